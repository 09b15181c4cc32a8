package elenchus.cli;

import elenchus.instance.Spelling;
import elenchus.theorem.Catalogue;
import elenchus.theorem.Theorem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The catalogue, loaded when first asked for. */
final class Shelf {
  private final Supplier<Catalogue> loader;
  private Optional<Catalogue> loaded = Optional.empty();

  Shelf(Supplier<Catalogue> loader) {
    this.loader = loader;
  }

  Catalogue catalogue() {
    if (loaded.isEmpty()) {
      loaded = Optional.of(loader.get());
    }
    return loaded.get();
  }

  /**
   * The theorem of an id.
   *
   * @throws InputException if there is none
   */
  Theorem<?> find(String id) {
    return catalogue()
        .find(id)
        .orElseThrow(
            () ->
                new InputException(
                    "unknown theorem '"
                        + id
                        + "'"
                        + Spelling.question(id, ids())
                        + (Spelling.closest(id, ids()).isEmpty()
                            ? "; './elenchus list' shows the ids"
                            : "")));
  }

  /** The theorems of the ids, each once; all if no id is given. */
  List<Theorem<?>> findAll(List<String> ids) {
    if (ids.isEmpty()) {
      return catalogue().theorems();
    }
    List<Theorem<?>> found = new ArrayList<>();
    for (String id : ids.stream().distinct().toList()) {
      found.add(find(id));
    }
    return found;
  }

  private List<String> ids() {
    return catalogue().theorems().stream().map(t -> t.card().id()).toList();
  }
}
