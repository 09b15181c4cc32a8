package elenchus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import elenchus.data.DataSet;
import elenchus.instance.Json;
import elenchus.mixture.MixtureEstimate;
import elenchus.mixture.MixtureEstimate.Range;
import elenchus.mixture.MixtureLimit;
import elenchus.mixture.OptimalWeight;
import elenchus.mixture.OptimalWeight.Regime;
import elenchus.mixture.WeightedLimit;
import elenchus.plot.LinePlot;
import elenchus.plot.Series;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hipparchus.util.FastMath;

/**
 * What is said about the weights of a mixture.
 *
 * @param mixture the parameters
 * @param best the best weight
 * @param data the data set they are estimated from, if they are
 */
record WeightAdvice(MixtureLimit mixture, OptimalWeight best, Optional<Source> data) {
  /** Stands for a signal of zero, where the limits are the same in all digits shown. */
  private static final double NO_SIGNAL = 1e-9;

  private static final int POINTS = 241;

  /** A data set and what was estimated from it. */
  record Source(DataSet set, MixtureEstimate estimate) {}

  static WeightAdvice of(MixtureLimit mixture) {
    return new WeightAdvice(mixture, OptimalWeight.of(mixture), Optional.empty());
  }

  static WeightAdvice of(DataSet set, MixtureEstimate estimate) {
    MixtureLimit mixture = at(estimate, estimate.signal());
    return new WeightAdvice(
        mixture, OptimalWeight.of(mixture), Optional.of(new Source(set, estimate)));
  }

  private static MixtureLimit at(MixtureEstimate estimate, double signal) {
    return new MixtureLimit(estimate.piPlus(), estimate.delta(), Math.max(NO_SIGNAL, signal));
  }

  // --- text

  String text() {
    StringBuilder text = new StringBuilder();
    data.ifPresentOrElse(
        source -> append(text, source),
        () ->
            text.append(
                "minority share %s, features per sample %s, signal %s\n"
                    .formatted(mixture.piPlus(), mixture.delta(), mixture.s())));
    text.append('\n');
    text.append("                         weight   worst class      minority      majority\n");
    row(text, "best", best.at());
    if (mixture.canEqualise()) {
      row(text, "equal errors", mixture.at(mixture.equalErrorWeight()));
    } else {
      text.append("  equal errors             none\n");
    }
    row(text, "ratio of class sizes", mixture.at(mixture.priorRatio()));
    row(text, "no weights", mixture.at(1));
    text.append('\n').append(reason());
    data.ifPresent(source -> text.append(range(source.estimate())));
    return text
        + "Model: Gaussian classes of one covariance, least squares without regularisation, many"
        + " samples\nand features. Weights do not help a model that fits all its training data.\n";
  }

  private static void append(StringBuilder text, Source source) {
    MixtureEstimate e = source.estimate();
    DataSet set = source.set();
    text.append(
        "%s: %d samples of label %d (minority), %d of label %d, %d features\n"
            .formatted(
                set.source(),
                e.nPlus(),
                set.labels().get(e.minority()),
                e.nMinus(),
                set.labels().get(1 - e.minority()),
                e.features()));
    text.append(
        "  minority share       %s  (95 %%: %s)\n"
            .formatted(number(e.piPlus()), interval(e.share())));
    text.append("  features per sample  %s\n".formatted(number(e.delta())));
    text.append(
        "  signal               %s  (95 %%: %s)\n"
            .formatted(number(e.signal()), interval(e.signalInterval())));
  }

  private static void row(StringBuilder text, String name, WeightedLimit at) {
    text.append(
        "  %-20s %10s  %12s  %12s  %12s\n"
            .formatted(
                name,
                weight(at.rho()),
                number(at.worstClassError()),
                number(at.errorPlus()),
                number(at.errorMinus())));
  }

  private String reason() {
    String critical = number(OptimalWeight.criticalSignal(mixture));
    return switch (best.regime()) {
      case EQUAL_ERRORS ->
          mixture.kappa() == 0
              ? "The classes are of one size: no weights are best.\n"
              : "Equal errors are best, as for every signal up to %s.\n".formatted(critical);
      case UNBOUNDED ->
          "The worst-class error falls for ever as the weight grows, as for every signal up to %s;\n"
                  .formatted(critical)
              + "no weight makes the errors equal.\n";
      case INTERIOR ->
          "The signal exceeds %s: beyond the best weight the minority's error rises as well.\n"
              .formatted(critical);
    };
  }

