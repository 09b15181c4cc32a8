package elenchus.report;

import elenchus.campaign.CampaignResult;
import elenchus.campaign.ClaimTally;
import elenchus.campaign.ControlResult;
import elenchus.campaign.Counterexample;
import elenchus.campaign.Fault;
import elenchus.campaign.Promotion;
import elenchus.campaign.TheoremResult;
import elenchus.campaign.ViolationBound;
import elenchus.theorem.ErrorBudget;
import elenchus.theorem.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A campaign as a theorist reads it: what was checked, how strongly, what the controls did. */
public final class CheckText {
  private static final int FAULTS_SHOWN = 3;

  private final Ink ink;
  private final StringBuilder text = new StringBuilder();

  private CheckText(Ink ink) {
    this.ink = ink;
  }

  /**
   * One theorem.
   *
   * @param counterexample the file written, if a claim is refuted
   */
  public static String theorem(TheoremResult result, Optional<Path> counterexample, Ink ink) {
    CheckText page = new CheckText(ink);
    page.head(result);
    page.claims(result.claims());
    page.controls(result.controls());
    page.faults(result.faults());
    counterexample.ifPresent(path -> page.counterexample(result, path));
    return page.text.toString();
  }

  /** The last line, after one on the error budget if a claim was examined by sampling. */
  public static String summary(CampaignResult result, Ink ink) {
    long controls = result.theorems().stream().mapToLong(t -> t.controls().size()).sum();
    long refuted =
        result.theorems().stream()
            .flatMap(t -> t.controls().stream())
            .filter(ControlResult::refuted)
            .count();
    long instances = result.theorems().stream().mapToLong(t -> t.counts().total()).sum();
    return "%s%s%s: %s, %s, %d of %s refuted, seed %d, %s s\n"
        .formatted(
            statistics(result),
            result.interrupted() ? ink.warning("interrupted, ") : "",
            ink.outcome(result.outcome()),
            Figures.count(result.theorems().size(), "theorem"),
            Figures.count(instances, "instance"),
            refuted,
            Figures.count(controls, "control"),
            result.settings().seed(),
            Figures.rounded(result.time().toMillis() / 1000.0, 3));
  }

  private static String statistics(CampaignResult result) {
    long claims = result.statisticalClaims();
    return claims == 0
        ? ""
        : "%s examined by sampling: a campaign refutes one that is true with probability at most %s\n"
            .formatted(Figures.count(claims, "claim"), Figures.rounded(ErrorBudget.CAMPAIGN, 2));
  }

  private void head(TheoremResult result) {
    line(0, ink.strong(result.card().id()) + "  " + result.card().title());
    TheoremResult.Counts counts = result.counts();
    line(
        2,
        "%s on %s (%s, %d random): %d supported, %d refuted, %d inconclusive, %d vacuous; %s s"
            .formatted(
                ink.outcome(result.outcome()),
                Figures.count(counts.total(), "instance"),
                Figures.count(result.examples(), "worked example"),
                Math.max(0, counts.total() - result.examples()),
                counts.supported(),
                counts.refuted(),
                counts.inconclusive(),
                counts.vacuous(),
                Figures.rounded(result.time().toMillis() / 1000.0, 3)));
    if (result.undone() > 0) {
      line(2, ink.warning("interrupted: ") + result.undone() + " trials and controls not done");
    }
    result.bound().ifPresent(bound -> line(2, bound(bound, counts.inconclusive() > 0)));
    if (result.isLargelyVacuous()) {
      String share = Figures.rounded(100 * result.vacuousShare(), 2);
      line(2, ink.warning("warning: ") + share + " % of the instances satisfy no hypothesis set");
    }
    if (!result.failedHypotheses().isEmpty()) {
      line(2, "hypotheses that failed: " + counts(result.failedHypotheses()));
    }
  }

  private static String bound(ViolationBound bound, boolean someOpen) {
    return "a random instance violates a claim with probability at most %s (%s %% confidence%s)"
        .formatted(
            Figures.roundedUp(bound.upper(), 2),
            Figures.rounded(100 * bound.confidence(), 3),
            someOpen ? ", among the decided" : "");
  }

  private void claims(List<ClaimTally> claims) {
    int width = claims.stream().mapToInt(c -> c.claim().name().length()).max().orElse(0);
    line(2, "claims");
    for (ClaimTally claim : claims) {
      String strength =
          claim.weakest().map(Enum::name).orElse("-")
              + claim
                  .strongest()
                  .filter(s -> claim.weakest().filter(s::equals).isEmpty())
                  .map(s -> ".." + s.name())
                  .orElse("");
      line(
          4,
          Ink.padded(claim.claim().name(), width)
              + "  "
              + ink.verdict(claim.verdict(), 12)
              + "  "
              + Ink.padded(strength, 9)
              + "  "
              + claim.worst().map(CheckText::worst).orElse("never examined"));
      if (!claim.limits().isEmpty()) {
        line(6, "left open " + claim.inconclusive() + " times, by " + counts(claim.limits()));
      }
    }
  }

