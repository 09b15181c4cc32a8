package elenchus.catalogue.linearnetworks;

import com.google.auto.service.AutoService;
import elenchus.catalogue.closedform.SolutionCheck;
import elenchus.linear.Matrix;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Theorem;
import elenchus.theorem.Tolerance;
import elenchus.theorem.Trial;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** Deep linear networks become rank one, with a certificate that holds at every time. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class DeepLinearRankOne implements Theorem<DeepClassifier> {

  /** Squared norm of the starts that can grow enough before the flow turns stiff. */
  private static final double SMALL_START = 1.5;

  static final Claim EXACT =
      Claim.equal(
          "certificate of a state",
          "$\\sigma_2(W_l)^2\\le B_l$, $B_L=0$, $B_l=\\max(0,B_{l+1}+\\lambda_{\\max}(-D_l))$:"
              + " decided in rational arithmetic at the start.");
  static final Claim CONSERVED =
      Claim.equal("conserved difference", "$D_l(s)=D_l(0)$ along the integrated flow.");
  static final Claim RANK =
      Claim.atMost(
          "second singular values",
          "$\\sigma_2(W_l(s))^2\\le B_l$ with the $D_l$ of the start, at every checkpoint.");
  static final Claim ALIGNMENT =
      Claim.atMost(
          "alignment",
          "$1-\\langle v_{l+1},u_l\\rangle^2\\le(\\lambda_{\\max}(D_l)+\\lambda_{\\max}(-D_l))/"
              + "(\\sigma_1^2-\\sigma_2^2)$ with the $D_l$ of the start.");
  static final Claim NORMS =
      Claim.equal("norms", "$\\|W_{l+1}\\|^2-\\|W_l\\|^2=\\mathrm{tr}D_l(0)$ at every checkpoint.");
  static final Claim DIRECTION =
      Claim.converges(
          "max margin", "The product tends to the max-margin direction while the norms diverge.");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("deep-linear-rank-one")
        .family("linearnetworks")
        .title("The layers of a deep linear classifier become rank one and align")
        .statement(
            """
            Let $f(x)=W_L\\cdots W_1x$ be scalar. At every time of gradient flow of any loss, with
            $D_l=W_{l+1}^TW_{l+1}-W_lW_l^T$ of the start: $\\sigma_2(W_l)^2\\le B_l$ where $B_L=0$,
            $B_l=\\max(0,B_{l+1}+\\lambda_{\\max}(-D_l))$, and neighbouring singular vectors align
            up to $(\\lambda_{\\max}(D_l)+\\lambda_{\\max}(-D_l))/(\\sigma_1^2-\\sigma_2^2)$. For
            separable data and the exponential loss the norms diverge, so $\\sigma_2/\\sigma_1\\to0$,
            and the product tends to the max-margin direction.
            """)
        .source(
            "Le, Jegelka 2022, arXiv 2201.11968 (abstract read); Ji, Telgarsky 2019. The bounds at"
                + " finite time are reconstructed.");
  }

  @Override
  public Class<DeepClassifier> instanceType() {
    return DeepClassifier.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<DeepClassifier>> hypotheses() {
    return List.of(
        Hypothesis.<DeepClassifier>of(
                "separable",
                "Some $w$ has $y_i\\langle w,x_i\\rangle>0$ for all $i$.",
                DeepClassifier::margin)
            .brokenBy(DeepClassifier.draws(false)));
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(EXACT, CONSERVED, RANK, ALIGNMENT, NORMS, DIRECTION);
  }

  // --- instances

  @Override
  public Arbitrary<DeepClassifier> instances() {
    return DeepClassifier.draws(true);
  }

  @Override
  public List<Example<DeepClassifier>> examples() {
    DeepNetwork worked = NetworkDraws.worked();
    List<Matrix> small = worked.W().stream().map(w -> w.times(0.125)).toList();
    return List.of(
        new Example<>("worked", new DeepClassifier(worked.X(), List.of(1, -1), worked.W())),
        new Example<>("small start", new DeepClassifier(worked.X(), List.of(1, -1), small)));
  }

  // --- evidence

  @Override
  public Evidence examine(DeepClassifier problem, Trial trial) {
    ClassifierPath path = ClassifierPath.of(problem, trial);
    RankCertificate certificate = RankCertificate.of(problem.W());
    double scale = Math.max(1, LinearFlow.squaredNorm(path.last()));
    double excess = Double.NEGATIVE_INFINITY;
    double misaligned = Double.NEGATIVE_INFINITY;
    double norms = 0;
    for (List<Matrix> weights : path.weights()) {
      excess = Math.max(excess, certificate.excess(weights));
      misaligned = Math.max(misaligned, certificate.misalignment(weights));
      norms = Math.max(norms, normDefect(certificate, weights));
    }
    Evidence.Builder evidence =
        Evidence.collect()
            .add(
                EXACT
                    .decide(RankCertificate.holdsExactly(problem.W()))
                    .by("rule of signs for characteristic polynomials", "own", "rational"))
            .add(conserved(path.start(), path.last()))
            .add(bound(RANK, excess, scale))
            .add(bound(ALIGNMENT, misaligned, scale))
            .add(
                NORMS
                    .compare(norms / scale, 0)
                    .within(1e-9, "integration to 1e-13 over the stretches")
                    .by(SolutionCheck.INTEGRATION));
    if (LinearFlow.squaredNorm(problem.W()) < SMALL_START) {
      evidence.add(direction(problem, path));
    }
    for (int l = 0; l < certificate.differences().size(); l++) {
      evidence.quantity("D" + (l + 1), certificate.differences().get(l).toRows());
    }
    return evidence
        .quantity("B", certificate.bounds())
        .quantity("growth", path.growth())
        .quantity("misdirection", problem.misdirection(path.last()))
        .done();
  }

  static Finding.Builder conserved(List<Matrix> before, List<Matrix> after) {
    double scale = Math.max(1, LinearFlow.squaredNorm(after));
    return CONSERVED
        .compare(LinearFlow.drift(before, after, 1) / scale, 0)
        .within(1e-9, "integration to 1e-13 over the stretches")
        .by(SolutionCheck.INTEGRATION);
  }

  static Finding.Builder bound(Claim claim, double excess, double scale) {
    return claim
        .compare(excess / scale, 0)
        .within(1e-9, "conservation along the integrated flow")
        .by("singular values", "Hipparchus", "double")
        .by(SolutionCheck.INTEGRATION);
  }

  private static double normDefect(RankCertificate certificate, List<Matrix> weights) {
    double worst = 0;
    for (int l = 0; l + 1 < weights.size(); l++) {
      Matrix above = weights.get(l + 1);
      Matrix below = weights.get(l);
      double trace = certificate.differences().get(l).trace();
      worst = Math.max(worst, Math.abs(above.dot(above) - below.dot(below) - trace));
    }
    return worst;
  }

  private static Finding.Builder direction(DeepClassifier problem, ClassifierPath path) {
    int last = path.weights().size() - 1;
    double now = problem.misdirection(path.last());
    double before = problem.misdirection(path.weights().get(Math.max(0, last - 1)));
    boolean falling = true;
    for (int k = 1; k <= last; k++) {
      falling &=
          problem.logLoss(path.weights().get(k)) < problem.logLoss(path.weights().get(k - 1));
    }
    return DIRECTION
        .compare(now, 0)
        .within(Tolerance.guarded(0.1, 10, "angle of order 1 / |product|, asymptotic only"))
        .by(SolutionCheck.INTEGRATION)
        .by("max margin by dual active set", "own", "double")
        .provided(path.growth() >= ClassifierPath.GROWTH, "growth of the norms, below 5")
        .provided(falling, "decrease of the loss")
        .provided(now < before || now < 1e-12, "decrease of the angle");
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return RankOneControls.all(instances());
  }
}
