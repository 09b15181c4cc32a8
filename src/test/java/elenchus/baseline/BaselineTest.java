package elenchus.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import elenchus.campaign.Progress;
import elenchus.campaign.Settings;
import elenchus.fake.Fake;
import elenchus.fake.Numbers;
import elenchus.instance.Json;
import elenchus.theorem.Catalogue;
import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import elenchus.theorem.Theorem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Baselines to the bit, and drift that is attributed to the instrument it comes from. */
class BaselineTest {
  private static final Settings SETTINGS = Settings.of(8, 1, 2);
  private static final Claim FLOW = Claim.equal("flow", "The flow of $-x$ for time 1.");
  private static final Claim EXACT = Claim.equal("exact", "A closed form.");

  @TempDir private Path directory = Path.of("");

  /** Two instruments: an Euler integrator, whose steps are its tolerance, and a closed form. */
  private static Theorem<Numbers> rehearsal(int steps) {
    return Fake.named("rehearsal").claiming(FLOW, EXACT).examined((i, t) -> evidence(i, steps));
  }

  private static Evidence evidence(Numbers numbers, int steps) {
    double x = numbers.sum();
    for (int k = 0; k < steps; k++) {
      x -= x / steps;
    }
    double closed = numbers.sum() * StrictMath.exp(-1);
    return Evidence.of(
        FLOW.compare(x, closed)
            .within(0.1 * numbers.sum(), "first order")
            .by("explicit Euler", "own", "double")
            .by("closed form", "own", "double")
            .build(),
        EXACT.compare(closed, closed).by("closed form", "own", "double").build());
  }

  private static Baseline record(Theorem<?>... theorems) {
    return Baseline.record(List.of(theorems), SETTINGS, Progress.SILENT, "1");
  }

  private Baseline written(Baseline baseline) throws IOException {
    Path file = directory.resolve("baseline.json");
    Files.writeString(file, Json.print(BaselineFile.write(baseline)));
    return BaselineFile.read(file);
  }

  @Test
  void theSameIsTheSameToTheBitAlsoFromAFile() throws IOException {
    Fake nan = Fake.named("nan").examined((i, t) -> Fake.atMost(i, Double.NaN));
    Baseline before = record(rehearsal(100), nan);
    assertThat(written(before)).isEqualTo(before);
    Comparison comparison = Comparison.of(written(before), record(rehearsal(100), nan), 0);
    assertThat(comparison.isSame()).isTrue();
    assertThat(comparison.compared()).isEqualTo(2 * 9 + 9);
  }

  @Test
  void driftIsAttributedToTheInstrumentThatChanged() {
    Comparison comparison = Comparison.of(record(rehearsal(100)), record(rehearsal(90)), 0);
    assertThat(comparison.isSame()).isFalse();
    assertThat(comparison.drifts()).hasSize(9).allMatch(drift -> drift.claim().equals("flow"));
    assertThat(comparison.drifts()).allMatch(drift -> drift.ulps() > 1 && drift.share() < 0.1);
    assertThat(comparison.suspects()).hasSize(1);
    Suspect suspect = comparison.suspects().get(0);
    assertThat(suspect.instrument())
        .as("the closed form is named as well, but half of its findings stayed")
        .isEqualTo("explicit Euler / own / double");
    assertThat(suspect.drifted()).isEqualTo(9);
    assertThat(suspect.findings()).isEqualTo(9);
    assertThat(Comparison.of(record(rehearsal(100)), record(rehearsal(90)), 0.1).isSame()).isTrue();
  }

  @Test
  void newTheoremsAreNoDriftAndLostOnesAre() {
    Baseline one = record(rehearsal(10));
    Baseline two = record(rehearsal(10), Fake.named("another"));
    Comparison grown = Comparison.of(one, two, 0);
    assertThat(grown.isSame()).isTrue();
    assertThat(grown.added()).containsExactly("another");
    Comparison shrunk = Comparison.of(two, one, 0);
    assertThat(shrunk.isSame()).isFalse();
    assertThat(shrunk.removed()).containsExactly("another");
  }

  @Test
  void distancesAreCountedInDoubles() {
    assertThat(drift(1, Math.nextUp(1.0)).ulps()).isEqualTo(1);
    assertThat(drift(-0.0, 0.0).ulps()).isEqualTo(1);
    assertThat(drift(-Double.MIN_VALUE, Double.MIN_VALUE).ulps()).isEqualTo(3);
    assertThat(drift(1, Double.NaN).ulps()).isEqualTo(Long.MAX_VALUE);
    assertThat(drift(-Double.MAX_VALUE, Double.MAX_VALUE).ulps()).isEqualTo(Long.MAX_VALUE);
    assertThat(drift(1, 1.5).share()).isEqualTo(0.25);
  }

  private static Drift drift(double before, double after) {
    return new Drift("t", 1, "c", "observed", before, after, 2, List.of());
  }

  @Test
  void whatIsNoBaselineIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "{}");
    assertThatThrownBy(() -> BaselineFile.read(file))
        .isInstanceOf(BaselineFormatException.class)
        .hasMessage(file + ": no baseline: the field 'elenchus-baseline' is not 1");
    assertThatThrownBy(() -> BaselineFile.read(directory.resolve("none")))
        .hasMessage(directory.resolve("none") + ": cannot be read: NoSuchFileException");
  }

  @Test
  void theVersionsAreThoseOfTheBuild() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    for (Map.Entry<String, String> library : Environment.here("1").libraries().entrySet()) {
      String property = "<" + library.getKey() + ".version>" + library.getValue() + "<";
      int at = Math.max(0, pom.indexOf("<artifactId>" + library.getKey() + "</artifactId>"));
      String declared = pom.substring(at, pom.indexOf("</dependency>", at));
      boolean known =
          pom.contains(property) || declared.contains("<version>" + library.getValue() + "<");
      assertThat(known).as("%s in pom.xml", library).isTrue();
    }
  }

  /** Fails where a number of the catalogue has changed; CONTRIBUTING says what to do then. */
  @Test
  void theCatalogueHasNotDrifted() {
    Baseline before = BaselineFile.read(Path.of("src/test/resources/baseline.json"));
    Settings settings = Settings.of(before.tries(), before.seed(), 2);
    List<Theorem<?>> theorems = Catalogue.load().theorems();
    Baseline after = Baseline.record(theorems, settings, Progress.SILENT, "1");
    Comparison comparison = Comparison.of(before, after, 0);
    ComparisonReport report =
        new ComparisonReport(comparison, before.environment(), after.environment());
    assertThat(comparison.isSame()).as(report.text()).isTrue();
    assertThat(comparison.compared()).isPositive();
  }
}
