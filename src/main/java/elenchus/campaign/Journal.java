package elenchus.campaign;

import elenchus.theorem.Theorem;
import java.util.Optional;

/**
 * Remembers what a campaign has done, so that another one with the same theorems and settings need
 * not do it again. Called from any thread of the campaign.
 */
public interface Journal {
  /** Remembers nothing. */
  Journal NONE =
      new Journal() {
        @Override
        public Optional<TrialRecord> trial(Theorem<?> theorem, int number) {
          return Optional.empty();
        }

        @Override
        public Optional<ControlOutline> control(Theorem<?> theorem, String control) {
          return Optional.empty();
        }

        @Override
        public void add(Theorem<?> theorem, TrialRecord trial) {}

        @Override
        public void add(Theorem<?> theorem, String control, ControlOutline outline) {}
      };

  /** What a trial of a theorem found, if it was done before. */
  Optional<TrialRecord> trial(Theorem<?> theorem, int number);

  /** How a control of a theorem, given by its name, was decided, if it was done before. */
  Optional<ControlOutline> control(Theorem<?> theorem, String control);

  /** Remembers what a trial of a theorem found. */
  void add(Theorem<?> theorem, TrialRecord trial);

  /** Remembers how a control of a theorem, given by its name, was decided. */
  void add(Theorem<?> theorem, String control, ControlOutline outline);
}
