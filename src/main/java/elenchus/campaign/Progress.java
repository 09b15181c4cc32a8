package elenchus.campaign;

import java.time.Duration;

/** Hears how a campaign gets on; called from any of its threads, one call at a time. */
public interface Progress {
  /** Hears nothing. */
  Progress SILENT =
      new Progress() {
        @Override
        public void advanced(String theorem, long done, long total) {}

        @Override
        public void finished(TheoremResult result) {}
      };

  /**
   * A trial or a control of a theorem is done.
   *
   * @param theorem its id
   * @param done jobs done in the whole campaign
   * @param total jobs of the whole campaign, as far as known
   */
  void advanced(String theorem, long done, long total);

  /** The estimated time that is left of the whole campaign has changed. */
  default void remaining(Duration left) {}

  /** A theorem is done. */
  void finished(TheoremResult result);
}
