package dev.tierscope.cli;

import dev.tierscope.report.TextReport;
import java.io.Console;

/// Which of the standard streams lead to a terminal, and how wide it is. The launcher knows that
/// and says so in `tierscope.terminal` (`1` for output, `2` for errors) and `tierscope.columns`;
/// without it the JVM can tell only about input and output together.
///
/// @param output standard output
/// @param errors standard error
/// @param columns width of standard output; a usual one where it is no terminal or nobody knows
record Terminal(boolean output, boolean errors, int columns) {
  @SuppressWarnings("SystemConsoleNull") // it is null where neither stream is a terminal
  static Terminal ofThisProcess() {
    String told = System.getProperty("tierscope.terminal");
    if (told != null) {
      boolean output = told.contains("1");
      return new Terminal(output, told.contains("2"), columns(output));
    }
    Console console = System.console();
    boolean both = console != null && console.isTerminal();
    return new Terminal(both, both, columns(both));
  }

  private static int columns(boolean output) {
    int columns = Integer.getInteger("tierscope.columns", 0);
    return output && columns > 0 ? columns : TextReport.WIDTH;
  }
}
