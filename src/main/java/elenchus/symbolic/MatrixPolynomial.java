package elenchus.symbolic;

import elenchus.symbolic.MatrixAlgebra.Word;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;

/** An element of a {@link MatrixAlgebra}: a sum of words with rational coefficients. */
public final class MatrixPolynomial {
  private final MatrixAlgebra algebra;
  private final SortedMap<Word, BigFraction> terms;

  MatrixPolynomial(MatrixAlgebra algebra, SortedMap<Word, BigFraction> terms) {
    this.algebra = algebra;
    this.terms = terms;
  }

  static MatrixPolynomial of(MatrixAlgebra algebra, Word word) {
    return new MatrixPolynomial(algebra, new TreeMap<>(Map.of(word, BigFraction.ONE)));
  }

  static void add(Map<Word, BigFraction> sum, Word word, BigFraction coefficient) {
    BigFraction total = sum.getOrDefault(word, BigFraction.ZERO).add(coefficient);
    if (total.isZero()) {
      sum.remove(word);
    } else {
      sum.put(word, total);
    }
  }

  SortedMap<Word, BigFraction> terms() {
    return terms;
  }

  /** The sum. */
  public MatrixPolynomial plus(MatrixPolynomial other) {
    TreeMap<Word, BigFraction> sum = new TreeMap<>(terms);
    other.terms.forEach((word, coefficient) -> add(sum, word, coefficient));
    return new MatrixPolynomial(algebra, sum);
  }

  /** The difference. */
  public MatrixPolynomial minus(MatrixPolynomial other) {
    return plus(other.times(BigFraction.MINUS_ONE));
  }

  /** The multiple. */
  public MatrixPolynomial times(BigFraction factor) {
    TreeMap<Word, BigFraction> multiple = new TreeMap<>();
    terms.forEach((word, coefficient) -> add(multiple, word, coefficient.multiply(factor)));
    return new MatrixPolynomial(algebra, multiple);
  }

  /** The multiple. */
  public MatrixPolynomial times(long factor) {
    return times(new BigFraction(factor));
  }

  /** The product with all factors in turn from the right. */
  public MatrixPolynomial times(MatrixPolynomial... factors) {
    MatrixPolynomial product = this;
    for (MatrixPolynomial factor : factors) {
      TreeMap<Word, BigFraction> next = new TreeMap<>();
      product.terms.forEach(
          (left, a) ->
              factor.terms.forEach((right, b) -> add(next, left.times(right), a.multiply(b))));
      product = algebra.reduce(new MatrixPolynomial(algebra, next));
    }
    return product;
  }

  /**
   * The quotient by a product of scalars.
   *
   * @throws IllegalArgumentException if the divisor is no product of scalars
   */
  public MatrixPolynomial over(MatrixPolynomial scalar) {
    Word word = scalar.terms.firstKey();
    if (scalar.terms.size() != 1 || !word.letters().isEmpty()) {
      throw new IllegalArgumentException(scalar + " is no product of scalars");
    }
    TreeMap<String, Integer> inverted = new TreeMap<>(word.powers());
    inverted.replaceAll((name, power) -> -power);
    BigFraction coefficient = scalar.terms.values().iterator().next();
    return times(of(algebra, new Word(inverted, List.of()))).times(coefficient.reciprocal());
  }

  /** The square. */
  public MatrixPolynomial squared() {
    return times(this);
  }

  /** The transpose. */
  public MatrixPolynomial transpose() {
    TreeMap<Word, BigFraction> mirrored = new TreeMap<>();
    terms.forEach(
        (word, coefficient) ->
            add(mirrored, new Word(word.powers(), algebra.transpose(word.letters())), coefficient));
    return algebra.reduce(new MatrixPolynomial(algebra, mirrored));
  }

  /** The derivative in time. */
  public MatrixPolynomial derivative() {
    MatrixPolynomial sum = algebra.zero();
    for (Map.Entry<Word, BigFraction> term : terms.entrySet()) {
      sum = sum.plus(algebra.derivative(term.getKey()).times(term.getValue()));
    }
    return algebra.reduce(sum);
  }

  /** Whether the relations reduce the element to zero: then it is zero in every model of them. */
  public boolean isZero() {
    return algebra.reduce(this).terms.isEmpty();
  }

  @Override
  public String toString() {
    StringJoiner sum = new StringJoiner(" + ").setEmptyValue("0");
    terms.forEach(
        (word, coefficient) ->
            sum.add(coefficient.equals(BigFraction.ONE) ? "" + word : coefficient + " " + word));
    return sum.toString();
  }

  MatrixPolynomial between(Word before, Word after) {
    TreeMap<Word, BigFraction> enclosed = new TreeMap<>();
    terms.forEach(
        (word, coefficient) -> add(enclosed, before.times(word).times(after), coefficient));
    return new MatrixPolynomial(algebra, enclosed);
  }

  List<String> singleWord() {
    if (terms.size() == 1) {
      Word word = terms.firstKey();
      if (word.powers().isEmpty() && terms.containsValue(BigFraction.ONE)) {
        return word.letters();
      }
    }
    throw new IllegalArgumentException(this + " is no product of letters");
  }

  String singleSymbol() {
    if (terms.size() == 1) {
      Word word = terms.firstKey();
      if (word.letters().isEmpty()
          && word.powers().size() == 1
          && word.powers().firstEntry().getValue() == 1) {
        return word.powers().firstKey();
      }
      if (word.powers().isEmpty() && word.letters().size() == 1) {
        return word.letters().get(0);
      }
    }
    throw new IllegalArgumentException(this + " is no single letter");
  }
}
