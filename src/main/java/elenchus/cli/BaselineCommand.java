package elenchus.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Regression-testing numerics. */
@Command(
    name = "baseline",
    description = {
      "Records the numbers behind the findings, to the bit, and compares with them later.",
      "",
      "For maintainers of numerical code: which figures have drifted, by how much, and which"
          + " instrument explains it."
    },
    footer = {
      "",
      "Examples:",
      "  ./elenchus baseline record before.json --tries 10",
      "  ./elenchus baseline compare before.json                   every bit counts",
      "  ./elenchus baseline compare before.json --tolerance 0.01  1 % of each tolerance is allowed",
      "",
      "Exit code: 0 same, 1 drift, 2 bad usage or input."
    })
final class BaselineCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say 'record' or 'compare'");
  }
}
