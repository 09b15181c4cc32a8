package elenchus.cli;

import elenchus.campaign.Progress;
import elenchus.campaign.TheoremResult;
import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows on standard error how a campaign gets on: a bar on a terminal; elsewhere a line per
 * theorem, if there are several.
 */
final class TerminalProgress implements Progress, AutoCloseable {
  private static final int WIDTH = 100;
  private static final Duration WORTH_TELLING = Duration.ofSeconds(2);
  private static final Duration REFRESH = Duration.ofMillis(200);

  private final Console console;
  private final int theorems;
  private final Optional<ProgressBar> bar;
  private int finished;
  private Optional<Duration> left = Optional.empty();

  private TerminalProgress(Console console, int theorems, Optional<ProgressBar> bar) {
    this.console = console;
    this.theorems = theorems;
    this.bar = bar;
  }

  static TerminalProgress on(Console console, int theorems) {
    return new TerminalProgress(
        console, theorems, console.errIsTerminal() ? Optional.of(bar()) : Optional.empty());
  }

  private static ProgressBar bar() {
    return new ProgressBarBuilder()
        .setTaskName("check")
        .setInitialMax(-1)
        .hideEta()
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis((int) REFRESH.toMillis())
        .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
        .clearDisplayOnFinish()
        .build();
  }

  @Override
  public void advanced(String theorem, long done, long total) {
    bar.ifPresent(
        b -> {
          b.maxHint(total);
          b.stepTo(done);
          b.setExtraMessage(
              theorem + left.map(rest -> ", about " + rough(rest) + " left").orElse(""));
        });
  }

  @Override
  public void remaining(Duration rest) {
    left = Optional.of(rest);
  }

  /** A duration as people say it, for example {@code 4 min}. */
  static String rough(Duration duration) {
    long seconds = Math.max(1, duration.toSeconds());
    if (seconds < 100) {
      return seconds + " s";
    }
    long minutes = Math.round(seconds / 60.0);
    return minutes < 100 ? minutes + " min" : Math.round(minutes / 60.0) + " h";
  }

  @Override
  public void finished(TheoremResult result) {
    finished++;
    if (bar.isEmpty() && theorems > 1) {
      String rest =
          left.filter(l -> finished < theorems && l.compareTo(WORTH_TELLING) > 0)
              .map(l -> ", about " + rough(l) + " left")
              .orElse("");
      console.errLine(
          "%d/%d %s: %s%s"
              .formatted(finished, theorems, result.card().id(), result.outcome(), rest));
    }
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
