package elenchus.report.refutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import elenchus.campaign.Conjecture;
import elenchus.campaign.ControlResult;
import elenchus.campaign.Examined;
import elenchus.campaign.Examiner;
import elenchus.campaign.Promoter;
import elenchus.campaign.Promotion;
import elenchus.instance.InstanceCodec;
import elenchus.instance.Json;
import elenchus.theorem.Catalogue;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Finding;
import elenchus.theorem.Theorem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has numpy or LaTeX, and no Elenchus, can check and quote the errata. */
class RefutationTest {
  private static final Catalogue CATALOGUE = Catalogue.load();

  private static final List<Refutation> ERRATA = errata();

  private static List<Refutation> errata() {
    List<Refutation> errata = new ArrayList<>();
    for (Theorem<?> theorem : CATALOGUE.theorems()) {
      for (Control<?> control : theorem.controls()) {
        if (control.erratum().isPresent()) {
          errata.add(refutation(theorem, control));
        }
      }
    }
    return errata;
  }

  private static <C> Refutation refutation(Theorem<?> theorem, Control<C> control) {
    Conjecture<C> conjecture = Conjecture.of(theorem, control);
    C instance = conjecture.examples().get(0).instance();
    Examined examined = Examiner.of(conjecture, Duration.ofMinutes(1)).examine(instance, 0);
    Promotion promotion = Promoter.of(conjecture).promote(instance, examined);
    return Refutation.control(
        theorem, control, new ControlResult.Witness(instance, 0, examined), promotion);
  }

  private static Optional<String> python() throws Exception {
    for (String python : List.of("/usr/bin/python3", "python3")) {
      if (Tool.works(python, "-c", "import numpy")) {
        return Optional.of(python);
      }
    }
    return Optional.empty();
  }

  @TestFactory
  Stream<DynamicTest> theScriptOfAnErratumRefutesIt(@TempDir Path directory) throws Exception {
    Optional<String> python = python();
    return ERRATA.stream()
        .map(
            erratum ->
                DynamicTest.dynamicTest(
                    erratum.folder(),
                    () -> {
                      String script = CheckScript.of(erratum).orElseThrow();
                      assertThat(script.lines())
                          .as("lines of the script")
                          .hasSizeLessThanOrEqualTo(CheckScript.MOST_LINES);
                      assertThat(script).containsOnlyOnce("import ");
                      assumeTrue(python.isPresent(), "no Python with numpy");
                      Tool run = run(python.orElseThrow(), directory, script);
                      assertThat(run.out()).as(run.err()).contains("REFUTED");
                      assertThat(run.code()).as(run.err()).isEqualTo(1);
                    }));
  }

  @Test
  void aScriptAcceptsTheCorrectedStatement(@TempDir Path directory) throws Exception {
    Optional<String> python = python();
    assumeTrue(python.isPresent(), "no Python with numpy");
    Map<String, List<String>> corrections =
        Map.of(
            "two signs in the coefficient",
            List.of("(first + second)", "(first - (second + 2 * sigma * z * np.exp(theta1)))"),
            "linear term with coefficient one",
            List.of("- theta0 / ", "- 1.5 * theta0 / "));
    int corrected = 0;
    for (Refutation erratum : ERRATA) {
      List<String> correction = corrections.get(erratum.name());
      if (correction != null) {
        String script = CheckScript.of(erratum).orElseThrow();
        assertThat(script).contains(correction.get(0));
        String right = script.replace(correction.get(0), correction.get(1));
        Tool run = run(python.orElseThrow(), directory, right);
        assertThat(run.out()).as(run.err()).contains("not refuted");
        assertThat(run.code()).isZero();
        corrected++;
      }
    }
    assertThat(corrected).isEqualTo(corrections.size());
  }

  private static Tool run(String python, Path directory, String script) throws Exception {
    Path file = Files.writeString(directory.resolve("check.py"), script);
    return Tool.run(directory, List.of(python, file.toString()));
  }

