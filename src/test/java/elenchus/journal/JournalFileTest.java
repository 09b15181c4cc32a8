package elenchus.journal;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import elenchus.campaign.Campaign;
import elenchus.campaign.CampaignResult;
import elenchus.campaign.Interruption;
import elenchus.campaign.Journal;
import elenchus.campaign.Progress;
import elenchus.campaign.Settings;
import elenchus.fake.Catalogued;
import elenchus.fake.Fake;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Theorem;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A campaign that goes on from its journal finds what an undisturbed one finds. */
class JournalFileTest {
  private static final Settings SETTINGS = Settings.of(12, 3, 2);
  private static final int CUTS = 100;

  @TempDir private Path directory = Path.of("");

  /** True, false, blind, open, throwing, not a number, and refuted at standard precision only. */
  private static List<Theorem<?>> theorems() {
    return List.of(
        Fake.named("small-sum"),
        new Catalogued.FalseOne(),
        new Catalogued.BlindOne(),
        new Catalogued.OpenOne(),
        new Catalogued.BrokenOne(),
        Fake.named("nan").examined((i, t) -> Fake.atMost(i, Double.NaN)),
        Fake.named("drawn")
            .examined(
                (i, t) ->
                    Evidence.collect()
                        .addAll(Fake.atMost(i, 100))
                        .curve("c", "x", "y", new double[] {0, 1}, new double[] {-0.0, Double.NaN})
                        .done()),
        Fake.named("flaky").examined((i, t) -> Fake.atMost(i, t.isHigh() ? 100 : 12)),
        Fake.named("throwing")
            .examined(
                (i, t) -> {
                  if (i.x().size() == 3) {
                    throw new IllegalStateException("three");
                  }
                  return Fake.atMost(i, 100);
                }));
  }

  private static CampaignResult run(Journal journal, Settings settings) {
    return Campaign.run(theorems(), settings, Progress.SILENT, journal, new Interruption());
  }

  /** Everything that a result says, number by number, but the times and the functions. */
  private static String text(CampaignResult result) {
    return result.theorems().stream().map(JournalFileTest::spelt).collect(joining("\n"));
  }

  private static String spelt(@Nullable Object value) {
    if (value instanceof Theorem<?> theorem) {
      return theorem.card().id();
    }
    if (value instanceof Control<?> control) {
      return control.name();
    }
    if (value instanceof Duration) {
      return "";
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(JournalFileTest::spelt).orElse("none");
    }
    if (value instanceof Collection<?> collection) {
      return collection.stream().map(JournalFileTest::spelt).toList().toString();
    }
    if (value instanceof double[] numbers) {
      return Arrays.toString(numbers);
    }
    if (value instanceof int[] numbers) {
      return Arrays.toString(numbers);
    }
    if (value instanceof Record parts) {
      return Stream.of(parts.getClass().getRecordComponents())
          .map(part -> part.getName() + "=" + spelt(read(part, parts)))
          .collect(joining(", ", "{", "}"));
    }
    return String.valueOf(value);
  }

  private static @Nullable Object read(RecordComponent part, Record parts) {
    try {
      part.getAccessor().setAccessible(true);
      return part.getAccessor().invoke(parts);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(part.toString(), e);
    }
  }

  private CampaignResult resumed(Path file) {
    try (JournalFile journal = JournalFile.open(file, theorems(), SETTINGS, "1")) {
      return run(journal, SETTINGS);
    }
  }

  private static byte[] whole(Path file) throws IOException {
    Files.deleteIfExists(file);
    try (JournalFile journal = JournalFile.open(file, theorems(), SETTINGS, "1")) {
      CampaignResult unused = run(journal, SETTINGS);
      assertThat(journal.failure()).isEmpty();
    }
    return Files.readAllBytes(file);
  }

  @Test
  void aJournalCutAnywhereGivesTheSameResult() throws IOException {
    Path file = directory.resolve("journal");
    byte[] bytes = whole(file);
    String expected = text(run(Journal.NONE, SETTINGS));
    assertThat(text(resumed(file))).as("nothing is left to do").isEqualTo(expected);
    Random random = new Random(1);
    for (int round = 0; round < CUTS; round++) {
      int kept = round == 0 ? 0 : random.nextInt(bytes.length);
      Files.write(file, Arrays.copyOf(bytes, kept));
      assertThat(text(resumed(file))).as("cut at %d of %d", kept, bytes.length).isEqualTo(expected);
      String again = text(resumed(file));
      assertThat(again).as("taken up twice, cut at %d", kept).isEqualTo(expected);
    }
  }

  @Test
  void theOrderOfTheLinesDoesNotMatter() throws IOException {
    Path file = directory.resolve("journal");
    List<String> lines = new String(whole(file), StandardCharsets.UTF_8).lines().toList();
    String expected = text(run(Journal.NONE, SETTINGS));
    List<String> shuffled = new ArrayList<>(lines.subList(1, lines.size()));
    Collections.shuffle(shuffled, new Random(2));
    // A line that brings texts must stay before those that refer to them.
    shuffled.sort(Comparator.comparingInt(line -> order(line, lines)));
    shuffled.add(0, lines.get(0));
    assertThat(shuffled).isNotEqualTo(lines);
    Files.write(file, shuffled);
    assertThat(text(resumed(file))).isEqualTo(expected);
  }

  private static int order(String line, List<String> lines) {
    return line.contains("\"texts\":") ? lines.indexOf(line) : lines.size();
  }

