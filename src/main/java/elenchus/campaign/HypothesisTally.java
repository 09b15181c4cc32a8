package elenchus.campaign;

import java.util.OptionalDouble;

/**
 * What a campaign found about one hypothesis.
 *
 * @param hypothesis its name
 * @param holds number of instances that satisfy it
 * @param fails number of instances that do not
 * @param undecided number of instances on which its margin is not a number
 * @param smallest the smallest margin, of those that are numbers
 * @param trial the first trial with that margin; 0 if there is none
 */
public record HypothesisTally(
    String hypothesis, int holds, int fails, int undecided, OptionalDouble smallest, int trial) {

  /** Counts the margins of one hypothesis, in the order of the trials. */
  static final class Counter {
    private final String hypothesis;
    private int holds;
    private int fails;
    private int undecided;
    private double smallest = Double.NaN;
    private int trial;

    Counter(String hypothesis) {
      this.hypothesis = hypothesis;
    }

    void count(int number, Reading reading) {
      double margin = reading.margin();
      if (Double.isNaN(margin)) {
        undecided++;
        return;
      }
      if (reading.holds()) {
        holds++;
      } else {
        fails++;
      }
      if (trial == 0 || margin < smallest) {
        smallest = margin;
        trial = number;
      }
    }

    HypothesisTally done() {
      OptionalDouble least = trial == 0 ? OptionalDouble.empty() : OptionalDouble.of(smallest);
      return new HypothesisTally(hypothesis, holds, fails, undecided, least, trial);
    }
  }
}
