package elenchus.junit;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import elenchus.campaign.Campaign;
import elenchus.campaign.ClaimTally;
import elenchus.campaign.ControlResult;
import elenchus.campaign.Examined;
import elenchus.campaign.Examiner;
import elenchus.campaign.Fault;
import elenchus.campaign.Progress;
import elenchus.campaign.Promotion;
import elenchus.campaign.Settings;
import elenchus.campaign.TheoremResult;
import elenchus.instance.InstanceCodec;
import elenchus.instance.InstanceFile;
import elenchus.instance.Json;
import elenchus.report.CheckText;
import elenchus.report.Ink;
import elenchus.theorem.Catalogue;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Example;
import elenchus.theorem.Theorem;
import elenchus.theorem.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * Tests of theorems, to be returned from a {@code @TestFactory}:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> myTheorem() {
 *   return TheoremTests.of(new MyTheorem()).tries(100).nodes();
 * }
 * }</pre>
 *
 * <p>A theorem passes if it is well-formed, its worked examples are supported, no random instance
 * refutes a claim and few are left open, every control is refuted, and what is said to be false as
 * printed is refuted by proof.
 */
public final class TheoremTests {
  private static final int TRIES = 25;

  private final List<? extends Theorem<?>> theorems;
  private final Settings settings;

  private TheoremTests(List<? extends Theorem<?>> theorems, Settings settings) {
    this.theorems = theorems;
    this.settings = settings;
  }

  /** Tests of the theorems with 25 random instances each, on all processors. */
  public static TheoremTests of(List<? extends Theorem<?>> theorems) {
    int threads = Runtime.getRuntime().availableProcessors();
    return new TheoremTests(List.copyOf(theorems), Settings.of(TRIES, 1, threads));
  }

  /** Tests of one theorem. */
  public static TheoremTests of(Theorem<?> theorem) {
    return of(List.of(theorem));
  }

  /**
   * Tests of all theorems that the class path registers for {@code ServiceLoader}, as the command
   * line finds them, and whose classes are in a package or below it.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static TheoremTests registeredIn(String packageName) {
    List<Theorem<?>> found =
        Catalogue.load(TheoremTests.class.getClassLoader()).theorems().stream()
            .filter(theorem -> theorem.getClass().getName().startsWith(packageName + "."))
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException("no theorem is registered in " + packageName);
    }
    return of(found);
  }

  /** The same tests with another number of random instances. */
  public TheoremTests tries(int number) {
    return new TheoremTests(
        theorems, Settings.of(number, settings.seed(), settings.threads()).with(settings.limits()));
  }

  /** The same tests with another seed. */
  public TheoremTests seed(long seed) {
    return new TheoremTests(
        theorems, Settings.of(settings.tries(), seed, settings.threads()).with(settings.limits()));
  }

  /** One container per theorem. */
  public Stream<DynamicNode> nodes() {
    return theorems.stream().map(this::container);
  }

  private <I> DynamicContainer container(Theorem<I> theorem) {
    List<DynamicNode> tests = new ArrayList<>();
    tests.add(dynamicTest("has a proof note", () -> requireNote(theorem)));
    tests.add(dynamicTest("names are unique", () -> requireUniqueNames(theorem)));
    for (Example<I> example : theorem.examples()) {
      tests.add(dynamicTest("example: " + example.name(), () -> requireSupport(theorem, example)));
    }
    Supplier<TheoremResult> result = once(() -> campaign(theorem));
    tests.add(dynamicTest("nothing goes wrong", () -> requireNoFault(result.get())));
    tests.add(dynamicTest("hypotheses mostly hold", () -> requireSubstance(result.get())));
    for (Claim claim : theorem.claims()) {
      tests.add(dynamicTest("claim: " + claim.name(), () -> requireClaim(result.get(), claim)));
    }
    tests.add(dynamicTest("has controls", () -> requireControls(theorem)));
    tests.add(dynamicContainer("controls are refuted", controls(theorem, result)));
    return dynamicContainer(theorem.card().id(), tests);
  }