  private static String worst(ClaimTally.Worst worst) {
    String words = worst(worst.finding());
    return words.equals("exact") ? words : words + " (trial " + worst.trial() + ")";
  }

  /** How near a finding is to a violation. */
  static String worst(Finding finding) {
    if (finding.tolerance().value() == 0 && finding.violation() == 0 && finding.error() == 0) {
      return "exact";
    }
    if (finding.tolerance().value() == 0) {
      return "exact; worst: " + numbers(finding);
    }
    if (finding.ratio() == 0) {
      return "nearest: " + numbers(finding);
    }
    return "worst %s of the tolerance %s: %s"
        .formatted(
            Figures.rounded(finding.ratio(), 2),
            Figures.rounded(finding.tolerance().value(), 2),
            numbers(finding));
  }

  /** Observed, relation, predicted and error. */
  public static String numbers(Finding finding) {
    return "%s %s %s, error %s"
        .formatted(
            Figures.rounded(finding.observed(), 6),
            finding.claim().relation().symbol(),
            Figures.rounded(finding.predicted(), 6),
            Figures.rounded(finding.error(), 2));
  }

  private void controls(List<ControlResult> controls) {
    line(2, controls.isEmpty() ? ink.warning("no controls") : "controls (false, must be refuted)");
    int width = controls.stream().mapToInt(c -> c.control().name().length()).max().orElse(0);
    for (ControlResult control : controls) {
      String name = Ink.padded(control.control().name(), width);
      if (control.refuted()) {
        String how =
            control.finding().map(f -> "'" + f.claim().name() + "': " + numbers(f)).orElse("");
        String strength =
            control.promotion().map(Promotion::status).orElse(Promotion.Status.MEASURED).word();
        line(
            4,
            "%s  %s on try %d by %s; %s"
                .formatted(name, ink.good("refuted"), control.tries(), how, strength));
      } else {
        line(
            4,
            name
                + "  "
                + ink.bad("SURVIVED")
                + " "
                + Figures.count(control.tries(), "live try").replace("trys", "tries")
                + " ("
                + Figures.count(control.draws(), "instance")
                + " drawn)");
      }
      control.faults().forEach(fault -> line(6, ink.warning(kind(fault)) + fault.message()));
    }
  }

  private void faults(List<TheoremResult.TrialFault> faults) {
    for (Fault.Kind kind : Fault.Kind.values()) {
      List<TheoremResult.TrialFault> ofKind =
          faults.stream().filter(f -> f.fault().kind() == kind).toList();
      for (TheoremResult.TrialFault fault : ofKind.stream().limit(FAULTS_SHOWN).toList()) {
        String where = fault.trial() == 0 ? "" : "trial " + fault.trial() + ": ";
        line(2, ink.warning(kind(fault.fault())) + where + fault.fault().message());
      }
      if (ofKind.size() > FAULTS_SHOWN) {
        line(4, "and " + (ofKind.size() - FAULTS_SHOWN) + " more of this kind");
      }
    }
  }

  private static String kind(Fault fault) {
    return switch (fault.kind()) {
      case ERROR -> "error: ";
      case TIME -> "out of time: ";
      case NUMERICS -> "numerics fault: ";
    };
  }

  private void counterexample(TheoremResult result, Path path) {
    Optional<Counterexample> small = result.counterexample();
    boolean isCertified =
        small.filter(found -> found.promotion().status() == Promotion.Status.CERTIFIED).isPresent();
    String title = isCertified ? "certified counterexample: " : "counterexample: ";
    line(2, ink.bad(title) + path);
    small.ifPresent(found -> line(4, status(found.promotion())));
    small.ifPresent(
        found ->
            line(
                4,
                "from trial %d, made smaller in %s; replay: ./elenchus replay %s"
                    .formatted(found.trial(), Figures.count(found.steps(), "step"), path)));
  }

  /** Whether a refutation is a proof, as the end of a line. */
  public static String status(Promotion promotion) {
    if (promotion instanceof Promotion.Certified certified) {
      return "certified: '%s' by %s".formatted(certified.finding().claim().name(), certified.how());
    }
    if (promotion instanceof Promotion.Contradicted contradicted) {
      Finding finding = contradicted.finding();
      return "CONTRADICTED by exact arithmetic: " + numbers(finding);
    }
    return "not certified: " + ((Promotion.Measured) promotion).reason();
  }

  private static String counts(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(e -> "'" + e.getKey() + "' (" + e.getValue() + ")")
        .collect(Collectors.joining(", "));
  }

  private void line(int indent, String content) {
    text.append(" ".repeat(indent)).append(content).append('\n');
  }
}
