package dev.tierscope.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.tierscope.report.TextReport;
import java.io.Console;
import java.io.File;
import java.io.IOException;

/// Which of the standard streams lead to a terminal, and how wide it is. The launcher knows that
/// and says so in `tierscope.terminal` (`1` for output, `2` for errors) and `tierscope.columns`;
/// without it, as in the packaged program, the JVM can tell only about input and output together,
/// and `stty` is asked for the width.
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
    return new Terminal(both, both, both ? columnsOfTty() : TextReport.WIDTH);
  }

  /// POSIX; elsewhere there is no such command.
  private static int columnsOfTty() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size = new String(stty.getInputStream().readAllBytes(), US_ASCII).strip();
      int columns = Integer.parseInt(size.substring(size.indexOf(' ') + 1));
      return columns > 0 ? columns : TextReport.WIDTH;
    } catch (IOException | NumberFormatException e) {
      return TextReport.WIDTH;
    }
  }

  private static int columns(boolean output) {
    int columns = Integer.getInteger("tierscope.columns", 0);
    return output && columns > 0 ? columns : TextReport.WIDTH;
  }
}
