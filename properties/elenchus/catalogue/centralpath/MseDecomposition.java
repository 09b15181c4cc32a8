package elenchus.catalogue.centralpath;

import com.google.auto.service.AutoService;
import elenchus.catalogue.closedform.Proofs;
import elenchus.linear.Matrix;
import elenchus.symbolic.Elementary;
import elenchus.symbolic.Proof;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.fraction.BigFraction;

/** The squared error splits into two terms at the optimal classifier and a distance from it. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class MseDecomposition implements Theorem<MseProblem> {
  private static final Witness EXACT = new Witness("direct summation", "own", "rational");

  static final Claim IDENTITY =
      Claim.equal(
          "three terms",
          "$L=\\frac12\\mathrm{tr}(W_*(\\Sigma_W+\\lambda)W_*^T)+\\frac1{2C}\\|W_*M-I\\|^2"
              + "+\\frac12\\mathrm{tr}((V-W_*)G(V-W_*)^T)$, exactly.");
  static final Claim SQUARE =
      Claim.equal("completing the square", "The identity holds before the trace is taken.");
  static final Claim OPTIMUM =
      Claim.equal("optimum", "$W_*=\\frac1CM^TG^{-1}$ is stationary: the gradient vanishes.");
  static final Claim SPECTRUM =
      Claim.equal(
          "signal to noise",
          "$\\lambda=0$: $L(W_*)=\\frac12\\sum_{j<C}1/(C+\\omega_j^2)$, $\\omega_j$ the singular"
              + " values of $\\Sigma_W^{-1/2}\\bar M$.");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("mse-decomposition")
        .family("centralpath")
        .title("The squared error is within-class spread, misfit of means, and distance to optimal")
        .statement(
            """
            Let $L=\\frac12\\,\\mathrm{mean}\\|V\\tilde h-y\\|^2+\\frac\\lambda2\\|V\\|^2$ with
            $\\tilde h=(h;1)$, $V=(W,b)$, one-hot targets and $C$ classes of $N$ samples, and let
            $G=\\tilde H\\tilde H^T/n+\\lambda I$ be regular. With the class means $M$, the
            covariance within classes $\\Sigma_W$ (both of $\\tilde h$) and
            $W_*=\\frac1CM^TG^{-1}$, $L$ is the sum of three terms of which the last is not negative
            and vanishes exactly at $V=W_*$.
            """)
        .source(
            "Han, Papyan, Donoho 2021, arXiv 2106.02073 (form read on summary pages, constants"
                + " derived); the optimum is Webb and Lowe's.");
  }

  @Override
  public Class<MseProblem> instanceType() {
    return MseProblem.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<MseProblem>> hypotheses() {
    return List.of(
        Hypothesis.of(
            "regular",
            "$G$ is regular: $\\lambda>0$, or the rows of $\\tilde H$ are independent.",
            m -> m.conditioning() - 1e-9));
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(IDENTITY, SQUARE, OPTIMUM, SPECTRUM);
  }

  // --- instances

  @Override
  public Arbitrary<MseProblem> instances() {
    return MseProblem.draws();
  }

  @Override
  public List<Example<MseProblem>> examples() {
    return List.of(
        new Example<>(
            "one feature",
            new MseProblem(
                Matrix.ofRows(new double[] {1, 2, 0, -1}),
                2,
                2,
                Matrix.column(0.5, -0.5),
                List.of(0.1, 0.2),
                0.1)),
        new Example<>(
            "one sample per class",
            new MseProblem(Matrix.identity(2), 2, 1, Matrix.identity(2), List.of(0.0, 0.0), 1)));
  }

  // --- evidence

  @Override
  public Evidence examine(MseProblem problem, Trial trial) {
    MseTerms<BigFraction> terms = MseTerms.of(problem, Elementary.rationals());
    Evidence.Builder evidence =
        Evidence.collect()
            .add(identity(terms))
            .add(Proofs.finding(SQUARE, Identities.SQUARE, Proofs.MATRIX_WORDS))
            .add(
                OPTIMUM
                    .decide(
                        MseTerms.square(terms.gradient()).isZero()
                            && terms.distance().getNumerator().signum() >= 0)
                    .by(EXACT));
    if (problem.lam() == 0) {
      Snr snr = Snr.of(problem.H(), problem.C(), problem.N());
      if (snr.conditioning() > 1e-6) {
        evidence.add(spectrum(terms, snr));
      }
    }
    return evidence
        .quantity("L", terms.total().doubleValue())
        .quantity("within", terms.within().doubleValue())
        .quantity("means", terms.means().doubleValue())
        .quantity("distance", terms.distance().doubleValue())
        .quantity("WLS", Elementary.toDouble(terms.optimum()).toRows())
        .quantity("proof", Identities.SQUARE.toString())
        .done();
  }

  static Finding.Builder identity(MseTerms<BigFraction> terms) {
    // The doubles of the defect are for the reader; the decision is exact.
    double defect = terms.defect().doubleValue();
    return IDENTITY
        .compare(terms.defect().isZero() ? 0 : Math.max(Math.abs(defect), Double.MIN_VALUE), 0)
        .exactly()
        .by(EXACT);
  }

  private static Finding.Builder spectrum(MseTerms<BigFraction> terms, Snr snr) {
    double sum = 0;
    for (int j = 0; j < snr.C() - 1; j++) {
      double omega = j < snr.omega().length ? snr.omega()[j] : 0;
      sum += 0.5 / (snr.C() + omega * omega);
    }
    return SPECTRUM
        .compare(terms.within().add(terms.means()).doubleValue(), sum)
        .within(1e-12 / snr.conditioning(), "rounding over the condition of Sigma_W")
        .by("singular values", "Hipparchus", "double")
        .by(EXACT);
  }

  /** The proof holds for all instances, so it is made once. */
  private static final class Identities {
    static final Proof SQUARE = MseProofs.square();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return List.of(
        Control.wrongFormula(
                "bias not regularised",
                "The identity holds with $\\frac\\lambda2\\|W\\|^2$ on the left. (The defect is"
                    + " $-\\frac\\lambda2\\|b\\|^2$.)",
                instances(),
                (m, trial) -> Evidence.of(withoutBiasPenalty(m)))
            .liveWhere(m -> m.lam() > 0 && m.b().stream().anyMatch(v -> v != 0)),
        Control.wrongFormula(
                "fit without bias in place of the optimum",
                "The three terms may be taken at the fit without bias.",
                instances(),
                (m, trial) ->
                    Evidence.of(
                        identity(
                                MseTerms.of(
                                    m,
                                    Elementary.rationals(),
                                    m::label,
                                    MseTerms.withoutBias(m, Elementary.rationals())))
                            .build()))
            .liveWhere(m -> m.lam() > 0),
        Control.hypothesisDropped(
                "classes of unequal size",
                "The identity holds with $1/C$ and $1/N$ also when a sample changes its class.",
                instances(),
                (m, trial) ->
                    Evidence.of(
                        identity(
                                MseTerms.of(
                                    m,
                                    Elementary.rationals(),
                                    j -> j == m.N() - 1 ? 1 : m.label(j),
                                    MseTerms.optimum(m, Elementary.rationals())))
                            .build()))
            .liveWhere(m -> m.N() > 1));
  }

  private static Finding withoutBiasPenalty(MseProblem m) {
    MseTerms<BigFraction> t = MseTerms.of(m, Elementary.rationals());
    BigFraction penalty = BigFraction.ZERO;
    for (double v : m.b()) {
      penalty = penalty.add(new BigFraction(v).pow(2));
    }
    BigFraction less = t.total().subtract(penalty.multiply(new BigFraction(m.lam())).divide(2));
    return identity(
            new MseTerms<>(less, t.within(), t.means(), t.distance(), t.optimum(), t.gradient()))
        .build();
  }
}
