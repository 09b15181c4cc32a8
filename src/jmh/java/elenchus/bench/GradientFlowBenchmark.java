package elenchus.bench;

import elenchus.data.LabelledData;
import elenchus.descent.GradientDescent;
import elenchus.flow.FlowPath;
import elenchus.flow.LogTimeFlow;
import elenchus.flow.TemplateRisk;
import elenchus.linear.Matrix;
import elenchus.loss.CrossEntropy;
import elenchus.margin.MaxMargin;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Where does descent go? The blind run in log time against plain gradient descent, cross-entropy
 * from the origin, one thread. After each trial the distance of the direction found to that of the
 * max-margin matrix is printed: read times at equal accuracy, and accuracies at equal times. For
 * the blind run the direction is that of its velocity, for descent that of the weights, which is
 * all descent has.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class GradientFlowBenchmark {
  private static final LabelledData WORKED =
      new LabelledData(Matrix.ofRowMajor(3, 2, -1, 3, -2, 0, -2, -3), List.of(0, 1, 2), 3);

  /** The worked example of the theorem, or a drawn instance. */
  @Param({"worked", "A"})
  public String instance = "";

  private LabelledData data = WORKED;
  private Matrix direction = Matrix.zero(1, 1);
  private Matrix found = Matrix.zero(1, 1);
  private String method = "";

  /** Solves for the direction to be found. */
  @Setup
  public void read() {
    data = instance.equals("worked") ? WORKED : Instance.of(instance);
    direction = unit(MaxMargin.require(data).weights());
  }

  /** To t = e^{1000000}. */
  @Benchmark
  public Matrix blindRun() {
    FlowPath path = LogTimeFlow.of(TemplateRisk.of(data, new CrossEntropy())).blind(origin(), 1e6);
    found = path.last().velocity();
    method = "blind run to s = 1e6";
    return found;
  }

  /** A thousand steps of the largest safe size over two. */
  @Benchmark
  public Matrix descent1e3() {
    return descent(1_000);
  }

  /** A hundred thousand steps. */
  @Benchmark
  public Matrix descent1e5() {
    return descent(100_000);
  }

  private Matrix descent(int steps) {
    double squares = data.X().dot(data.X());
    found =
        new GradientDescent(data, new CrossEntropy(), 2 / squares)
            .run(origin(), 0, steps)
            .iterates()
            .get(0)
            .W();
    method = "gradient descent, " + steps + " steps";
    return found;
  }

  private Matrix origin() {
    return Matrix.zero(data.K(), data.features());
  }

  private static Matrix unit(Matrix w) {
    return w.times(1 / w.norm());
  }

  /** Prints how far the last direction was from that of the max-margin matrix. */
  @TearDown(Level.Trial)
  public void judge() {
    System.out.printf(
        "%n# %s, %s: distance of directions %.1e%n",
        instance, method, unit(found).minus(direction).norm());
  }
}
