package elenchus.catalogue.unhinged;

import static org.assertj.core.api.Assertions.assertThat;

import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import elenchus.theorem.Evidence;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;

class UnhingedNormBoundedMinimumTest {
  private final UnhingedNormBoundedMinimum theorem = new UnhingedNormBoundedMinimum();

  @Test
  void holdsOnFreshInstances() {
    assertThat(Survey.supports(theorem, 400, 1).values()).allMatch(ratio -> ratio <= 0.5);
  }

  @Test
  void controlsAreRefuted() {
    assertThat(Survey.controls(theorem, 150, 2)).hasSize(4);
  }

  private Evidence example(String name) {
    return theorem.examine(
        theorem.examples().stream()
            .filter(e -> e.name().equals(name))
            .findFirst()
            .orElseThrow()
            .instance(),
        Trial.standard());
  }

  @Test
  void counterexamplesInIntegers() {
    assertThat(Survey.scalar(example("two pairs"), "L")).isEqualTo(-4.5);
    assertThat(Survey.scalar(example("tetrahedron"), "L")).isEqualTo(-4.5);
    assertThat(Survey.scalar(example("two pairs"), "minimum")).isEqualTo(-4.5);
    assertThat(Survey.scalar(example("two pairs in the plane"), "L")).isEqualTo(-1.5);
    assertThat(Survey.scalar(example("tetrahedron at gamma 2"), "L")).isEqualTo(-9);
    assertThat(Survey.scalar(example("tetrahedron at gamma 2"), "minimum")).isEqualTo(-15);
    assertThat(Survey.scalar(example("all equal at gamma 2"), "L")).isEqualTo(-15);
    assertThat(Survey.scalar(example("two pairs at gamma 1"), "L")).isEqualTo(-6);
    assertThat(Survey.scalar(example("all equal at gamma 1"), "L")).isEqualTo(-6);
    double[][] gram = Survey.table(example("two pairs"), "W'W");
    assertThat(gram[0]).containsExactly(3, -3, 1, -1);
    gram = Survey.table(example("tetrahedron"), "W'W");
    assertThat(gram[0]).containsExactly(3, -1, -1, -1);
  }

  @Test
  void smallerCounterexampleAboveTheThreshold() {
    NormBoundedProblem simplex =
        NormBoundedInstances.best(1.5, 1, theorem.examples().get(1).instance().W(), 1);
    assertThat(simplex.loss()).isEqualTo(new BigFraction(-15, 2));
    assertThat(simplex.minimum()).isEqualTo(new BigFraction(-21, 2));
  }

  @Test
  void mutantIdentitiesAreRefuted() {
    for (String mutant :
        List.of(
            "gamma*((C-2)*gamma+2)",
            "-gamma*(gamma+2)",
            "gamma*((C-1)*gamma-2)",
            "gamma*((C-2)*gamma-1)",
            "gamma^2*((C-2)*gamma-2)",
            "gamma*((C-2)-2*gamma)")) {
      assertThat(NormBoundedEvidence.proof(field -> field.parse(mutant)).holds())
          .as(mutant)
          .isFalse();
    }
  }

  @Test
  void mutantMinimaAreRefuted() {
    Map<String, java.util.function.Function<NormBoundedProblem, BigFraction>> mutants =
        new LinkedHashMap<>();
    mutants.put("sign of gamma", x -> BigFraction.ONE.subtract(g(x)).abs());
    mutants.put("1 + 2 gamma", x -> g(x).multiply(2).add(1));
    mutants.put("always 1 + gamma", x -> g(x).add(1));
    mutants.put("always all equal", x -> g(x).add(1).subtract(g(x).multiply(x.C())).abs());
    mutants.put("C - 2 in place of C", x -> x.height().subtract(g(x).multiply(2)));
    mutants.put("(1 + gamma)/2", x -> x.height().divide(2));
    List<NormBoundedProblem> problems =
        Survey.draw(theorem.instances(), 300, 5).stream()
            .filter(x -> x.C() > 2 && x.gamma() > 0 && x.regime() != 0)
            .filter(NormBoundedProblem::isStatedMinimiser)
            .toList();
    assertThat(problems.stream().filter(x -> x.regime() > 0)).hasSizeGreaterThan(3);
    mutants.forEach(
        (name, mutant) -> {
          int checked = 0;
          for (NormBoundedProblem x : problems) {
            BigFraction wrong = mutant.apply(x);
            if (!wrong.equals(x.height())) {
              checked++;
              assertThat(NormBoundedEvidence.minimisers(x, wrong).verdict())
                  .as(name + " on " + x)
                  .isEqualTo(Verdict.REFUTED);
              if (wrong.compareTo(x.height()) < 0) {
                assertThat(NormBoundedEvidence.bound(x, wrong).verdict())
                    .as(name + " on " + x)
                    .isEqualTo(Verdict.REFUTED);
              }
            }
          }
          assertThat(checked).as(name).isGreaterThan(3);
        });
    double exact =
        MutationTest.smallest(
            delta -> {
              NormBoundedProblem x = theorem.examples().get(0).instance();
              BigFraction less = x.height().multiply(BigFraction.ONE.subtract(Rationals.of(delta)));
              return NormBoundedEvidence.bound(x, less).verdict() == Verdict.REFUTED;
            });
    assertThat(exact).isLessThan(1e-300);
  }

  private static BigFraction g(NormBoundedProblem x) {
    return x.exactGamma();
  }

  @Test
  void descentReachesTheValueButNotTheSimplex() {
    Random random = new Random(8);
    for (int C = 3; C <= 6; C++) {
      for (int run = 0; run < 5; run++) {
        NormBoundedProblem x =
            NormBoundedInstances.random(new Draw(random), 0.6 / (C - 2), 1, C - 1, C, 1);
        NormBoundedEvidence.Landing landing = NormBoundedEvidence.descend(x, Trial.standard());
        assertThat(landing.loss() + 1 + x.gamma()).as("C = " + C).isBetween(-1e-13, 1e-13);
        if (C == 3) {
          assertThat(landing.simplexDeviation()).isLessThan(1e-6);
        } else {
          assertThat(landing.simplexDeviation()).as("C = " + C).isGreaterThan(1e-3);
        }
      }
    }
  }

  @Test
  void regularPolygonsInThePlaneReachTheValue() {
    for (int C = 3; C <= 7; C++) {
      int classes = C;
      Matrix W =
          Matrix.of(
              2,
              C,
              (a, c) -> {
                double angle = 2 * FastMath.PI * c / classes;
                return (1 - 1e-15) * (a == 0 ? FastMath.cos(angle) : FastMath.sin(angle));
              });
      NormBoundedProblem x = new NormBoundedProblem(1.0 / (C - 1), 1, 1, W, W);
      assertThat(Rationals.toDouble(x.loss().subtract(x.minimum())))
          .as("C = " + C)
          .isBetween(0.0, 1e-13);
    }
  }
}
