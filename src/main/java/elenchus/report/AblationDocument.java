package elenchus.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import elenchus.campaign.TheoremResult;
import elenchus.instance.Json;
import elenchus.plot.LinePlot;
import elenchus.plot.Series;
import elenchus.search.Ablation;
import elenchus.search.Necessity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a theorem needs, for programs and as a picture. */
public final class AblationDocument {
  private static final double LEAST = 1e-18;
  private static final double MOST = 1e18;

  private AblationDocument() {}

  /**
   * The map as JSON.
   *
   * @param version of the program
   * @param files the witnesses written, by the id of the theorem without the hypothesis
   */
  public static ObjectNode of(Ablation ablation, String version, Map<String, Path> files) {
    ObjectNode document = Json.object().put("version", version);
    document.put("theorem", ablation.theorem().card().id());
    document.put("seed", ablation.campaign().settings().seed());
    document.put("tries", ablation.campaign().settings().tries());
    document.put("millis", ablation.campaign().time().toMillis());
    ArrayNode hypotheses = document.putArray("hypotheses");
    ablation.hypotheses().forEach(necessity -> hypotheses.add(hypothesis(necessity, files)));
    return document;
  }

  private static ObjectNode hypothesis(Necessity necessity, Map<String, Path> files) {
    TheoremResult.Counts counts = necessity.result().counts();
    ObjectNode node =
        Json.object()
            .put("name", necessity.hypothesis())
            .put("statement", necessity.statement())
            .put("need", necessity.need().name())
            .put("refuted", counts.refuted())
            .put("supported", counts.supported())
            .put("inconclusive", counts.inconclusive())
            .put("vacuous", counts.vacuous());
    necessity.bound().ifPresent(bound -> node.put("bound", bound.upper()));
    necessity
        .witness()
        .ifPresent(
            witness -> {
              ObjectNode found = node.putObject("witness");
              found.put("trial", witness.trial());
              Optional.ofNullable(files.get(necessity.result().card().id()))
                  .ifPresent(file -> found.put("file", file.toString()));
              found.set("status", Documents.promotion(witness.promotion()));
              found.set("findings", Documents.findings(witness.examined().evidence()));
            });
    necessity
        .threshold()
        .ifPresent(
            t ->
                node.putObject("threshold")
                    .put("supported", t.supported())
                    .put("refuted", t.refuted()));
    ArrayNode samples = node.putArray("samples");
    for (Necessity.Sample sample : necessity.samples()) {
      ObjectNode entry = samples.addObject().put("margin", sample.margin());
      if (Double.isFinite(sample.ratio())) {
        entry.put("ratio", sample.ratio());
      }
      entry.put("verdict", sample.verdict().name());
    }
    return node;
  }

  /**
   * How far each hypothesis is broken, against the largest violation of a claim over its tolerance;
   * above 1 a claim fails. Empty if there is no such instance.
   */
  public static Optional<String> picture(Ablation ablation) {
    List<Series> series = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (Necessity necessity : ablation.hypotheses()) {
      double[] x = new double[necessity.samples().size()];
      double[] y = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        x[i] = Math.max(LEAST, -necessity.samples().get(i).margin());
        y[i] = Math.min(MOST, Math.max(LEAST, necessity.samples().get(i).ratio()));
        least = Math.min(least, x[i]);
        most = Math.max(most, x[i]);
      }
      if (x.length > 0) {
        series.add(Series.points(necessity.hypothesis(), x, y));
      }
    }
    if (series.isEmpty()) {
      return Optional.empty();
    }
    series.add(
        Series.dashed("a claim fails above", new double[] {least, most}, new double[] {1, 1}));
    return Optional.of(
        new LinePlot(
                ablation.theorem().card().id() + ": one hypothesis broken",
                "how far the hypothesis is broken (its margin below zero)",
                "violation over tolerance",
                LinePlot.Axes.LOG_LOG,
                series)
            .svg());
  }
}
