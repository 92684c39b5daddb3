package dev.tierscope.cli;

import java.io.Console;

/// Which of the standard streams lead to a terminal. The launcher knows each of them and says so in
/// `tierscope.terminal` (`1` for output, `2` for errors); without it the JVM can tell only about
/// input and output together.
///
/// @param output standard output
/// @param errors standard error
record Terminal(boolean output, boolean errors) {
  @SuppressWarnings("SystemConsoleNull") // it is null where neither stream is a terminal
  static Terminal ofThisProcess() {
    String told = System.getProperty("tierscope.terminal");
    if (told != null) {
      return new Terminal(told.contains("1"), told.contains("2"));
    }
    Console console = System.console();
    boolean both = console != null && console.isTerminal();
    return new Terminal(both, both);
  }
}
