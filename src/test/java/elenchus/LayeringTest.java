package elenchus;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Keeps the table of packages true: who may use whom. */
class LayeringTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("elenchus");

  private static final Map<String, List<String>> MAY_USE = new LinkedHashMap<>();

  static {
    MAY_USE.put("theorem", List.of());
    MAY_USE.put("linear", List.of());
    MAY_USE.put("data", List.of("linear"));
    MAY_USE.put("loss", List.of("linear"));
    MAY_USE.put("exact", List.of("linear"));
    MAY_USE.put("symbolic", List.of("exact", "linear"));
    MAY_USE.put("margin", List.of("data", "exact", "linear"));
    MAY_USE.put("verify", List.of("data"));
    MAY_USE.put("flow", List.of("data", "loss", "linear"));
    MAY_USE.put("descent", List.of("data", "loss", "linear"));
    MAY_USE.put("features", List.of("descent", "exact", "linear"));
    MAY_USE.put("geometry", List.of("data", "linear"));
    MAY_USE.put("mixture", List.of("data", "exact", "linear", "statistics"));
    MAY_USE.put("statistics", List.of("linear"));
    MAY_USE.put("mirror", List.of("exact", "flow", "linear"));
    MAY_USE.put("functions", List.of("exact", "linear", "mirror"));
    MAY_USE.put("network", List.of("data", "exact", "linear", "symbolic"));
    MAY_USE.put("plot", List.of("linear"));
    MAY_USE.put("instance", List.of("theorem", "linear"));
    MAY_USE.put("campaign", List.of("theorem", "instance"));
    MAY_USE.put("journal", List.of("campaign", "theorem", "instance"));
    MAY_USE.put("search", List.of("campaign", "theorem", "instance"));
    MAY_USE.put("baseline", List.of("campaign", "theorem", "instance"));
    MAY_USE.put("report", List.of("campaign", "theorem", "instance", "plot", "search"));
    MAY_USE.put("junit", List.of("campaign", "theorem", "instance", "report"));
  }

  @Test
  void eachPackageUsesOnlyWhatItMay() {
    MAY_USE.forEach(
        (name, allowed) -> {
          TreeSet<String> forbidden = new TreeSet<>(MAY_USE.keySet());
          forbidden.add("cli");
          forbidden.add("catalogue");
          forbidden.remove(name);
          forbidden.removeAll(allowed);
          noClasses()
              .that()
              .resideInAPackage("elenchus." + name + "..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(
                  forbidden.stream().map(p -> "elenchus." + p + "..").toArray(String[]::new))
              .because(name + " may use " + allowed + " only")
              .allowEmptyShould(true)
              .check(HOUSE);
        });
  }

  @Test
  void theCatalogueKnowsNoCampaign() {
    noClasses()
        .that()
        .resideInAPackage("elenchus.catalogue..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "elenchus.campaign..", "elenchus.report..", "elenchus.cli..", "elenchus.junit..")
        .allowEmptyShould(true)
        .check(HOUSE);
  }

  @Test
  void theEngineNamesNoTheorem() {
    noClasses()
        .that()
        .resideOutsideOfPackage("elenchus.catalogue..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("elenchus.catalogue..")
        .check(HOUSE);
  }

  @Test
  void thereAreNoPackageCycles() {
    slices().matching("elenchus.(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void generatorsDrawOnlyFromTheirSeed() {
    noClasses()
        .should()
        .callMethod(net.jqwik.api.Arbitrary.class, "sample")
        .because("a sample draws from the session's own source and is never reproducible")
        .check(HOUSE);
  }
}
