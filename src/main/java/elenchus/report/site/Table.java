package elenchus.report.site;

import java.util.List;

/**
 * A table that scrolls where it is too wide, and on a phone turns each row into a card whose cells
 * bear the names of their columns. The roles keep it a table to a screen reader even then.
 */
final class Table {
  private final List<String> columns;
  private final Html html = new Html();
  private int column;

  private Table(List<String> columns) {
    this.columns = columns;
  }

  /** Begins a table; each row begins with a heading. */
  static Table of(String style, String caption, String... columns) {
    Table table = new Table(List.of(columns));
    table.html.open("div", "class", "scroll", "tabindex", "0");
    table.html.open("table", "class", style, "role", "table");
    table.html.leaf("caption", caption);
    table.html.open("thead", "role", "rowgroup").open("tr", "role", "row");
    for (String name : columns) {
      table.html.leaf("th", name, "scope", "col", "role", "columnheader");
    }
    table.html.close().close().open("tbody", "role", "rowgroup");
    return table;
  }

  /** Begins a row with its heading, as markup. */
  Table row(String heading) {
    html.open("tr", "role", "row");
    html.element("th", heading, "scope", "row", "role", "rowheader");
    column = 1;
    return this;
  }

  /** A cell of markup. */
  Table cell(String markup) {
    html.element("td", markup, "role", "cell", "data-label", columns.get(column++));
    return this;
  }

  /** A cell of words. */
  Table words(String words) {
    return cell(Html.escaped(words));
  }

  /** A cell whose figures stand below each other. */
  Table number(String figure) {
    html.leaf("td", figure, "role", "cell", "class", "number", "data-label", columns.get(column++));
    return this;
  }

  /** Ends a row. */
  Table end() {
    html.close();
    return this;
  }

  /** The whole. */
  String done() {
    return html.close().close().close().done();
  }

  /** A heading of a row with an explanation below it, both as markup. */
  static String heading(String name, String explanation) {
    return name + "<span class=\"says\">" + explanation + "</span>";
  }
}
