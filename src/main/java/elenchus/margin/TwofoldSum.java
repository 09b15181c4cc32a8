package elenchus.margin;

/** A number as an unevaluated sum of two doubles, to which products are added without loss. */
final class TwofoldSum {
  private double high;
  private double low;

  TwofoldSum(double start) {
    high = start;
  }

  void add(double term) {
    double sum = high + term;
    double part = sum - high;
    low += (high - (sum - part)) + (term - part);
    high = sum;
  }

  void addProduct(double a, double b) {
    double product = a * b;
    add(product);
    low += Math.fma(a, b, -product);
  }

  /** Adds a term that is small against the sum. */
  void addLow(double term) {
    low += term;
  }

  double value() {
    return high + low;
  }
}
