package elenchus.catalogue.sharpness;

import org.junit.jupiter.api.Test;

/** The worked examples of the theorems on networks, to every printed digit. */
class NetworkTheoremsTest {

  @Test
  void conjugateOfALinearNetwork() {
    Worked worked = Worked.example(new ConjugateDecomposition(), "linear");
    worked.is("K", new double[][] {{11, 2.5}, {2.5, 20}}, 0);
    worked.is("eigenvalues(K)", new double[] {20.6478150704935, 10.352184929506501}, 1e-14);
    worked.is("lambda_max(GN)", 20.6478150704935, 2e-14);
    worked.is("J_1", new double[][] {{-1, 3}}, 0);
    worked.is("J_2", new double[][] {{-1, 3}}, 0);
    worked.is("J_1 J_1^T / N", new double[][] {{5}}, 0);
    worked.is("K of translated inputs", new double[][] {{44, 27}, {27, 36}}, 0);
  }

  @Test
  void conjugateOfAReluNetwork() {
    for (String name : new String[] {"relu", "relu off the kinks"}) {
      Worked worked = Worked.example(new ConjugateDecomposition(), name);
      worked.is("K", new double[][] {{7, 0}, {0, 0}}, 0);
      worked.is("f", new double[][] {{2}, {0}}, 0);
      worked.is("J_1", new double[][] {{1, 1}}, 0);
      worked.is("J_2", new double[][] {{0, 0}}, 0);
      worked.is("J_1 J_1^T / N", new double[][] {{1}}, 0);
    }
    Worked.example(new ConjugateDecomposition(), "relu")
        .is("K of translated inputs", new double[][] {{28, 12}, {12, 9}}, 0);
  }

  @Test
  void conjugateOfATanhNetwork() {
    Worked worked = Worked.example(new ConjugateDecomposition(), "tanh");
    worked.is(
        "K",
        new double[][] {
          {4.961555596913751, -0.17715851247231904}, {-0.17715851247231904, 3.7269993165391027}
        },
        2e-15);
    worked.is("f", new double[][] {{0.2334605977309656}, {-1.228515351417696}}, 4e-16);
    worked.is("J_1", new double[][] {{-1.9901339628345598, 1.5997577327168542}}, 4e-16);
    worked.is("J_2", new double[][] {{0.9802679256691196, 1.5997577327168542}}, 4e-16);
  }

  @Test
  void theHessianOffInterpolationIsNotTheGaussNewtonMatrix() {
    Worked worked = Worked.example(new ConjugateDecomposition(), "chain off interpolation");
    worked.is("lambda_max(Hess)", 1.4, 1e-15);
    worked.is("lambda_max(GN)", 0.2, 1e-16);
  }

  @Test
  void lowerBounds() {
    Worked linear = Worked.example(new SharpnessLowerBound(), "linear");
    linear.is("|W_1|", 2.497212040956833, 1e-15);
    linear.is("bound of the first layer", 4.008936414773205, 2e-15);
    linear.is("kappa", new double[] {1.320714913181856, 1.8017872829546406}, 1e-15);
    linear.is("layered bound", 9.008936414773205, 4e-15);
    Worked relu = Worked.example(new SharpnessLowerBound(), "relu");
    relu.is("bound of the first layer", 0.32071491318185646, 2e-16);
    relu.is("kappa", new double[] {5.320714913181855, 0.801787282954641}, 2e-15);
    relu.is("layered bound", 5.320714913181855, 2e-15);
    relu.is("lambda_max(GN)", 7, 0);
    Worked tanh = Worked.example(new SharpnessLowerBound(), "tanh");
    tanh.is("bound of the first layer", 1.4112057558480677, 1e-15);
    tanh.is("kappa", new double[] {0.5615421862308079, 1.247836348190681}, 1e-15);
    tanh.is("layered bound", 2.1962855664583345, 1e-15);
    tanh.is("lambda_max(GN)", 4.9864748102670085, 2e-15);
  }

  @Test
  void countersOfTheLowerBound() {
    Worked scalar = Worked.example(new SharpnessLowerBound(), "scalar");
    scalar.is("bound without |W_1|", 16, 0);
    scalar.is("lambda_max(GN)", 8, 0);
    double[] sharpness = {0.209987170807013, 9.0791615e-5, 4.1223e-9};
    double[] within = {1e-15, 5e-13, 5e-14};
    int[] t = {1, 5, 10};
    for (int i = 0; i < 3; i++) {
      Worked saturated = Worked.example(new SharpnessLowerBound(), "saturation " + t[i]);
      saturated.is("lambda_max(GN)", sharpness[i], within[i]);
      double norm = Math.sqrt(2) * t[i];
      saturated.is("|J_i|", new double[] {norm, norm}, 4e-15);
    }
  }

  @Test
  void balancedNetworks() {
    double[] expected = {2.66, 4.941863695224381, 7.333113936111998};
    String[] names = {"two layers", "three layers", "four layers"};
    for (int i = 0; i < 3; i++) {
      Worked balanced = Worked.example(new BalancedSharpness(), names[i]);
      balanced.is("lambda_max(GN)", expected[i], 1e-14);
      balanced.is("m2 L |J|^(2-2/L)", expected[i], 1e-14);
    }
    Worked one = Worked.example(new BalancedSharpness(), "one mode");
    one.is("lambda_max(GN)", 4.1814, 1e-14);
    // Printed as 19.0487 for the unrounded m2 s_1; the ratio is 41/9 always.
    one.is("lambda_max(GN) of (3 W_1, W_2 / 3)", 4.1814 * 41 / 9, 1e-13);
    one.is("lambda_max(GN) of (3 W_1, W_2 / 3)", 19.0487, 5e-4);
  }
}