  private String range(MixtureEstimate e) {
    OptimalWeight weak = OptimalWeight.of(at(e, e.signalInterval().low()));
    OptimalWeight strong = OptimalWeight.of(at(e, e.signalInterval().high()));
    return weak.at().rho() == strong.at().rho()
        ? "All signals in the interval have this best weight.\n"
        : "For signals in the interval the best weight goes from %s down to %s.\n"
            .formatted(weight(weak.at().rho()), weight(strong.at().rho()));
  }

  private static String interval(Range range) {
    return number(range.low()) + " to " + number(range.high());
  }

  private static String weight(double rho) {
    return Double.isInfinite(rho) ? "infinite" : number(rho);
  }

  private static String number(double value) {
    return String.format(
        Locale.ROOT, value != 0 && Math.abs(value) < 1e-3 ? "%.4e" : "%.6f", value);
  }

  // --- document

  ObjectNode document() {
    ObjectNode document = Json.object();
    data.ifPresent(source -> addEstimate(document, source));
    document.put("minority", mixture.piPlus());
    document.put("overparameterisation", mixture.delta());
    document.put("signal", mixture.s());
    document.put("regime", best.regime().name());
    double critical = OptimalWeight.criticalSignal(mixture);
    if (Double.isInfinite(critical)) {
      document.putNull("criticalSignal");
    } else {
      document.put("criticalSignal", critical);
    }
    document.put("attained", best.regime() != Regime.UNBOUNDED);
    add(document, "best", best.at());
    if (mixture.canEqualise()) {
      add(document, "equalErrors", mixture.at(mixture.equalErrorWeight()));
    } else {
      document.putNull("equalErrors");
    }
    add(document, "priorRatio", mixture.at(mixture.priorRatio()));
    add(document, "unweighted", mixture.at(1));
    return document;
  }

  private static void addEstimate(ObjectNode document, Source source) {
    MixtureEstimate e = source.estimate();
    document.put("file", source.set().source());
    ObjectNode node = document.putObject("estimate");
    node.put("minorityLabel", source.set().labels().get(e.minority()));
    node.put("minoritySamples", e.nPlus());
    node.put("majoritySamples", e.nMinus());
    node.put("features", e.features());
    node.put("confidence", MixtureEstimate.CONFIDENCE);
    node.set("minority", Json.array(new double[] {e.share().low(), e.share().high()}));
    node.set(
        "signal", Json.array(new double[] {e.signalInterval().low(), e.signalInterval().high()}));
  }

  private static void add(ObjectNode document, String name, WeightedLimit at) {
    ObjectNode node = document.putObject(name);
    if (Double.isInfinite(at.rho())) {
      node.putNull("weight");
    } else {
      node.put("weight", at.rho());
    }
    node.put("worstClassError", at.worstClassError());
    node.put("minorityError", at.errorPlus());
    node.put("majorityError", at.errorMinus());
  }

  // --- plot

  LinePlot plot() {
    double widest = Math.max(mixture.priorRatio(), finite(best.at().rho()));
    double from = -0.5;
    double to = FastMath.log10(30 * Math.max(widest, finite(mixture.equalErrorWeight())));
    double[] rho = new double[POINTS];
    double[] worst = new double[POINTS];
    double[] minority = new double[POINTS];
    double[] majority = new double[POINTS];
    for (int k = 0; k < POINTS; k++) {
      rho[k] = FastMath.pow(10, from + (to - from) * k / (POINTS - 1));
      WeightedLimit at = mixture.at(rho[k]);
      worst[k] = at.worstClassError();
      minority[k] = at.errorPlus();
      majority[k] = at.errorMinus();
    }
    return new LinePlot(
        "Errors against the weight of the minority",
        "weight of the minority in the loss",
        "error",
        LinePlot.Axes.LOG_X,
        List.of(
            Series.line("worst class", rho, worst),
            Series.dashed("minority", rho, minority),
            Series.dashed("majority", rho, majority),
            point("best weight", best.at()),
            point("ratio of class sizes", mixture.at(mixture.priorRatio())),
            point("no weights", mixture.at(1))));
  }

  private static double finite(double weight) {
    return Double.isInfinite(weight) ? 1 : weight;
  }

  private static Series point(String name, WeightedLimit at) {
    boolean infinite = Double.isInfinite(at.rho());
    return Series.points(
        infinite ? name + " (infinite)" : name,
        infinite ? new double[0] : new double[] {at.rho()},
        infinite ? new double[0] : new double[] {at.worstClassError()});
  }
}