  @Test
  void whatIsRememberedIsNotDoneAgain() {
    AtomicInteger examinations = new AtomicInteger();
    List<Theorem<?>> theorems =
        List.of(
            Fake.named("counted")
                .examined(
                    (i, t) -> {
                      examinations.incrementAndGet();
                      return Fake.atMost(i, 100);
                    }));
    Path file = directory.resolve("journal");
    for (int round = 0; round < 2; round++) {
      try (JournalFile journal = JournalFile.open(file, theorems, SETTINGS, "1")) {
        assertThat(journal.remembered()).isEqualTo(round == 0 ? 0 : 12 + 1 + 1);
        CampaignResult result =
            Campaign.run(theorems, SETTINGS, Progress.SILENT, journal, new Interruption());
        assertThat(result.theorems().get(0).counts().supported()).isEqualTo(13);
      }
      assertThat(examinations).hasValue(13);
    }
  }

  @Test
  void anotherCampaignIsRefused() throws IOException {
    Path file = directory.resolve("journal");
    byte[] bytes = whole(file);
    List<Theorem<?>> fewer = theorems().subList(0, 2);
    assertThatThrownBy(() -> JournalFile.open(file, theorems(), Settings.of(13, 3, 2), "1"))
        .isInstanceOf(JournalException.class)
        .hasMessage(file + ":1: the journal belongs to another campaign: tries 12, and not 13");
    assertThatThrownBy(() -> JournalFile.open(file, theorems(), Settings.of(12, 4, 2), "2"))
        .hasMessageEndingWith("another campaign: version 1, and not 2; seed 3, and not 4");
    assertThatThrownBy(() -> JournalFile.open(file, fewer, SETTINGS, "1"))
        .hasMessageEndingWith("another campaign: with 'blind-sum' and 6 more");
    assertThat(Files.readAllBytes(file)).as("nothing is lost").isEqualTo(bytes);
    assertThat(text(resumed(file))).as("threads do not matter").isNotEmpty();
  }

  @Test
  void whatIsNoJournalIsRefusedAndKept() throws IOException {
    for (String text : List.of("my thesis", "my thesis\nchapter one\n", "{}\n", "[1]", "\n")) {
      Path file = Files.writeString(directory.resolve("text"), text);
      assertThatThrownBy(() -> JournalFile.open(file, theorems(), SETTINGS, "1"))
          .isInstanceOf(JournalException.class)
          .hasMessage(file + ":1: the file is no journal");
      assertThat(Files.readString(file)).as("kept").isEqualTo(text);
    }
    assertThatThrownBy(
            () -> JournalFile.open(directory.resolve("no/such"), theorems(), SETTINGS, "1"))
        .hasMessageContaining("no/such: the journal cannot be used: NoSuchFileException");
    assertThatThrownBy(() -> JournalFile.open(directory, theorems(), SETTINGS, "1"))
        .hasMessageContaining("cannot be used");
  }

  @Test
  void damageInsideIsNamedByItsLine() throws IOException {
    Path file = directory.resolve("journal");
    List<String> lines = new String(whole(file), StandardCharsets.UTF_8).lines().toList();
    List<String> damaged = new ArrayList<>(lines);
    damaged.set(4, lines.get(4).substring(0, 20));
    Files.write(file, damaged);
    assertThatThrownBy(() -> JournalFile.open(file, theorems(), SETTINGS, "1"))
        .hasMessage(file + ":5: the line is damaged");
    Files.write(file, lines);
    List<Theorem<?>> changed = new ArrayList<>(theorems());
    changed.set(0, Fake.named("small-sum").claiming(Claim.equal("other", "Other.")));
    assertThatThrownBy(() -> JournalFile.open(file, changed, SETTINGS, "1"))
        .hasMessageContaining("the line does not fit: 'small-sum' has no claim 'bound' any more");
  }

  @Test
  void aJournalInUseIsRefused() {
    Path file = directory.resolve("journal");
    try (JournalFile first = JournalFile.open(file, theorems(), SETTINGS, "1")) {
      assertThatThrownBy(() -> JournalFile.open(file, theorems(), SETTINGS, "1"))
          .hasMessage(file + ": another campaign of this process writes the journal");
      assertThat(first.remembered()).isZero();
    }
  }

  @Test
  void anInterruptedCampaignTellsWhatItKnowsAndGoesOnLater() {
    Path file = directory.resolve("journal");
    Interruption interruption = new Interruption();
    AtomicInteger count = new AtomicInteger();
    List<Theorem<?>> theorems =
        List.of(
            Fake.named("first"),
            Fake.named("second")
                .examined(
                    (i, t) -> {
                      if (count.incrementAndGet() >= 5) {
                        interruption.request();
                        pause();
                      }
                      return Fake.atMost(i, 100);
                    }),
            Fake.named("third"));
    Settings settings = Settings.of(2000, 1, 1);
    try (JournalFile journal = JournalFile.open(file, theorems, settings, "1")) {
      CampaignResult result =
          Campaign.run(theorems, settings, Progress.SILENT, journal, interruption);
      assertThat(result.interrupted()).isTrue();
      assertThat(result.outcome()).isEqualTo(elenchus.campaign.Outcome.INCONCLUSIVE);
      assertThat(result.theorems()).hasSizeBetween(1, 2);
      var last = result.theorems().get(result.theorems().size() - 1);
      assertThat(last.undone()).isPositive();
      assertThat(last.counts().refuted()).isZero();
      assertThat(result.time()).isLessThan(Duration.ofMinutes(1));
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
