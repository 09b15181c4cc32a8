package elenchus.catalogue.implicitbias;

import elenchus.data.PairOperator;
import elenchus.exact.Interval;
import elenchus.exact.IntervalMatrix;
import elenchus.exact.IntervalNewton;
import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.linear.Matrix;
import elenchus.theorem.Witness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/**
 * Intervals around the limiting dual weights of a flow and around the margins of its residual
 * limit, one of each per active pair.
 *
 * @param alpha around alpha*
 * @param margins around {@code <A, V_inf> = log(eta c) - log alpha*}
 * @param method how they were found
 */
record EnclosedDual(List<Interval> alpha, List<Interval> margins, Witness method) {
  private static final Witness FRACTIONS =
      new Witness("logarithms of fractions", "own", "interval");
  private static final Witness KRAWCZYK = new Witness("Krawczyk on Phi", "own", "interval");

  /**
   * The only dual solution, a fraction, where A_S has independent rows; otherwise the minimiser of
   * Phi by interval Newton. Empty if that proves nothing, or if a dual variable vanishes on S.
   *
   * @param gram A_S A_S^T
   */
  static Optional<EnclosedDual> of(
      FlowProblem problem, FlowLimit limit, ActiveFamily family, RationalMatrix gram) {
    PairOperator pairs = PairOperator.of(problem.data());
    List<Interval> weights =
        family.svm().active().stream()
            .map(p -> problem.c().get(pairs.sample(p)))
            .map(c -> Interval.of(problem.eta()).multiply(Interval.of(c)))
            .toList();
    if (family.defect() > 0) {
      return newton(limit, family, gram, weights);
    }
    return family.isStrictlyComplementary()
        ? Optional.of(unique(family.basicDual(), weights))
        : Optional.empty();
  }

  private static EnclosedDual unique(RationalVector dual, List<Interval> weights) {
    List<Interval> alpha = dual.toList().stream().map(Interval::of).toList();
    List<Interval> margins = new ArrayList<>();
    for (int p = 0; p < alpha.size(); p++) {
      margins.add(weights.get(p).divide(alpha.get(p)).log());
    }
    return new EnclosedDual(alpha, margins, FRACTIONS);
  }

  /**
   * In the margins u of rows B that are a basis: the rows are A_S = C B, so that V has the margins
   * C u and stationarity of Phi, A_S^T alpha = What, reads C^T alpha = C^T alpha' with any dual
   * solution alpha'. In u Phi is strictly convex.
   */
  private static Optional<EnclosedDual> newton(
      FlowLimit limit, ActiveFamily family, RationalMatrix gram, List<Interval> weights) {
    int[] basis = basis(gram.toMatrix(), limit.potential().dual(), family.rank());
    double[] ratio = limit.logRatio();
    double[] approximate = Arrays.stream(basis).mapToDouble(q -> ratio[q]).toArray();
    return combinations(gram, basis)
        .flatMap(
            c -> {
              RationalVector target = c.transpose().times(family.basicDual());
              Stationarity equations =
                  new Stationarity(IntervalMatrix.of(c), weights, target.toList());
              return IntervalNewton.enclose(equations, approximate).map(equations::solved);
            });
  }

  /**
   * Rows that are a basis and do not combine to the others with large factors, ascending: pivots of
   * the Cholesky decomposition of D^(1/2) A_S A_S^T D^(1/2). That they are independent is not
   * relied upon here.
   */
  private static int[] basis(Matrix gram, double[] alpha, int rank) {
    int n = gram.rows();
    double[][] rest = new double[n][n];
    for (int p = 0; p < n; p++) {
      for (int q = 0; q < n; q++) {
        rest[p][q] = Math.sqrt(alpha[p] * alpha[q]) * gram.get(p, q);
      }
    }
    int[] basis = new int[rank];
    for (int k = 0; k < rank; k++) {
      int pivot = 0;
      for (int p = 1; p < n; p++) {
        pivot = rest[p][p] > rest[pivot][pivot] ? p : pivot;
      }
      basis[k] = pivot;
      double[] row = rest[pivot].clone();
      for (int p = 0; p < n; p++) {
        for (int q = 0; q < n; q++) {
          rest[p][q] -= row[p] * row[q] / row[pivot];
        }
      }
      // Once chosen, never again: rounding must not bring it back.
      rest[pivot][pivot] = Double.NEGATIVE_INFINITY;
    }
    Arrays.sort(basis);
    return basis;
  }

  /** C, |S| x rank: each row of A_S as a combination of those of the basis; empty if it is none. */
  private static Optional<RationalMatrix> combinations(RationalMatrix gram, int[] basis) {
    RationalMatrix square =
        RationalMatrix.of(basis.length, basis.length, (q, l) -> gram.get(basis[q], basis[l]));
    List<RationalVector> rows = new ArrayList<>();
    for (int p = 0; p < gram.rows(); p++) {
      int row = p;
      int place = Arrays.binarySearch(basis, p);
      Optional<RationalVector> found =
          place >= 0
              ? Optional.of(fractions(basis.length, q -> new BigFraction(q == place ? 1 : 0)))
              : square.solve(fractions(basis.length, q -> gram.get(row, basis[q])));
      if (found.isEmpty()) {
        return Optional.empty();
      }
      rows.add(found.get());
    }
    return Optional.of(RationalMatrix.of(rows.size(), basis.length, (p, q) -> rows.get(p).get(q)));
  }

  private static RationalVector fractions(int size, IntFunction<BigFraction> entry) {
    return RationalVector.of(IntStream.range(0, size).mapToObj(entry).toArray(BigFraction[]::new));
  }

  private static List<Interval> dual(IntervalMatrix margins, List<Interval> weights) {
    List<Interval> alpha = new ArrayList<>();
    for (int p = 0; p < weights.size(); p++) {
      alpha.add(margins.get(p, 0).negate().exp().multiply(weights.get(p)));
    }
    return alpha;
  }

  /** The gradient of Phi, C^T alpha(u) - target with alpha(u) = eta c e^(-C u), turned round. */
  private record Stationarity(IntervalMatrix rows, List<Interval> weights, List<BigFraction> target)
      implements IntervalNewton.Equations {
    @Override
    public IntervalMatrix value(IntervalMatrix u) {
      IntervalMatrix alpha =
          IntervalMatrix.column(dual(rows.times(u), weights).toArray(Interval[]::new));
      IntervalMatrix sum = rows.transpose().times(alpha);
      return IntervalMatrix.of(
          sum.rows(), 1, (q, j) -> Interval.of(target.get(q)).subtract(sum.get(q, 0)));
    }

    @Override
    public IntervalMatrix jacobian(IntervalMatrix u) {
      List<Interval> alpha = dual(rows.times(u), weights);
      IntervalMatrix scaled =
          IntervalMatrix.of(
              rows.rows(), rows.columns(), (p, l) -> rows.get(p, l).multiply(alpha.get(p)));
      return rows.transpose().times(scaled);
    }

    private EnclosedDual solved(IntervalMatrix box) {
      IntervalMatrix margins = rows.times(box);
      return new EnclosedDual(
          dual(margins, weights),
          IntStream.range(0, margins.rows()).mapToObj(p -> margins.get(p, 0)).toList(),
          KRAWCZYK);
    }
  }
}
