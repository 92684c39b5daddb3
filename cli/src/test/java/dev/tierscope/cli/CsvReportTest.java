package dev.tierscope.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// CSV against JSON of the same report: what one holds, the other holds.
class CsvReportTest {
  /// Where each field of the JSON is in the CSV, as `row.column`.
  private static final Map<String, String> PLACES = new TreeMap<>();

  static {
    PLACES.put("schemaVersion", "schemaVersion.number");
    places("source", "source", "path=name kind=value minTime maxTime");
    places("source.parts", "part", "name series bytes minTime maxTime");
    places("scopes", "scope", "name=scope level metrics series tier largest");
    places("scopes", "scope", "largestSeries");
    places("metrics", "metric", "name family series share tier scope bytes");
    places("metrics", "metric", "chunkBytes indexBytes symbolBytes scrapeIntervalMillis");
    places("metrics", "metric", "bytesPerSample");
    places("metrics.labels", "metricLabel", "name=label values retainedSeries");
    places("labels", "label", "name values series share valueBytes");
    places("labels.shapes", "labelShape", "name share");
    places("labelPairs", "labelPair", "name value series share");
    places("churn.parts", "churn", "part minTime maxTime seriesEquivalents=churn");
    places("churn.parts.labelNames", "churnLabel", "name churn");
    places("churn.parts.labelPairs", "churnLabelPair", "name value churn");
    places("churn.causes", "churnCause", "label explained values");
    places("by.rows", "by", "series share metrics tier");
  }

  /// Fields whose shape differs; each has a test of its own here.
  private static final List<String> OWN_SHAPE =
      List.of(
          "totals.",
          "tiers.",
          "boundaries.",
          "classification.",
          "by.",
          "labels.shapeAccuracy",
          "chunkStatistics.",
          "source.notices.");

  @TempDir static Path data;
  @TempDir Path folder;

  @BeforeAll
  static void writeTwoBlocks() throws IOException, AnalyzerException {
    Timeline timeline = new Timeline(Timeline.DEFAULT_START, 2, 4, 0);
    new DataDirectoryWriter(Population.of(12_000), timeline).write(data, Progress.NONE);
  }

  @Test
  void holdsEveryFieldThatJsonHolds() {
    Json json = Json.read(analyze(data, "json", "--by", "job,namespace", "--extended"));
    Table csv = Table.read(analyze(data, "csv", "--by", "job,namespace", "--extended"));
    for (String path : new TreeSet<>(json.values().keySet())) {
      if (PLACES.containsKey(path)) {
        assertEquals(json.at(path), csv.at(PLACES.getOrDefault(path, "")), path);
      } else {
        assertTrue(OWN_SHAPE.stream().anyMatch(path::startsWith), () -> path + " is not in CSV");
      }
    }
    assertEquals(
        List.of(
            json.at("classification.boundaries").getFirst(),
            json.at("classification.scopes").getFirst()),
        csv.at("classification.value"));
  }

  @Test
  void holdsTotalsTiersAndBoundaries() {
    Json json = Json.read(analyze(data, "json"));
    Table csv = Table.read(analyze(data, "csv"));
    List<String> totals =
        json.names("totals").stream().filter(name -> !name.equals("accuracy")).toList();
    assertAll(
        () -> assertEquals(totals, csv.at("total.name")),
        () ->
            assertEquals(
                totals.stream().flatMap(t -> json.at("totals." + t).stream()).toList(),
                csv.at("total.number")),
        () -> assertEquals("exact", csv.at("total.accuracy").getFirst()),
        () -> assertEquals(List.of("low", "medium", "high"), csv.at("tier.tier")),
        () -> assertEquals(ofTiers(json, "metrics"), csv.at("tier.metrics")),
        () -> assertEquals(ofTiers(json, "series"), csv.at("tier.series")),
        () -> assertEquals(ofTiers(json, "bytes"), csv.at("tier.bytes")),
        () -> assertEquals(json.at("boundaries.medium"), csv.at("boundary.number").subList(0, 1)),
        () -> assertEquals(json.at("boundaries.high"), csv.at("boundary.number").subList(1, 2)));
  }

