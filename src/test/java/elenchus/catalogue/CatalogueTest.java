package elenchus.catalogue;

import elenchus.junit.TheoremTests;
import elenchus.theorem.Catalogue;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Every theorem of the catalogue on a few random instances, with its controls. */
class CatalogueTest {
  @TestFactory
  Stream<DynamicNode> catalogue() {
    return TheoremTests.of(Catalogue.load().theorems()).nodes();
  }
}
