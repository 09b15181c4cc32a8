package elenchus.catalogue.closedform;

import elenchus.symbolic.Proof;
import elenchus.theorem.Claim;
import elenchus.theorem.Finding;
import elenchus.theorem.Witness;

/** Findings that rest on a proof by normal form. */
public final class Proofs {
  /** A normal form in a differential field, polynomial arithmetic by Rings. */
  public static final Witness DIFFERENTIAL_FIELD =
      new Witness("normal form in a differential field", "own on Rings", "symbolic");

  /** A normal form of words in named matrices: for every shape. */
  public static final Witness MATRIX_WORDS =
      new Witness("normal form of matrix words", "own", "symbolic");

  private Proofs() {}

  /** The finding that a claim is proved, or its refutation if the proof fails. */
  public static Finding.Builder finding(Claim claim, Proof proof, Witness by) {
    return claim.decide(proof.holds()).proved().by(by);
  }
}
