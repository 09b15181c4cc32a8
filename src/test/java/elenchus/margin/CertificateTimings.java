package elenchus.margin;

import elenchus.data.DataSet;
import elenchus.data.ExactSamples;
import elenchus.data.LabelledData;
import elenchus.linear.Matrix;
import elenchus.verify.Certificate;
import elenchus.verify.Verification;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Prints how long certificates of max margin take, floating point included, and their verification:
 * milliseconds, the best of a few runs in one thread.
 */
public final class CertificateTimings {
  private static final int RUNS = 7;

  private CertificateTimings() {}

  /** Prints the table. */
  public static void main(String[] arguments) {
    System.out.println("data                         first ms  best ms  verify ms  pairs  bits");
    for (String name : List.of("wine", "iris", "breast-cancer", "digits")) {
      DataSet set = DataSet.read(Path.of("examples", "data", name + ".libsvm"));
      time(name + ", decimals", ExactSamples.ofDecimals(set));
    }
    time("n=100 d=20 K=3, multiples of 1/8", ExactSamples.ofDoubles(random(100, 20, 3)));
    time("n=100 d=20 K=3, doubles", ExactSamples.ofDoubles(random(100, 20, 52)));
    time("n=1000 d=50 K=3, multiples of 1/8", ExactSamples.ofDoubles(random(1000, 50, 3)));
    time("n=1000 d=50 K=3, doubles", ExactSamples.ofDoubles(random(1000, 50, 52)));
  }

  /** Gaussian samples, labels by a random linear classifier, K = 3. */
  private static LabelledData random(int n, int d, int bits) {
    Random random = new Random(7);
    double unit = Math.scalb(1.0, bits);
    Matrix X =
        Matrix.of(
            n,
            d,
            (i, f) ->
                bits < 52 ? Math.rint(random.nextGaussian() * unit) / unit : random.nextGaussian());
    Matrix scores = X.times(Matrix.of(d, 3, (f, k) -> random.nextGaussian()));
    List<Integer> y = IntStream.range(0, n).mapToObj(i -> argMax(scores.row(i))).toList();
    return new LabelledData(X, y, 3);
  }

  private static int argMax(double[] values) {
    return IntStream.range(0, values.length)
        .reduce((a, b) -> values[b] > values[a] ? b : a)
        .orElseThrow();
  }

  private static void time(String name, ExactSamples samples) {
    double[] millis = new double[RUNS];
    ExactSeparability outcome = ExactSeparability.of(samples);
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      outcome = ExactSeparability.of(samples);
      millis[run] = (System.nanoTime() - start) / 1e6;
    }
    MarginCertificate certificate = outcome.certificate();
    double verify = Double.POSITIVE_INFINITY;
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      if (!Verification.of(Certificate.parse(certificate.toJson()), samples).valid()) {
        throw new IllegalStateException(name + " does not verify");
      }
      verify = Math.min(verify, (System.nanoTime() - start) / 1e6);
    }
    System.out.printf(
        Locale.ROOT,
        "%-34s %8.1f %8.1f %8.1f %6d %6d%n",
        name,
        millis[0],
        IntStream.range(0, RUNS).mapToDouble(r -> millis[r]).min().orElseThrow(),
        verify,
        certificate.support().size(),
        certificate.multipliers().denominator().bitLength());
  }
}
