package dev.tierscope.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What a result depends on besides the program.
final class Machine {
  private Machine() {}

  /// Processor, memory and versions, as items of a Markdown list.
  ///
  /// @param programs the commands that print a version, in this order
  static String facts(List<List<String>> programs) throws IOException, InterruptedException {
    StringBuilder out = new StringBuilder();
    line(
        out,
        String.format(
            Locale.ROOT,
            "%d cores (%s), %s of memory, %s %s",
            Runtime.getRuntime().availableProcessors(),
            fact("/proc/cpuinfo", "model name"),
            gibibytes(fact("/proc/meminfo", "MemTotal")),
            System.getProperty("os.name"),
            System.getProperty("os.version")));
    line(out, "java " + Runtime.version());
    for (List<String> program : programs) {
      line(out, firstLine(program));
    }
    return out.toString();
  }

  /// Load averages of the last 1, 5 and 15 minutes.
  static String load() {
    try {
      String[] fields = Files.readString(Path.of("/proc/loadavg")).split(" ", -1);
      return String.join(" ", fields[0], fields[1], fields[2]);
    } catch (IOException _) {
      return "unknown";
    }
  }

  private static void line(StringBuilder out, String text) {
    out.append("- ").append(text).append('\n');
  }

  private static String fact(String file, String name) throws IOException {
    Path path = Path.of(file);
    if (!Files.isReadable(path)) {
      return "unknown";
    }
    return Files.readAllLines(path).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }

  private static String gibibytes(String kibibytes) {
    String digits = kibibytes.replace(" kB", "");
    return digits.matches("\\d+")
        ? String.format(Locale.ROOT, "%.0f GiB", Long.parseLong(digits) / 1048576.0)
        : kibibytes;
  }

  private static String firstLine(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = reader.readAllLines();
      process.waitFor();
      return lines.isEmpty() ? command.getFirst() + ": no version" : lines.getFirst();
    }
  }
}
