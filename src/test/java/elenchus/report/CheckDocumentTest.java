package elenchus.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import elenchus.campaign.Campaign;
import elenchus.campaign.CampaignResult;
import elenchus.campaign.Progress;
import elenchus.campaign.Settings;
import elenchus.exact.Rationals;
import elenchus.fake.Catalogued;
import elenchus.fake.Fake;
import elenchus.fake.Numbers;
import elenchus.instance.InstanceCodec;
import elenchus.instance.InstanceFile;
import elenchus.instance.Json;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Theorem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents hold what they promise and do not depend on the number of threads. */
class CheckDocumentTest {
  private static final List<Theorem<?>> THEOREMS =
      List.of(
          Fake.named("true"),
          Fake.named("false").examined((i, t) -> Fake.atMost(i, 12)),
          Fake.named("flaky").examined((i, t) -> Fake.atMost(i, t.isHigh() ? 100 : 12)),
          new Catalogued.BrokenOne(),
          Fake.named("certified")
              .under(Hypothesis.<Numbers>of("any", "Any numbers.", i -> 1).decidedByItsMargin())
              .examined((i, t) -> Fake.atMost(i, 12))
              .certifiedBy((i, claim) -> Optional.of(exactly(i))));

  private static Finding exactly(Numbers instance) {
    BigFraction sum =
        instance.x().stream().map(Rationals::of).reduce(BigFraction.ZERO, BigFraction::add);
    return Fake.BOUND
        .decide(sum.compareTo(new BigFraction(12)) <= 0)
        .by("summation", "own", "rational")
        .build();
  }

  private static CampaignResult run(int threads) {
    return Campaign.run(THEOREMS, Settings.of(80, 11, threads), Progress.SILENT);
  }

  private static String timeless(CampaignResult result) {
    ObjectNode document = CheckDocument.of(result, "test", Map.of());
    Stream.concat(Stream.of((JsonNode) document), stream(document.get("theorems")))
        .forEach(node -> ((ObjectNode) node).remove("millis"));
    return Json.print(document);
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return Stream.iterate(0, i -> i < array.size(), i -> i + 1).map(array::get);
  }

  @Test
  void theDocumentDoesNotDependOnTheNumberOfThreads() {
    String one = timeless(run(1));
    assertThat(timeless(run(2))).isEqualTo(one);
    assertThat(timeless(run(5))).isEqualTo(one);
  }

  @Test
  void theDocumentHoldsTheTally(@TempDir Path directory) throws Exception {
    CampaignResult result = run(2);
    Map<String, Path> files = CounterexampleFiles.write(result, directory.resolve("found"));
    JsonNode document = CheckDocument.of(result, "test", files);
    assertThat(document.get("verdict").textValue()).isEqualTo("REFUTED");
    assertThat(document.get("seed").longValue()).isEqualTo(11);
    assertThat(document.get("tries").intValue()).isEqualTo(80);
    JsonNode refuted = document.at("/theorems/1");
    assertThat(refuted.get("id").textValue()).isEqualTo("false");
    assertThat(refuted.get("tries").intValue())
        .isEqualTo(81)
        .isEqualTo(refuted.get("supported").intValue() + refuted.get("refuted").intValue());
    assertThat(refuted.at("/claims/0/verdict").textValue()).isEqualTo("REFUTED");
    assertThat(refuted.at("/claims/0/strength").textValue()).isEqualTo("MEASURED");
    assertThat(refuted.at("/claims/0/worst/observed").doubleValue())
        .isGreaterThan(refuted.at("/claims/0/worst/predicted").doubleValue());
    assertThat(refuted.at("/controls/0/refuted").booleanValue()).isTrue();
    assertThat(refuted.get("counterexample").textValue())
        .isEqualTo(String.valueOf(files.get("false")));
    assertThat(document.at("/theorems/0/counterexample").isNull()).isTrue();
    assertThat(document.at("/theorems/0/counterexampleStatus").isNull()).isTrue();
    assertThat(refuted.at("/counterexampleStatus/status").textValue()).isEqualTo("MEASURED");
    assertThat(refuted.at("/counterexampleStatus/reason").textValue())
        .isEqualTo("'bound' is refuted in floating point and has no exact decision here");
    assertThat(refuted.at("/controls/0/refutationStatus/status").textValue()).isEqualTo("MEASURED");
    JsonNode certified = document.at("/theorems/4/counterexampleStatus");
    assertThat(certified.get("status").textValue()).isEqualTo("CERTIFIED");
    assertThat(certified.get("how").textValue()).isEqualTo("summation in rational arithmetic");
    assertThat(certified.at("/finding/strength").textValue()).isEqualTo("CERTIFIED");
    assertThat(certified.at("/finding/verdict").textValue()).isEqualTo("REFUTED");
    assertThat(document.at("/theorems/3/faults/0/message").textValue()).contains("no instances");
  }

