package elenchus.catalogue.neuralcollapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import elenchus.features.FeatureObjective;
import elenchus.geometry.SimplexEtf;
import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Trial;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;

class CeImbalancedTest {
  private final CeImbalanced theorem = new CeImbalanced();

  @Test
  void everyClaimIsExaminedAndSupported() {
    assertThat(Examined.supports(theorem, 40, 1))
        .containsAll(theorem.claims().stream().map(Claim::name).toList());
  }

  @Test
  void examplesAreSupported() {
    Examined.supportsExamples(theorem);
  }

  @Test
  void controlsAreRefuted() {
    Examined.refutesControls(theorem);
  }

  @Test
  void theWorkedValuesAreReproduced() {
    double[] values = {
      0.7600138617017705,
      1.0315738808813015,
      1.3282471056462588,
      0.2034675870353238,
      0.808801201445071,
      1.2054771273251441
    };
    for (int i = 0; i < values.length; i++) {
      Evidence evidence = Examined.example(theorem, i);
      assertThat(Examined.number(evidence, "fStar"))
          .as("%s", i)
          .isEqualTo(values[i], within(1e-13));
      assertThat(Examined.number(evidence, "gap")).as("%s", i).isLessThan(1e-9);
    }
    Evidence distinct = Examined.example(theorem, 0);
    assertThat(Examined.number(distinct, "alpha2")).isEqualTo(.9934180024920151, within(1e-7));
    assertThat(Examined.table(distinct, "Zbar")[0])
        .containsExactly(
            new double[] {1.278304953675442, -.7288817303131762, -.7288817303131762}, within(1e-7));
    assertThat(Examined.number(Examined.example(theorem, 2), "alpha1"))
        .isEqualTo(1.0192821050039627, within(1e-7));
    assertThat(Examined.number(Examined.example(theorem, 5), "alpha3"))
        .isEqualTo(0.16387074898681903, within(1e-7));
    ImbalancedFeatures collinear =
        new ImbalancedFeatures(
            List.of(12, 2, 1), 3, 1.2 * Math.sqrt(2) / 15, 1.2 * Math.sqrt(2) / 15);
    assertThat(collinear.solve(Trial.standard()).upper().mid())
        .isEqualTo(0.9591506635841026, within(1e-13));
    ImbalancedFeatures small = new ImbalancedFeatures(List.of(8, 4, 2), 3, 1e-4, 1e-4);
    assertThat(small.solve(Trial.standard()).upper().mid())
        .isEqualTo(0.003995877576975876, within(1e-12));
  }

  @Test
  void theFourEquationsOfTwoClustersGiveTheWorkedValues() {
    Evidence distinct = Examined.example(theorem, 0);
    assertThat(Examined.number(distinct, "clusterValue"))
        .isEqualTo(0.7600138617017705, within(1e-15));
    assertThat(Examined.number(distinct, "alphaB")).isEqualTo(.9934180024920151, within(1e-14));
    double[][] Z = Examined.table(distinct, "clusterZbar");
    assertThat(Z[0])
        .containsExactly(
            new double[] {1.278304953675442, -.7288817303131762, -.7288817303131762},
            within(1e-14));
    assertThat(Z[1])
        .containsExactly(
            new double[] {-.639152476837721, .8611498664025956, -.13226813608941942},
            within(1e-14));
    Evidence merged = Examined.example(theorem, 1);
    assertThat(Examined.number(merged, "clusterValue"))
        .isEqualTo(1.0315738808813015, within(1e-15));
    assertThat(Examined.number(merged, "alphaB")).isZero();
    assertThat(Examined.number(merged, "sA")).isEqualTo(.5712750854593249, within(1e-14));
    assertThat(Examined.number(merged, "sB")).isEqualTo(.30057902100985495, within(1e-14));
    assertThat(Examined.number(merged, "pA2")).isEqualTo(.45914989430716197, within(1e-14));
    assertThat(Examined.number(merged, "pB2")).isEqualTo(.24158383454909407, within(1e-14));
    Evidence majority = Examined.example(theorem, 2);
    assertThat(Examined.number(majority, "clusterValue"))
        .isEqualTo(1.3282471056462588, within(1e-15));
    assertThat(Examined.number(majority, "alphaA")).isEqualTo(1.0192821050039627, within(1e-14));
    assertThat(Examined.number(majority, "sA")).isZero();
    assertThat(Examined.number(majority, "sB")).isZero();
    Evidence between = Examined.example(theorem, 5);
    assertThat(Examined.number(between, "clusterValue"))
        .isEqualTo(1.2054771273251441, within(1e-15));
    assertThat(Examined.number(between, "alphaB")).isEqualTo(0.16387074898681903, within(1e-14));
  }

