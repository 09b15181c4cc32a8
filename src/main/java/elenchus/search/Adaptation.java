package elenchus.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.hipparchus.random.Well19937c;

/**
 * Covariance matrix adaptation on some words of a sequence of choices, read as numbers in [0, 1).
 *
 * @param claim whose score is maximised
 * @param evaluate examines choices
 * @param <I> the type of the instances
 */
record Adaptation<I>(String claim, Function<Choices, Attack.Evaluation<I>> evaluate) {
  private static final int MOST_WORDS = 20;
  private static final int EVALUATIONS = 120;
  private static final int OFFSPRING = 12;
  private static final double SPREAD = 0.1;

  /** Below every score: the hypotheses fail, or the claim was not examined. */
  private static final double NOTHING = -2;

  /** All instances examined, in order. */
  List<Attack.Evaluation<I>> from(Choices start, SplittableRandom random) {
    int words = Math.min(MOST_WORDS, start.length());
    if (words == 0) {
      return List.of();
    }
    int[] places = random.ints(0, start.length()).distinct().limit(words).sorted().toArray();
    double[] guess = Arrays.stream(places).mapToDouble(start::unit).toArray();
    List<Attack.Evaluation<I>> seen = new ArrayList<>();
    CMAESOptimizer optimizer =
        new CMAESOptimizer(
            EVALUATIONS,
            Double.POSITIVE_INFINITY,
            true,
            0,
            0,
            new Well19937c(random.nextLong()),
            false,
            null);
    try {
      optimizer.optimize(
          new MaxEval(EVALUATIONS),
          GoalType.MAXIMIZE,
          new ObjectiveFunction(units -> score(start.with(places, units), seen)),
          new InitialGuess(guess),
          new SimpleBounds(filled(words, 0), filled(words, 1)),
          new CMAESOptimizer.Sigma(filled(words, SPREAD)),
          new CMAESOptimizer.PopulationSize(OFFSPRING));
    } catch (MathIllegalStateException budgetSpent) {
      // The budget is the way this search ends; what it has seen is its result.
      return seen;
    }
    return seen;
  }

  private double score(Choices choices, List<Attack.Evaluation<I>> seen) {
    Attack.Evaluation<I> evaluation = evaluate.apply(choices);
    seen.add(evaluation);
    return Closeness.of(evaluation.examined()).getOrDefault(claim, NOTHING);
  }

  private static double[] filled(int length, double value) {
    double[] array = new double[length];
    Arrays.fill(array, value);
    return array;
  }
}
