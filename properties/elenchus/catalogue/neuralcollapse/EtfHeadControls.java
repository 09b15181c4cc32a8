package elenchus.catalogue.neuralcollapse;

import elenchus.descent.LimitedMemoryBfgs;
import elenchus.descent.Minimum;
import elenchus.descent.Objective;
import elenchus.exact.Interval;
import elenchus.features.Enclosure;
import elenchus.linear.Matrix;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Instances;
import elenchus.theorem.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.FastMath;

/** Gradients and controls of the fixed simplex classifier. */
final class EtfHeadControls {
  private static final Claim PARALLEL =
      Claim.equal("parallel", "The minimiser on the ball is parallel to $w_k$.");
  private static final Claim UNIQUE =
      Claim.atLeast("unique zero", "Dot regression vanishes at $h^*$ only.");
  private static final Claim EXPONENTIAL =
      Claim.atMost("exponential", "Dot regression: $1-u(t)\\le2e^{-ct}$ for large $t$.");

  private EtfHeadControls() {}

  /** The sum of -(1 - p_k) w_k and p_j w_j over j != k, for softmax probabilities. */
  static double[] gradient(Matrix W, int k, double[] probabilities) {
    double[] gradient = new double[W.columns()];
    for (int j = 0; j < W.rows(); j++) {
      double weight = probabilities[j];
      if (j == k) {
        weight = 0;
        for (int l = 0; l < W.rows(); l++) {
          weight -= l == k ? 0 : probabilities[l];
        }
      }
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += weight * W.get(j, i);
      }
    }
    return gradient;
  }

  /** The gradient of cross-entropy against its automatic derivative. */
  static Finding.Builder pull(EtfHead p) {
    Matrix W = p.W();
    double[] h = p.feature();
    double[] logits = W.times(h);
    double own = logits[p.label()];
    double sum = 0;
    for (double logit : logits) {
      sum += FastMath.exp(logit - own);
    }
    double total = sum;
    double[] probabilities =
        Arrays.stream(logits).map(z -> FastMath.exp(z - own) / total).toArray();
    Gradient loss = Gradient.constant(h.length, 0);
    for (int j = 0; j < p.K(); j++) {
      Gradient margin = Gradient.constant(h.length, 0);
      for (int i = 0; i < h.length; i++) {
        margin =
            margin.add(
                Gradient.variable(h.length, i, h[i]).multiply(W.get(j, i) - W.get(p.label(), i)));
      }
      loss = loss.add(margin.exp());
    }
    return FixedEtfClassifier.PULL
        .compare(gradient(W, p.label(), probabilities), loss.log().getGradient())
        .within(1e-13 * (1 + Math.sqrt(p.EW())), "rounding of K terms of size sqrt EW")
        .by("closed form", "own", "double")
        .by("automatic differentiation", "Hipparchus", "double");
  }

  /** Features twice as long as allowed, along their row. */
  static Arbitrary<EtfHead> tooLong() {
    return Instances.drawn(
        draw -> {
          EtfHead p = EtfHead.drawn(draw);
          double[] w = p.W().row(p.label());
          double scale = 2 * Math.sqrt(p.EH() / p.EW());
          List<Double> h = Arrays.stream(w).map(x -> x * scale).boxed().toList();
          return new EtfHead(p.K(), p.label(), p.EW(), p.EH(), h, p.u0(), p.t());
        },
        EtfHead::simpler);
  }

  static List<Control<?>> controls() {
    Arbitrary<EtfHead> all = Instances.drawn(EtfHead::drawn, EtfHead::simpler);
    return List.of(
        Control.<EtfHead>hypothesisDropped(
            "long features",
            "The cross-entropy bound holds without a bound on $\\|h\\|$.",
            tooLong(),
            (p, trial) -> {
              Interval[] h =
                  Arrays.stream(p.feature()).mapToObj(Interval::of).toArray(Interval[]::new);
              return Evidence.of(
                  Enclosed.compare(
                          FixedEtfClassifier.BOUND,
                          Enclosure.crossEntropy(p.logits(h), p.label()),
                          p.lossOf(p.s()))
                      .within(1e-14, "interval widths")
                      .by("direct evaluation", "own", "interval")
                      .build());
            }),
        Control.<EtfHead>hypothesisDropped(
                "dot regression without a norm bound",
                "Dot regression has a unique zero without a bound on $\\|h\\|$.",
                all,
                EtfHeadControls::secondZero)
            .liveWhere(p -> p.d() >= 2),
        Control.<EtfHead>hypothesisDropped(
            "any head",
            "For any fixed classifier the minimiser on the ball is parallel to $w_k$.",
            Instances.drawn(EtfHead::drawn, p -> p.K() >= 3, EtfHead::simpler),
            EtfHeadControls::randomHead),
        Control.<EtfHead>wrongFormula(
            "dot regression converges exponentially",
            "Under dot regression $1-u(t)\\le2e^{-ct}$.",
            all,
            (p, trial) ->
                Evidence.of(
                    EXPONENTIAL
                        .compare(DotRegressionFlow.gapAfter(p.u0(), 100), 2 * FastMath.exp(-100))
                        .error(1e-12)
                        .within(1e-9, "far below the gap of an algebraic rate")
                        .by("first integral", "own", "double")
                        .build())));
  }

  /** h* moved across w_k has the same own logit, so dot regression vanishes there too. */
  private static Evidence secondZero(EtfHead p, Trial trial) {
    Matrix W = p.W();
    double scale = Math.sqrt(p.EH() / p.EW());
    double[] w = W.row(p.label());
    double[] across = new double[p.d()];
    // Any direction orthogonal to w_k: swap two coordinates with a sign.
    int i = w[0] != 0 || w[1] != 0 ? 0 : p.d() - 2;
    across[i] = w[i + 1];
    across[i + 1] = -w[i];
    if (across[i] == 0 && across[i + 1] == 0) {
      across[i] = 1;
    }
    double distance = 0;
    double logit = 0;
    for (int j = 0; j < p.d(); j++) {
      double moved = scale * w[j] + across[j];
      logit += moved * w[j];
      distance += across[j] * across[j];
    }
    double s = Math.sqrt(p.EW() * p.EH());
    double loss = (logit - s) * (logit - s) / (2 * s);
    return Evidence.of(
        UNIQUE
            .compare(loss, distance)
            .error(1e-10)
            .within(1e-6, "far below the distance moved")
            .by("direct evaluation", "own", "double")
            .build());
  }

  private static Evidence randomHead(EtfHead p, Trial trial) {
    Random random = trial.random();
    Matrix W = Matrix.ofRows(new Draw(random).gaussianRows(p.K(), p.d()));
    double radius = Math.sqrt(p.EH());
    Objective onSphere =
        new Objective() {
          @Override
          public int dimension() {
            return p.d();
          }

          @Override
          public double evaluate(double[] x, double[] gradient) {
            double norm = Matrix.column(x).norm();
            double[] h = Arrays.stream(x).map(v -> radius * v / norm).toArray();
            double[] z = W.times(h);
            double[] q = new double[p.K()];
            double sum = 0;
            for (int j = 0; j < q.length; j++) {
              q[j] = FastMath.exp(z[j] - z[p.label()]);
              sum += q[j];
            }
            for (int j = 0; j < q.length; j++) {
              q[j] /= sum;
            }
            double[] g = gradient(W, p.label(), q);
            double radial = Matrix.column(g).dot(Matrix.column(h)) / (radius * radius);
            for (int i = 0; i < g.length; i++) {
              gradient[i] = radius / norm * (g[i] - radial * h[i]);
            }
            return FastMath.log(sum);
          }
        };
    Minimum end = LimitedMemoryBfgs.to(1e-10).minimise(onSphere, W.row(p.label()));
    Matrix h = Matrix.column(end.point());
    Matrix w = Matrix.column(W.row(p.label()));
    return Evidence.of(
        PARALLEL
            .compare(h.dot(w) / (h.norm() * w.norm()), 1)
            .error(1e-8)
            .within(1e-6, "far above the accuracy of the descent")
            .by("L-BFGS on the sphere", "own", "double")
            .build());
  }
}
