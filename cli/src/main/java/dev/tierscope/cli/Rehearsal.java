package dev.tierscope.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;

/// Runs the usual commands once and prints nothing. The build starts it under `-XX:AOTCacheOutput`,
/// so that the JVM finds the classes and profiles of a normal run ready; it has no other use.
final class Rehearsal {
  private Rehearsal() {}

  /// Runs `demo` and `analyze`.
  ///
  /// @param args data directories to analyse as well
  public static void main(String[] args) {
    run(List.of("--version"));
    run(List.of("--help"));
    for (String format : List.of("text", "json", "csv")) {
      for (String path : args) {
        run(List.of("analyze", path, "--format", format));
      }
    }
    run(List.of("demo"));
  }

  private static void run(List<String> command) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Main.run(nowhere, nowhere, command.toArray(String[]::new));
  }
}
