package dev.tierscope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Runs the usual commands once on a little data and prints one line. The build starts it under
/// `-XX:AOTCacheOutput`, so that the JVM finds the classes and profiles of a normal run ready; it
/// has no other use.
public final class Rehearsal {
  private Rehearsal() {}

  /// How often the counting of a block is repeated, so that the JVM learns what its loops do.
  private static final int ROUNDS = 8;

  /// Makes data, analyses it in each format, and takes it away again.
  ///
  /// @throws IllegalStateException if a command failed: then the build works without a rehearsal,
  ///   but does not hide it
  public static void main(String[] args) throws IOException {
    StandardOutput out = new StandardOutput(); // as every real run
    out.println("rehearsing");
    out.checkError();
    Path folder = Files.createTempDirectory("tierscope-rehearsal");
    try {
      String block = folder.resolve("block").toString();
      String data = folder.resolve("data").toString();
      run("--version");
      run("analyze", "--help");
      generate("--series", "60000", "--samples", "2", "--output", block);
      generate("--series", "12000", "--head", "2", "--output", data);
      for (int round = 0; round < ROUNDS; round++) {
        run("analyze", block);
      }
      for (String format : List.of("text", "json", "csv")) {
        run("analyze", data, "--format", format);
      }
    } finally {
      delete(folder);
    }
  }

  /// Makes data in a process of its own: each class that this one meets is loaded at every start.
  private static void generate(String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("fixtures", "generate"));
    command.addAll(List.of(options));
    try {
      int status = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (status != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": status " + status);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while data were made", e);
    }
  }

  private static void run(String... command) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    StringWriter problems = new StringWriter();
    int status = Main.runInterruptibly(nowhere, new PrintWriter(problems), command);
    if (status != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + problems);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(Rehearsal::deleteOne);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
