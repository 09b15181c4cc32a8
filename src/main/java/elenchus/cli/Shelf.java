package elenchus.cli;

import elenchus.campaign.Conjecture;
import elenchus.instance.Spelling;
import elenchus.search.Ablated;
import elenchus.theorem.Catalogue;
import elenchus.theorem.Theorem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The catalogue, loaded when first asked for. */
final class Shelf {
  private final Supplier<Catalogue> loader;
  private final List<Path> places = new ArrayList<>();
  private Optional<Catalogue> loaded = Optional.empty();

  Shelf(Supplier<Catalogue> loader) {
    this.loader = loader;
  }

  /** Theorems of the user join the catalogue. */
  void add(List<Path> jars) {
    places.addAll(jars);
    loaded = Optional.empty();
  }

  /**
   * The catalogue.
   *
   * @throws InputException if theorems of the user cannot be loaded or have an id that is taken
   */
  Catalogue catalogue() {
    if (loaded.isEmpty()) {
      loaded = Optional.of(places.isEmpty() ? loader.get() : joined());
    }
    return loaded.get();
  }

  private Catalogue joined() {
    List<Theorem<?>> theorems = new ArrayList<>(loader.get().theorems());
    Map<String, String> owners = new HashMap<>();
    theorems.forEach(theorem -> owners.put(theorem.card().id(), "the catalogue"));
    for (TheoremJars.Found found : TheoremJars.in(places)) {
      String id = found.theorem().card().id();
      String owner = owners.putIfAbsent(id, found.place().toString());
      if (owner != null) {
        throw new InputException(
            "%s: the id '%s' is taken by a theorem of %s".formatted(found.place(), id, owner));
      }
      theorems.add(found.theorem());
    }
    return new Catalogue(theorems);
  }

  /**
   * The theorem of an id.
   *
   * @throws InputException if there is none
   */
  Theorem<?> find(String id) {
    return catalogue()
        .find(id)
        .<Theorem<?>>map(theorem -> theorem)
        .or(() -> conjecture(id))
        .or(() -> ablated(id))
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

  /** A control as a theorem of its own, by the id that its instance files bear. */
  private Optional<Theorem<?>> conjecture(String id) {
    int end = id.indexOf(Conjecture.INFIX);
    if (end < 0) {
      return Optional.empty();
    }
    return catalogue()
        .find(id.substring(0, end))
        .flatMap(
            theorem ->
                theorem.controls().stream()
                    .filter(control -> Conjecture.id(theorem, control).equals(id))
                    .findFirst()
                    .map(control -> Conjecture.of(theorem, control)));
  }

  /** A theorem without one of its hypotheses, by the id that its instance files bear. */
  private Optional<Theorem<?>> ablated(String id) {
    int end = id.indexOf(Ablated.INFIX);
    return end < 0
        ? Optional.empty()
        : catalogue().find(id.substring(0, end)).flatMap(theorem -> ablated(theorem, id));
  }

  private static <I> Optional<Theorem<?>> ablated(Theorem<I> theorem, String id) {
    return Ablated.all(theorem).stream()
        .filter(candidate -> candidate.card().id().equals(id))
        .findFirst()
        .map(candidate -> candidate);
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
