package dev.tierscope.app;

import dev.tierscope.app.part.Notice;
import dev.tierscope.app.shell.ShellModel;
import java.io.PrintWriter;
import java.io.StringWriter;

/// Tells in the window what went wrong on the interface's thread and nobody expected: that is a
/// mistake of ours, and who reports it needs the details. Work of [dev.tierscope.app.job.Jobs]
/// tells its own.
final class Mistakes implements Thread.UncaughtExceptionHandler {
  private final ShellModel shell;
  private boolean telling;

  Mistakes(ShellModel shell) {
    this.shell = shell;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable error) {
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace, true));
    System.err.print(trace);
    if (telling) { // a message that cannot be shown is not told by a message
      return;
    }
    telling = true;
    try {
      shell.say(
          "This is a mistake in Tierscope ("
              + error.getClass().getSimpleName()
              + "). What is open stays usable.",
          new ShellModel.Offer("Copy details", () -> Notice.copy(trace.toString())));
    } finally {
      telling = false;
    }
  }
}
