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
}
