package dev.tierscope.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.fixtures.DataDirectoryWriter;
import dev.tierscope.fixtures.population.Population;
import dev.tierscope.fixtures.population.Timeline;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.report.Numbers;
import dev.tierscope.task.Progress;
import dev.tierscope.testing.Needs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every number that `promtool tsdb analyze` prints of a block is in our JSON and in our text, and
/// is the same: asked of the promtool that is here, and as it was recorded with the blocks in
/// `fixtures`.
class PromtoolComparisonTest {
  private static final Path RECORDED =
      Path.of(System.getProperty("tierscope.root", ".."), "fixtures", "recorded");
  private static final int EVERYTHING = 1_000_000;
  private static final int PROMTOOLS_OWN = 20;
  private static final int HALF = 50;
  private static final String GROUPS = String.valueOf(Numbers.SPACE);

  /// What promtool lists, in its words.
  private static final List<String> LISTS =
      List.of(
          "Label pairs most involved in churning",
          "Label names most involved in churning",
          "Most common label pairs",
          "Label names with highest cumulative label value length",
          "Highest cardinality labels",
          "Highest cardinality metric names");

  @TempDir Path folder;

  @Test
  void everyNumberIsTheSameForABlockThatWasGeneratedNow() throws Exception {
    compare(generated());
  }

