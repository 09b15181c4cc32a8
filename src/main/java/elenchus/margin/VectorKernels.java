package elenchus.margin;

/** Inner loops on stretches of arrays; sums run in a fixed order. */
final class VectorKernels {
  private VectorKernels() {}

  /** The inner product of two stretches, in four interleaved partial sums. */
  static double dot(double[] a, int from, double[] b, int start, int length) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int f = 0;
    for (; f + 3 < length; f += 4) {
      s0 += a[from + f] * b[start + f];
      s1 += a[from + f + 1] * b[start + f + 1];
      s2 += a[from + f + 2] * b[start + f + 2];
      s3 += a[from + f + 3] * b[start + f + 3];
    }
    for (; f < length; f++) {
      s0 += a[from + f] * b[start + f];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** Adds factor times a stretch of source to a stretch of target. */
  static void axpy(
      double factor, double[] source, int from, double[] target, int start, int length) {
    for (int f = 0; f < length; f++) {
      target[start + f] += factor * source[from + f];
    }
  }
}
