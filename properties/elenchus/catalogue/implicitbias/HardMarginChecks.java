package elenchus.catalogue.implicitbias;

import static elenchus.catalogue.implicitbias.HardMarginClaims.*;

import elenchus.data.LabelledData;
import elenchus.data.LabelledDraws;
import elenchus.data.PairOperator;
import elenchus.flow.FlowPath;
import elenchus.flow.LogTimeFlow;
import elenchus.flow.TemplateRisk;
import elenchus.linear.Matrix;
import elenchus.loss.ExponentialTailLoss;
import elenchus.margin.DistanceBound;
import elenchus.margin.MaxMargin;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Witness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** What {@link HardMarginCertificate} computes about one max-margin classifier. */
record HardMarginChecks(MaxMargin svm) {
  private static final Witness ACTIVE_SET = new Witness("dual active set", "own", "double");
  private static final double HORIZON = 50;

  /** 1 + |What| max|x|: the size of the terms of a margin. */
  private double scale() {
    return 1 + svm.weights().norm() * svm.data().X().maxAbs();
  }

  private double total() {
    return Arrays.stream(svm.dualVariables()).sum();
  }

  /** The optimality conditions of the doubles, margins and sums evaluated anew. */
  Evidence optimality() {
    PairOperator pairs = PairOperator.of(svm.data());
    double[] alpha = svm.dualVariables();
    double[] u = new double[pairs.pairs()];
    pairs.margins(svm.weights().toRowMajor(), u);
    double[] sum = new double[pairs.dimension()];
    pairs.adjoint(alpha, sum);
    double slack = 0;
    for (int p = 0; p < u.length; p++) {
      slack += alpha[p] * Math.abs(u[p] - 1);
    }
    double margin = 1e-12 * scale();
    return Evidence.of(
        FEASIBLE
            .compare(Arrays.stream(u).min().orElseThrow(), 1)
            .within(margin, "1e-12 (1 + |What| max|x|): rounding of a margin")
            .by(ACTIVE_SET)
            .build(),
        NONNEGATIVE.decide(Arrays.stream(alpha).allMatch(v -> v >= 0)).by(ACTIVE_SET).build(),
        STATIONARY
            .compare(svm.weights().toRowMajor(), sum)
            .within(
                1e-13 * (svm.weights().norm() + svm.squaredNorm() * svm.data().X().maxAbs()),
                "1e-13 (|What| + |What|^2 max|x|): rounding of sum alpha A")
            .by(ACTIVE_SET)
            .build(),
        COMPLEMENTARY
            .compare(slack, 0)
            .within(margin * svm.squaredNorm(), "sum alpha times the rounding of a margin")
            .by(ACTIVE_SET)
            .build(),
        duality(alpha, svm.squaredNorm(), ACTIVE_SET),
        NO_GORDAN
            .compare(
                svm.weights().norm() / total(),
                Arrays.stream(u).min().orElseThrow() / svm.weights().norm())
            .within(margin * svm.gamma(), "1e-12 (1 + |What| max|x|) gamma: rounding of a margin")
            .by(ACTIVE_SET)
            .build());
  }

  static Finding duality(double[] alpha, double squaredNorm, Witness witness) {
    return DUALITY
        .compare(Arrays.stream(alpha).sum(), squaredNorm)
        .within(1e-13 * squaredNorm, "1e-13 |What|^2: rounding of the sum")
        .by(witness)
        .build();
  }

  /** Random candidates near and far, against the bounds and the identities. */
  Evidence candidates(Random random) {
    Evidence.Builder evidence = Evidence.collect();
    Matrix What = svm.weights();
    double[] alpha = svm.dualVariables();
    MarginCandidate optimum = new MarginCandidate(svm, What, alpha);
    for (double spread : new double[] {1e-3, 0.3, 3}) {
      double entry = spread * What.norm() / Math.sqrt((double) What.rows() * What.columns());
      Matrix W =
          What.plus(LabelledDraws.gaussian(random, What.rows(), What.columns()).times(entry));
      double[] a = alpha.clone();
      double[] signed = alpha.clone();
      for (int p = 0; p < a.length; p++) {
        double step = spread * svm.squaredNorm() / a.length * random.nextGaussian();
        a[p] = Math.abs(a[p] + step);
        signed[p] += step;
      }
      MarginCandidate candidate = new MarginCandidate(svm, W, a);
      DistanceBound bound = candidate.bound();
      double rounding = 1e-12 * scale() * svm.gamma();
      String derivation = "1e-12 (1 + |What| max|x|) gamma: rounding of a margin";
      evidence.add(
          LOWER
              .compare(bound.leastGamma(), svm.gamma())
              .within(rounding, derivation)
              .by(ACTIVE_SET));
      evidence.add(
          UPPER
              .compare(bound.mostGamma(), svm.gamma())
              .within(rounding, derivation)
              .by(ACTIVE_SET));
      MarginCandidate feasible =
          bound.gap() < Double.POSITIVE_INFINITY ? candidate : new MarginCandidate(svm, What, a);
      evidence.add(feasible.distance(DISTANCE, 2));
      MarginCandidate free = new MarginCandidate(svm, W, signed);
      evidence.add(free.firstIdentity(FIRST_IDENTITY));
      evidence.add(free.secondIdentity(SECOND_IDENTITY));
    }
    return evidence.add(optimum.distance(DISTANCE, 2)).done();
  }

