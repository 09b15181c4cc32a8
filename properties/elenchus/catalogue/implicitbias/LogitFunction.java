package elenchus.catalogue.implicitbias;

import elenchus.linear.Matrix;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * A multiclass loss L: R^K -> R^K and the defects of its symmetries at given logits. Defects are
 * relative to 1 + |L|, the largest over all classes. Classes are numbered from 0.
 */
interface LogitFunction {

  /** The loss of logits v at class y. */
  <T extends CalculusFieldElement<T>> T at(int y, T[] v);

  /** The loss rebuilt from its template: psi(Upsilon_y D v) with psi(u) = L_last(-u, 0). */
  static LogitFunction rebuilt(LogitFunction original, int sign) {
    return new LogitFunction() {
      @Override
      public <T extends CalculusFieldElement<T>> T at(int y, T[] v) {
        RelativeMargins margins = new RelativeMargins(v.length);
        Matrix toLogits =
            margins.section().times(margins.upsilon(y)).times(margins.differences()).times(sign);
        return original.at(v.length - 1, image(toLogits, v));
      }
    };
  }

  /** How far another loss differs. */
  default <T extends CalculusFieldElement<T>> double differenceFrom(LogitFunction other, T[] v) {
    double worst = 0;
    for (int y = 0; y < v.length; y++) {
      worst = Math.max(worst, relative(at(y, v), other.at(y, v)));
    }
    return worst;
  }

  /** How far L(P v) = P L(v) fails for the transpositions P of classes. */
  default <T extends CalculusFieldElement<T>> double equivarianceDefect(T[] v) {
    double worst = 0;
    for (int a = 0; a < v.length; a++) {
      for (int b = a + 1; b < v.length; b++) {
        for (int y = 0; y < v.length; y++) {
          worst =
              Math.max(
                  worst, relative(at(y == a ? b : y == b ? a : y, swapped(v, a, b)), at(y, v)));
        }
      }
    }
    return worst;
  }

  /** How far the loss of the last class, the template, changes when two others are exchanged. */
  default <T extends CalculusFieldElement<T>> double asymmetry(T[] v) {
    int last = v.length - 1;
    double worst = 0;
    for (int a = 0; a < last; a++) {
      for (int b = a + 1; b < last; b++) {
        worst = Math.max(worst, relative(at(last, swapped(v, a, b)), at(last, v)));
      }
    }
    return worst;
  }

  /** How far L(v + 1) = L(v) fails. */
  default <T extends CalculusFieldElement<T>> double shiftDefect(T[] v) {
    T[] shifted = v.clone();
    for (int j = 0; j < v.length; j++) {
      shifted[j] = v[j].add(1);
    }
    double worst = 0;
    for (int y = 0; y < v.length; y++) {
      worst = Math.max(worst, relative(at(y, shifted), at(y, v)));
    }
    return worst;
  }

  private static <T> T[] swapped(T[] v, int a, int b) {
    T[] swapped = v.clone();
    swapped[a] = v[b];
    swapped[b] = v[a];
    return swapped;
  }

  private static <T extends CalculusFieldElement<T>> double relative(T a, T b) {
    return a.subtract(b).abs().divide(b.abs().add(1)).getReal();
  }

  private static <T extends CalculusFieldElement<T>> T[] image(Matrix integers, T[] v) {
    T[] image = MathArrays.buildArray(v[0].getField(), integers.rows());
    for (int i = 0; i < image.length; i++) {
      for (int j = 0; j < v.length; j++) {
        image[i] = image[i].add(v[j].multiply((int) integers.get(i, j)));
      }
    }
    return image;
  }
}
