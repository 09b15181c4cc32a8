package elenchus.catalogue.sharpness;

import elenchus.exact.Interval;
import elenchus.linear.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Secants and their lower bounds, each for one pair of samples, as enclosures.
 *
 * @param secant slope between the two samples
 * @param residual the bound by the costs of the two samples
 * @param loss the bound by the mean loss of all samples
 */
record GapBounds(Interval secant, Interval residual, Interval loss) {
  private static final Interval TWO = Interval.of(2);
  private static final Interval ROOT = Interval.of(2).sqrt();

  private static Interval distance(Matrix m, int i, int j) {
    Interval sum = Interval.ZERO;
    for (int c = 0; c < m.columns(); c++) {
      sum = sum.add(Interval.of(m.get(i, c)).subtract(Interval.of(m.get(j, c))).square());
    }
    return sum.sqrt();
  }

  private static Interval squaredError(LabelGap g, int i) {
    Interval sum = Interval.ZERO;
    for (int c = 0; c < g.Y().columns(); c++) {
      sum = sum.add(Interval.of(g.F().get(i, c)).subtract(Interval.of(g.Y().get(i, c))).square());
    }
    return sum;
  }

  /** Mean of |f - y|^2 / 2. */
  static Interval squareLoss(LabelGap g) {
    Interval sum = Interval.ZERO;
    for (int i = 0; i < g.size(); i++) {
      sum = sum.add(squaredError(g, i));
    }
    return sum.divide(Interval.of(2.0 * g.size()));
  }

  /**
   * The bounds of all pairs at different places under the square cost.
   *
   * @param factor what multiplies sqrt(share * loss): 2 and N in the theorem
   */
  static List<GapBounds> square(LabelGap g, double factor, double share) {
    Interval allowance =
        Interval.of(factor).multiply(squareLoss(g).multiply(Interval.of(share)).sqrt());
    List<GapBounds> all = new ArrayList<>();
    for (int i = 0; i < g.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (!g.samePlace(i, j)) {
          Interval place = distance(g.X(), i, j);
          Interval gap = distance(g.Y(), i, j);
          all.add(
              new GapBounds(
                  distance(g.F(), i, j).divide(place),
                  gap.subtract(squaredError(g, i).sqrt())
                      .subtract(squaredError(g, j).sqrt())
                      .divide(place),
                  gap.subtract(allowance).divide(place)));
        }
      }
    }
    return all;
  }

  /** log(e^l - 1) for the cross-entropy l of sample i: log sum exp of the other logits' leads. */
  private static Interval excess(LabelGap g, int i) {
    int a = g.y().get(i);
    Interval sum = Interval.ZERO;
    for (int c = 0; c < g.Z().columns(); c++) {
      if (c != a) {
        sum = sum.add(Interval.of(g.Z().get(i, c)).subtract(Interval.of(g.Z().get(i, a))).exp());
      }
    }
    return sum.log();
  }

  /** Mean cross-entropy. */
  static Interval crossEntropy(LabelGap g) {
    Interval sum = Interval.ZERO;
    for (int i = 0; i < g.size(); i++) {
      sum = sum.add(excess(g, i).exp().log1p());
    }
    return sum.divide(Interval.of(g.size()));
  }

  /**
   * The bounds of the logits of all pairs at different places with different labels.
   *
   * @param factor what multiplies the logarithm: sqrt 2 in the theorem
   */
  static List<GapBounds> logits(LabelGap g, Interval factor) {
    Interval half = crossEntropy(g).multiply(Interval.of(g.size())).divide(TWO);
    List<GapBounds> all = new ArrayList<>();
    for (int i = 0; i < g.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (!g.samePlace(i, j) && !g.y().get(i).equals(g.y().get(j))) {
          Interval place = distance(g.X(), i, j);
          all.add(
              new GapBounds(
                  distance(g.Z(), i, j).divide(place),
                  excess(g, i).add(excess(g, j)).negate().divide(ROOT.multiply(place)),
                  factor.multiply(half.expm1().log()).negate().divide(place)));
        }
      }
    }
    return all;
  }

  static List<GapBounds> logits(LabelGap g) {
    return logits(g, ROOT);
  }

  /** The bounds of the softmax outputs of the same pairs; there is no residual form. */
  static List<GapBounds> softmax(LabelGap g) {
    Interval half = crossEntropy(g).multiply(Interval.of(g.size())).divide(TWO);
    Interval height = ROOT.multiply(TWO.multiply(half.negate().exp()).subtract(Interval.ONE));
    List<GapBounds> all = new ArrayList<>();
    for (int i = 0; i < g.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (!g.samePlace(i, j) && !g.y().get(i).equals(g.y().get(j))) {
          Interval place = distance(g.X(), i, j);
          Interval bound = height.divide(place);
          all.add(new GapBounds(probabilities(g, i, j).divide(place), bound, bound));
        }
      }
    }
    return all;
  }

  /** |p_i - p_j|. */
  private static Interval probabilities(LabelGap g, int i, int j) {
    Interval sum = Interval.ZERO;
    for (int c = 0; c < g.Z().columns(); c++) {
      sum = sum.add(probability(g, i, c).subtract(probability(g, j, c)).square());
    }
    return sum.sqrt();
  }

  private static Interval probability(LabelGap g, int i, int a) {
    Interval sum = Interval.ZERO;
    for (int c = 0; c < g.Z().columns(); c++) {
      sum = sum.add(Interval.of(g.Z().get(i, c)).subtract(Interval.of(g.Z().get(i, a))).exp());
    }
    return sum.reciprocal();
  }

  /** The largest secant between any two places. */
  static double largestSecant(Matrix values, LabelGap g) {
    double best = 0;
    for (int i = 0; i < g.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (!g.samePlace(i, j)) {
          best = Math.max(best, distance(values, i, j).divide(distance(g.X(), i, j)).mid());
        }
      }
    }
    return best;
  }

  static double largestResidual(List<GapBounds> all) {
    return all.stream().mapToDouble(b -> b.residual().mid()).max().orElse(Double.NaN);
  }

  static double largestLoss(List<GapBounds> all) {
    return all.stream().mapToDouble(b -> b.loss().mid()).max().orElse(Double.NaN);
  }
}
