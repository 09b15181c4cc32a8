package elenchus.theorem;

import java.util.Locale;

/**
 * How a theorem presents itself.
 *
 * @param id lower-case words joined by hyphens; also the name of the proof note
 * @param family the subject it is grouped under, and the folder of its proof note
 * @param title one line
 * @param statement hypotheses and conclusions in a few sentences; formulas in TeX between dollars
 * @param source paper and theorem number, and what was read of it
 */
public record Card(String id, String family, String title, String statement, String source) {

  /** Starts a card. */
  public static Builder id(String id) {
    return new Builder(id);
  }

  /** A name as part of an id: lower-case words joined by hyphens. */
  public static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  /** The class-path resource of the proof note. */
  public String note() {
    return "/proofs-notes/" + family + "/" + id + ".md";
  }

  /** Collects the lines of a card. */
  public static final class Builder {
    private final String id;
    private String family = "";
    private String title = "";
    private String statement = "";

    private Builder(String id) {
      if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
        throw new IllegalArgumentException("theorem id '" + id + "'");
      }
      this.id = id;
    }

    /** The subject the theorem is grouped under. */
    public Builder family(String name) {
      this.family = name;
      return this;
    }

    /** One line. */
    public Builder title(String line) {
      this.title = line;
      return this;
    }

    /** Hypotheses and conclusions. */
    public Builder statement(String text) {
      this.statement = text.strip();
      return this;
    }

    /** Paper and theorem number, and what was read of it; ends the card. */
    public Card source(String text) {
      return new Card(id, family, title, statement, text.strip());
    }
  }
}
