package elenchus.functions;

import java.util.List;
import java.util.function.UnaryOperator;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.FastMath;

/**
 * Biases with density (1 + cos(pi u/R)/2)/(2R), integrated by Gauss-Legendre quadrature.
 *
 * @param radius R, positive
 */
public record CosineBias(Binary64 radius) implements BiasLaw<Binary64> {

  @Override
  public Binary64 density(Binary64 u) {
    double r = radius.getReal();
    return new Binary64((1 + FastMath.cos(FastMath.PI * u.getReal() / r) / 2) / (2 * r));
  }

  @Override
  public Binary64 expectation(UnaryOperator<Binary64> function, List<Binary64> kinks) {
    double[] breaks =
        BiasLaw.breaks(radius, kinks).stream().mapToDouble(Binary64::getReal).toArray();
    double sum =
        Mesh.of(breaks)
            .integrate(
                u -> {
                  Binary64 at = new Binary64(u);
                  return function.apply(at).getReal() * density(at).getReal();
                });
    return new Binary64(sum);
  }
}
