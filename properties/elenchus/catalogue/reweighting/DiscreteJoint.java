package elenchus.catalogue.reweighting;

import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/**
 * A joint law of finitely many inputs and K classes, with one member of the family of losses.
 *
 * @param counts how often input x comes with class y, |X| x K, positive; probabilities are these
 *     over their sum
 * @param t positive multipliers inside the softmax, K; proportional to the class shares they give
 *     logit adjustment, equal ones give the weighted cross-entropy
 */
public record DiscreteJoint(Matrix counts, List<Double> t) {
  /** More classes are asked nowhere, and their identities are not proved. */
  static final int MOST_CLASSES = 8;

  private static final int CLASSIFIERS = 256;

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if there are no inputs, fewer than two classes or more than
   *     eight, not one multiplier for each class, more than 256 classifiers, or a number is not
   *     finite
   */
  public DiscreteJoint {
    t = List.copyOf(t);
    if (counts.rows() < 1
        || counts.columns() < 2
        || counts.columns() > MOST_CLASSES
        || t.size() != counts.columns()
        || !counts.isFinite()
        || !t.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "counts are " + counts.rows() + " x " + counts.columns() + ", multipliers " + t);
    }
    if (StrictMath.pow(counts.columns(), counts.rows()) > CLASSIFIERS) {
      throw new IllegalArgumentException("more than " + CLASSIFIERS + " classifiers");
    }
  }

  /** Whole counts 1..9; multipliers like the class totals, all one, or at random. */
  static DiscreteJoint draw(Draw draw) {
    int inputs = draw.integer(2, 4);
    int K = draw.integer(2, 4);
    Matrix counts = Matrix.of(inputs, K, (x, y) -> draw.integer(1, 9));
    return switch (draw.integer(0, 2)) {
      case 0 -> adjusted(counts);
      case 1 -> weighted(counts);
      default ->
          new DiscreteJoint(
              counts,
              IntStream.range(0, K).mapToObj(k -> (double) draw.integer(1, 64) / 8).toList());
    };
  }

  /** Logit adjustment: t proportional to the class shares. */
  static DiscreteJoint adjusted(Matrix counts) {
    List<Double> totals = new ArrayList<>();
    for (double total : ones(counts.rows()).times(counts).row(0)) {
      totals.add(total);
    }
    return new DiscreteJoint(counts, totals);
  }

  /** Cross-entropy weighted by 1/pi_y: t = 1. */
  static DiscreteJoint weighted(Matrix counts) {
    return new DiscreteJoint(counts, Collections.nCopies(counts.columns(), 1.0));
  }

  private static Matrix ones(int n) {
    return Matrix.of(1, n, (i, j) -> 1);
  }

  Stream<DiscreteJoint> simpler() {
    Stream<DiscreteJoint> fewerInputs =
        IntStream.range(0, inputs())
            .filter(out -> inputs() > 1)
            .mapToObj(
                out ->
                    new DiscreteJoint(
                        Matrix.of(inputs() - 1, K(), (x, y) -> counts.get(x < out ? x : x + 1, y)),
                        t));
    Stream<DiscreteJoint> fewerClasses =
        IntStream.range(0, K())
            .filter(out -> K() > 2)
            .mapToObj(
                out ->
                    new DiscreteJoint(
                        Matrix.of(inputs(), K() - 1, (x, y) -> counts.get(x, y < out ? y : y + 1)),
                        IntStream.range(0, K()).filter(y -> y != out).mapToObj(t::get).toList()));
    Stream<DiscreteJoint> smaller =
        Stream.of(
            new DiscreteJoint(counts.map(c -> Math.ceil(c / 2)), t),
            new DiscreteJoint(counts.map(Math::rint), t),
            weighted(counts));
    return Stream.of(fewerInputs, fewerClasses, smaller)
        .flatMap(s -> s)
        .filter(candidate -> !candidate.equals(this));
  }

  int inputs() {
    return counts.rows();
  }

  int K() {
    return counts.columns();
  }

  /** The smallest of all counts and multipliers. */
  double smallest() {
    double least = Collections.min(t);
    for (double count : counts.toRowMajor()) {
      least = Math.min(least, count);
    }
    return least;
  }

  /** The class shares pi. */
  RationalVector pi() {
    RationalMatrix exact = RationalMatrix.of(counts);
    RationalVector totals = exact.transpose().times(unit(inputs()));
    return totals.times(totals.sum().reciprocal());
  }

  /** P(x|y), |X| x K. */
  RationalMatrix inputGivenClass() {
    RationalMatrix exact = RationalMatrix.of(counts);
    RationalVector totals = exact.transpose().times(unit(inputs()));
    return RationalMatrix.of(inputs(), K(), (x, y) -> exact.get(x, y).divide(totals.get(y)));
  }

  /** P(y|x), |X| x K. */
  RationalMatrix classGivenInput() {
    RationalMatrix exact = RationalMatrix.of(counts);
    RationalVector totals = exact.times(unit(K()));
    return RationalMatrix.of(inputs(), K(), (x, y) -> exact.get(x, y).divide(totals.get(x)));
  }

  RationalVector multipliers() {
    return RationalVector.of(t.stream().map(Rationals::of).toArray(BigFraction[]::new));
  }

  private static RationalVector unit(int n) {
    return RationalVector.of(Collections.nCopies(n, BigFraction.ONE).toArray(BigFraction[]::new));
  }

  /** P(y|x) / pi_y^tau, whose logarithms are the logits adjusted with strength tau; |X| x K. */
  RationalMatrix scores(int tau) {
    RationalMatrix posterior = classGivenInput();
    RationalVector pi = pi();
    return RationalMatrix.of(
        inputs(), K(), (x, y) -> posterior.get(x, y).divide(pi.get(y).pow(tau)));
  }

  /** The class of the largest score for each input, the first of several. */
  static int[] argmax(RationalMatrix scores) {
    int[] best = new int[scores.rows()];
    for (int x = 0; x < best.length; x++) {
      for (int y = 1; y < scores.columns(); y++) {
        if (scores.get(x, y).compareTo(scores.get(x, best[x])) > 0) {
          best[x] = y;
        }
      }
    }
    return best;
  }

  /** (1/K) sum_y P(h(x) != y | y) of a classifier h. */
  BigFraction balancedError(int... classes) {
    RationalMatrix given = inputGivenClass();
    BigFraction hit = BigFraction.ZERO;
    for (int x = 0; x < inputs(); x++) {
      hit = hit.add(given.get(x, classes[x]));
    }
    return BigFraction.ONE.subtract(hit.divide(K()));
  }

  /** The least balanced error of all K^|X| classifiers, each of them tried. */
  BigFraction leastBalancedError() {
    RationalMatrix given = inputGivenClass();
    int[] classes = new int[inputs()];
    BigFraction most = BigFraction.ZERO;
    boolean more = true;
    while (more) {
      BigFraction hit = BigFraction.ZERO;
      for (int x = 0; x < classes.length; x++) {
        hit = hit.add(given.get(x, classes[x]));
      }
      most = hit.compareTo(most) > 0 ? hit : most;
      more = advance(classes, K());
    }
    return BigFraction.ONE.subtract(most.divide(K()));
  }

  private static boolean advance(int[] digits, int base) {
    for (int k = 0; k < digits.length; k++) {
      digits[k] = (digits[k] + 1) % base;
      if (digits[k] != 0) {
        return true;
      }
    }
    return false;
  }
}