  @Test
  void fieldsBecomeVariablesOfPython() {
    assertThat(CheckScript.variable("lambda")).isEqualTo("lambda_");
    assertThat(CheckScript.variable("H0")).isEqualTo("H0");
    assertThat(CheckScript.literal(Json.array(new double[][] {{1, -0.5}, {0.1, 2}})))
        .isEqualTo("np.array([[1.0, -0.5], [0.1, 2.0]])");
    assertThat(CheckScript.literal(Json.array().add(true).add("ce"))).isEqualTo("[True, \"ce\"]");
    ObjectNode ragged = Json.object();
    ragged.putArray("a").add(Json.array(new double[] {1})).add(Json.array(new double[] {1, 2}));
    assertThat(CheckScript.literal(ragged.get("a")))
        .isEqualTo("[np.array([1.0]), np.array([1.0, 2.0])]");
  }

  @Test
  void wordsAndNumbersBecomeLatex() {
    assertThat(Tex.prose("5 % of $x_1$ & {y}")).isEqualTo("5 \\% of $x_1$ \\& \\{y\\}");
    assertThat(Tex.symbol("H0")).isEqualTo("H_{0}");
    assertThat(Tex.symbol("gamma")).isEqualTo("\\gamma");
    assertThat(Tex.symbol("lamW")).isEqualTo("\\mathrm{lamW}");
    assertThat(Tex.number(1.5e-9)).isEqualTo("1.5\\cdot 10^{-9}");
    assertThat(Tex.number(Double.NEGATIVE_INFINITY)).isEqualTo("-\\infty");
  }

  @Test
  void allFragmentsCompileWithArticleAndAmsmath(@TempDir Path directory) throws Exception {
    StringBuilder document = new StringBuilder("\\documentclass{article}\n");
    document.append("\\usepackage{amsmath}\n\\begin{document}\n");
    ERRATA.forEach(erratum -> document.append(LatexFragment.of(erratum)).append("\n"));
    for (Theorem<?> theorem : CATALOGUE.theorems()) {
      pretended(theorem).forEach(r -> document.append(LatexFragment.of(r)).append("\n"));
    }
    document.append("\\end{document}\n");
    assumeTrue(Tool.works("pdflatex", "--version"), "no LaTeX");
    Files.writeString(directory.resolve("all.tex"), document);
    Tool run =
        Tool.run(
            directory,
            List.of("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "all.tex"));
    assertThat(run.code()).as(run.out()).isZero();
    assertThat(directory.resolve("all.pdf")).exists();
  }

  /** Every control and every claim as if it were refuted on the main example. */
  private static <I> List<Refutation> pretended(Theorem<I> theorem) {
    I example = theorem.examples().get(0).instance();
    ObjectNode document = Json.object();
    document.set("instance", InstanceCodec.of(theorem.instanceType()).write(example));
    List<Refutation> all = new ArrayList<>();
    for (Claim claim : theorem.claims()) {
      Finding finding = claim.compare(2e-7, 1).by("none", "own", "double").build();
      all.add(pretended(theorem, claim.name(), claim.statement(), document, finding));
    }
    for (Control<?> control : theorem.controls()) {
      Finding finding = theorem.claims().get(0).decide(false).by("n", "own", "rational").build();
      all.add(pretended(theorem, control.name(), control.statement(), document, finding));
    }
    return all;
  }

  private static Refutation pretended(
      Theorem<?> theorem, String name, String statement, ObjectNode document, Finding finding) {
    return new Refutation(
        theorem.card(),
        name,
        "claim",
        statement,
        Optional.empty(),
        document,
        finding,
        new Promotion.Measured("not refuted at all"),
        Optional.empty());
  }

  @Test
  void foldersOfATheoremHaveDifferentNames() {
    for (Theorem<?> theorem : CATALOGUE.theorems()) {
      assertThat(theorem.controls().stream().map(c -> Refutation.folder(theorem.card(), c.name())))
          .doesNotHaveDuplicates();
    }
  }
}
