package elenchus.catalogue;

import elenchus.junit.TheoremTests;
import elenchus.theorem.Catalogue;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Every theorem of the catalogue on a few random instances, with its controls: enough to notice
 * that one is broken. How much a theorem bears is for {@code check} and for the tests of the
 * theorem.
 */
class CatalogueTest {
  private static final int TRIES = 10;

  @TestFactory
  Stream<DynamicNode> catalogue() {
    return TheoremTests.of(Catalogue.load().theorems()).tries(TRIES).nodes();
  }
}
