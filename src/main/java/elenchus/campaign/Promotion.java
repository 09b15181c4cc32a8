package elenchus.campaign;

import elenchus.theorem.Finding;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whether the refutation on one instance is a proof, or rests on floating point. */
public sealed interface Promotion {

  /** The kinds. */
  enum Status {
    /** A proof: no estimate is left. */
    CERTIFIED,
    /** It rests on floating point. */
    MEASURED,
    /** Exact arithmetic supports what floating point refutes. */
    CONTRADICTED;

    /** In a sentence. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The kind. */
  Status status();

  /**
   * The hypotheses and the violated claim are decided without an estimate: the instance is a
   * certified counterexample.
   *
   * @param finding the refuting finding, certified or proved
   */
  record Certified(Finding finding) implements Promotion {
    @Override
    public Status status() {
      return Status.CERTIFIED;
    }

    /** How it was decided, for example {@code direct evaluation in interval arithmetic}. */
    public String how() {
      return finding.witnesses().stream()
          .map(witness -> witness.method() + " in " + witness.arithmetic() + " arithmetic")
          .collect(Collectors.joining(", "));
    }
  }

  /**
   * The refutation is measured only.
   *
   * @param reason why it could not be certified
   */
  record Measured(String reason) implements Promotion {
    @Override
    public Status status() {
      return Status.MEASURED;
    }
  }

  /**
   * Exact arithmetic supports what floating point refutes: the numerics of the examination are at
   * fault.
   *
   * @param finding the supporting finding
   */
  record Contradicted(Finding finding) implements Promotion {
    @Override
    public Status status() {
      return Status.CONTRADICTED;
    }
  }
}
