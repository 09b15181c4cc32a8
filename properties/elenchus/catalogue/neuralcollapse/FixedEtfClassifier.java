package elenchus.catalogue.neuralcollapse;

import com.google.auto.service.AutoService;
import elenchus.exact.Interval;
import elenchus.features.Enclosure;
import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Proof;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.util.FastMath;

/** A fixed simplex classifier draws every feature to its own row, whatever the class counts. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes")
public final class FixedEtfClassifier implements Theorem<EtfHead> {
  static final Claim BOUND =
      Claim.atLeast(
          "cross-entropy bound",
          "$\\mathrm{CE}(h)\\ge\\log(1+(K-1)e^{-Ks/(K-1)})$, $s=\\sqrt{E_WE_H}$, for"
              + " $\\|h\\|^2\\le E_H$.");
  static final Claim JENSEN =
      Claim.atLeast(
          "own logit decides",
          "$\\mathrm{CE}(h)\\ge\\log(1+(K-1)e^{-K\\langle w_k,h\\rangle/(K-1)})$.");
  static final Claim MINIMISER =
      Claim.equal("minimiser", "$h^*=\\sqrt{E_H/E_W}\\,w_k$ attains the bound.");
  static final Claim DISTANCE =
      Claim.equal(
          "distance identity",
          "$s-\\langle w_k,h\\rangle=\\frac12\\sqrt{E_W/E_H}(\\|h^*-h\\|^2+E_H-\\|h\\|^2)$: the"
              + " minimiser is unique.");
  static final Claim PULL =
      Claim.equal("pull and push", "$\\nabla_h\\mathrm{CE}=-(1-p_k)w_k+\\sum_{j\\ne k}p_jw_j$.");
  static final Claim INTEGRAL =
      Claim.equal(
          "first integral",
          "Dot regression on the sphere: $\\frac d{dt}\\big[\\frac1{2(1-u)}+\\frac14"
              + "\\log\\frac{1+u}{1-u}\\big]=\\sqrt{E_W/E_H}$, $u=\\cos(h,w_k)$.");
  static final Claim FLOW =
      Claim.equal(
          "flow", "The integrated flow on the sphere has the $u(t)$ of the first integral.");
  static final Claim RATE =
      Claim.converges("algebraic rate", "Dot regression: $2ct\\,(1-u(t))\\to1$.");
  static final Claim HESSIAN =
      Claim.equal(
          "cross-entropy rates",
          "The Hessian on the sphere at $h^*$ has eigenvalues $(1-p)\\frac K{K-1}c$ across and that"
              + " plus $\\frac{1-p}{K-1}\\frac{E_WK}{K-1}$ inside the span of $W$.");

  @Override
  public Card card() {
    return Card.id("fixed-etf-classifier")
        .family("neuralcollapse")
        .title("A fixed simplex classifier: unique minimiser, exact dot-regression flow")
        .statement(
            """
            Let the classifier be a fixed simplex frame, $\\|w_k\\|^2=E_W$, and $\\|h\\|^2\\le E_H$.
            Every sample of class $k$ has the unique minimiser $h^*=\\sqrt{E_H/E_W}\\,w_k$ of
            cross-entropy and of dot regression, whatever the class counts. On the sphere the
            dot-regression flow has an exact first integral and converges algebraically; the
            cross-entropy flow converges exponentially, at rates known in closed form.""")
        .source(
            "Yang, Chen, Li, Xie, Lin, Tao 2022, arXiv 2203.09081 (abstract read); statement and"
                + " dynamics reconstructed. That dot regression converges faster is not confirmed"
                + " for angles in continuous time.");
  }

  @Override
  public Class<EtfHead> instanceType() {
    return EtfHead.class;
  }

  @Override
  public List<Hypothesis<EtfHead>> hypotheses() {
    return List.of(
        Hypothesis.<EtfHead>of(
                "norm",
                "$\\|h\\|^2\\le E_H$, decided exactly",
                p -> p.slack().signum() < 0 ? -1 : 1)
            .brokenBy(EtfHeadControls.tooLong()));
  }

  @Override
  public List<Claim> claims() {
    return List.of(BOUND, JENSEN, MINIMISER, DISTANCE, PULL, INTEGRAL, FLOW, RATE, HESSIAN);
  }

  @Override
  public Arbitrary<EtfHead> instances() {
    return Instances.drawn(EtfHead::drawn, EtfHead::simpler);
  }

  @Override
  public List<Example<EtfHead>> examples() {
    return List.of(
        new Example<>(
            "three classes, unit norms", new EtfHead(3, 0, 1, 1, List.of(0.6, 0.3, 0.1), 0, 1)),
        new Example<>("later", new EtfHead(3, 1, 1, 1, List.of(0.0, -0.5), 0, 10)),
        new Example<>("late", new EtfHead(3, 2, 1, 1, List.of(0.0, 0.0), 0, 100)));
  }

  @Override
  public Evidence examine(EtfHead p, Trial trial) {
    Evidence.Builder evidence = Evidence.collect();
    crossEntropy(p, evidence);
    dotRegression(p, evidence);
    curvature(p, evidence);
    return evidence.done();
  }

  private static void crossEntropy(EtfHead p, Evidence.Builder evidence) {
    Interval[] h = Arrays.stream(p.feature()).mapToObj(Interval::of).toArray(Interval[]::new);
    Interval[] logits = p.logits(h);
    Interval loss = Enclosure.crossEntropy(logits, p.label());
    Interval least = p.lossOf(p.s());
    double widths = 1e-13 * (1 + p.s().upper());
    evidence.add(
        Enclosed.compare(BOUND, loss, least)
            .within(widths, "interval widths of logits of size s")
            .by("direct evaluation", "own", "interval"));
    evidence.add(
        Enclosed.compare(JENSEN, loss, p.lossOf(logits[p.label()]))
            .within(widths, "interval widths of logits of size s")
            .by("direct evaluation", "own", "interval"));
    Interval scale = Interval.of(p.EH()).divide(Interval.of(p.EW())).sqrt();
    Interval[] best = p.enclosedW()[p.label()].clone();
    for (int i = 0; i < best.length; i++) {
      best[i] = best[i].multiply(scale);
    }
    evidence.add(
        Enclosed.compare(MINIMISER, Enclosure.crossEntropy(p.logits(best), p.label()), least)
            .within(widths, "interval widths of logits of size s")
            .by("direct evaluation", "own", "interval"));
    DifferentialField field = DifferentialField.overRationals().parameters("r EH a h2").build();
    Proof distance =
        field
            .prove("distance identity, r = sqrt(EH/EW), s = EH/r")
            .equal(
                "s - a = (1/(2r)) [(EH - 2 r a + ||h||^2) + EH - ||h||^2]",
                field.parse("EH/r-a"),
                field.parse("(EH-2*r*a+h2+EH-h2)/(2*r)"))
            .done();
    evidence.add(DISTANCE.decide(distance.holds()).proved().by("normal form", "Rings", "symbolic"));
    evidence.add(EtfHeadControls.pull(p));
    evidence.quantity("minCE", least.mid());
    evidence.quantity("CE", loss.mid());
    evidence.quantity("p", ownProbability(p));
  }

  private static double ownProbability(EtfHead p) {
    double s = Math.sqrt(p.EW() * p.EH());
    return 1 / (1 + (p.K() - 1) * FastMath.exp(-p.K() * s / (p.K() - 1)));
  }

  private static void dotRegression(EtfHead p, Evidence.Builder evidence) {
    Proof proof = DotRegressionFlow.proof();
    evidence.add(INTEGRAL.decide(proof.holds()).proved().by("derivation", "Rings", "symbolic"));
    double c = Math.sqrt(p.EW() / p.EH());
    double gap = DotRegressionFlow.gapAfter(p.u0(), c * p.t());
    double[] integrated = DotRegressionFlow.integrate(p, p.t());
    evidence.add(
        FLOW.compare(integrated[0] / gap, 1)
            .error(1e-10 + 10 * Math.abs(integrated[1]))
            .within(1e-8, "relative tolerance 1e-13 of the integrator over its steps")
            .by("first integral", "own", "double")
            .by("Dormand-Prince 8(5,3)", "Hipparchus", "double"));
    double late = 1e6;
    double scaled = 2 * late * DotRegressionFlow.gapAfter(p.u0(), late);
    double start = DotRegressionFlow.integral(FastMath.log1p(-p.u0()));
    evidence.add(
        RATE.compare(scaled, 1)
            .within(
                (FastMath.log(4 * late) + 2 * Math.abs(start) + 2) / late,
                "1/(2(1-u)) = ct + I(u0) - log(2/(1-u))/4 at ct = 1e6")
            .by("first integral", "own", "double"));
    evidence.quantity("c", c);
    evidence.quantity("u", 1 - gap);
    evidence.quantity("proof", proof.toString());
  }

  private static void curvature(EtfHead p, Evidence.Builder evidence) {
    int K = p.K();
    double own = ownProbability(p);
    double c = Math.sqrt(p.EW() / p.EH());
    double out = (1 - own) * K / (K - 1) * c;
    double in = out + (1 - own) / (K - 1) * p.EW() * K / (K - 1);
    double[] expected = new double[p.d() - 1];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = i < p.d() - (K - 1) ? out : in;
    }
    double[] found = SymmetricEigen.of(tangentHessian(p, own)).values();
    // The radial direction carries the eigenvalue -1, set by the projection.
    evidence.add(
        HESSIAN
            .compare(Arrays.copyOfRange(found, 1, found.length), expected)
            .within(1e-12 * (1 + in), "symmetric eigenvalues, backward stable")
            .by("spectrum of the projected Hessian", "Hipparchus", "double"));
    evidence.quantity("rOut", out);
    evidence.quantity("rIn", in);
  }

  /** T (W^T (diag q - q q^T) W - (<grad, h>/EH) I) T - n n^T with n along w_k, T = I - n n^T. */
  private static Matrix tangentHessian(EtfHead p, double own) {
    int d = p.d();
    Matrix W = p.W();
    double[] q = new double[p.K()];
    Arrays.fill(q, (1 - own) / (p.K() - 1));
    q[p.label()] = own;
    double scale = Math.sqrt(p.EH() / p.EW());
    double[] gradient = EtfHeadControls.gradient(W, p.label(), q);
    double radial = 0;
    for (int i = 0; i < d; i++) {
      radial += gradient[i] * W.get(p.label(), i) * scale;
    }
    Matrix softmax = Matrix.of(p.K(), p.K(), (a, b) -> (a == b ? q[a] : 0) - q[a] * q[b]);
    Matrix euclidean =
        W.transpose().times(softmax).times(W).minus(Matrix.identity(d).times(radial / p.EH()));
    double norm = Math.sqrt(p.EW());
    Matrix n = Matrix.of(d, 1, (i, j) -> W.get(p.label(), i) / norm);
    Matrix along = n.times(n.transpose());
    Matrix across = Matrix.identity(d).minus(along);
    return across.times(euclidean).times(across).minus(along);
  }

  @Override
  public List<Control<?>> controls() {
    return EtfHeadControls.controls();
  }
}
