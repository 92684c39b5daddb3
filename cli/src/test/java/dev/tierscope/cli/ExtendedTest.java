package dev.tierscope.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.fixtures.DataDirectoryWriter;
import dev.tierscope.fixtures.population.Population;
import dev.tierscope.fixtures.population.Timeline;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.task.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--extended` and what is measured of samples, through the command line.
class ExtendedTest {
  private static final String STATUS =
      """
      {"status":"success","data":{"headStats":{"numSeries":1249,"numLabelPairs":532,
        "chunkCount":2114,"minTime":1795371960069,"maxTime":1795372131115},
        "seriesCountByMetricName":[{"name":"node_cpu_seconds_total","value":160},
          {"name":"up","value":11}],
        "labelValueCountByLabelName":[{"name":"__name__","value":355},{"name":"le","value":70}],
        "memoryInBytesByLabelName":[{"name":"__name__","value":12068}],
        "seriesCountByLabelValuePair":[{"name":"job=web","value":577}]}}
      """;

  @TempDir static Path data;
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void writeOneBlock() throws IOException, AnalyzerException {
    Timeline timeline = new Timeline(Timeline.DEFAULT_START, 1, 2, 0);
    new DataDirectoryWriter(Population.of(12_000), timeline).write(data, Progress.NONE);
  }

  @Test
  void writesTheDistributionsOfChunksOnlyWhenAsked() {
    assertEquals(0, analyze(block(), "--format", "json"), err.toString());
    assertFalse(out.toString().contains("chunkStatistics"));
    out.getBuffer().setLength(0);
    assertEquals(0, analyze(block(), "--format", "json", "--extended"), err.toString());
    Json report = Json.read(out.toString());
    long chunks = report.sum("totals.chunks");
    assertAll(
        () -> assertTrue(chunks > 0),
        () -> assertEquals(chunks, report.sum("chunkStatistics.fullness")),
        () -> assertEquals(chunks, report.sum("chunkStatistics.floatSamples.ranges.chunks")),
        () -> assertEquals(chunks, report.sum("chunkStatistics.floatBytes.ranges.chunks")),
        () -> assertEquals(0, report.sum("chunkStatistics.histogramSamples.chunks")));
  }

  @Test
  void printsTheDistributionsOnLinesOfAtMost100Characters() {
    assertEquals(0, analyze(block(), "--extended"), err.toString());
    String text = out.toString();
    assertAll(
        () -> assertTrue(text.contains("Samples in a float chunk (smallest "), text),
        () -> assertTrue(text.contains("Samples in a histogram chunk: none"), text),
        () -> assertTrue(text.lines().allMatch(l -> l.codePointCount(0, l.length()) <= 100)));
  }

  @Test
  void tellsTheChunksWhoseChecksumIsWrong() throws IOException {
    Path chunks = copy(block(), folder.resolve("block")).resolve("chunks/000001");
    byte[] bytes = Files.readAllBytes(chunks);
    bytes[12] ^= 1;
    Files.write(chunks, bytes);
    Path damaged = folder.resolve("block");
    assertEquals(0, analyze(damaged, "--strict"), "only --extended looks at chunks");
    assertEquals(0, analyze(damaged, "--format", "json", "--extended"), err.toString());
    Json report = Json.read(out.toString().lines().toList().getLast());
    assertAll(
        () -> assertTrue(err.toString().contains("chunks/000001 at byte 9: chunk checksum is 0x")),
        () -> assertEquals(1, report.sum("chunkStatistics.damagedChunks")),
        () -> assertEquals(report.sum("totals.chunks") - 1, report.sum("chunkStatistics.fullness")),
        () ->
            assertEquals(
                List.of("at least: 1 chunk could not be read"),
                report.at("chunkStatistics.accuracy")),
        () ->
            assertEquals(
                List.of("at most: 1 chunk could not be read"),
                report.at("totals.accuracy.samples")));
    out.getBuffer().setLength(0);
    assertEquals(0, analyze(damaged, "--format", "csv", "--extended"));
    assertTrue(
        out.toString().contains(",1,at least: 1 chunk could not be read\r\n"), out.toString());
    assertEquals(2, analyze(damaged, "--extended", "--strict"));
    assertTrue(out.toString().contains("\n1 chunk could not be read\n"), out.toString());
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }

  @Test
  void refusesToChooseSeriesWithExtended() {
    assertEquals(2, analyze(block(), "--extended", "--match", "up"));
    assertTrue(err.toString().contains("leave out --match, --from and --to"), err.toString());
  }

  @Test
  void measuresIntervalAndBytesOfEveryMetric() {
    assertEquals(0, analyze(block(), "--format", "json"), err.toString());
    Json report = Json.read(out.toString());
    assertEquals(report.count("metrics.name"), report.count("metrics.scrapeIntervalMillis"));
    assertTrue(
        report.values().getOrDefault("metrics.bytesPerSample", List.of()).stream()
            .map(Double::parseDouble)
            .allMatch(b -> b > 0 && b < 1000));
  }

  @Test
  void printsTheTypicalIntervalWhereSeriesAreRead() {
    assertEquals(0, analyze(block(), "--by", "job"), err.toString());
    assertTrue(out.toString().contains(" in a typical series\n"), out.toString());
  }

  @Test
  void saysOfASavedStatusWhatItKnowsAndWhatIsCut() throws IOException {
    Path status = Files.writeString(folder.resolve("status.json"), STATUS);
    assertEquals(0, analyze(status), err.toString());
    String text = out.toString();
    assertAll(
        () ->
            assertTrue(
                text.matches("(?s).*\\n1.249 series \\[exact]   532 label pairs\\n.*"), text),
        () -> assertTrue(text.contains("[at least: the answer lists only the top 2]"), text),
        () -> assertTrue(text.matches("(?s).*that are not listed +1.078 series\\n.*"), text),
        () -> assertFalse(text.contains("on disk"), text),
        () -> assertFalse(text.contains("cumulative value length"), text));
  }

  @Test
  void writesNullForWhatASavedStatusDoesNotKnow() throws IOException {
    Path status = Files.writeString(folder.resolve("status.json"), STATUS);
    assertEquals(0, analyze(status, "--format", "json"), err.toString());
    String json = out.toString();
    Json report = Json.read(json);
    assertAll(
        () -> assertEquals(1249, report.sum("totals.series")),
        () -> assertEquals(171, report.sum("tiers.low.series")),
        () -> assertTrue(json.contains("\"labelNames\":null,\"labelPairs\":532")),
        () -> assertTrue(json.contains("\"chunks\":2114,\"samples\":null,\"bytes\":null")),
        () ->
            assertTrue(
                json.contains(
                    "{\"name\":\"le\",\"values\":70,\"series\":null,\"share\":null,\"valueBytes\":null}")),
        () ->
            assertTrue(
                json.contains("{\"name\":\"job\",\"value\":\"web\",\"series\":577,\"share\":0.4")),
        () ->
            assertTrue(json.contains("\"labels\":\"at least: the answer lists only the top 2\"")));
  }

  @Test
  void leavesCellsEmptyInCsvForWhatASavedStatusDoesNotKnow() throws IOException {
    Path status = Files.writeString(folder.resolve("status.json"), STATUS);
    assertEquals(0, analyze(status, "--format", "csv"), err.toString());
    assertTrue(out.toString().contains("\r\nlabel,,le,,,,,,,,,70,,,,,"), out.toString());
  }

  @Test
  void saysThatASavedStatusHasNoSeriesToChooseFrom() throws IOException {
    Path status = Files.writeString(folder.resolve("status.json"), STATUS);
    assertEquals(2, analyze(status, "--match", "up"));
    assertTrue(err.toString().contains("not its series"), err.toString());
  }

  private static Path block() {
    try (Stream<Path> blocks = Files.list(data)) {
      return blocks.sorted().findFirst().orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private int analyze(Path path, String... options) {
    String[] args =
        Stream.concat(Stream.of("analyze", path.toString()), Stream.of(options))
            .toArray(String[]::new);
    return Main.run(new PrintWriter(out), new PrintWriter(err), args);
  }
}
