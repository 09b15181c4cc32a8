package elenchus.flow;

import static org.assertj.core.api.Assertions.assertThat;

import elenchus.data.LabelledData;
import elenchus.data.LabelledDraws;
import elenchus.linear.Matrix;
import elenchus.loss.ExponentialTailLoss;
import elenchus.loss.TemplateLoss;
import elenchus.margin.MaxMargin;
import elenchus.margin.Separability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.QRDecomposition;

/** How the flow must change when its data change. */
class FlowPropertiesTest {
  private static final double[] TIMES = {0.5, 4, 15};

  /** A drawn problem. */
  private record Case(LabelledData data, TemplateLoss loss, Matrix W0, Random random) {
    static Case of(long seed) {
      Random random = new Random(seed);
      LabelledData data = LabelledDraws.mixed(random);
      ExponentialTailLoss[] losses = ExponentialTailLoss.values();
      Matrix W0 = LabelledDraws.gaussian(random, data.K(), data.features()).times(0.5);
      return new Case(data, losses[random.nextInt(losses.length)].template(), W0, random);
    }

    FlowPath flow() {
      return flow(TemplateRisk.of(data, loss), W0);
    }

    static FlowPath flow(TemplateRisk risk, Matrix W0) {
      return LogTimeFlow.of(risk).blind(W0, LogTimeFlow.explicit(), TIMES);
    }

    Case with(Matrix X) {
      return new Case(new LabelledData(X, data.y(), data.K()), loss, W0, random);
    }
  }

  private interface Change {
    Matrix of(Matrix W);
  }

  private static void same(FlowPath observed, FlowPath reference, Change change) {
    for (int k = 0; k < TIMES.length; k++) {
      Matrix expected = change.of(reference.points().get(k).state());
      assertThat(observed.points().get(k).state().minus(expected).maxAbs())
          .as("W at s = %s", TIMES[k])
          .isLessThan(1e-9 * (1 + expected.maxAbs()));
    }
  }

  @Property(tries = 10, seed = "20261121")
  void largerSamplesNeedSmallerWeightsAndTime(@ForAll long seed) {
    Case problem = Case.of(seed);
    double c = 2.5;
    TemplateRisk scaled =
        TemplateRisk.of(problem.with(problem.data().X().times(c)).data(), problem.loss())
            .learningRate(1 / (c * c));
    same(Case.flow(scaled, problem.W0().times(1 / c)), problem.flow(), W -> W.times(1 / c));
  }

  @Property(tries = 10, seed = "20261121")
  void rotationsRotateTheWeights(@ForAll long seed) {
    Case problem = Case.of(seed);
    int d = problem.data().features();
    Matrix Q =
        Matrix.ofRows(
            new QRDecomposition(
                    new Array2DRowRealMatrix(
                        LabelledDraws.gaussian(problem.random(), d, d).toRows()))
                .getQ()
                .getData());
    LabelledData rotated = problem.with(problem.data().X().times(Q)).data();
    same(
        Case.flow(TemplateRisk.of(rotated, problem.loss()), problem.W0().times(Q)),
        problem.flow(),
        W -> W.times(Q));
  }

  @Property(tries = 10, seed = "20261121")
  void classesAreOnlyNames(@ForAll long seed) {
    Case problem = Case.of(seed);
    int K = problem.data().K();
    List<Integer> names = new ArrayList<>(IntStream.range(0, K).boxed().toList());
    Collections.shuffle(names, problem.random());
    LabelledData renamed =
        new LabelledData(
            problem.data().X(), problem.data().y().stream().map(names::get).toList(), K);
    Change rename = W -> Matrix.of(K, W.columns(), (k, f) -> W.get(names.indexOf(k), f));
    same(
        Case.flow(TemplateRisk.of(renamed, problem.loss()), rename.of(problem.W0())),
        problem.flow(),
        rename);
  }

  @Property(tries = 10, seed = "20261121")
  void theOrderOfSamplesDoesNotMatter(@ForAll long seed) {
    Case problem = Case.of(seed);
    LabelledData data = problem.data();
    List<Integer> order = new ArrayList<>(IntStream.range(0, data.samples()).boxed().toList());
    Collections.shuffle(order, problem.random());
    LabelledData shuffled =
        new LabelledData(
            Matrix.of(data.samples(), data.features(), (i, f) -> data.X().get(order.get(i), f)),
            order.stream().map(data.y()::get).toList(),
            data.K());
    same(
        Case.flow(TemplateRisk.of(shuffled, problem.loss()), problem.W0()), problem.flow(), W -> W);
  }

  @Property(tries = 10, seed = "20261121")
  void aRepeatedSampleIsASampleOfWeightTwo(@ForAll long seed) {
    Case problem = Case.of(seed);
    LabelledData data = problem.data();
    int i = problem.random().nextInt(data.samples());
    double[][] rows = Arrays.copyOf(data.X().toRows(), data.samples() + 1);
    rows[data.samples()] = data.X().row(i);
    List<Integer> labels = new ArrayList<>(data.y());
    labels.add(data.y().get(i));
    double[] weights = new double[data.samples()];
    Arrays.fill(weights, 1);
    weights[i] = 2;
    same(
        Case.flow(
            TemplateRisk.of(
                new LabelledData(Matrix.ofRows(rows), labels, data.K()), problem.loss()),
            problem.W0()),
        Case.flow(TemplateRisk.of(data, problem.loss()).weighted(weights), problem.W0()),
        W -> W);
  }

  @Property(tries = 10, seed = "20261121")
  void zeroFeaturesKeepTheirWeights(@ForAll long seed) {
    Case problem = Case.of(seed);
    int d = problem.data().features();
    Change widen = W -> Matrix.of(W.rows(), d + 2, (i, f) -> f < d ? W.get(i, f) : 0);
    Case wider = problem.with(widen.of(problem.data().X()));
    same(
        Case.flow(TemplateRisk.of(wider.data(), problem.loss()), widen.of(problem.W0())),
        problem.flow(),
        widen);
  }

  @Property(tries = 8, seed = "20261121")
  void implicitAndExplicitMethodsAgree(@ForAll long seed) {
    Case problem = Case.of(seed);
    FlowPath rodas =
        LogTimeFlow.of(TemplateRisk.of(problem.data(), problem.loss()))
            .blind(problem.W0(), ImplicitIntegrator.rodas4(1e-9), TIMES);
    FlowPath explicit = problem.flow();
    for (int k = 0; k < TIMES.length; k++) {
      Matrix difference = rodas.points().get(k).state().minus(explicit.points().get(k).state());
      assertThat(difference.maxAbs())
          .as("W at s = %s", TIMES[k])
          .isLessThan(1e-6 * (1 + explicit.points().get(k).state().maxAbs()));
    }
  }

  @Example
  void blindRunsFindTheMaxMarginMatrixOfRandomData() {
    Random random = new Random(20);
    ExponentialTailLoss[] losses = ExponentialTailLoss.values();
    int tried = 0;
    while (tried < 6) {
      LabelledData data =
          LabelledDraws.teacherLabelled(
              random, 4 + random.nextInt(20), 3 + random.nextInt(6), 3 + random.nextInt(3));
      if (Separability.of(data) instanceof MaxMargin svm) {
        FlowPath path =
            LogTimeFlow.of(TemplateRisk.of(data, losses[tried % losses.length].template()))
                .blind(Matrix.zero(data.K(), data.features()), 1e6);
        assertThat(path.last().velocity().minus(svm.weights()).norm())
            .as("velocity at s = 1e6, %s", data)
            .isLessThan(1e-12 * svm.weights().norm());
        tried++;
      }
    }
  }
}
