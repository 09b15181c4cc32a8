package elenchus.catalogue.sharpness;

import static org.assertj.core.api.Assertions.assertThat;

import elenchus.linear.Matrix;
import elenchus.network.Activation;
import elenchus.network.Cost;
import elenchus.network.GaussNewton;
import elenchus.network.Linearisation;
import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Elementary;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.linear.FieldMatrix;
import org.junit.jupiter.api.Test;

/** Formulas broken on purpose: layers dropped, indices shifted, signs and exponents changed. */
class SharpnessMutationTest {
  private static final Elementary<BigFraction> ON = Elementary.rationals();
  private static final NetworkProblem PROBLEM =
      new NetworkProblem(
          List.of(
              Matrix.ofRows(new double[][] {{1, 2}, {0, 1}, {-1, 1}}),
              Matrix.ofRows(new double[][] {{1, -1, 2}, {2, 1, 0.5}}),
              Matrix.ofRows(new double[][] {{1, 0.5}})),
          Matrix.ofRows(new double[][] {{1, 1}, {2, -0.5}}),
          Matrix.zero(2, 1),
          Activation.RELU,
          Cost.SQUARE);

  @Test
  void theKernelNeedsEveryLayerAndTheRightInput() {
    GaussNewton<BigFraction> matrices = PROBLEM.exact();
    Linearisation<BigFraction> s = matrices.samples().get(1);
    FieldMatrix<BigFraction> jacobian = ExactDerivatives.jacobian(PROBLEM, s);
    FieldMatrix<BigFraction> truth = jacobian.multiply(jacobian.transpose());
    assertThat(s.kernel(s)).isEqualTo(truth);
    for (int dropped = 0; dropped < s.depth(); dropped++) {
      assertThat(s.kernel(s).subtract(s.layerKernel(s, dropped))).isNotEqualTo(truth);
    }
    // Preactivations in place of activations, and half of what comes back.
    List<FieldMatrix<BigFraction>> inputs = new ArrayList<>(s.inputs());
    inputs.set(1, s.preactivations().get(0));
    Linearisation<BigFraction> early = with(s, inputs, s.backward());
    assertThat(early.kernel(early)).isNotEqualTo(truth);
    List<FieldMatrix<BigFraction>> scaled = new ArrayList<>(s.backward());
    scaled.set(0, scaled.get(0).scalarMultiply(ON.ratio(1, 2)));
    Linearisation<BigFraction> weak = with(s, s.inputs(), scaled);
    assertThat(weak.kernel(weak)).isNotEqualTo(truth);
  }

  private static Linearisation<BigFraction> with(
      Linearisation<BigFraction> s,
      List<FieldMatrix<BigFraction>> inputs,
      List<FieldMatrix<BigFraction>> backward) {
    return new Linearisation<>(s.on(), inputs, s.preactivations(), s.forward(), backward);
  }

  @Test
  void kappaCannotBeLargerForAScalarChain() {
    NetworkProblem chain = NetworkDraws.chain(2, 3, 0);
    Linearisation<BigFraction> s = chain.exact().samples().get(0);
    BigFraction kernel = s.kernel(s).getEntry(0, 0);
    BigFraction square = s.inputJacobian().getEntry(0, 0).pow(2);
    // kappa = 1/4 + 4/36 exactly.
    BigFraction kappa = new BigFraction(13, 36);
    assertThat(kernel).isEqualTo(kappa.multiply(square));
    assertThat(LoewnerBounds.holdsExactly(chain, 2)).isTrue();
  }

  @Test
  void identitiesOfTheChainWithAWrongFactor() {
    DifferentialField field =
        DifferentialField.overRationals()
            .parameters("L y m")
            .variable("s")
            .solution("p", "(L-2)/L*p/s")
            .build();
    String slope = "m*p*((L-2)*y-2*(L-1)*s)/(L*s)";
    for (String wrong :
        List.of("m*(y+s)*p", "m*(y-s)*p*2", "m*(y-s)*p*s", "m*(y-2*s)*p", "m*(y-s)*p*L")) {
      assertThat(
              field
                  .prove("mutant")
                  .equal("slope", field.parse(wrong).derivative(), field.parse(slope))
                  .done()
                  .holds())
          .as(wrong)
          .isFalse();
    }
  }

  @Test
  void balancedEigenvaluesWithAnotherExponent() {
    BalancedNetwork right =
        new BalancedNetwork(
            List.of(1.5, 0.5),
            BalancedDraws.worked(3).V(),
            BalancedDraws.worked(3).Z(),
            1.25,
            List.of(1.0, 1.0),
            true,
            0);
    assertThat(BalancedEvidence.spectrumHolds(right)).isTrue();
    List<Matrix> deeper = new ArrayList<>(right.V());
    deeper.add(1, Matrix.column(1, 1, 1));
    BalancedNetwork four =
        new BalancedNetwork(right.w(), deeper, right.Z(), 1.25, right.y(), true, 0);
    assertThat(BalancedEvidence.spectrumHolds(four)).isTrue();
    assertThat(four.eigenvalues(ON)).isNotEqualTo(right.eigenvalues(ON));
  }

  @Test
  void lawsWithAnOffByOne() {
    BigFraction rho = new BigFraction(1, 5);
    assertThat(CoverageLaws.radius(5, rho)).isEqualTo(CoverageLaws.radiusByConvolution(5, rho));
    assertThat(CoverageLaws.radius(4, rho)).isNotEqualTo(CoverageLaws.radiusByConvolution(5, rho));
    assertThat(CoverageLaws.cells(4, 8)).isNotEqualTo(CoverageLaws.cellsByOccupancy(4, 9));
    assertThat(CoverageLaws.cells(4, 8)).isNotEqualTo(CoverageLaws.cellsByOccupancy(5, 8));
    assertThat(TransportLaws.meanDistance(6))
        .isEqualTo(TransportLaws.meanDistanceByBinomials(6))
        .isNotEqualTo(TransportLaws.meanDistanceByBinomials(7));
  }
}
