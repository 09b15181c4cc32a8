package elenchus.catalogue.linearnetworks;

import com.google.auto.service.AutoService;
import elenchus.catalogue.closedform.Proofs;
import elenchus.catalogue.closedform.SolutionCheck;
import elenchus.catalogue.closedform.TimeFormula;
import elenchus.flow.InitialValueProblem;
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
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import org.hipparchus.FieldElement;

/** A balanced two-layer linear network solves a matrix Riccati equation. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class RiccatiBalanced implements Theorem<WhitenedNetwork> {
  private static final double BALANCE = 1e-12;

  static final Claim IDENTITY =
      Claim.equal(
          "solves the Riccati equation",
          "$R=e^{Ft}Q_0(I+Q_0^Tg(F)Q_0)^{-1}Q_0^Te^{Ft}$ solves $\\dot R=FR+RF-R^2$.");
  static final Claim REDUCTION =
      Claim.equal(
          "reduction",
          "For balanced layers $R=QQ^T$, $Q=(W_1^T;W_2)$, obeys that equation, and"
              + " $W_1W_1^T-W_2^TW_2$ is conserved.");
  static final Claim INTEGRATION =
      Claim.equal("agrees with integration", "$R(t)$ is $QQ^T$ of the integrated layers.");
  static final Claim DERIVATIVE =
      Claim.equal("derivative of the formula", "The derivative of the formula is $FR+RF-R^2$.");
  static final Claim BALANCED =
      Claim.equal("stays balanced", "$W_1W_1^T-W_2^TW_2$ is constant along the integrated path.");
  static final Claim LATE =
      Claim.equal(
          "factored form",
          "At $\\lambda_{\\max}t=300$ the factored form still solves the equation.");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("riccati-balanced")
        .family("linearnetworks")
        .title("A balanced two-layer linear network solves a matrix Riccati equation")
        .statement(
            """
            Let $\\dot W_1=W_2^T(\\Sigma-W_2W_1)$, $\\dot W_2=(\\Sigma-W_2W_1)W_1^T$ with
            $W_1W_1^T=W_2^TW_2$ at first, for any alignment and any widths. With
            $F=\\begin{pmatrix}0&\\Sigma^T\\\\\\Sigma&0\\end{pmatrix}$, $Q=(W_1^T;W_2)$ and
            $g(F)=\\int_0^te^{2F\\tau}d\\tau$:
            $QQ^T(t)=e^{Ft}Q_0(I+Q_0^Tg(F)Q_0)^{-1}Q_0^Te^{Ft}$. Its lower left block is $W_2W_1$.
            """)
        .source("The form of Fukumizu 1998; statement and proof reconstructed, not read.");
  }

  @Override
  public Class<WhitenedNetwork> instanceType() {
    return WhitenedNetwork.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<WhitenedNetwork>> hypotheses() {
    return List.of(
        Hypothesis.<WhitenedNetwork>of(
                "balanced",
                "$W_1W_1^T=W_2^TW_2$ (relative to the layers, to $10^{-12}$).",
                n -> BALANCE * (1 + n.W1().dot(n.W1())) - n.imbalance().maxAbs())
            .brokenBy(unbalanced()));
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(IDENTITY, REDUCTION, INTEGRATION, DERIVATIVE, BALANCED, LATE);
  }

  // --- instances

  @Override
  public Arbitrary<WhitenedNetwork> instances() {
    return WhitenedNetwork.balanced();
  }

  @Override
  public List<Example<WhitenedNetwork>> examples() {
    Matrix half = Matrix.ofRows(new double[] {0.5});
    return List.of(
        new Example<>(
            "one silent mode",
            new WhitenedNetwork(
                Matrix.diagonal(2, 1),
                Matrix.ofRows(new double[] {0.1, 0}),
                Matrix.column(0.1, 0),
                1)),
        new Example<>("scalar", new WhitenedNetwork(Matrix.identity(1), half, half, 1)));
  }

  private static Arbitrary<WhitenedNetwork> unbalanced() {
    return Instances.drawn(
        d ->
            new WhitenedNetwork(
                Matrix.ofRows(d.gaussianRows(2, 3)),
                Matrix.ofRows(d.gaussianRows(2, 3)),
                Matrix.ofRows(d.gaussianRows(2, 2)),
                1),
        n ->
            Stream.of(
                    new WhitenedNetwork(
                        Matrix.identity(1), Matrix.identity(1), Matrix.zero(1, 1), 1))
                .filter(c -> !c.equals(n)));
  }

  // --- evidence

  @Override
  public Evidence examine(WhitenedNetwork network, Trial trial) {
    RiccatiSolution solution = solution(network);
    Evidence.Builder evidence =
        Evidence.collect()
            .add(Proofs.finding(IDENTITY, Identities.SOLUTION, Proofs.MATRIX_WORDS))
            .add(Proofs.finding(REDUCTION, Identities.REDUCTION, Proofs.MATRIX_WORDS))
            .add(integration(network, solution, trial))
            .add(derivative(network, solution))
            .add(balance(network));
    if (solution.growsAlone()) {
      evidence.add(late(network, solution));
    }
    Matrix end = gram(solution, network.t());
    int in = network.Sigma().columns();
    return evidence
        .quantity(
            "W2W1", Matrix.of(network.Sigma().rows(), in, (i, j) -> end.get(in + i, j)).toRows())
        .quantity("imbalance", network.imbalance().norm())
        .quantity("proof", Identities.REDUCTION + "\n\n" + Identities.SOLUTION)
        .done();
  }

  static RiccatiSolution solution(WhitenedNetwork network) {
    Matrix q = WhitenedNetwork.stacked(network.W1(), network.W2());
    return new RiccatiSolution(network.generator(), q.times(q.transpose()), 1);
  }

  private static Matrix gram(RiccatiSolution solution, double time) {
    int n = solution.F().rows();
    return Matrix.ofRowMajor(n, n, entries(solution).values(time));
  }

  private static TimeFormula entries(RiccatiSolution solution) {
    return new TimeFormula() {
      @Override
      public <T extends FieldElement<T>> List<T> at(Elementary<T> on, T time) {
        return TimeFormula.flat(solution.at(on, time));
      }
    };
  }

  static Finding.Builder integration(
      WhitenedNetwork network, RiccatiSolution solution, Trial trial) {
    InitialValueProblem equation = network.equation();
    double[] fine = equation.solve(1e-13, network.t())[0];
    double[] other =
        trial.isHigh()
            ? equation.extrapolate(1e-13, network.t())[0]
            : equation.solve(1e-12, network.t())[0];
    Matrix observed = gram(network, fine);
    double scale = observed.maxAbs();
    Finding.Builder finding =
        INTEGRATION
            .compare(gram(solution, network.t()).minus(observed).maxAbs() / scale, 0)
            .error(gram(network, other).minus(observed).maxAbs() / scale)
            .within(1e-10, "integration to 1e-13, growth by at most a thousand")
            .by(SolutionCheck.FORMULA)
            .by(SolutionCheck.INTEGRATION);
    return trial.isHigh() ? finding.by(SolutionCheck.EXTRAPOLATION) : finding;
  }

  private static Matrix gram(WhitenedNetwork network, double[] state) {
    Matrix q = WhitenedNetwork.stacked(network.first(state), network.second(state));
    return q.times(q.transpose());
  }

  private static Finding.Builder derivative(WhitenedNetwork network, RiccatiSolution solution) {
    return slope(DERIVATIVE, network, solution, network.t())
        .within(1e-11, "rounding, magnified by the condition of the inverse");
  }

  private static Finding.Builder late(WhitenedNetwork network, RiccatiSolution solution) {
    double top = 0.5 * network.generator().norm();
    return slope(LATE, network, solution, 300 / top).within(1e-11, "rounding");
  }

  private static Finding.Builder slope(
      Claim claim, WhitenedNetwork network, RiccatiSolution solution, double time) {
    Matrix f = network.generator();
    int n = f.rows();
    InitialValueProblem riccati =
        new InitialValueProblem(
            y -> {
              Matrix r = Matrix.ofRowMajor(n, n, y);
              return f.times(r).plus(r.times(f)).minus(r.times(r)).toRowMajor();
            },
            new double[n * n]);
    double rate = 2 * f.norm() + 2 * gram(solution, time).norm();
    return new SolutionCheck(riccati, entries(solution), time).derivative(claim, rate);
  }

  private static Finding.Builder balance(WhitenedNetwork network) {
    double[] end = network.equation().solve(1e-13, network.t())[0];
    Matrix first = network.first(end);
    Matrix second = network.second(end);
    Matrix imbalance = first.times(first.transpose()).minus(second.transpose().times(second));
    double scale = 1 + first.dot(first) + second.dot(second);
    return BALANCED
        .compare(imbalance.minus(network.imbalance()).maxAbs(), 0)
        .within(1e-11 * scale, "integration to 1e-13")
        .by(SolutionCheck.INTEGRATION);
  }

  /** The proofs hold for all instances, so they are made once. */
  private static final class Identities {
    static final Proof SOLUTION = RiccatiProofs.solution();
    static final Proof REDUCTION = RiccatiProofs.reduction();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return RiccatiControls.all(instances(), unbalanced());
  }
}