  @Test
  void aCounterexampleCanBeReadBack(@TempDir Path directory) throws Exception {
    CampaignResult result = run(2);
    Map<String, Path> written = CounterexampleFiles.write(result, directory);
    Path file = Objects.requireNonNull(written.get("false"));
    InstanceFile read = InstanceFile.read(file);
    assertThat(read.theorem()).contains("false");
    assertThat(InstanceCodec.of(THEOREMS.get(1).instanceType()).read(read))
        .isEqualTo(result.theorems().get(1).counterexample().orElseThrow().instance());
    try (Stream<Path> all = Files.list(directory)) {
      assertThat(all)
          .as("no temporary file is left")
          .containsExactlyInAnyOrderElementsOf(written.values());
    }
  }

  @Test
  void theFileSaysThatItIsCertified(@TempDir Path directory) throws Exception {
    Path file =
        Objects.requireNonNull(CounterexampleFiles.write(run(2), directory).get("certified"));
    assertThat(Files.readString(file))
        .contains("\"counterexampleStatus\" : {", "\"status\" : \"CERTIFIED\"");
    assertThat(InstanceFile.read(file).theorem()).contains("certified");
  }

  @Test
  void nothingIsWrittenWhereNothingIsRefuted(@TempDir Path directory) throws Exception {
    CampaignResult result =
        Campaign.run(List.of(Fake.named("true")), Settings.of(5, 1, 1), Progress.SILENT);
    Path place = directory.resolve("counterexamples");
    assertThat(CounterexampleFiles.write(result, place)).isEmpty();
    assertThat(place).doesNotExist();
  }

  @Test
  void theTextTellsWhatWasCheckedAndWhatTheControlsDid() {
    CampaignResult result = run(2);
    String text =
        CheckText.theorem(result.theorems().get(1), Optional.of(Path.of("x.json")), new Ink(false));
    assertThat(text)
        .contains("REFUTED on 81 instances (1 worked example, 80 random)")
        .contains("95 % confidence")
        .contains("bound 3  refuted on try 1 by 'bound'")
        .contains("  counterexample: x.json")
        .contains("not certified: 'bound' is refuted in floating point")
        .doesNotContain("\u001b");
    assertThat(CheckText.theorem(result.theorems().get(2), Optional.empty(), new Ink(true)))
        .contains("numerics fault: ")
        .contains("more of this kind")
        .contains("\u001b[32mSUPPORTED\u001b[0m");
    assertThat(CheckText.summary(result, new Ink(false)))
        .startsWith("REFUTED: 5 theorems, 324 instances, 4 of 4 controls refuted, seed 11, ");
    assertThat(
            CheckText.theorem(
                result.theorems().get(4), Optional.of(Path.of("y.json")), new Ink(false)))
        .contains("certified counterexample: y.json")
        .contains("certified: 'bound' by summation in rational arithmetic");
  }
}
