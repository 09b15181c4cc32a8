package elenchus.cli;

import elenchus.data.DataSet;
import elenchus.instance.Json;
import elenchus.mixture.MixtureEstimate;
import elenchus.mixture.MixtureLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The loss weight of least worst-class error, from three numbers or from the user's data. */
@Command(
    name = "weights",
    description = {
      "Tells with which weight the minority class should enter the squared loss when a last layer is"
          + " retrained, so that the error on the worse class is least; and that error at other"
          + " weights.",
      "",
      "The model: two Gaussian classes with one covariance, least squares with an intercept and no"
          + " regularisation, and the limit of many samples and features at a fixed ratio below 1."
          + " A weight of 4 counts each sample of the minority four times."
    },
    footer = {
      "",
      "Examples:",
      "  ./elenchus weights --minority 0.2 --overparameterisation 0.6 --signal 2",
      "  ./elenchus weights features.csv --plot weights.svg",
      "                                    two classes; the three numbers are estimated",
      "",
      "Exit code: 0 computed, 2 bad usage or input."
    })
final class WeightsCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "LIBSVM text, or CSV if the name ends with .csv.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--minority",
      paramLabel = "P",
      description = "Share of the minority in the samples, at most 0.5.")
  private Optional<Double> minority = Optional.empty();

  @Option(
      names = "--overparameterisation",
      paramLabel = "R",
      description = "Features per sample, below 1.")
  private Optional<Double> overparameterisation = Optional.empty();

  @Option(
      names = "--signal",
      paramLabel = "S",
      description = "Half the distance of the class means, in standard deviations within a class.")
  private Optional<Double> signal = Optional.empty();

  @Option(names = "--json", description = "Prints one JSON document and nothing else.")
  private boolean json;

  @Option(
      names = "--plot",
      paramLabel = "OUT",
      description = "Writes a picture (SVG) of the errors against the weight.")
  private Optional<Path> plot = Optional.empty();

  WeightsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    boolean none = minority.isEmpty() && overparameterisation.isEmpty() && signal.isEmpty();
    boolean all = minority.isPresent() && overparameterisation.isPresent() && signal.isPresent();
    if (file.isPresent() ? !none : !all) {
      throw new InputException(
          "give either a file or all of --minority, --overparameterisation and --signal");
    }
    WeightAdvice advice =
        file.map(WeightsCommand::ofFile)
            .orElseGet(
                () ->
                    WeightAdvice.of(
                        mixture(
                            minority.orElseThrow(),
                            overparameterisation.orElseThrow(),
                            signal.orElseThrow())));
    plot.ifPresent(out -> write(out, advice.plot().svg()));
    console.print(json ? Json.print(advice.document()) : advice.text());
    return ExitCode.OK;
  }

  private static MixtureLimit mixture(double minority, double ratio, double signal) {
    try {
      return new MixtureLimit(minority, ratio, signal);
    } catch (IllegalArgumentException e) {
      throw inputException(String.valueOf(e.getMessage()), e);
    }
  }

  private static WeightAdvice ofFile(Path path) {
    DataSet set = DataSet.read(path);
    try {
      return WeightAdvice.of(set, MixtureEstimate.of(set.data()));
    } catch (IllegalArgumentException e) {
      throw inputException(path + ": " + e.getMessage(), e);
    }
  }

  private static InputException inputException(String message, Exception cause) {
    InputException exception = new InputException(message);
    exception.initCause(cause);
    return exception;
  }

  private static void write(Path out, String text) {
    try {
      Files.writeString(out, text);
    } catch (IOException e) {
      throw inputException(out + ": cannot be written", e);
    }
  }
}
