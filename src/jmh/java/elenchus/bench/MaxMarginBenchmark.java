package elenchus.bench;

import elenchus.data.LabelledData;
import elenchus.linear.Matrix;
import elenchus.margin.DistanceBound;
import elenchus.margin.MaxMargin;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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
 * The hard-margin problem on one thread: this solver and its peers. After each trial the relative
 * excess of |W|^2, scaled to feasibility, over the optimum is printed.
 */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class MaxMarginBenchmark {

  /** One instance, and the last answer to it. */
  public abstract static class Question {
    private LabelledData data = Instance.of("A");
    private double[] answer = new double[0];

    abstract String name();

    /** Reads or draws the instance. */
    @Setup
    public void read() {
      data = Instance.of(name());
    }

    double[] solve(Function<LabelledData, double[]> solver) {
      answer = solver.apply(data);
      return answer;
    }

    /** Prints how accurate the last answer was. */
    @TearDown(Level.Trial)
    public void judge() {
      double best = MaxMargin.require(data).squaredNorm();
      Matrix W = Matrix.ofRowMajor(data.K(), data.features(), answer);
      DistanceBound bound = DistanceBound.of(data, W, new double[data.pairs()]);
      double excess = 1 / (bound.leastGamma() * bound.leastGamma()) / best - 1;
      System.out.printf("%n# %s: relative objective error %.1e%n", name(), excess);
    }
  }

  /** Instances for this solver. */
  @State(Scope.Benchmark)
  public static class Own extends Question {
    /** Name of the instance. */
    @Param({"A", "B", "C", "wine", "breast-cancer", "digits"})
    public String instance = "";

    @Override
    String name() {
      return instance;
    }
  }

  /** Instances that all Java peers can solve. */
  @State(Scope.Benchmark)
  public static class Small extends Question {
    /** Name of the instance. */
    @Param({"A", "B"})
    public String instance = "";

    @Override
    String name() {
      return instance;
    }
  }

  /** Instances for the peer that never forms the constraints. */
  @State(Scope.Benchmark)
  public static class All extends Question {
    /** Name of the instance. */
    @Param({"A", "B", "digits"})
    public String instance = "";

    @Override
    String name() {
      return instance;
    }
  }

  /** The instance of the peer that fails beyond. */
  @State(Scope.Benchmark)
  public static class Smallest extends Question {
    /** Name of the instance. */
    @Param("A")
    public String instance = "";

    @Override
    String name() {
      return instance;
    }
  }

  private static double[] weights(LabelledData data) {
    return MaxMargin.require(data).weights().toRowMajor();
  }

  /** This solver. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @Warmup(iterations = 5, time = 1)
  @Measurement(iterations = 5, time = 1)
  public double[] elenchus(Own question) {
    return question.solve(MaxMarginBenchmark::weights);
  }

  /** This solver in a fresh virtual machine with a small heap. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Fork(
      value = 3,
      jvmArgsAppend = {"-Xmx256m"})
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  public double[] elenchusCold(Own question) {
    return question.solve(MaxMarginBenchmark::weights);
  }

  /** ojAlgo's convex solver. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Warmup(iterations = 1)
  @Measurement(iterations = 3)
  public double[] ojAlgo(Small question) {
    return question.solve(Peers::ojAlgo);
  }

  /** liblinear-java's multiclass machine. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Warmup(iterations = 1)
  @Measurement(iterations = 3)
  public double[] liblinear(All question) {
    return question.solve(Peers::liblinear);
  }

  /** The alternating direction method of multipliers of Hipparchus. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Warmup(iterations = 1)
  @Measurement(iterations = 3)
  public double[] hipparchusAdmm(Smallest question) {
    return question.solve(Peers::admm);
  }
}
