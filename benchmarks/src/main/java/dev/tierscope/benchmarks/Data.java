package dev.tierscope.benchmarks;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Blocks to measure on, generated when they are missing; the same options give the same bytes.
final class Data {
  private Data() {}

  /// The checkout.
  static Path root() {
    return Path.of(System.getProperty("tierscope.root", ".")).toAbsolutePath().normalize();
  }

  static String tierscope() {
    return root().resolve("tierscope").toString();
  }

  /// A directory with a block of so many series.
  ///
  /// @param chosen the directory, or empty for one below `build/benchmarks`
  /// @param options further options of `tierscope fixtures generate`
  static Path block(File chosen, String name, long series, String... options)
      throws IOException, InterruptedException {
    Path folder =
        chosen.getPath().isEmpty()
            ? root().resolve("build/benchmarks").resolve(name)
            : chosen.toPath().toAbsolutePath();
    if (hasBlock(folder)) {
      return folder;
    }
    List<String> command =
        new ArrayList<>(List.of(tierscope(), "fixtures", "generate", "-o", folder.toString()));
    command.addAll(List.of("--series", Long.toString(series)));
    command.addAll(List.of(options));
    System.err.println("benchmarks: " + String.join(" ", command));
    Files.createDirectories(folder.getParent());
    int status =
        new ProcessBuilder(command)
            .redirectError(Redirect.INHERIT)
            .redirectOutput(Redirect.DISCARD)
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException("generating " + folder + " ended with " + status);
    }
    return folder;
  }

  private static boolean hasBlock(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.anyMatch(entry -> Files.isReadable(entry.resolve("index")));
    }
  }
}
