package elenchus.symbolic;

import cc.redberry.rings.Rational;
import cc.redberry.rings.Rings;
import cc.redberry.rings.bigint.BigInteger;
import cc.redberry.rings.linear.LinearSolver;
import cc.redberry.rings.poly.multivar.Monomial;
import cc.redberry.rings.poly.multivar.MultivariatePolynomial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes an expression as a combination of others with integer coefficients. */
final class IntegerCombination {
  private IntegerCombination() {}

  /** The coefficients, as many as terms, if the terms combine to the target. */
  static Optional<List<Integer>> of(Expression target, List<Expression> terms) {
    if (target.isZero()) {
      return Optional.of(Collections.nCopies(terms.size(), 0));
    }
    if (terms.isEmpty()) {
      return Optional.empty();
    }
    return solve(equations(target, terms)).flatMap(IntegerCombination::integers);
  }

  /** One equation per monomial over the common denominator; the target is the last column. */
  private static List<List<BigInteger>> equations(Expression target, List<Expression> terms) {
    List<Expression> columns = new ArrayList<>(terms);
    columns.add(target);
    MultivariatePolynomial<BigInteger> common = target.denominator();
    for (Expression term : terms) {
      common = target.getField().product(common, term.denominator());
    }
    Expression denominator = target.getField().fraction(common, common.createOne());
    Map<List<Integer>, BigInteger[]> rows = new LinkedHashMap<>();
    for (int j = 0; j < columns.size(); j++) {
      for (Monomial<BigInteger> monomial : columns.get(j).multiply(denominator).numerator()) {
        List<Integer> exponents = Arrays.stream(monomial.exponents).boxed().toList();
        BigInteger[] row = rows.computeIfAbsent(exponents, e -> zeros(columns.size()));
        row[j] = monomial.coefficient;
      }
    }
    return rows.values().stream().map(List::of).toList();
  }

  private static BigInteger[] zeros(int length) {
    BigInteger[] zeros = new BigInteger[length];
    Arrays.fill(zeros, BigInteger.ZERO);
    return zeros;
  }

  private static Optional<List<Rational<BigInteger>>> solve(List<List<BigInteger>> equations) {
    int unknowns = equations.get(0).size() - 1;
    Rational<BigInteger>[][] left = Rings.Q.createArray2d(equations.size(), unknowns);
    Rational<BigInteger>[] right = Rings.Q.createArray(equations.size());
    for (int i = 0; i < equations.size(); i++) {
      for (int j = 0; j < unknowns; j++) {
        left[i][j] = new Rational<>(Rings.Z, equations.get(i).get(j));
      }
      right[i] = new Rational<>(Rings.Z, equations.get(i).get(unknowns));
    }
    Rational<BigInteger>[] solution = Rings.Q.createArray(unknowns);
    LinearSolver.SystemInfo info = LinearSolver.solve(Rings.Q, left, right, solution);
    return info == LinearSolver.SystemInfo.Consistent
        ? Optional.of(List.of(solution))
        : Optional.empty();
  }

  private static Optional<List<Integer>> integers(List<Rational<BigInteger>> values) {
    return values.stream().allMatch(Rational::isIntegral)
        ? Optional.of(values.stream().map(v -> v.numerator().intValueExact()).toList())
        : Optional.empty();
  }
}
