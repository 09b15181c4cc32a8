package elenchus.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import elenchus.data.DataSet;
import elenchus.data.ExactSamples.Reading;
import elenchus.data.PairOperator;
import elenchus.instance.Json;
import elenchus.margin.Inseparable;
import elenchus.margin.MaxMargin;
import elenchus.margin.Separability;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides whether the user's data are separable and finds their max-margin classifier. */
@Command(
    name = "margin",
    description = {
      "Tells whether labelled data are linearly separable, with a certificate either way.",
      "",
      "Separable: the hard-margin multiclass classifier What, which minimises |W| subject to"
          + " (w_y - w_j).x >= 1 for each sample x of class y and each other class j; gradient"
          + " descent on cross-entropy tends to its direction. Not separable: weights on the pairs"
          + " (sample, other class) whose weighted differences cancel."
    },
    footer = {
      "",
      "Examples:",
      "  ./elenchus margin train.libsvm          lines 'label index:value ...', indices from 1",
      "  ./elenchus margin train.csv --json      numbers separated by commas, the label last",
      "  ./elenchus margin train.csv --certificate proof.json",
      "                                          also in fractions, with a proof for 'verify'",
      "",
      "Exit code: 0 separable, 2 bad usage or input, 3 too nearly degenerate to decide,",
      "4 not separable."
    })
final class MarginCommand implements Callable<Integer> {
  private static final int PAIRS_SHOWN = 10;

  private final Console console;

  @Parameters(paramLabel = "FILE", description = "LIBSVM text, or CSV if the name ends with .csv.")
  private Path file = Path.of("");

  @Option(names = "--json", description = "Prints one JSON document and nothing else.")
  private boolean json;

  @Option(
      names = "--certificate",
      paramLabel = "OUT",
      description = "Decides in rational arithmetic and writes the proof, which 'verify' checks.")
  private Optional<Path> certificate = Optional.empty();

  @Option(
      names = "--reading",
      paramLabel = "R",
      converter = ReadingConverter.class,
      description = {
        "What the numbers mean to --certificate: decimals, as they are written (default), or"
            + " doubles, the floating-point numbers nearest to them."
      })
  private Optional<Reading> reading = Optional.empty();

  MarginCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (reading.isPresent() && certificate.isEmpty()) {
      throw new InputException("--reading is of use with --certificate only");
    }
    DataSet data = DataSet.read(file);
    Optional<Separability> answer = answer(data);
    Optional<CertifiedAnswer> exact =
        certificate.map(
            out -> CertifiedAnswer.write(data, reading.orElse(Reading.DECIMALS), answer, out));
    if (answer.isEmpty() && exact.isEmpty()) {
      return ExitCode.INCONCLUSIVE;
    }
    boolean separable =
        exact
            .map(CertifiedAnswer::separable)
            .orElseGet(() -> answer.filter(MaxMargin.class::isInstance).isPresent());
    if (json) {
      ObjectNode document = document(data, answer);
      exact.ifPresent(proved -> proved.addTo(document));
      console.print(Json.print(document));
    } else {
      console.print(text(data, answer, separable));
      exact.ifPresent(proved -> console.print(proved.text()));
    }
    return separable ? ExitCode.OK : ExitCode.NOT_SEPARABLE;
  }

  private Optional<Separability> answer(DataSet data) {
    try {
      return Optional.of(Separability.of(data.data()));
    } catch (ArithmeticException e) {
      console.errLine(
          "elenchus: " + file + ": cannot be decided in double precision: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static ObjectNode document(DataSet set, Optional<Separability> answer) {
    ObjectNode document = Json.object();
    document.put("file", set.source());
    document.put("separable", answer.filter(MaxMargin.class::isInstance).isPresent());
    document.put("N", set.data().samples());
    document.put("d", set.data().features());
    document.put("K", set.data().K());
    ArrayNode classes = document.putArray("classes");
    for (int k = 0; k < set.data().K(); k++) {
      classes.addObject().put("label", set.labels().get(k)).put("samples", samples(set, k));
    }
    answer.ifPresent(found -> add(document, set, found));
    return document;
  }

  private static void add(ObjectNode document, DataSet set, Separability answer) {
    if (answer instanceof MaxMargin found) {
      document.put("gamma", found.gamma());
      document.put("squaredNorm", found.squaredNorm());
      document.put("kktResidual", found.kktResidual());
      document.put("inactiveGap", found.inactiveGap());
      document.put("active", found.active().size());
      document.set("support", pairs(set, found.support(), found.dualVariables()));
      document.set("What", Json.array(found.weights()));
    } else if (answer instanceof Inseparable not) {
      document.put("residual", not.residual());
      document.set("certificate", pairs(set, not.support(), not.gordan()));
    }
  }

  private static ArrayNode pairs(DataSet set, Iterable<Integer> support, double[] weights) {
    PairOperator pairs = PairOperator.of(set.data());
    ArrayNode array = Json.array();
    for (int pair : support) {
      int sample = pairs.sample(pair);
      array
          .addObject()
          .put("sample", sample)
          .put("label", set.labels().get(set.data().y().get(sample)))
          .put("against", set.labels().get(pairs.competitor(pair)))
          .put("weight", weights[pair]);
    }
    return array;
  }

  private static long samples(DataSet set, int k) {
    return set.data().y().stream().filter(label -> label == k).count();
  }

  private String text(DataSet set, Optional<Separability> answer, boolean separable) {
    StringBuilder text = new StringBuilder();
    String verdict =
        separable ? console.ink().good("separable") : console.ink().bad("not separable");
    text.append("%s: %s\n".formatted(set.source(), verdict));
    text.append(
        "  %d samples, %d features, %d classes\n"
            .formatted(set.data().samples(), set.data().features(), set.data().K()));
    for (int k = 0; k < set.data().K(); k++) {
      text.append("    label %d: %d samples\n".formatted(set.labels().get(k), samples(set, k)));
    }
    answer.ifPresent(found -> append(text, set, found));
    return text.toString();
  }

  private static void append(StringBuilder text, DataSet set, Separability answer) {
    if (answer instanceof MaxMargin found) {
      text.append("  margin gamma      " + found.gamma() + "\n");
      text.append("  |What|^2          " + found.squaredNorm() + "\n");
      text.append("  KKT residual      " + found.kktResidual() + "\n");
      text.append("  support           " + found.support().size() + " pairs (sample, other class)");
      text.append(" of " + set.data().pairs() + "; " + found.active().size() + " active\n");
      text.append("  gap to the rest   " + found.inactiveGap() + "\n");
    } else if (answer instanceof Inseparable not) {
      text.append(
          "  certificate: nonnegative weights on %d pairs (sample, other class), of sum 1,\n"
              .formatted(not.support().size()));
      text.append("  under which the differences cancel up to " + not.residual() + "\n");
      for (int pair : not.support().stream().limit(PAIRS_SHOWN).toList()) {
        PairOperator pairs = PairOperator.of(set.data());
        int sample = pairs.sample(pair);
        text.append(
            "    %s  sample %d, counted from 0, of label %d against label %d\n"
                .formatted(
                    not.gordan()[pair],
                    sample,
                    set.labels().get(set.data().y().get(sample)),
                    set.labels().get(pairs.competitor(pair))));
      }
      if (not.support().size() > PAIRS_SHOWN) {
        text.append("    ... all with --json\n");
      }
    }
  }
}
