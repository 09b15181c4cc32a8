package elenchus.symbolic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;

/**
 * The free algebra with transposition and derivation on named matrices: an identity between its
 * {@linkplain MatrixPolynomial elements} holds for real matrices of every size for which the
 * products make sense.
 *
 * <p>Letters are matrices, general or symmetric; scalars commute with everything and have inverses.
 * Relations between letters are rewriting rules, applied until none matches. An element that
 * reduces to zero is therefore zero in every model of the rules; an element that does not may still
 * be zero if the rules are not complete.
 */
public final class MatrixAlgebra {
  private static final String TRANSPOSED = "'";
  private static final int REWRITES = 1_000_000;

  private final Map<String, Boolean> symmetricByLetter = new TreeMap<>();
  private final List<String> scalars = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, MatrixPolynomial> derivatives = new TreeMap<>();

  private record Rule(List<String> pattern, MatrixPolynomial replacement) {}

  /** A matrix that need not equal its transpose. */
  public MatrixPolynomial general(String name) {
    return letter(name, false);
  }

  /** A matrix that equals its transpose. */
  public MatrixPolynomial symmetric(String name) {
    return letter(name, true);
  }

  /** A number, not zero where something is divided by it. */
  public MatrixPolynomial scalar(String name) {
    requireNew(name);
    scalars.add(name);
    return MatrixPolynomial.of(this, new Word(new TreeMap<>(Map.of(name, 1)), List.of()));
  }

  /** The identity, of whatever size is needed. */
  public MatrixPolynomial one() {
    return number(1, 1);
  }

  /** A multiple of the identity. */
  public MatrixPolynomial number(long numerator, long denominator) {
    return MatrixPolynomial.of(this, new Word(new TreeMap<>(), List.of()))
        .times(new BigFraction(numerator, denominator));
  }

  /** The zero matrix. */
  public MatrixPolynomial zero() {
    return number(0, 1);
  }

  /**
   * Adds the relation product = replacement, and its transpose. Elements made before are not
   * reduced again until they are computed with.
   *
   * @param product one word of letters with coefficient 1 and without scalars, as it is before the
   *     relation
   * @param replacement what takes its place
   * @throws IllegalArgumentException if the product is no such word
   */
  public void relation(MatrixPolynomial product, MatrixPolynomial replacement) {
    MatrixPolynomial mirrored = product.transpose();
    MatrixPolynomial mirroredReplacement = replacement.transpose();
    MatrixPolynomial equation = product.minus(replacement);
    MatrixPolynomial mirroredEquation = mirrored.minus(mirroredReplacement);
    boolean same =
        equation.minus(mirroredEquation).isZero() || equation.plus(mirroredEquation).isZero();
    rules.add(new Rule(product.singleWord(), replacement));
    if (!same) {
      rules.add(new Rule(mirrored.singleWord(), mirroredReplacement));
    }
  }

  /**
   * Says what the derivative of a letter or scalar is; without that it is constant.
   *
   * @throws IllegalArgumentException if the argument is no single letter or scalar
   */
  public void derivative(MatrixPolynomial letter, MatrixPolynomial derivative) {
    derivatives.put(letter.singleSymbol(), derivative);
  }

  /** Starts a proof in this algebra, with the relations declared so far. */
  public Proof.Builder prove(String theorem) {
    StringJoiner setting = new StringJoiner(", ", "words in the matrices ", "");
    symmetricByLetter.forEach((name, same) -> setting.add(same ? name + " = " + name + "'" : name));
    scalars.forEach(name -> setting.add("scalar " + name));
    StringJoiner laws = new StringJoiner(", ", "\nrelations: ", "").setEmptyValue("");
    rules.forEach(r -> laws.add(String.join(" ", r.pattern()) + " = " + r.replacement()));
    StringJoiner rates = new StringJoiner(", ", "\nderivation: ", "").setEmptyValue("");
    derivatives.forEach((name, rate) -> rates.add("D " + name + " = " + rate));
    return new Proof.Builder(theorem, setting.toString() + laws + rates);
  }

  /** One monomial: powers of scalars times a product of letters. */
  record Word(TreeMap<String, Integer> powers, List<String> letters) implements Comparable<Word> {
    @Override
    public int compareTo(Word other) {
      return key().compareTo(other.key());
    }

    /** The word as a reader would write it, for example {@code C^-1 W S}. */
    @Override
    public String toString() {
      StringJoiner text = new StringJoiner(" ").setEmptyValue("1");
      powers.forEach((name, power) -> text.add(power == 1 ? name : name + "^" + power));
      letters.forEach(text::add);
      return text.toString();
    }