  @Test
  void saysOfEachShapeHowFarItsShareCanBeTrusted() {
    Json json = Json.read(analyze(data, "json"));
    Table csv = Table.read(analyze(data, "csv"));
    assertEquals(
        Set.copyOf(json.at("labels.shapeAccuracy")), Set.copyOf(csv.at("labelShape.accuracy")));
    assertTrue(
        IntStream.range(0, csv.at("labelShape.name").size())
            .anyMatch(i ->
                csv.at("labelShape.label").get(i).equals("user_id")
                    && csv.at("labelShape.name").get(i).equals("uuid")));
  }

  @Test
  void holdsTheDistributionsOfChunks() {
    Json json = Json.read(analyze(data, "json", "--extended"));
    Table csv = Table.read(analyze(data, "csv", "--extended"));
    List<String> chunks =
        Stream.of("floatSamples", "floatBytes")
            .flatMap(kind -> json.at("chunkStatistics." + kind + ".ranges.chunks").stream())
            .toList();
    List<String> ranges = csv.at("chunkRange.number");
    assertAll(
        () -> assertEquals(json.at("chunkStatistics.fullness"), ranges.subList(0, 10)),
        () -> assertEquals(chunks, ranges.subList(10, ranges.size())),
        () -> assertEquals("90", csv.at("chunkRange.from").get(9)),
        () -> assertEquals("100", csv.at("chunkRange.to").get(9)),
        () ->
            assertEquals(
                json.at("chunkStatistics.floatBytes.max").getFirst(),
                csv.at("chunkStatistic.number").get(7)));
  }

  @Test
  void keepsSeveralLabelsApartByALineOfCsvInACell() throws IOException {
    Path page = folder.resolve("metrics.txt");
    Files.writeString(page, "up{a=\"x,y\",b=\"z\"} 1\nup{a=\"x\",b=\"y,z\"} 1\nup{a=\"q\"} 1\n");
    Table csv = Table.read(analyze(page, "csv", "--by", "a,b"));
    assertAll(
        () -> assertEquals(List.of("a,b", "a,b", "a,b"), csv.at("by.label")),
        () -> assertEquals(List.of("q,", "x,\"y,z\"", "\"x,y\",z"), csv.at("by.value")),
        () -> assertEquals(List.of("1", "1", "1"), csv.at("by.series")));
  }

  @Test
  void cutsEachListAtTop() {
    Table csv = Table.read(analyze(data, "csv", "--top", "3"));
    assertAll(
        () -> assertEquals(3, csv.at("metric.name").size()),
        () -> assertEquals(3, csv.at("label.name").size()),
        () -> assertEquals(3, csv.at("labelPair.name").size()),
        () -> assertEquals(6, csv.at("churnLabelPair.name").size()));
  }

  private static void places(String json, String row, String fields) {
    for (String field : fields.split(" ", -1)) {
      String[] names = field.split("=", 2);
      PLACES.put(json + "." + names[0], row + "." + names[names.length - 1]);
    }
  }

  private static List<String> ofTiers(Json json, String field) {
    return Stream.of("low", "medium", "high")
        .flatMap(tier -> json.at("tiers." + tier + "." + field).stream())
        .toList();
  }

  private static String analyze(Path path, String format, String... options) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] args =
        Stream.concat(Stream.of("analyze", path.toString(), "--format", format), Stream.of(options))
            .toArray(String[]::new);
    assertEquals(0, Main.run(new PrintWriter(out), new PrintWriter(err), args), err.toString());
    return out.toString();
  }

  /// The cells of a CSV report by kind of row and column.
  private record Table(List<String> header, Map<String, List<List<String>>> rows) {
    static Table read(String text) {
      List<List<String>> lines = Csv.read(text);
      return new Table(
          lines.getFirst(), lines.stream().skip(1).collect(Collectors.groupingBy(List::getFirst)));
    }

    /// The cells of a `row.column` that are not empty, as JSON leaves out what is null.
    List<String> at(String place) {
      String[] names = place.split("\\.", 2);
      int column = header.indexOf(names[1]);
      assertTrue(column >= 0, place);
      return rows.getOrDefault(names[0], List.of()).stream()
          .map(row -> row.get(column))
          .filter(cell -> !cell.isEmpty())
          .toList();
    }
  }
}