  @Test
  void everyNumberIsTheSameWithAMatcherThatMatchesEverything() throws Exception {
    Path block = generated();
    PromtoolAnswer promtool = PromtoolAnswer.of(parent(block), name(block), EVERYTHING);
    assertJson(promtool, json(block, "--match", "{__name__=~\".+\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "real/datadir-b-live.tar.gz",
        "real/datadir-b-stopped.tar.gz",
        "real/snapshot-api-b.tar.gz",
        "synthetic/block-without-label-index.tar.gz"
      })
  void everyNumberIsTheSameForEveryRecordedBlock(String archive) throws Exception {
    List<Path> blocks = blocks(unpacked(Needs.shared("data/tsdb/" + archive)));
    assertFalse(blocks.isEmpty());
    for (Path block : blocks) {
      compare(block);
    }
  }

  @Test
  void everyNumberIsTheSameForAnIndexOfTheFirstVersion() throws Exception {
    Path original = Needs.shared("data/tsdb/prometheus-testdata/index_format_v1");
    Path block = folder.resolve("01DXXFZDYD1MQW6079WK0K6EDQ");
    copy(original, block);
    compare(block);
  }

  @ParameterizedTest
  @ValueSource(strings = {"prometheus-2.42", "prometheus-3.14"})
  void everyNumberIsTheSameAsInTheRecordedAnswers(String server) throws Exception {
    Path recorded = RECORDED.resolve(server);
    List<Path> blocks = blocks(unpacked(recorded.resolve("datadir.tar.gz")));
    assertFalse(blocks.isEmpty());
    for (Path block : blocks) {
      Path answer = recorded.resolve("expected").resolve(name(block) + ".analyze.txt");
      PromtoolAnswer promtool = PromtoolAnswer.read(Files.readAllLines(answer));
      Json extended = json(block, "--extended");
      assertJson(promtool, extended);
      assertText(promtool, text(block, "--top", Integer.toString(EVERYTHING)));
      assertRanges(promtool, extended);
    }
  }

  private static void assertRanges(PromtoolAnswer promtool, Json ours) {
    Map<String, String> kinds =
        Map.of(
            "samples per float chunk", "floatSamples",
            "bytes per float chunk", "floatBytes",
            "samples per histogram chunk", "histogramSamples",
            "bytes per histogram chunk", "histogramBytes",
            "buckets per histogram chunk", "histogramBuckets");
    assertTrue(kinds.keySet().containsAll(promtool.ranges().keySet()), promtool::toString);
    promtool
        .ranges()
        .forEach((kind, ranges) -> {
          String path = "chunkStatistics." + kinds.get(kind);
          List<String> lines =
              new ArrayList<>(transposed(ours, path + ".min", path + ".mean", path + ".max"));
          lines.addAll(
              transposed(
                  ours, path + ".ranges.from", path + ".ranges.to", path + ".ranges.chunks"));
          assertEquals(ranges.subList(0, ranges.size() - 1), lines, kind);
          assertTrue(
              ranges.getLast().endsWith(" 0"), "promtool adds an empty range behind the last");
        });
  }

  /// The values at some paths side by side.
  private static List<String> transposed(Json json, String... paths) {
    return IntStream.range(0, json.at(paths[0]).size())
        .mapToObj(
            i -> Stream.of(paths).map(p -> json.at(p).get(i)).collect(Collectors.joining(" ")))
        .toList();
  }

  private void compare(Path block) throws Exception {
    PromtoolAnswer everything = PromtoolAnswer.of(parent(block), name(block), EVERYTHING);
    assertJson(everything, json(block));
    assertJson(everything, json(block, "--extended"));
    assertText(
        PromtoolAnswer.of(parent(block), name(block), PROMTOOLS_OWN),
        text(block, "--top", Integer.toString(PROMTOOLS_OWN)));
    assertText(everything, text(block, "--top", Integer.toString(EVERYTHING)));
  }

  private static void assertJson(PromtoolAnswer promtool, Json ours) {
    long length = ours.sum("churn.parts.maxTime") - ours.sum("churn.parts.minTime");
    List<String> pairs = joined(ours, "labelPairs.name", "labelPairs.value");
    List<String> churningPairs =
        joined(ours, "churn.parts.labelPairs.name", "churn.parts.labelPairs.value");
    List<String> labels = ours.at("labels.name");
    String metric = "__name__=";
    assertAll(
        () -> assertEquals(List.of(promtool.facts().get("Block ID")), ours.at("churn.parts.part")),
        () -> assertEquals(promtool.duration().toMillis(), length),
        () -> assertEquals(promtool.series(), ours.sum("totals.series")),
        () -> assertEquals(promtool.number("Label names"), ours.sum("totals.labelNames")),
        () ->
            assertEquals(
                promtool.number("Postings (unique label pairs)"), ours.sum("totals.labelPairs")),
        () ->
            assertEquals(
                promtool.number("Postings entries (total label pairs)"),
                ours.sum("totals.labelPairEntries")),
        () ->
            assertEquals(
                promtool.rows("Label pairs most involved in churning"),
                rows(ours.at("churn.parts.labelPairs.churn"), churningPairs)),
        () ->
            assertEquals(
                promtool.rows("Label names most involved in churning"),
                rows(
                    ours.at("churn.parts.labelNames.churn"),
                    ours.at("churn.parts.labelNames.name"))),
        () ->
            assertEquals(
                promtool.rows("Most common label pairs"),
                rows(ours.at("labelPairs.series"), pairs)),
        () ->
            assertEquals(
                promtool.rows("Label names with highest cumulative label value length"),
                rows(ours.at("labels.valueBytes"), labels)),
        () ->
            assertEquals(
                promtool.rows("Highest cardinality labels"),
                rows(ours.at("labels.values"), labels)),
        () ->
            assertEquals(
                promtool.rows("Highest cardinality metric names"),
                rows(ours.at("labelPairs.series"), pairs).stream()
                    .filter(row -> row.contains(" " + metric))
                    .map(row -> row.replaceFirst(" " + metric, " "))
                    .toList()),
        () -> assertFullness(promtool, ours));
  }

  private static void assertFullness(PromtoolAnswer promtool, Json ours) {
    List<String> classes = ours.at("chunkStatistics.fullness");
    if (!classes.isEmpty() && !promtool.fullness().isEmpty()) {
      long all = ours.sum("chunkStatistics.fullness");
      assertEquals(
          promtool.fullness(), classes.stream().map(c -> 100 * Long.parseLong(c) / all).toList());
    }
  }

  /// The text cuts long names, so it is compared by its numbers.
  private static void assertText(PromtoolAnswer promtool, String text) {
    Map<String, String> headings = new LinkedHashMap<>();
    LISTS.forEach(list -> headings.put(list, list.replace(" label value ", " value ")));
    assertEquals(headings.keySet(), promtool.lists().keySet());
    headings.forEach(
        (list, heading) -> assertEquals(promtool.numbers(list), numbers(text, heading), heading));
    String totals =
        "%d series [exact] %d label pairs of %d names · %d entries"
            .formatted(
                promtool.series(),
                promtool.number("Postings (unique label pairs)"),
                promtool.number("Label names"),
                promtool.number("Postings entries (total label pairs)"));
    String flat = text.replace(GROUPS, "").replaceAll("\\s+", " ");
    assertTrue(flat.contains(totals), () -> totals + " is not in\n" + text);
  }

  /// The numbers below a heading, which begins the left or the right half of its line.
  private static List<Long> numbers(String text, String heading) {
    List<String> lines = text.lines().dropWhile(l -> !l.contains(heading)).toList();
    int from = lines.isEmpty() ? 0 : lines.getFirst().indexOf(heading);
    return lines.stream()
        .skip(1)
        .takeWhile(l -> !l.isBlank())
        .map(l -> l.substring(Math.min(from, l.length()), Math.min(from + HALF, l.length())))
        .map(half -> half.strip().split(" ", 2)[0].replace(GROUPS, ""))
        .filter(number -> number.matches("\\d+"))
        .map(Long::valueOf)
        .toList();
  }

  private static List<String> joined(Json json, String names, String values) {
    List<String> name = json.at(names);
    List<String> value = json.at(values);
    return IntStream.range(0, name.size()).mapToObj(i -> name.get(i) + "=" + value.get(i)).toList();
  }

  private static List<String> rows(List<String> numbers, List<String> keys) {
    assertEquals(numbers.size(), keys.size());
    return IntStream.range(0, keys.size())
        .mapToObj(i -> numbers.get(i) + " " + keys.get(i))
        .sorted()
        .toList();
  }

  private Path generated() throws IOException, AnalyzerException {
    Path data = folder.resolve("generated");
    Timeline timeline = new Timeline(Timeline.DEFAULT_START, 1, 130, 0);
    Population population = Population.of(12_000).withSeed(3);
    new DataDirectoryWriter(population, timeline).write(data, Progress.NONE);
    return blocks(data).getFirst();
  }

  private Path unpacked(Path archive) throws IOException, InterruptedException {
    Path into = Files.createDirectories(folder.resolve("unpacked"));
    Process tar =
        new ProcessBuilder(
                Needs.program("tar", "tar").toString(),
                "-xzf",
                archive.toAbsolutePath().toString(),
                "-C",
                into.toString())
            .inheritIO()
            .start();
    assertEquals(0, tar.waitFor());
    return into;
  }

  /// The blocks in a directory, which may lie one level deeper.
  private static List<Path> blocks(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory, 3)) {
      return files
          .filter(f -> f.endsWith("meta.json"))
          .map(PromtoolComparisonTest::parent)
          .sorted()
          .toList();
    }
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? Path.of("") : parent;
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static Json json(Path block, String... options) {
    return Json.read(
        analyze(
            block,
            Stream.concat(Stream.of("--format", "json"), Stream.of(options))
                .toArray(String[]::new)));
  }

  private static String text(Path block, String... options) {
    return analyze(block, options);
  }

  private static String analyze(Path block, String... options) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] args =
        Stream.concat(Stream.of("analyze", block.toString()), Stream.of(options))
            .toArray(String[]::new);
    assertEquals(0, Main.run(new PrintWriter(out), new PrintWriter(err), args), err.toString());
    return out.toString();
  }
}
