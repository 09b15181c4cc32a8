package elenchus.theorem;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The theorems that are known.
 *
 * @param theorems ordered by family, then id
 */
public record Catalogue(List<Theorem<?>> theorems) {

  /**
   * Orders the theorems.
   *
   * @throws IllegalArgumentException if two share an id
   */
  public Catalogue {
    theorems =
        theorems.stream()
            .sorted(
                Comparator.comparing((Theorem<?> t) -> t.card().family())
                    .thenComparing(t -> t.card().id()))
            .toList();
    List<String> ids = theorems.stream().map(t -> t.card().id()).sorted().toList();
    for (int i = 1; i < ids.size(); i++) {
      if (ids.get(i).equals(ids.get(i - 1))) {
        throw new IllegalArgumentException("two theorems have the id '" + ids.get(i) + "'");
      }
    }
  }

  /** The theorems on the class path. */
  public static Catalogue load() {
    return load(Catalogue.class.getClassLoader());
  }

  /** The theorems that a class loader sees, made by all processors: there may be many. */
  @SuppressWarnings("rawtypes")
  public static Catalogue load(ClassLoader loader) {
    List<ServiceLoader.Provider<Theorem>> providers =
        ServiceLoader.load(Theorem.class, loader).stream().toList();
    return new Catalogue(
        providers.parallelStream().<Theorem<?>>map(ServiceLoader.Provider::get).toList());
  }

  /** The theorem of that id. */
  public Optional<Theorem<?>> find(String id) {
    return theorems.stream().filter(t -> t.card().id().equals(id)).findFirst();
  }
}
