package elenchus.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import elenchus.exact.Interval;
import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.linear.Matrix;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hipparchus.fraction.BigFraction;

class BregmanProjectionTest {
  private static final String SEED = "20261123";
  private static final Matrix ROW = Matrix.ofRows(new double[] {1, 2, -1});
  private static final double[] START = {0.5, 0.25, 1};
  private static final List<Potential> POTENTIALS =
      List.of(
          new Quadratic(),
          new Power(3, 0.5),
          new Power(4, 1),
          new Hypentropy(0.3, 0),
          new Hypentropy(0.3, 0.5),
          new Cosh(0.5),
          new ShallowDiagonal(0.4),
          new DeepDiagonal(3, 0.5));

  /** Two samples, four features, one potential. */
  private static BregmanProjection drawn(long seed) {
    Random random = new Random(seed);
    Matrix x =
        Matrix.of(2, 4, (i, k) -> Math.rint(8 * random.nextGaussian()) / 4 + (i == k ? 1 : 0));
    double[] y = {Math.rint(8 * random.nextGaussian()) / 4, 1};
    double[] start = {random.nextDouble(), -random.nextDouble(), 0, random.nextDouble()};
    Potential phi = POTENTIALS.get(random.nextInt(POTENTIALS.size()));
    return new BregmanProjection(Separable.of(phi, 4), x, y, start);
  }

  private static boolean isTame(BregmanProjection p) {
    Matrix gram = p.X().times(p.X().transpose());
    double determinant = gram.get(0, 0) * gram.get(1, 1) - gram.get(0, 1) * gram.get(1, 0);
    return determinant > 0.05 * gram.get(0, 0) * gram.get(1, 1);
  }

  @Property(tries = 200, seed = SEED)
  void theRootIsProvedAndEnclosed(@ForAll long seed) {
    BregmanProjection p = drawn(seed);
    if (isTame(p)) {
      BregmanProjection.Solution s = p.solve().orElseThrow();
      EnclosedProjection proved =
          EnclosedProjection.of((Separable) p.map(), p.X(), p.y(), p.theta0(), s.lambda())
              .orElseThrow();
      assertThat(proved.width()).isLessThan(1e-10);
      assertThat(proved.distance(s.theta())).isLessThan(1e-10);
      // Every point of the box interpolates up to its width.
      for (int i = 0; i < 2; i++) {
        Interval sum = Interval.of(-p.y()[i]);
        for (int k = 0; k < 4; k++) {
          sum = sum.add(proved.theta().get(k).multiply(Interval.of(p.X().get(i, k))));
        }
        assertThat(sum.contains(0)).isTrue();
      }
    }
  }

  @Property(tries = 200, seed = SEED)
  void mixingSamplesLeavesTheProjectionAlone(@ForAll long seed) {
    BregmanProjection p = drawn(seed);
    if (isTame(p)) {
      Matrix mix = Matrix.ofRows(new double[] {2, 1}, new double[] {-1, 1});
      BregmanProjection mixed =
          new BregmanProjection(p.map(), mix.times(p.X()), mix.times(p.y()), p.theta0());
      close(p, mixed);
    }
  }

  @Property(tries = 200, seed = SEED)
  void projectingFromAPointOfTheDualPathGivesTheSame(@ForAll long seed) {
    BregmanProjection p = drawn(seed);
    if (isTame(p)) {
      double[] z = p.map().gradient(p.theta0());
      double[] lambda = p.solve().orElseThrow().lambda();
      for (int k = 0; k < z.length; k++) {
        z[k] += (p.X().get(0, k) * lambda[0] + p.X().get(1, k) * lambda[1]) / 2;
      }
      close(p, new BregmanProjection(p.map(), p.X(), p.y(), p.map().inverseGradient(z)));
    }
  }

