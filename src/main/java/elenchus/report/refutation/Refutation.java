package elenchus.report.refutation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import elenchus.campaign.Conjecture;
import elenchus.campaign.ControlResult;
import elenchus.campaign.Counterexample;
import elenchus.campaign.Examined;
import elenchus.campaign.Promotion;
import elenchus.campaign.TheoremResult;
import elenchus.instance.InstanceCodec;
import elenchus.instance.Json;
import elenchus.report.Documents;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Erratum;
import elenchus.theorem.Finding;
import elenchus.theorem.Theorem;
import elenchus.theorem.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One refuted statement with the instance that refutes it: a claim of a theorem, or a control.
 *
 * @param theorem the theorem it belongs to
 * @param name of the violated claim, or of the control
 * @param kind what was refuted, in words
 * @param statement the refuted statement; formulas in TeX between dollars
 * @param erratum what was printed where, for a statement as printed
 * @param document everything known about the instance, as {@code instance.json}
 * @param finding the finding that refutes, exact where there is one
 * @param promotion whether it is certified
 * @param computation Python that computes both numbers from the fields of the instance
 */
public record Refutation(
    Card theorem,
    String name,
    String kind,
    String statement,
    Optional<Erratum> erratum,
    ObjectNode document,
    Finding finding,
    Promotion promotion,
    Optional<String> computation) {
  private static final String CLAIM = "claim";

  /** All refutations of a campaign's theorem: its counterexample first, then its controls. */
  public static List<Refutation> of(TheoremResult result) {
    List<Refutation> refutations = new ArrayList<>();
    result
        .counterexample()
        .ifPresent(found -> refutations.add(counterexample(result.theorem(), found)));
    for (ControlResult control : result.controls()) {
      control.witness().ifPresent(w -> refutations.add(control(result.theorem(), control, w)));
    }
    return refutations;
  }

  private static Refutation counterexample(Theorem<?> theorem, Counterexample found) {
    Refutation refutation =
        claim(theorem, found.instance(), found.seed(), found.examined(), found.promotion());
    refutation.document.put("trial", found.trial());
    return refutation;
  }

  /**
   * A refuted claim.
   *
   * @param instance a record
   * @param seed of the random stream of the examination
   * @param examined with at least one refuted claim
   */
  public static Refutation claim(
      Theorem<?> theorem, Object instance, long seed, Examined examined, Promotion promotion) {
    Finding finding = finding(examined, promotion);
    Claim claim = finding.claim();
    return new Refutation(
        theorem.card(),
        claim.name(),
        CLAIM,
        claim.statement(),
        Optional.empty(),
        document(theorem.card().id(), instance, seed, examined, promotion),
        finding,
        promotion,
        computation(theorem, claim.name()));
  }

  private static Refutation control(
      Theorem<?> theorem, ControlResult result, ControlResult.Witness witness) {
    return control(
        theorem,
        result.control(),
        witness,
        result.promotion().orElseGet(() -> new Promotion.Measured("not asked")));
  }

  /** A refuted control. */
  public static Refutation control(
      Theorem<?> theorem, Control<?> control, ControlResult.Witness witness, Promotion promotion) {
    ObjectNode document =
        document(
            Conjecture.id(theorem, control),
            witness.instance(),
            witness.seed(),
            witness.examined(),
            promotion);
    return new Refutation(
        theorem.card(),
        control.name(),
        control.erratum().isPresent()
            ? "statement as printed"
            : control.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        control.statement(),
        control.erratum(),
        document,
        finding(witness.examined(), promotion),
        promotion,
        computation(theorem, control.name()));
  }

  /** The name of its folder, in lower case. */
  public String folder() {
    return isClaim() ? theorem.id() + "-claim-" + slug(name) : folder(theorem, name);
  }

  /** The name of the folder of a control, in lower case. */
  public static String folder(Card theorem, String control) {
    return theorem.id() + "-" + slug(control);
  }

  /** Whether a claim of the theorem is refuted, which is news, and not a control. */
  public boolean isClaim() {
    return kind.equals(CLAIM);
  }

  /** A name in lower case, words joined by hyphens: what a file may be called. */
  public static String slug(String name) {
    return Card.words(name);
  }

  /** The instance as an object, field by field. */
  public ObjectNode instance() {
    return (ObjectNode) document.get("instance");
  }

  private static Finding finding(Examined examined, Promotion promotion) {
    if (promotion instanceof Promotion.Certified certified) {
      return certified.finding();
    }
    return examined.evidence().findings().stream()
        .filter(finding -> finding.verdict() == Verdict.REFUTED)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nothing is refuted"));
  }

  private static ObjectNode document(
      String id, Object instance, long seed, Examined examined, Promotion promotion) {
    ObjectNode written =
        instance instanceof Record
            ? InstanceCodec.of(instance.getClass()).writeUntyped(instance)
            : Json.object().put("value", instance.toString());
    ObjectNode document = Documents.examined(id, written, seed, examined);
    document.set("counterexampleStatus", Documents.promotion(promotion));
    return document;
  }

  /** The lines of Python beside the proof note, named after the theorem and the statement. */
  private static Optional<String> computation(Theorem<?> theorem, String name) {
    String note = theorem.card().note();
    String place = note.substring(0, note.length() - ".md".length()) + "." + slug(name) + ".py";
    try (InputStream stream = theorem.getClass().getResourceAsStream(place)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
