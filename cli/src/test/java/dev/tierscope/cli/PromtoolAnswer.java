package dev.tierscope.cli;

import dev.tierscope.testing.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What `promtool tsdb analyze --extended` printed of one block.
///
/// @param facts the lines `name: value` at its top
/// @param lists the rows `number key` below each heading; equal numbers in no certain order
/// @param fullness `#` of each class of chunks: one for each full percent; empty since 2.48
/// @param ranges the lines below each heading about chunks as `from to count`, before them
///   `smallest mean largest`; empty before 2.48 and for a kind of chunk that does not occur
record PromtoolAnswer(
    Map<String, String> facts,
    Map<String, List<String>> lists,
    List<Long> fullness,
    Map<String, List<String>> ranges) {
  private static final Pattern RANGES =
      Pattern.compile("(.* per .* chunk) \\(min/avg/max\\): (\\d+)/(\\d+)/(\\d+)");
  private static final Pattern RANGE = Pattern.compile("\\[ *(\\d+), *(\\d+)]: *(\\d+) #*");

  static PromtoolAnswer of(Path directory, String block, int limit)
      throws IOException, InterruptedException {
    Path promtool = Needs.promtool();
    Path out = Files.createTempFile("promtool", ".txt");
    try {
      Process process =
          new ProcessBuilder(
                  promtool.toString(),
                  "tsdb",
                  "analyze",
                  "--extended",
                  "--limit=" + limit,
                  directory.toString(),
                  block)
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("promtool does not end");
      }
      List<String> lines = Files.readAllLines(out, StandardCharsets.UTF_8);
      if (process.exitValue() != 0) {
        throw new AssertionError("promtool failed: " + lines);
      }
      return read(lines);
    } finally {
      Files.delete(out);
    }
  }

  static PromtoolAnswer read(List<String> lines) {
    Map<String, String> facts = new LinkedHashMap<>();
    Map<String, List<String>> lists = new LinkedHashMap<>();
    List<Long> fullness = new ArrayList<>();
    Map<String, List<String>> ranges = new LinkedHashMap<>();
    List<String> list = new ArrayList<>();
    for (String line : lines) {
      Matcher heading = RANGES.matcher(line);
      Matcher range = RANGE.matcher(line);
      if (heading.matches()) {
        list = new ArrayList<>(List.of(joined(heading, 2)));
        ranges.put(heading.group(1), list);
      } else if (range.matches()) {
        list.add(joined(range, 1));
      } else if (line.matches(" *\\d+%: #*")) {
        fullness.add(line.chars().filter(c -> c == '#').count());
      } else if (line.matches("\\d+ .*")) {
        list.add(line);
      } else if (line.endsWith(":")) {
        list = new ArrayList<>();
        lists.put(line.substring(0, line.length() - 1), list);
      } else if (line.contains(": ")) {
        facts.put(line.substring(0, line.indexOf(": ")), line.substring(line.indexOf(": ") + 2));
      }
    }
    lists.remove("Compaction analysis");
    return new PromtoolAnswer(facts, lists, fullness, ranges);
  }

  private static String joined(Matcher line, int from) {
    return IntStream.rangeClosed(from, line.groupCount())
        .mapToObj(line::group)
        .collect(Collectors.joining(" "));
  }

  /// The number of series, whose name changed with 2.48.
  long series() {
    return number(facts.containsKey("Series") ? "Series" : "Total Series");
  }

  /// One of the facts as a number.
  long number(String fact) {
    return Long.parseLong(facts.getOrDefault(fact, "-1"));
  }

  /// The length of the block, which promtool prints as Go does: `2h0m0s`, `4m59.835s`.
  Duration duration() {
    return Duration.parse("PT" + facts.getOrDefault("Duration", "").replace(" ", ""));
  }

  /// The rows of a list in an order of their own.
  List<String> rows(String list) {
    return lists.getOrDefault(list, List.of()).stream().sorted().toList();
  }

  /// The numbers of a list, largest first.
  List<Long> numbers(String list) {
    return lists.getOrDefault(list, List.of()).stream()
        .map(row -> Long.valueOf(row.substring(0, row.indexOf(' '))))
        .toList();
  }
}