  private static void close(BregmanProjection a, BregmanProjection b) {
    double[] expected = a.solve().orElseThrow().theta();
    double[] actual = b.solve().orElseThrow().theta();
    for (int k = 0; k < expected.length; k++) {
      assertThat(actual[k])
          .as("%s", a.map())
          .isCloseTo(expected[k], within(1e-9 * (1 + Math.abs(expected[k]))));
    }
  }

  @Property(tries = 100, seed = SEED)
  void pythagoras(@ForAll long seed) {
    BregmanProjection p = drawn(seed);
    if (isTame(p)) {
      double[] limit = p.solve().orElseThrow().theta();
      double[] other =
          new BregmanProjection(Separable.of(new Quadratic(), 4), p.X(), p.y(), p.theta0())
              .solve()
              .orElseThrow()
              .theta();
      MirrorMap map = p.map();
      double whole = map.divergence(other, p.theta0());
      double parts = map.divergence(other, limit) + map.divergence(limit, p.theta0());
      assertThat(parts).isCloseTo(whole, within(1e-9 * (1 + whole)));
    }
  }

  @Example
  void fractions() {
    ExactProjection exact =
        ExactProjection.of(
                RationalMatrix.identity(3).times(new BigFraction(2)),
                RationalMatrix.of(ROW),
                RationalVector.of(3.0),
                RationalVector.of(START))
            .orElseThrow();
    assertThat(exact.theta().toDoubles()).containsExactly(1, 1.25, 0.5);
    assertThat(exact.lambda().toDoubles()).containsExactly(1);
  }

  @Example
  void aFormThatIsNotSeparable() {
    Matrix form = Matrix.ofRows(new double[][] {{2, 1, 0}, {1, 2, 0}, {0, 0, 1}});
    double[] theta =
        new BregmanProjection(QuadraticForm.of(form), ROW, new double[] {3}, START)
            .solve()
            .orElseThrow()
            .theta();
    ExactProjection exact =
        ExactProjection.of(
                RationalMatrix.of(form),
                RationalMatrix.of(ROW),
                RationalVector.of(3.0),
                RationalVector.of(START))
            .orElseThrow();
    assertThat(
            exact.satisfies(
                RationalMatrix.of(form),
                RationalMatrix.of(ROW),
                RationalVector.of(3.0),
                RationalVector.of(START)))
        .isTrue();
    for (int k = 0; k < 3; k++) {
      assertThat(theta[k]).isCloseTo(exact.theta().toDoubles()[k], within(1e-14));
    }
  }

  @Example
  void flowAndDescentMeetTheProjection() {
    for (Potential phi : List.of(new Entropy(), new Hypentropy(0.1, 0), new Cosh(0.5))) {
      Separable map = Separable.of(phi, 3);
      double[] y = {3};
      double[] theta = new BregmanProjection(map, ROW, y, START).solve().orElseThrow().theta();
      for (ResidualLoss loss : ResidualLoss.values()) {
        List<MirrorFlow.Point> path =
            new MirrorFlow(map, ROW, y, loss).untilResidual(START, 1e-11, 1e-10, 0.1);
        assertThat(path.get(path.size() - 1).theta())
            .as("%s %s", phi, loss)
            .usingComparatorWithPrecision(1e-9)
            .containsExactly(theta);
      }
      MirrorDescent.End end =
          new MirrorDescent(map, ROW, y)
              .run(START, new MirrorDescent.Schedule(0.05, 0.5, 1, 0.5, 1), 1e-12, 20_000);
      assertThat(end.theta()).usingComparatorWithPrecision(1e-11).containsExactly(theta);
    }
  }

  @Example
  void whatCannotBeSolvedIsEmpty() {
    Matrix positive = Matrix.ofRows(new double[] {1, 1});
    assertThat(
            new BregmanProjection(
                    Separable.of(new Entropy(), 2),
                    positive,
                    new double[] {-1},
                    new double[] {1, 1})
                .solve())
        .isEmpty();
    assertThatThrownBy(
            () ->
                new BregmanProjection(
                    Separable.of(new Entropy(), 2),
                    positive,
                    new double[] {1},
                    new double[] {1, 0}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