  private static Stream<DynamicTest> controls(Theorem<?> theorem, Supplier<TheoremResult> result) {
    return theorem.controls().stream()
        .map(
            control ->
                dynamicTest(
                    control.name(),
                    () -> {
                      requireRefuted(result.get(), control.name());
                      requireProof(result.get(), control);
                    }));
  }

  private TheoremResult campaign(Theorem<?> theorem) {
    return Campaign.run(List.of(theorem), settings, Progress.SILENT).theorems().get(0);
  }

  private static void requireNote(Theorem<?> theorem) {
    String note = theorem.card().note();
    Assertions.assertNotNull(
        theorem.getClass().getResource(note), "there is no proof note at " + note);
  }

  private static void requireUniqueNames(Theorem<?> theorem) {
    requireUnique("claim", theorem.claims().stream().map(Claim::name));
    requireUnique("hypothesis", theorem.hypotheses().stream().map(h -> h.name()));
    requireUnique("control", theorem.controls().stream().map(Control::name));
    requireUnique("example", theorem.examples().stream().map(Example::name));
  }

  private static void requireUnique(String kind, Stream<String> names) {
    HashSet<String> seen = new HashSet<>();
    names.forEach(
        name -> Assertions.assertTrue(seen.add(name), "there are two of " + kind + " " + name));
  }

  private <I> void requireSupport(Theorem<I> theorem, Example<I> example) {
    Examined examined =
        Examiner.of(theorem, settings.limits().trial()).examine(example.instance(), 0);
    Assertions.assertEquals(Verdict.SUPPORTED, examined.verdict(), () -> "examined: " + examined);
    InstanceCodec<I> codec = InstanceCodec.of(theorem.instanceType());
    String written = Json.print(codec.write(example.instance()));
    Assertions.assertEquals(
        written,
        Json.print(codec.write(codec.read(InstanceFile.parse(example.name(), written)))),
        "the instance does not survive being written and read");
  }

  private static void requireNoFault(TheoremResult result) {
    Assertions.assertTrue(
        result.faults().stream().allMatch(f -> f.fault().kind() == Fault.Kind.NUMERICS),
        () -> "faults: " + result.faults());
  }

  private static void requireSubstance(TheoremResult result) {
    Assertions.assertFalse(
        result.isLargelyVacuous(),
        () -> result.counts() + ", failed hypotheses " + result.failedHypotheses());
  }

  private static void requireClaim(TheoremResult result, Claim claim) {
    ClaimTally tally =
        result.claims().stream().filter(c -> c.claim().equals(claim)).findFirst().orElseThrow();
    Assertions.assertEquals(Verdict.SUPPORTED, tally.verdict(), () -> text(result));
  }

  private static void requireControls(Theorem<?> theorem) {
    Assertions.assertFalse(
        theorem.controls().isEmpty(), "a check without controls may be blind to every error");
  }

  private static void requireRefuted(TheoremResult result, String control) {
    Assertions.assertTrue(find(result, control).refuted(), () -> text(result));
  }

  /** What is said of somebody's paper must be proved on the very counterexample that is shown. */
  private static void requireProof(TheoremResult result, Control<?> control) {
    if (control.kind() != Control.Kind.AS_PRINTED) {
      return;
    }
    Assertions.assertTrue(
        control.smallest().isPresent(),
        "an erratum shows its smallest counterexample: Control.certifiedOn");
    Promotion promotion = find(result, control.name()).promotion().orElseThrow();
    Assertions.assertEquals(
        Promotion.Status.CERTIFIED, promotion.status(), () -> "the erratum: " + promotion);
  }

  private static ControlResult find(TheoremResult result, String control) {
    return result.controls().stream()
        .filter(c -> c.control().name().equals(control))
        .findFirst()
        .orElseThrow();
  }

  private static String text(TheoremResult result) {
    return "\n" + CheckText.theorem(result, Optional.empty(), new Ink(false));
  }

  private static <T> Supplier<T> once(Supplier<T> supplier) {
    List<T> kept = new ArrayList<>();
    return () -> {
      synchronized (kept) {
        if (kept.isEmpty()) {
          kept.add(supplier.get());
        }
        return kept.get(0);
      }
    };
  }
}
