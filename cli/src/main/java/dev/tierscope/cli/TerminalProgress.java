package dev.tierscope.cli;

import dev.tierscope.report.TextReport;
import dev.tierscope.task.Cancelled;
import dev.tierscope.task.Progress;
import java.io.PrintWriter;

/// One line on a terminal that says how far the work is, rewritten at most five times a second and
/// cleared at the end. Nothing is written when standard error is no terminal. Work that reports
/// here stops when the thread that began it is interrupted.
final class TerminalProgress implements Progress, AutoCloseable {
  private static final long INTERVAL = 200_000_000;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter err;
  private final Terminal terminal;
  private final Thread owner = Thread.currentThread();
  private long next = System.nanoTime() + 2 * INTERVAL;
  private boolean shown;

  private TerminalProgress(PrintWriter err, Terminal terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  static TerminalProgress on(PrintWriter err) {
    return new TerminalProgress(err, Terminal.ofThisProcess());
  }

  @Override
  public void report(String step, long done, long total) {
    if (owner.isInterrupted()) {
      throw new Cancelled();
    }
    if (!terminal.errors() || System.nanoTime() - next < 0) {
      return;
    }
    synchronized (this) {
      if (System.nanoTime() - next >= 0) {
        next = System.nanoTime() + INTERVAL;
        shown = true;
        String share = total > 0 ? "  " + 100 * done / total + " %" : "";
        int room = Math.max(1, terminal.columns() - share.length() - 1);
        err.print(CLEAR + TextReport.shortened(step, room) + share);
        err.flush();
      }
    }
  }

  @Override
  public synchronized void close() {
    if (shown) {
      shown = false;
      err.print(CLEAR);
      err.flush();
    }
  }
}
