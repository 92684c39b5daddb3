package dev.tierscope.cli;

import dev.tierscope.task.Progress;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/// One line on a terminal that says how far a command is and is wiped at the end. Silent where
/// nobody looks: when the output is not a terminal.
final class ProgressLine implements Progress, AutoCloseable {
  private static final long PAUSE_NANOS = 100_000_000;
  private static final String WIPE = "\r\u001b[K";

  private final PrintWriter err;
  private final Audience audience;
  private long lastNanos;

  /// Who reads the line.
  enum Audience {
    PERSON,
    NOBODY
  }

  ProgressLine(PrintWriter err, Audience audience) {
    this.err = err;
    this.audience = audience;
    this.lastNanos = System.nanoTime();
  }

  /// A line for whoever sits at the terminal, if there is one.
  static ProgressLine on(PrintWriter err) {
    boolean terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    return new ProgressLine(err, terminal ? Audience.PERSON : Audience.NOBODY);
  }

  @Override
  public synchronized void report(String step, long done, long total) {
    long now = System.nanoTime();
    if (audience == Audience.NOBODY || now - lastNanos < PAUSE_NANOS) {
      return;
    }
    lastNanos = now;
    String share = total > 0 ? " %3d %%".formatted(100 * done / total) : "";
    err.print(WIPE + step + share);
    err.flush();
  }

  @Override
  public synchronized void close() {
    if (audience == Audience.PERSON) {
      err.print(WIPE);
      err.flush();
    }
  }
}
