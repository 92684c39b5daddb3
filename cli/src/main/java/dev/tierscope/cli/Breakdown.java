package dev.tierscope.cli;

import dev.tierscope.model.Problem;

/// What made the JVM give up, in words for the person at the terminal.
final class Breakdown {
  private Breakdown() {}

  /// @param where what was being read
  static Problem of(VirtualMachineError error, String where) {
    return switch (error) {
      case OutOfMemoryError _ ->
          new Problem(
              "there is not enough memory for it",
              where,
              "Give more with JAVA_TOOL_OPTIONS=-Xmx8g, or analyse less with --block or --from and"
                  + " --to.");
      case StackOverflowError _ ->
          new Problem(
              "it is nested more deeply than anything that a server writes",
              where,
              "Check that it is what you meant to open.");
      case InternalError _ -> // how the JVM says that a mapped page is gone
          new Problem(
              "a file became shorter while it was read, or its disk failed ("
                  + error.getMessage()
                  + ")",
              where,
              "Analyse a copy that nothing changes.");
      default -> throw error;
    };
  }
}
