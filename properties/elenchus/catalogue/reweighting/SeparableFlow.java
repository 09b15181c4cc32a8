package elenchus.catalogue.reweighting;

import com.google.auto.service.AutoService;
import elenchus.catalogue.closedform.Proofs;
import elenchus.catalogue.closedform.SolutionCheck;
import elenchus.linear.Matrix;
import elenchus.margin.HardMargin;
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
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.util.FastMath;

/** On separable data weights move the bounded part of gradient flow only. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes") // a service is named by its raw type
public final class SeparableFlow implements Theorem<WeightedMargins> {
  static final Claim ABSORBED =
      Claim.equal(
          "weights are shifts",
          "$\\omega e^{-m}=e^{-(m-\\log\\omega)}$: with $Zv=-\\log\\omega$ the weighted field at $w$ is"
              + " the plain one at $w+v$; additive margin shifts likewise.");
  static final Claim CONJUGATE =
      Claim.equal(
          "translation",
          "If $Z$ has full row rank, $w_\\omega(t;w_0)=w_1(t;w_0+v)-v$ for all $t$,"
              + " $v=Z^\\top(ZZ^\\top)^{-1}(-\\log\\omega)$.");
  static final Claim SHIFTED =
      Claim.equal(
          "translation of shifted margins",
          "The logistic loss $\\log(1+e^{-z_i\\cdot w+c_i})$ is translated by"
              + " $v=Z^\\top(ZZ^\\top)^{-1}(-c)$ in the same way.");
  static final Claim DIRECTION =
      Claim.converges(
          "direction", "$w(t)/\\|w(t)\\|$ tends to the hard-margin direction for every $\\omega$.");
  static final Claim BOUNDED =
      Claim.converges(
          "bounded part",
          "$w=\\hat w\\log t+\\tilde w+o(1)$ with $\\omega_ie^{-z_i\\cdot\\tilde w}=\\alpha_i$ on the"
              + " support.");
  static final Claim MARGINS =
      Claim.equal(
          "asymmetric margins",
          "Least $\\|w\\|$ with $w\\cdot x+b\\ge r$ and $\\le-1$ is $w=\\frac{1+r}2w_{SVM}$,"
              + " $b=\\frac{1+r}2b_{SVM}+\\frac{r-1}2$.");

  private static final double FINE = 3e-14;

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("weighting-ineffective-separable-flow")
        .family("reweighting")
        .title("On separable data loss weights move only the bounded part of gradient flow")
        .statement(
            """
            Rows $z_i=y_ix_i$, flow $\\dot w=\\sum_i\\omega_iz_ie^{-z_i\\cdot w}$. If $Z$ has full row rank,
            weights are a translation of the start: $w_\\omega(t;w_0)=w_1(t;w_0+v)-v$ with
            $Zv=-\\log\\omega$, for all $t$; additive margin shifts of the logistic loss too. For
            separable data $w(t)/\\|w(t)\\|$ tends to the hard-margin direction for every $\\omega$, and
            $w(t)=\\hat w\\log t+\\tilde w+o(1)$ with $\\omega_ie^{-z_i\\cdot\\tilde w}=\\alpha_i$ on the
            support: a weight moves its margin by $\\log\\omega_i$, once and for all. Asymmetric margins
            do move the boundary: their solution is an affine image of the SVM.
            """)
        .source(
            "Background: Xu, Ye, Ruan, ICLR 2021 (weights are ineffective), Kini et al., NeurIPS"
                + " 2021 (the remedy). Statements are reconstructed; the exact translation is new.");
  }

  @Override
  public Class<WeightedMargins> instanceType() {
    return WeightedMargins.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<WeightedMargins>> hypotheses() {
    return List.of(
        Hypothesis.of(
            "separable",
            "Some $w$ has $z_i\\cdot w>0$ for all $i$.",
            p -> p.isSeparable() ? 1 / Math.sqrt(p.hardMargin().squaredNorm()) : -1),
        Hypothesis.of("time", "$t>0$ and $r>-1$.", p -> Math.min(p.t(), p.r() + 1)));
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(ABSORBED, CONJUGATE, SHIFTED, DIRECTION, BOUNDED, MARGINS);
  }

  // --- instances

  @Override
  public Arbitrary<WeightedMargins> instances() {
    return Instances.drawn(
        WeightedMargins::draw,
        p -> p.isSeparable() && (p.hasFullRowRank() || p.isNondegenerate()),
        WeightedMargins::simpler);
  }

  @Override
  public List<Example<WeightedMargins>> examples() {
    Matrix X = Matrix.ofRowMajor(2, 2, -0.75, -1.022, 0.495, -0.09);
    Matrix three = Matrix.ofRowMajor(3, 2, 1, 0.5, -1, 1, 3, 1);
    return List.of(
        new Example<>(
            "one support vector",
            new WeightedMargins(
                X, List.of(1, -1), List.of(0.771, 0.888), List.of(-0.169, 0.51), 20, 2)),
        new Example<>(
            "more samples than features",
            new WeightedMargins(
                three, List.of(1, -1, 1), List.of(4.0, 1.0, 8.0), List.of(0.0, 0.0), 5, 0.5)));
  }

  // --- evidence

  @Override
  public Evidence examine(WeightedMargins problem, Trial trial) {
    HardMargin.Solution svm = problem.hardMargin();
    Evidence.Builder evidence =
        Evidence.collect()
            .add(Proofs.finding(ABSORBED, Identities.SHIFTS, Proofs.DIFFERENTIAL_FIELD));
    double[] v = WeightedMargins.translation(problem.Z(), problem.logWeights());
    if (problem.hasFullRowRank()) {
      evidence
          .add(conjugate(problem, v, trial))
          .add(shifted(problem, v, trial))
          .quantity("v", v)
          .quantity("w(t)", weightedEnd(problem));
    }
    if (problem.isNondegenerate()) {
      evidence.addAll(ResidualLimit.of(problem).examine(trial));
    }
    if (problem.y().stream().distinct().count() == 2) {
      evidence.add(AsymmetricMargins.finding(problem, problem.r(), Identities.MARGINS));
    }
    return evidence
        .quantity("hard margin", svm.weights())
        .quantity("support", Arrays.toString(svm.support().toArray()))
        .quantity("alpha", svm.dualVariables())
        .quantity("proof", Identities.SHIFTS + "\n\n" + Identities.MARGINS)
        .done();
  }

  private static double[] weightedEnd(WeightedMargins p) {
    return p.flow((i, m) -> p.omega().get(i) * FastMath.exp(-m), p.start()).solve(FINE, p.t())[0];
  }

  /** The finding that the weighted flow is the plain one, translated by v. */
  static Finding.Builder conjugate(WeightedMargins p, double[] v, Trial trial) {
    WeightedMargins.Force weighted = (i, m) -> p.omega().get(i) * FastMath.exp(-m);
    return translated(CONJUGATE, p, weighted, (i, m) -> FastMath.exp(-m), v, trial);
  }

  /** The finding that margin shifts c = log omega of the logistic loss are translated by v. */
  private static Finding.Builder shifted(WeightedMargins p, double[] v, Trial trial) {
    double[] c = p.logWeights();
    return translated(
        SHIFTED,
        p,
        (i, m) -> 1 / (1 + FastMath.exp(m - c[i])),
        (i, m) -> 1 / (1 + FastMath.exp(m)),
        v,
        trial);
  }

  static Finding.Builder translated(
      Claim claim,
      WeightedMargins p,
      WeightedMargins.Force with,
      WeightedMargins.Force plain,
      double[] v,
      Trial trial) {
    double[] from = p.start();
    double[] moved = from.clone();
    for (int j = 0; j < moved.length; j++) {
      moved[j] += v[j];
    }
    double[] end = p.flow(with, from).solve(FINE, p.t())[0];
    double[] other = p.flow(plain, moved).solve(FINE, p.t())[0];
    double[] again =
        trial.isHigh()
            ? p.flow(plain, moved).extrapolate(1e-13, p.t())[0]
            : p.flow(plain, moved).solve(1e-12, p.t())[0];
    double size = 1 + SolutionCheck.size(end) + SolutionCheck.size(moved);
    double error = SolutionCheck.distance(other, again) / size;
    for (int j = 0; j < other.length; j++) {
      other[j] -= v[j];
    }
    Finding.Builder finding =
        claim
            .compare(SolutionCheck.distance(end, other) / size, 0)
            .error(error)
            .within(1e-10, "integration to 3e-14 and to 1e-12 along a contracting flow")
            .by(SolutionCheck.INTEGRATION);
    return trial.isHigh() ? finding.by(SolutionCheck.EXTRAPOLATION) : finding;
  }

  /** The proofs hold for all instances, so they are made once. */
  static final class Identities {
    static final Proof SHIFTS = MarginProofs.shifts();
    static final Proof MARGINS = MarginProofs.asymmetric();

    private Identities() {}
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return SeparableFlowControls.all(instances());
  }
}
