package elenchus.symbolic;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A proof by normal form, or its failure: identities and what remains of them.
 *
 * @param theorem what is to be proved
 * @param setting the differential field and its derivation
 * @param steps identities, each with the normal form of left minus right
 */
public record Proof(String theorem, String setting, List<Step> steps) {

  /** Copies the steps. */
  public Proof {
    steps = List.copyOf(steps);
  }

  /**
   * One identity.
   *
   * @param identity as a reader would write it
   * @param residual normal form of the left minus the right side
   * @param holds whether the residual is zero
   */
  public record Step(String identity, String residual, boolean holds) {
    private static final int LONGEST = 400;

    /** The identity and its residual, cut short where it runs over several lines. */
    @Override
    public String toString() {
      String shown =
          residual.length() <= LONGEST
              ? residual
              : residual.substring(0, LONGEST) + " ... (" + residual.length() + " characters)";
      return identity + "\n  residual: " + shown + (holds ? "" : "   <- not zero");
    }
  }

  /** Whether all residuals vanish; a proof without a step proves nothing. */
  public boolean holds() {
    return !steps.isEmpty() && steps.stream().allMatch(Step::holds);
  }

  /** Both proofs as one. */
  public Proof and(Proof other) {
    List<Step> all = new ArrayList<>(steps);
    all.addAll(other.steps);
    return new Proof(theorem + "; " + other.theorem, setting + "\n" + other.setting, all);
  }

  /** The proof, ready to print. */
  @Override
  public String toString() {
    return theorem
        + "\n"
        + setting
        + "\n"
        + steps.stream().map(Step::toString).collect(Collectors.joining("\n"))
        + (holds() ? "\nproved" : "\nnot proved");
  }

  /** Collects identities. */
  public static final class Builder {
    private final String theorem;
    private final String setting;
    private final List<Step> steps = new ArrayList<>();

    Builder(String theorem, String setting) {
      this.theorem = theorem;
      this.setting = setting;
    }

    /** States that two elements are equal. */
    public Builder equal(String identity, Expression left, Expression right) {
      Expression residual = left.subtract(right);
      steps.add(new Step(identity, residual.toString(), residual.isZero()));
      return this;
    }

    /** States that an element is zero. */
    public Builder zero(String identity, Expression residual) {
      return equal(identity, residual, residual.getField().getZero());
    }

    /** States that an element of an algebra of matrices is zero. */
    public Builder zero(String identity, MatrixPolynomial residual) {
      steps.add(new Step(identity, residual.toString(), residual.isZero()));
      return this;
    }

    /** The proof. */
    public Proof done() {
      return new Proof(theorem, setting, steps);
    }
  }
}
