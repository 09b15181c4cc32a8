package elenchus.catalogue.sharpness;

import com.google.auto.service.AutoService;
import elenchus.catalogue.closedform.Proofs;
import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Proof;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** A small loss on different labels forces a large Lipschitz constant. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class LabelGapGrowth implements Theorem<LabelGap> {
  static final Claim MEANS =
      Claim.equal(
          "means",
          "$2(a^2+b^2)-(a+b)^2=(a-b)^2$; $(e^{(u+v)/2}-1)^2-(e^u-1)(e^v-1)=(e^{u/2}-e^{v/2})^2$;"
              + " $(\\ln\\frac q{1-q}-4q)'=(2q-1)^2/(q(1-q))$.");
  static final Claim SQUARE =
      Claim.atLeast(
          "square cost",
          "$\\|f_i-f_j\\|\\ge\\|y_i-y_j\\|-\\|e_i\\|-\\|e_j\\|\\ge\\|y_i-y_j\\|-2\\sqrt{N\\ell}$,"
              + " over $\\|x_i-x_j\\|$.");
  static final Claim LOGITS =
      Claim.atLeast(
          "logits",
          "$\\|z_i-z_j\\|\\ge-[\\ln(e^{\\ell_i}-1)+\\ln(e^{\\ell_j}-1)]/\\sqrt2\\ge"
              + "-\\sqrt2\\ln(e^{N\\ell/2}-1)$ for different labels.");
  static final Claim SOFTMAX =
      Claim.atLeast(
          "softmax", "$\\|p_i-p_j\\|\\ge\\sqrt2(2e^{-N\\ell/2}-1)$ for different labels.");
  static final Claim TWICE =
      Claim.atLeast(
          "logits against softmax",
          "If $N\\ell<2\\ln2$ the bound of the logits is at least twice that of the softmax.");
  static final Claim FLOW =
      Claim.atLeast(
          "linear regression",
          "Along gradient flow of linear regression from 0 $\\|W(t)\\|$ is at least the bound at"
              + " $\\ell(t)$.");
  static final Claim MCSHANE =
      Claim.equal(
          "McShane",
          "$k=1$: $\\min_i(y_i+\\Lambda\\|x-x_i\\|)$ with $\\Lambda=\\max|y_i-y_j|/\\|x_i-x_j\\|$"
              + " interpolates: at $\\ell=0$ the bound is attained.");
  static final Claim DUPLICATES =
      Claim.atLeast("duplicates", "$x_i=x_j$ with $f_i=f_j$: $\\ell\\ge\\|y_i-y_j\\|^2/(4N)$.");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("label-gap-lipschitz-growth")
        .family("sharpness")
        .title("A small loss on different labels forces a large Lipschitz constant")
        .statement(
            """
            Square loss $\\ell$: $\\mathrm{Lip}(f)\\ge(\\|y_i-y_j\\|-2\\sqrt{N\\ell})/\\|x_i-x_j\\|$.
            Cross-entropy, different labels:
            $\\mathrm{Lip}(z)\\ge-\\sqrt2\\ln(e^{N\\ell/2}-1)/\\|x_i-x_j\\|$ for the logits, which
            diverges as $\\ell\\to0$, and
            $\\mathrm{Lip}(p)\\ge\\sqrt2(2e^{-N\\ell/2}-1)/\\|x_i-x_j\\|$ for the probabilities.
            """)
        .source(
            "Takes the role of Theorem 5.1 and equation (9) of MacDonald, Valmadre, Lucey 2023,"
                + " arXiv 2305.14683 (abstract and reviews read); reconstructed, its constants were"
                + " not seen.");
  }

  @Override
  public Class<LabelGap> instanceType() {
    return LabelGap.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<LabelGap>> hypotheses() {
    return List.of(
        Hypothesis.<LabelGap>of(
                "function",
                "Outputs and logits at equal samples are equal.",
                g -> GapDraws.isFunction(g) ? 1 : -1)
            .decidedByItsMargin(),
        Hypothesis.<LabelGap>of(
                "classes", "There are at least two classes.", g -> g.Z().columns() - 1)
            .decidedByItsMargin());
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(MEANS, SQUARE, LOGITS, SOFTMAX, TWICE, FLOW, MCSHANE, DUPLICATES);
  }

  // --- instances

  @Override
  public Arbitrary<LabelGap> instances() {
    return GapDraws.all();
  }

  @Override
  public List<Example<LabelGap>> examples() {
    return List.of(
        new Example<>("three samples", GapDraws.worked()),
        new Example<>("two samples", GapDraws.halves()),
        new Example<>("fifty samples", GapDraws.fifty()),
        new Example<>("tight logits", GapDraws.tight(3)),
        new Example<>("wrong logits", GapDraws.tight(-1)));
  }

  // --- evidence

  @Override
  public Evidence examine(LabelGap g, Trial trial) {
    return Evidence.collect()
        .add(Proofs.finding(MEANS, Identities.MEANS, Proofs.DIFFERENTIAL_FIELD))
        .addAll(GapEvidence.of(g))
        .quantity("proof", Identities.MEANS.toString())
        .done();
  }

  /** The proof holds for all instances, so it is made once. */
  private static final class Identities {
    static final Proof MEANS = means();

    /** P, R stand for e^{u/2}, e^{v/2}; l for the logarithm of q/(1-q). */
    private static Proof means() {
      DifferentialField field =
          DifferentialField.overRationals()
              .parameters("a b P R")
              .variable("q")
              .logarithm("l", "q/(1-q)")
              .build();
      return field
          .prove("inequalities of means")
          .equal(
              "2 (a^2 + b^2) - (a + b)^2 = (a - b)^2",
              field.parse("2*(a^2+b^2)-(a+b)^2"),
              field.parse("(a-b)^2"))
          .equal(
              "(P R - 1)^2 - (P^2 - 1)(R^2 - 1) = (P - R)^2",
              field.parse("(P*R-1)^2-(P^2-1)*(R^2-1)"),
              field.parse("(P-R)^2"))
          .equal(
              "(log(q/(1-q)) - 4 q)' = (2q - 1)^2/(q (1-q))",
              field.parse("l-4*q").derivative(),
              field.parse("(2*q-1)^2/(q*(1-q))"))
          .done();
    }
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return GapControls.all();
  }
}