  @Test
  void allPhasesOccurInTheirOrder() {
    TwoClusters clusters = new TwoClusters(2, 2, 12, 1);
    List<TwoClusters.Phase> seen = new ArrayList<>();
    for (double nu = 0.05; nu < 4; nu += 0.05) {
      if (!seen.contains(clusters.phase(nu))) {
        seen.add(clusters.phase(nu));
      }
    }
    assertThat(seen).containsExactly(TwoClusters.Phase.values());
    // A single majority class has no phase of its own, and all vanishes at a known decay.
    TwoClusters single = new TwoClusters(1, 3, 8, 2);
    double last = Math.sqrt((8 * 3 + 2 * 1) / 4.0);
    assertThat(single.phase(0.999 * last)).isEqualTo(TwoClusters.Phase.MINORITY_MERGED);
    assertThat(single.phase(1.001 * last)).isEqualTo(TwoClusters.Phase.ALL_ZERO);
  }

  @Test
  void theSlopeAtTheThresholdIsTheKnownOne() {
    TwoClusters clusters = new TwoClusters(2, 3, 6, 1);
    double[][] known = {{.99, 4.011276, 4.037729}, {.999, 4.044529, 4.047252}};
    for (double[] row : known) {
      TwoClusters.Point at = clusters.solve(row[0]);
      assertThat(at.alphaB() / (1 - row[0])).isEqualTo(row[1], within(1e-6));
      assertThat(3 / (1 - clusters.wrong(at)[1])).isEqualTo(row[2], within(1e-6));
    }
  }

  @Test
  void theSlopeHoldsWhereTheCouplingIsAboutToVanish() {
    // Nearly equal counts: the coupling at the threshold is weak, close to the kink of its norm.
    for (int count = 2; count <= 12; count++) {
      for (int own = 1; own <= 3; own++) {
        for (int other = 2; other <= 4; other++) {
          TwoClusters clusters = new TwoClusters(own, other, count + 1, count);
          double slope =
              2 * ClusterClaims.slope(clusters, 5e-5) - ClusterClaims.slope(clusters, 1e-4);
          assertThat(slope).as("%s", clusters).isEqualTo(1, within(1e-5));
        }
      }
    }
  }

  @Test
  void marginsApproachTheirConstantsLogarithmically() {
    ClusterLimit limit = new ClusterLimit(new TwoClusters(2, 3, 6, 1));
    double[] known = {2.91647488526582, 2.302585092994046, 1.321755839982319, 2.302585092994046};
    assertThat(limit.constants()).containsExactly(known, within(1e-14));
    assertThat(limit.extrapolated(1e3)).containsExactly(known, within(1e-7));
    // A fit through ell = 220, 440 and 880, the last at a decay of 1e-383.
    double[] fitted = {2.91647469, 2.30258515, 1.32175605, 2.30258381};
    assertThat(limit.extrapolated(220)).containsExactly(fitted, within(1.1e-8));
    double[] near = limit.shifts(1e3);
    double[] far = limit.shifts(1e4);
    for (int i = 0; i < known.length; i++) {
      assertThat((near[i] - known[i]) * 1e3)
          .as("the deviation falls like 1/ell, %s", i)
          .isCloseTo((far[i] - known[i]) * 1e4, withinPercentage(2));
    }
    // The equations in logarithms and those of the minimum have one solution.
    TwoClusters.Point at = limit.clusters().solve(FastMath.exp(-8.0));
    assertThat(at.alphaA() - 8).isEqualTo(limit.shifts(8)[0], within(1e-10));
    assertThat(at.alphaB() - 8).isEqualTo(limit.shifts(8)[2], within(1e-10));
  }