  /** Weights and loss derivatives of a cross-entropy flow, certified without the optimum. */
  Finding anytime() {
    LabelledData data = svm.data();
    TemplateRisk risk = TemplateRisk.of(data, ExponentialTailLoss.of("ce").template());
    FlowPath path = LogTimeFlow.of(risk).blind(Matrix.zero(data.K(), data.features()), HORIZON);
    FlowPath.Point end = path.last();
    MarginCandidate state = new MarginCandidate(svm, end.state(), end.dualWeights());
    MarginCandidate velocity = new MarginCandidate(svm, end.velocity(), end.dualWeights());
    MarginCandidate better = velocity.bound().gap() < state.bound().gap() ? velocity : state;
    return better.distance(ANYTIME, 2, new Witness(path.method(), path.lineage(), "double"));
  }

  /** The same classifier from data that are transformed without rounding, and with a repetition. */
  Evidence relations(Random random) {
    LabelledData data = svm.data();
    List<Integer> classes = shuffled(data.K(), random);
    List<Integer> features = shuffled(data.features(), random);
    double[] signs = random.doubles(data.features()).map(v -> v < 0.5 ? -1 : 1).toArray();
    double c = random.nextBoolean() ? 4 : 0.125;
    Matrix X =
        Matrix.of(
            data.samples(),
            data.features(),
            (i, f) -> c * signs[f] * data.X().get(i, features.get(f)));
    List<Integer> y = data.y().stream().map(classes::get).toList();
    Matrix moved = MaxMargin.require(new LabelledData(X, y, data.K())).weights();
    Matrix expected =
        Matrix.of(
            data.K(),
            data.features(),
            (k, f) -> signs[f] * svm.weights().get(classes.indexOf(k), features.get(f)) / c);
    LabelledData repeated = LabelledDraws.withRepeatedSample(random, data);
    double tolerance = 1e-13 * svm.weights().norm();
    String derivation = "1e-13 |What|: both solutions are refined to rounding";
    return Evidence.of(
        EQUIVARIANT
            .compare(moved.toRowMajor(), expected.toRowMajor())
            .within(tolerance / c, derivation)
            .by(ACTIVE_SET)
            .build(),
        REPETITION
            .compare(MaxMargin.require(repeated).weights().toRowMajor(), svm.weights().toRowMajor())
            .within(tolerance, derivation)
            .by(ACTIVE_SET)
            .build());
  }

  private static List<Integer> shuffled(int n, Random random) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
    Collections.shuffle(order, random);
    return order;
  }

  /** The dual variables against 1 / (factor |x_i|^2), in units of the latter. */
  Finding orthogonal(double factor) {
    Matrix X = svm.data().X();
    double[] scaled = svm.dualVariables();
    int rivals = svm.data().K() - 1;
    for (int p = 0; p < scaled.length; p++) {
      Matrix x = Matrix.column(X.row(p / rivals));
      scaled[p] *= factor * x.dot(x);
    }
    double[] ones = new double[scaled.length];
    Arrays.fill(ones, 1);
    return ORTHOGONAL
        .compare(scaled, ones)
        .within(1e-13, "rounding of |x|^2 and of alpha, relative")
        .by(ACTIVE_SET)
        .build();
  }

  /** The named objects. */
  Evidence quantities() {
    PairOperator pairs = PairOperator.of(svm.data());
    double[][] active =
        svm.active().stream()
            .map(p -> new double[] {pairs.sample(p), pairs.competitor(p)})
            .toArray(double[][]::new);
    return Evidence.collect()
        .quantity("What", svm.weights().toRows())
        .quantity("alpha", svm.dualVariables())
        .quantity("squaredNorm", svm.squaredNorm())
        .quantity("gamma", svm.gamma())
        .quantity("delta", svm.inactiveGap())
        .quantity("S", active)
        .quantity("u", svm.margins())
        .done();
  }
}
