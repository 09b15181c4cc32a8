package elenchus.catalogue.linearnetworks;

import com.google.auto.service.AutoService;
import elenchus.catalogue.closedform.Proofs;
import elenchus.catalogue.closedform.SolutionCheck;
import elenchus.catalogue.linearnetworks.DeepNetwork.Activation;
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
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.util.FastMath;

/** Neighbouring layers keep the difference of their Gram matrices. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class Balancedness implements Theorem<DeepNetwork> {
  private static final double TAME = 1.5;
  private static final Witness EXACT = new Witness("backpropagation", "own", "rational");

  static final Claim LINEAR =
      Claim.equal("linear networks", "$X_l=\\dot D_l=0$, the whole matrix, for every loss.");
  static final Claim PATTERN =
      Claim.equal(
          "equal patterns",
          "$X_l[j,k]=0$ if neurons $j,k$ have the same pattern on all samples; so"
              + " $\\mathrm{diag}\\,X_l=0$.");
  static final Claim NEURONS =
      Claim.equal(
          "why",
          "Per sample $X_l[j,k]=(\\phi'_k-\\phi'_j)(u_jz_k-u_kz_j)$, where $\\phi(z)=\\phi'(z)z$;"
              + " for linear layers $W_{l+1}^TG_{l+1}=G_lW_l^T$.");
  static final Claim STEP =
      Claim.equal(
          "gradient step",
          "A step $\\eta$ changes these entries of $D_l$ by"
              + " $\\eta^2(G_{l+1}^TG_{l+1}-G_lG_l^T)$ exactly.");
  static final Claim FLOW =
      Claim.equal("gradient flow", "$D_l$ is constant along the integrated flow (linear).");
  static final Claim DECAY =
      Claim.equal(
          "weight decay",
          "Under weight decay $\\lambda$: $D_l(t)=e^{-2\\lambda t}D_l(0)$ (linear).");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("balancedness")
        .family("linearnetworks")
        .title("Gradient flow keeps the difference of neighbouring layers")
        .statement(
            """
            For $f=W_L\\phi(\\cdots\\phi(W_1x))$ with $\\phi(z)=\\phi'(z)z$ let $G_l=-dL/dW_l$,
            $D_l=W_{l+1}^TW_{l+1}-W_lW_l^T$ and
            $X_l=W_{l+1}^TG_{l+1}+G_{l+1}^TW_{l+1}-W_lG_l^T-G_lW_l^T$, its derivative along gradient
            flow. Linear $\\phi$: $X_l=0$. Otherwise $X_l[j,k]=0$ for neurons of equal activation
            pattern, the diagonal among them. Biases join their layer as a column.
            """)
        .source(
            "Le, Jegelka 2022, arXiv 2201.11968 (abstract read, statement reconstructed); linear"
                + " part also Ji, Telgarsky 2019 and Du, Hu, Lee 2018.");
  }

  @Override
  public Class<DeepNetwork> instanceType() {
    return DeepNetwork.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<DeepNetwork>> hypotheses() {
    return List.of(
        Hypothesis.<DeepNetwork>of(
                "homogeneous activation",
                "$\\phi(z)=\\phi'(z)z$.",
                n -> n.phi().isHomogeneous() ? 1 : -1)
            .decidedByItsMargin()
            .brokenBy(NetworkDraws.of(Activation.SQUARE, Activation.TANH)));
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(LINEAR, PATTERN, NEURONS, STEP, FLOW, DECAY);
  }

  // --- instances

  @Override
  public Arbitrary<DeepNetwork> instances() {
    return NetworkDraws.of(
        Activation.LINEAR, Activation.LINEAR, Activation.RELU, Activation.LEAKY_RELU);
  }

  @Override
  public List<Example<DeepNetwork>> examples() {
    DeepNetwork linear = NetworkDraws.worked();
    return List.of(
        new Example<>("linear", linear),
        new Example<>("relu", linear.with(Activation.RELU)),
        new Example<>(
            "at the kink",
            linear
                .with(
                    List.of(
                        Matrix.ofRows(new double[][] {{2, 1}, {1, 0}, {2, 1}}), linear.W().get(1)))
                .with(Activation.RELU)));
  }

  // --- evidence

  @Override
  public Evidence examine(DeepNetwork network, Trial trial) {
    Backpropagation<BigFraction> run = Backpropagation.of(network, Elementary.rationals());
    boolean whole = network.phi() == Activation.LINEAR;
    BigFraction eta = new BigFraction(1, 8);
    double drift = 0;
    double step = 0;
    for (int l = 0; l < run.hidden(); l++) {
      FieldMatrix<BigFraction> change =
          run.differenceAfter(l, eta)
              .subtract(run.difference(l))
              .subtract(run.gradientDifference(l).scalarMultiply(eta.pow(2)));
      drift = Math.max(drift, run.worst(l, run.drift(l), whole));
      step = Math.max(step, run.worst(l, change, whole));
    }
    Claim law = whole ? LINEAR : PATTERN;
    Evidence.Builder evidence =
        Evidence.collect()
            .add(law.compare(drift, 0).exactly().by(EXACT))
            .add(STEP.compare(step, 0).exactly().by(EXACT))
            .add(
                NEURONS
                    .decide(Identities.LINEAR.holds() && Identities.NEURONS.holds())
                    .proved()
                    .by(Proofs.MATRIX_WORDS));
    if (whole && network.b().isEmpty()) {
      DeepNetwork tamed = tamed(network);
      evidence.add(flow(tamed, FLOW, 0)).add(flow(tamed, DECAY, 0.25));
    }
    for (int l = 0; l < run.hidden(); l++) {
      evidence
          .quantity("D" + (l + 1), run.rounded(run.difference(l)).toRows())
          .quantity("X" + (l + 1), run.rounded(run.drift(l)).toRows());
    }
    return evidence.quantity("proof", Identities.LINEAR + "\n\n" + Identities.NEURONS).done();
  }

  /** The weights, each layer shortened to norm 1.5 at most, so that the flow is not stiff. */
  static DeepNetwork tamed(DeepNetwork network) {
    return network.with(
        network.W().stream().map(w -> w.times(TAME / Math.max(TAME, w.norm()))).toList());
  }

  /** Integrates while the weights move by about a third of their size. */
  static Finding.Builder flow(DeepNetwork network, Claim claim, double lambda) {
    List<Matrix> start = network.W();
    double time = horizon(network);
    double[] end =
        LinearFlow.of(start, w -> decayed(gradients(network, w), w, lambda)).solve(1e-13, time)[0];
    List<Matrix> after = LinearFlow.layers(end, start, 0);
    double scale =
        Math.max(1, Math.max(LinearFlow.squaredNorm(start), LinearFlow.squaredNorm(after)));
    return claim
        .compare(LinearFlow.drift(start, after, FastMath.exp(-2 * lambda * time)) / scale, 0)
        .within(1e-11, "integration to 1e-13")
        .by(SolutionCheck.INTEGRATION);
  }

  static double horizon(DeepNetwork network) {
    List<Matrix> gradients = gradients(network, network.W());
    double speed = Math.sqrt(LinearFlow.squaredNorm(gradients));
    return 0.3 * Math.sqrt(LinearFlow.squaredNorm(network.W()) + 1e-3) / Math.max(speed, 0.1);
  }

  static List<Matrix> gradients(DeepNetwork network, List<Matrix> weights) {
    Matrix x = network.X();
    return LinearFlow.gradients(
        weights, p -> network.Y().minus(p.times(x)).times(x.transpose()).times(1.0 / x.columns()));
  }

  private static List<Matrix> decayed(List<Matrix> gradients, List<Matrix> weights, double lambda) {
    return IntStream.range(0, weights.size())
        .mapToObj(l -> gradients.get(l).minus(weights.get(l).times(lambda)))
        .toList();
  }

  /** The proofs hold for all instances, so they are made once. */
  private static final class Identities {
    static final Proof LINEAR = BalanceProofs.linear();
    static final Proof NEURONS = BalanceProofs.neurons();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return BalancednessControls.all();
  }
}