  @Test
  void anyCountsApproachTheSimplexSlowly() {
    double[][] defects = {{1e-2, 5.25e-3}, {1e-4, 1.15e-3}, {1e-8, 2.80e-4}};
    for (double[] row : defects) {
      ImbalancedFeatures p = new ImbalancedFeatures(List.of(8, 4, 2), 3, row[0], row[0]);
      Matrix Z = p.solve(Trial.standard()).classLogits();
      double cosine = Z.dot(SimplexEtf.centring(3)) / (Z.norm() * Math.sqrt(2));
      assertThat(1 - cosine).isEqualTo(row[1], within(5e-6));
    }
  }

  @Test
  void marginsOfAnyCountsApproachTheirConstantsLogarithmically() {
    for (List<Integer> n : List.of(List.of(8, 4, 2), List.of(5, 3, 2, 1))) {
      int K = n.size();
      Matrix P = SimplexEtf.centring(K);
      Matrix D = Matrix.of(K, K, (i, j) -> i == j ? n.get(i) : 0);
      Matrix root =
          SymmetricEigen.of(P.times(D).times(P)).apply(v -> v > 1e-9 ? 1 / Math.sqrt(v) : 0);
      for (double lam : new double[] {1e-2, 1e-4, 1e-6, 1e-8}) {
        ImbalancedFeatures p = new ImbalancedFeatures(n, K, lam, lam);
        Matrix Z = p.solve(Trial.standard()).classLogits();
        double ell = -FastMath.log(p.N() * lam);
        for (int j = 0; j < K; j++) {
          for (int k = 0; k < K; k++) {
            if (j != k) {
              double shift = Z.get(k, k) - Z.get(j, k) - ell + FastMath.log(-root.get(j, k));
              assertThat(shift * ell)
                  .as("deviation from the limit, times log, %s at %s", n, lam)
                  .isBetween(-1.0, 0.6);
            }
          }
        }
      }
    }
  }

  @Test
  void collinearButNotEqual() {
    Evidence evidence = control("unequal minorities");
    assertThat(Examined.number(evidence, "difference")).isEqualTo(0.0906539, within(1e-6));
  }

  @Test
  void withOneFeatureTheCertificateFailsByTheKnownFactor() {
    assertThat(Examined.number(control("one feature"), "steepness")).isEqualTo(5.43, within(5e-3));
  }

  @SuppressWarnings("unchecked")
  private Evidence control(String name) {
    Control<ImbalancedFeatures> control =
        (Control<ImbalancedFeatures>)
            theorem.controls().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    return control.examination().examine(Examined.drawn(control), Trial.standard());
  }

  @Test
  void signedFeaturesGoBelowNonnegativeOnes() {
    ImbalancedFeatures p = new ImbalancedFeatures(List.of(6, 3, 2), 3, .02, .01);
    assertThat(p.solve(Trial.standard()).upper().mid())
        .isEqualTo(0.24419720187930347, within(1e-14))
        .isLessThan(0.2824588163264869);
  }

  @Test
  void theOriginIsAStrictSaddleOfTheKnownCurvature() {
    ImbalancedFeatures p = new ImbalancedFeatures(List.of(3, 2, 1), 3, .05, .01);
    double[][] hessian =
        new FeatureObjective(p.model()).hessian(new double[p.model().dimension()]).toRows();
    assertThat(SymmetricEigen.of(Matrix.ofRows(hessian)).min())
        .isEqualTo(-0.23831523071388463, within(1e-13));
  }
}