    private String key() {
      return powers + " " + letters;
    }

    Word times(Word right) {
      TreeMap<String, Integer> product = new TreeMap<>(powers);
      right.powers.forEach((scalar, power) -> product.merge(scalar, power, Integer::sum));
      product.values().removeIf(power -> power == 0);
      List<String> joined = new ArrayList<>(letters);
      joined.addAll(right.letters);
      return new Word(product, List.copyOf(joined));
    }
  }

  /** The element with every rule applied until none matches. */
  MatrixPolynomial reduce(MatrixPolynomial element) {
    TreeMap<Word, BigFraction> open = new TreeMap<>(element.terms());
    TreeMap<Word, BigFraction> done = new TreeMap<>();
    for (int i = 0; i < REWRITES; i++) {
      Map.Entry<Word, BigFraction> next = open.pollFirstEntry();
      if (next == null) {
        return new MatrixPolynomial(this, done);
      }
      BigFraction coefficient = next.getValue();
      rewrite(next.getKey())
          .ifPresentOrElse(
              rewritten ->
                  rewritten
                      .terms()
                      .forEach((w, c) -> MatrixPolynomial.add(open, w, c.multiply(coefficient))),
              () -> MatrixPolynomial.add(done, next.getKey(), coefficient));
    }
    throw new IllegalStateException("the relations do not terminate on " + element);
  }

  private Optional<MatrixPolynomial> rewrite(Word word) {
    for (Rule rule : rules) {
      int at = Collections.indexOfSubList(word.letters(), rule.pattern());
      if (at >= 0) {
        Word before = new Word(word.powers(), List.copyOf(word.letters().subList(0, at)));
        int end = at + rule.pattern().size();
        Word after =
            new Word(
                new TreeMap<>(), List.copyOf(word.letters().subList(end, word.letters().size())));
        return Optional.of(rule.replacement().between(before, after));
      }
    }
    return Optional.empty();
  }

  /** The derivative of one word by the product rule. */
  MatrixPolynomial derivative(Word word) {
    MatrixPolynomial sum = zero();
    for (Map.Entry<String, Integer> power : word.powers().entrySet()) {
      MatrixPolynomial inner = derivatives.get(power.getKey());
      if (inner != null) {
        Word less = word.times(new Word(new TreeMap<>(Map.of(power.getKey(), -1)), List.of()));
        sum =
            sum.plus(
                MatrixPolynomial.of(this, less)
                    .times(inner)
                    .times(new BigFraction(power.getValue())));
      }
    }
    for (int i = 0; i < word.letters().size(); i++) {
      String letter = word.letters().get(i);
      MatrixPolynomial inner = derivatives.get(plain(letter));
      if (inner != null) {
        Word before = new Word(word.powers(), List.copyOf(word.letters().subList(0, i)));
        Word after =
            new Word(
                new TreeMap<>(), List.copyOf(word.letters().subList(i + 1, word.letters().size())));
        MatrixPolynomial turned = letter.equals(plain(letter)) ? inner : inner.transpose();
        sum = sum.plus(turned.between(before, after));
      }
    }
    return sum;
  }

  /** The letters of a transposed product. */
  List<String> transpose(List<String> letters) {
    List<String> mirrored = new ArrayList<>();
    for (int i = letters.size() - 1; i >= 0; i--) {
      String letter = letters.get(i);
      if (Boolean.TRUE.equals(symmetricByLetter.get(letter))) {
        mirrored.add(letter);
      } else {
        mirrored.add(letter.endsWith(TRANSPOSED) ? plain(letter) : letter + TRANSPOSED);
      }
    }
    return List.copyOf(mirrored);
  }

  private static String plain(String letter) {
    return letter.endsWith(TRANSPOSED) ? letter.substring(0, letter.length() - 1) : letter;
  }

  private MatrixPolynomial letter(String name, boolean isSymmetric) {
    requireNew(name);
    symmetricByLetter.put(name, isSymmetric);
    return MatrixPolynomial.of(this, new Word(new TreeMap<>(), List.of(name)));
  }

  private void requireNew(String name) {
    if (name.isEmpty() || name.endsWith(TRANSPOSED)) {
      throw new IllegalArgumentException("a letter cannot be named '" + name + "'");
    }
    if (symmetricByLetter.containsKey(name) || scalars.contains(name)) {
      throw new IllegalArgumentException("two letters are named '" + name + "'");
    }
  }
}
