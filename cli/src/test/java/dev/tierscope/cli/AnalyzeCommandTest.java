package dev.tierscope.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tierscope.fixtures.DataDirectoryWriter;
import dev.tierscope.fixtures.population.Population;
import dev.tierscope.fixtures.population.Timeline;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.task.Progress;
import dev.tierscope.testing.Needs;
import dev.tierscope.testing.Permissions;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnalyzeCommandTest {
  private static final long SERIES = 12_000;

  @TempDir static Path data;
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void writeTwoBlocks() throws IOException, AnalyzerException {
    Timeline timeline = new Timeline(Timeline.DEFAULT_START, 2, 4, 0);
    new DataDirectoryWriter(Population.of(SERIES), timeline).write(data, Progress.NONE);
  }

  @Test
  void printsTiersFirstOnLinesOfAtMost100Characters() throws IOException {
    assertEquals(0, analyze(block()), err.toString());
    List<String> lines = out.toString().lines().toList();
    List<String> headings =
        lines.stream().filter(l -> !l.isBlank() && Character.isLetter(l.charAt(0))).toList();
    assertAll(
        () ->
            assertEquals(
                List.of(),
                lines.stream().filter(l -> l.codePointCount(0, l.length()) > 100).toList()),
        () ->
            assertTrue(
                out.toString().matches("(?s).*\\n12.000 series \\[exact].*"), out.toString()),
        () ->
            assertTrue(
                out.toString().indexOf("Cardinality tiers")
                    < out.toString().indexOf("Most expensive"),
                headings.toString()));
  }

  @Test
  void keepsTo100CharactersWhenOneTierHoldsEverything() throws IOException {
    Path page = Files.writeString(folder.resolve("metrics.txt"), "up 1\n");
    assertEquals(0, analyze(page), err.toString());
    String tiers = section(out.toString(), "Cardinality tiers");
    assertEquals(100, tiers.lines().mapToInt(String::length).max().orElse(0), tiers);
  }

  @Test
  void speaksOfOneThingInTheSingular() throws IOException {
    analyze(Files.writeString(folder.resolve("metrics.txt"), "up 1\n"));
    String report = out.toString();
    assertAll(
        () -> assertTrue(report.contains("1 label pair of 1 name · 1 entry\n"), report),
        () -> assertTrue(report.contains("\n1 sample [exact]\n"), report));
  }

  @Test
  void saysThatOneMoreGroupIsThere() throws IOException {
    analyze(Files.writeString(folder.resolve("metrics.txt"), "up 1\ndown 1\n"), "--top", "1");
    assertTrue(out.toString().contains("  … and 1 more group; --top shows more\n"), out.toString());
  }

  @Test
  void printsWhatIsExpectedOfASmallBlock() throws IOException {
    analyze(block(), "--top", "5");
    String report = out.toString().lines().skip(1).reduce("", (a, l) -> a + l + "\n");
    try (InputStream expected =
        Objects.requireNonNull(AnalyzeCommandTest.class.getResourceAsStream("analyze.expect"))) {
      assertEquals(new String(expected.readAllBytes(), UTF_8), report);
    }
  }

  @Test
  void givesTheSameTextFromTheCountsAndFromTheTable() throws IOException {
    analyze(block());
    String quick = out.toString();
    out.getBuffer().setLength(0);
    analyze(block(), "--match", "{__name__!=\"nothing\"}");
    assertEquals(section(quick, "Most common"), section(out.toString(), "Most common"));
    assertEquals(section(quick, "Cardinality tiers"), section(out.toString(), "Cardinality tiers"));
    out.getBuffer().setLength(0);
    analyze(block(), "--by", "job"); // a selector would leave out the bytes that no series owns
    for (String title : List.of("Most expensive", "Scopes against")) {
      assertTrue(quick.contains(title));
      assertEquals(section(quick, title), section(out.toString(), title));
    }
  }

  @Test
  void writesEveryDocumentedFieldAsJson() throws IOException {
    analyze(block(), "--format", "json");
    Json report = Json.read(out.toString());
    assertAll(
        () ->
            assertEquals(
                List.of(
                    "schemaVersion",
                    "source",
                    "totals",
                    "tiers",
                    "boundaries",
                    "classification",
                    "scopes",
                    "metrics",
                    "labels",
                    "labelPairs",
                    "churn"),
                report.names("")),
        () ->
            assertEquals(
                List.of(
                    "series",
                    "labelNames",
                    "labelPairs",
                    "labelPairEntries",
                    "chunks",
                    "samples",
                    "bytes",
                    "accuracy"),
                report.names("totals")),
        () -> assertEquals(List.of("low", "medium", "high"), report.names("tiers")),
        () ->
            assertEquals(
                List.of(
                    "name",
                    "family",
                    "series",
                    "share",
                    "tier",
                    "scope",
                    "bytes",
                    "chunkBytes",
                    "indexBytes",
                    "symbolBytes",
                    "scrapeIntervalMillis",
                    "bytesPerSample",
                    "labels"),
                report.names("metrics")),
        () ->
            assertEquals(
                List.of("name", "values", "retainedSeries"), report.names("metrics.labels")),
        () ->
            assertEquals(
                List.of(
                    "name", "values", "series", "share", "valueBytes", "shapes", "shapeAccuracy"),
                report.names("labels")),
        () -> assertEquals(List.of("name", "value", "series", "share"), report.names("labelPairs")),
        () ->
            assertEquals(
                report.sum("metrics.bytes"),
                report.sum("metrics.chunkBytes")
                    + report.sum("metrics.indexBytes")
                    + report.sum("metrics.symbolBytes")),
        () -> assertEquals(SERIES, report.sum("metrics.series")),
        () -> assertEquals(report.sum("totals.labelNames"), report.count("labels.name")),
        () -> assertEquals(report.sum("totals.labelPairs"), report.count("labelPairs.value")),
        () -> assertEquals(report.sum("totals.bytes"), report.sum("metrics.bytes")),
        () ->
            assertEquals(
                SERIES,
                report.sum("tiers.low.series")
                    + report.sum("tiers.medium.series")
                    + report.sum("tiers.high.series")));
  }

  @Test
  void cutsEveryListOfJsonAtTop() throws IOException {
    analyze(block(), "--format", "json", "--top", "3");
    Json report = Json.read(out.toString());
    assertAll(
        () -> assertEquals(3, report.count("metrics.name")),
        () -> assertEquals(3, report.count("labels.name")),
        () -> assertEquals(3, report.count("labelPairs.value")));
  }

  @Test
  void writesRowsOfOneWidthAsCsv() throws IOException {
    analyze(block(), "--format", "csv");
    List<List<String>> rows = Csv.read(out.toString());
    long series =
        rows.stream()
            .filter(r -> r.getFirst().equals("metric"))
            .mapToLong(r -> Long.parseLong(r.get(rows.getFirst().indexOf("series"))))
            .sum();
    assertAll(
        () -> assertTrue(rows.stream().allMatch(r -> r.size() == rows.getFirst().size())),
        () -> assertEquals("row", rows.getFirst().getFirst()),
        () -> assertEquals(SERIES, series));
  }

  @Test
  void countsOnlyWhatMatches() throws IOException {
    analyze(block(), "--match", "up", "--format", "json");
    Json report = Json.read(out.toString());
    assertEquals(1, report.count("metrics.name"));
    assertEquals(report.sum("metrics.series"), report.sum("totals.series"));
  }

  @Test
  void countsByLabels() throws IOException {
    analyze(block(), "--by", "job,__name__", "--format", "json");
    assertEquals(SERIES, Json.read(out.toString()).sum("by.rows.series"));
  }

  @Test
  void countsWhatRemainsWithoutSomeLabels() throws IOException {
    analyze(block(), "--without", "le,user_id", "--format", "json");
    Json report = Json.read(out.toString());
    List<String> names = report.at("without.metrics.name");
    List<String> retained = report.at("without.metrics.retainedSeries");
    assertAll(
        () -> assertEquals(List.of("le", "user_id"), report.at("without.labels")),
        () -> assertEquals(SERIES, report.sum("without.series")),
        () -> assertEquals(SERIES, report.sum("without.metrics.series")),
        () ->
            assertEquals(
                report.sum("without.retainedSeries"), report.sum("without.metrics.retainedSeries")),
        () -> assertEquals(report.count("metrics.name"), names.size()),
        () -> assertEquals("6", retained.get(names.indexOf("checkout_cart_updates_total"))));
  }

  @Test
  void saysTheSameInTextAndCsvOfWhatRemains() throws IOException {
    analyze(block(), "--without", "user_id,path", "--top", "2");
    String text = section(out.toString(), "Without user_id, path");
    out.getBuffer().setLength(0);
    analyze(block(), "--without", "user_id,path", "--top", "2", "--format", "csv");
    List<String> rows =
        Csv.read(out.toString()).stream()
            .filter(row -> row.getFirst().startsWith("without"))
            .map(row ->
                row.get(0)
                    + " "
                    + row.get(2)
                    + " "
                    + row.get(4)
                    + " "
                    + row.get(9)
                    + " "
                    + row.get(12))
            .toList();
    String plain = text.replaceAll("(\\d)\u202f(\\d)", "$1$2").replaceAll(" +", " ");
    assertAll(
        () -> assertEquals("without  user_id,path 12000 9931", rows.getFirst()),
        () -> assertTrue(plain.contains("\n 12000 → 9931 −17\u202f% all series\n"), plain),
        () -> assertEquals(3, rows.size(), rows::toString));
  }

  @Test
  void saysWhatTheValuesOfALabelLookLikeThatMakesAMetricLarge() throws IOException {
    StringBuilder page = new StringBuilder();
    for (int i = 0; i < 2000; i++) {
      page.append("hits{user=\"9f1c2d3e-0000-4000-8000-%012x\"} 1\n".formatted(i));
    }
    analyze(Files.writeString(folder.resolve("metrics.txt"), page));
    String report = out.toString().replaceAll("\\s+", " ");
    assertTrue(report.contains("values, mostly UUIDs; without it 1 would remain."), report);
  }

  @Test
  void namesTheLabelsOfEachCombination() throws IOException {
    Path page =
        Files.writeString(folder.resolve("metrics.txt"), "a{x=\"1\",y=\"2 3\"} 1\nb{x=\"1\"} 1\n");
    analyze(page, "--by", "x,y");
    assertTrue(
        out.toString()
            .contains(
                """
                Series by x, y  2 combinations
                L ▂··             1    50 %       1 metric  x=1  y=(none)
                L ▂··             1    50 %       1 metric  x=1  y=2 3
                """
                    .replace("50 %", "50\u202f%")),
        out.toString());
    out.getBuffer().setLength(0);
    analyze(page, "--by", "x");
    assertTrue(
        out.toString().contains("L ▂··             2   100\u202f%      2 metrics  1\n"),
        out.toString());
  }

  @Test
  void leavesTheTimeOfInputsWithoutTimesOut() throws IOException {
    Path page = Files.writeString(folder.resolve("metrics.txt"), "up 1\n");
    assertEquals(
        0,
        Main.run(
            new PrintWriter(out),
            new PrintWriter(err),
            "analyze",
            block().toString(),
            page.toString(),
            "--format",
            "json"));
    Json report = Json.read(out.toString());
    assertAll(
        () -> assertEquals(7_200_000, report.sum("source.maxTime") - report.sum("source.minTime")),
        () -> assertEquals(List.of("null"), report.at("totals.chunks")));
  }

  @Test
  void measuresTheChurnOfAHeadWithLateSamples() throws Exception {
    Path data = Needs.shared("data/tsdb/real/datadir-b-live.tar.gz");
    analyze(data, "--block", "head", "--format", "json");
    Json report = Json.read(out.toString());
    long most =
        report.at("churn.parts.labelPairs.churn").stream()
            .mapToLong(Long::parseLong)
            .max()
            .orElse(0);
    assertTrue(0 < most && most <= report.sum("totals.series"), most + "");
  }

  @Test
  void readsOneBlockOfTwo() throws IOException {
    analyze(data, "--block", block().getFileName().toString(), "--format", "json");
    Json report = Json.read(out.toString());
    assertEquals(1, report.count("source.parts.name"));
    assertEquals(SERIES, report.sum("totals.series"));
  }

  @Test
  void findsTheBlockAskedForInOneOfSeveralDirectories() throws IOException {
    Path page = Files.writeString(folder.resolve("metrics.txt"), "up 1\n");
    String ulid = block().getFileName().toString();
    assertEquals(
        0, analyze(data, page.toString(), "--block", ulid, "--format", "json"), err.toString());
    Json report = Json.read(out.toString());
    assertEquals(List.of(ulid), report.at("source.parts.name"));
    assertEquals(SERIES, report.sum("totals.series"));
  }

  @Test
  void saysThatNoneOfSeveralDirectoriesHasTheBlockAskedFor() throws IOException {
    assertEquals(2, analyze(data, block().toString(), "--block", "01HX0000000000000000000000"));
    assertTrue(
        err.toString()
            .contains("there is no readable block 01HX0000000000000000000000 in any of them."),
        err.toString());
  }

  @Test
  void readsOnlyTheTimeAskedFor() throws IOException {
    analyze(data, "--from", "2026-03-02", "--to", "2026-03-02T01:00:00Z", "--format", "json");
    Json report = Json.read(out.toString());
    assertEquals(1, report.count("source.parts.name"));
    assertEquals(3_600_000, report.sum("source.maxTime") - report.sum("source.minTime"));
  }

  @Test
  void measuresTheChurnOfASelectionBlockByBlock() throws IOException {
    analyze(data, "--format", "json");
    Json everything = Json.read(out.toString());
    out.getBuffer().setLength(0);
    analyze(data, "--format", "json", "--match", "{__name__=~\".+\"}");
    Json selected = Json.read(out.toString());
    assertEquals(2, selected.count("churn.parts.part"));
    for (String field : everything.values().keySet()) {
      if (field.startsWith("churn.")) {
        assertEquals(everything.at(field), selected.at(field), field);
      }
    }
  }

  @Test
  void measuresChurnAgainstTheTimeAskedForInEachBlock() throws IOException {
    String[] twoHours = {"--from", "2026-03-02T01:00:00Z", "--to", "2026-03-02T03:00:00Z"};
    analyze(
        data,
        Stream.concat(Stream.of("--format", "json"), Stream.of(twoHours)).toArray(String[]::new));
    Json report = Json.read(out.toString());
    long from = Instant.parse("2026-03-02T01:00:00Z").toEpochMilli();
    List<Long> times = Stream.of(from, from + 3_600_000, from + 7_200_000).toList();
    List<Double> churn =
        report.at("churn.parts.seriesEquivalents").stream().map(Double::valueOf).toList();
    assertAll(
        () -> assertEquals(texts(times.subList(0, 2)), report.at("churn.parts.minTime")),
        () -> assertEquals(texts(times.subList(1, 3)), report.at("churn.parts.maxTime")),
        () -> assertTrue(churn.stream().allMatch(c -> 0 < c && c < SERIES), churn::toString));
  }

  @Test
  void findsNoChurnInSeriesThatAreThereAllTheTime() throws IOException {
    String from = "2026-03-02T00:40:00Z";
    String to = "2026-03-02T01:00:00Z";
    analyze(data, "--format", "json", "--from", from, "--to", to, "--match", "node_load1");
    Json report = Json.read(out.toString());
    assertAll(
        () -> assertTrue(report.sum("totals.series") > 0),
        () -> assertEquals(0, report.sum("churn.parts.labelPairs.churn")));
  }

  private static List<String> texts(List<Long> numbers) {
    return numbers.stream().map(String::valueOf).toList();
  }

  @Test
  void tellsOfADamagedBlockInEveryFormat() throws IOException {
    Path copy = folder.resolve("copy");
    copy(data, copy);
    String damaged = block().getFileName().toString();
    Files.write(copy.resolve(damaged).resolve("index"), new byte[3]);
    String said = damaged + "/index at byte 0: index size is 3 bytes";
    for (String format : List.of("text", "json", "csv")) {
      out.getBuffer().setLength(0);
      err.getBuffer().setLength(0);
      assertEquals(0, analyze(copy, "--format", format));
      String flat = out.toString().replaceAll("\\s+", " ").replace("\",\"where\":\"", " ");
      assertTrue(flat.contains("index size is 3 bytes") && flat.contains(damaged), flat);
      assertTrue(err.toString().startsWith("tierscope: warning: "), err.toString());
      assertTrue(err.toString().contains(said), err.toString());
    }
    assertEquals(2, analyze(copy, "--strict"));
    assertTrue(out.toString().contains("[at least: a part is damaged]"), out.toString());
  }

  @Test
  void writesToAFileAndNothingToTheTerminal() throws IOException {
    Path file = folder.resolve("report.json");
    Files.writeString(file, "old");
    assertEquals(0, analyze(block(), "--format", "json", "-o", file.toString()), err.toString());
    assertEquals("", out.toString());
    assertEquals(SERIES, Json.read(Files.readString(file)).sum("totals.series"));
    assertEquals(List.of("report.json"), names(folder));
  }

  @Test
  void keepsThePermissionsOfAFileItReplaces() throws IOException {
    Path file = Files.writeString(folder.resolve("report.json"), "old");
    assumeTrue(
        Files.getFileAttributeView(file, PosixFileAttributeView.class) != null,
        "needs permissions as POSIX has them");
    Set<PosixFilePermission> own = PosixFilePermissions.fromString("rw-------");
    Files.setPosixFilePermissions(file, own);
    assertEquals(0, analyze(block(), "-o", file.toString()), err.toString());
    assertEquals(own, Files.getPosixFilePermissions(file));
    assertTrue(Files.size(file) > 3);
  }

  @Test
  void replacesNoFileOfTheDirectoryItAnalyses() throws IOException {
    Path copy = folder.resolve("copy");
    copy(block(), copy);
    Path index = copy.resolve("index");
    byte[] before = Files.readAllBytes(index);
    assertEquals(2, analyze(copy, "-o", index.toString()));
    assertTrue(err.toString().contains("-o would replace " + index + ", a file of " + copy));
    assertArrayEquals(before, Files.readAllBytes(index));
  }

  @Test
  void replacesNoFileOfScopesThatItReads() throws IOException {
    Path scopes = Files.writeString(folder.resolve("scopes"), "node {}\n");
    assertEquals(2, analyze(block(), "--scopes", scopes.toString(), "-o", scopes.toString()));
    assertTrue(err.toString().contains("which --scopes is to read"), err.toString());
    assertEquals("node {}\n", Files.readString(scopes));
  }

  @Test
  void refusesAnEmptyPath() {
    assertEquals(2, analyze(Path.of("")));
    assertTrue(err.toString().contains("PATH is empty"), err.toString());
    assertEquals("", out.toString());
  }

  @Test
  void namesTheSameSuspectsHoweverFewRowsItShows() throws IOException {
    assertEquals(0, analyze(block(), "--tiers", "10,100"));
    String all = section(out.toString(), "What stands out");
    out.getBuffer().setLength(0);
    assertEquals(0, analyze(block(), "--tiers", "10,100", "--top", "1"));
    assertEquals(all, section(out.toString(), "What stands out"));
    assertTrue(all.contains("Its label"), all);
  }

  @Test
  void saysThatSamplesOfOneBlockAreTakenOver() throws IOException {
    assertEquals(0, analyze(block()));
    String flat = out.toString().replaceAll("\\s+", " ");
    assertTrue(flat.contains("samples [stated by meta.json]"), flat);
  }

  @Test
  void listsPartsOfSeveralInputsByTime() throws IOException {
    List<Path> blocks = blocks();
    assertEquals(0, analyze(blocks.getLast(), blocks.getFirst().toString(), "--format", "json"));
    Json parts = Json.read(out.toString());
    assertTrue(
        out.toString().indexOf("\"name\":\"" + blocks.getFirst().getFileName())
            < out.toString().indexOf("\"name\":\"" + blocks.getLast().getFileName()),
        parts::toString);
  }

  @Test
  void printsNoControlCharactersOfAServersWarning() throws IOException {
    Path answer =
        Files.writeString(
            folder.resolve("series.json"),
            """
            {"status":"success","warnings":["\\u001b]0;x\\u0007\\nline"],
             "data":[{"__name__":"up","job":"a"}]}
            """);
    assertEquals(0, analyze(answer), err.toString());
    assertFalse(out.toString().contains("\u001b"), out.toString());
    assertFalse(out.toString().contains("\u0007"), out.toString());
  }

  @Test
  void saysThatTheDirectoryToWriteToDoesNotExist() throws IOException {
    Path file = folder.resolve("no/report.json");
    assertEquals(2, analyze(block(), "-o", file.toString()));
    assertEquals(
        "tierscope: %s: writing failed: there is no directory %s."
                .formatted(file, folder.resolve("no"))
            + " Make the directory first, or choose another place with -o.",
        err.toString().strip());
  }

  @Test
  void replacesNoDirectory() throws IOException {
    Path file = Files.createDirectory(folder.resolve("empty"));
    assertEquals(2, analyze(block(), "-o", file.toString()));
    assertEquals(
        "tierscope: %s: writing failed: it is a directory, expected a file.".formatted(file)
            + " Name a file in it, such as "
            + file.resolve("report")
            + ".",
        err.toString().strip());
    assertTrue(Files.isDirectory(file));
  }

  @Test
  void writesIntoNoFile() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "mine");
    assertEquals(2, analyze(block(), "-o", file.resolve("report.json").toString()));
    assertEquals(
        "tierscope: %s: writing failed: %s is a file, expected a directory."
                .formatted(file.resolve("report.json"), file)
            + " Choose another place with -o.",
        err.toString().strip());
  }

  @Test
  void saysThatThisUserMayNotWriteThere() throws Exception {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Path own = Files.writeString(folder.resolve("own.json"), "mine");
    assumeTrue(closed.toFile().setWritable(false), "needs permissions as POSIX has them");
    assumeTrue(own.toFile().setWritable(false), "needs permissions as POSIX has them");
    Path file = closed.resolve("report.json");
    assertEquals(
        2, Permissions.obeyed(() -> analyze(block(), "-o", file.toString())), err.toString());
    assertEquals(2, Permissions.obeyed(() -> analyze(block(), "-o", own.toString())));
    assertEquals(
        "tierscope: %s: writing failed: this user may not write in its directory.".formatted(file)
            + " Choose another place with -o.\n"
            + "tierscope: %s: writing failed: this user may not write it.".formatted(own)
            + " Choose another place with -o.",
        err.toString().strip());
    assertEquals("mine", Files.readString(own));
  }

  @Test
  void refusesAPlaceToWriteBeforeItReadsAnything() {
    assertEquals(2, analyze(folder.resolve("nothing"), "-o", folder.toString()));
    assertTrue(err.toString().contains("it is a directory"), err.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "csv"})
  void saysThatTheDiskIsFull(String format) throws IOException {
    Path full = Path.of("/dev/full");
    assumeFalse(Files.notExists(full), "needs /dev/full, which only Linux has");
    assertEquals(2, analyze(block(), "--format", format, "-o", "/dev/full"));
    assertTrue(
        err.toString().startsWith("tierscope: /dev/full: writing failed: No space left"),
        err.toString());
  }

  @Test
  void saysThatStandardOutputCouldNotBeWritten() throws IOException {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("full");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    int status =
        Main.run(new PrintWriter(full), new PrintWriter(err), "analyze", block().toString());
    assertEquals(2, status);
    assertTrue(err.toString().contains("standard output: writing failed"), err.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--match {job=      | selector, column 6: found the end, expected a quoted value.",
        "--match x{y=~\"(\"} | selector, column 7: ",
        "--match=           | selector, column 1: found the end, expected a metric name or \"{\".",
        "--from yesterday   | Invalid value for option '--from': 'yesterday' is no time; write"
            + " 2026-11-22,",
        "--to 2026-02-30    | Invalid value for option '--to': '2026-02-30' is no time; write"
            + " 2026-11-22,",
        "--from +999999999-01-01T00:00:00Z | Invalid value for option '--from':"
            + " '+999999999-01-01T00:",
        "--from 2026-03-03 --to 2026-03-02 | --to (2026-03-02T00:00:00Z) is not after --from"
            + " (2026-03-03T",
        "--from 2026-03-03 --to 2026-03-03 | --to (2026-03-03T00:00:00Z) is not after --from"
            + " (2026-03-03T",
        "--top -1           | Invalid value for option '--top': '-1' is no number of rows; write a"
            + " whole",
        "--top 0            | Invalid value for option '--top': '0' is no number of rows; write a"
            + " whole",
        "--top 99999999999  | Invalid value for option '--top': '99999999999' is no number of rows;"
            + " write",
        "--top ten          | Invalid value for option '--top': 'ten' is no number of rows; write a"
            + " whole",
        "--by=              | --by '' has an empty label name; write names with a comma between"
            + " two,",
        "--by job,,pod      | --by 'job,,pod' has an empty label name; write names with a comma"
            + " between",
        "--by job,          | --by 'job,' has an empty label name; write names with a comma between"
            + " two,",
        "--by job,pod,job   | --by has the label job twice",
        "--without job,     | --without 'job,' has an empty label name; write names with a comma",
        "--without __name__ | --without cannot remove __name__: every series needs its metric name",
        "--tiers 5          | Invalid value for option '--tiers': '5' is not two boundaries above 0, the",
        "--tiers 9,5        | Invalid value for option '--tiers': '9,5' is not two boundaries above 0, the",
        "--tiers 0,5        | Invalid value for option '--tiers': '0,5' is not two boundaries above 0, the",
        "--scopes none      | none: there is no such file. Check the path.",
        "--block 01NOTHING  | ",
        "--format jsn       | Invalid value for option '--format': expected one of [text, json,"
            + " csv]",
        "--formt json       | Unknown option: '--formt'. Did you mean --format?",
        "-o=                | -o has no file name",
      })
  void refusesWrongUsageInOneLineWithStatus2(String options, @Nullable String why)
      throws IOException {
    assertEquals(2, analyze(block(), options.split(" ")));
    assertEquals("", out.toString());
    List<String> lines = err.toString().lines().toList();
    assertEquals(1, lines.size(), err.toString());
    String line = lines.getFirst();
    assertTrue(line.startsWith("tierscope: " + (why == null ? "" : why)), line);
    assertFalse(line.contains("Exception") || line.contains("fault"), line);
  }

  @Test
  void replacesNoFileThatItReads() throws IOException {
    Path page = Files.writeString(folder.resolve("metrics"), "up 1\n");
    assertEquals(2, analyze(page, "-o", folder.resolve("./metrics").toString()));
    assertEquals("up 1\n", Files.readString(page));
    assertTrue(err.toString().contains("metrics, which is to be analysed"), err.toString());
  }

  @Test
  void saysThatThereIsNoSuchPath() {
    assertEquals(2, analyze(folder.resolve("nothing")));
    assertEquals(
        "tierscope: "
            + folder.resolve("nothing")
            + ": there is no such file or directory. Check the path.",
        err.toString().strip());
  }

  @Test
  void saysThatThereIsNothingInAnEmptyDirectory() {
    assertEquals(2, analyze(folder));
    assertTrue(err.toString().contains("there is no TSDB block and no WAL in it"), err.toString());
  }

  @Test
  void saysThatThisUserMayNotReadIt() throws Exception {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    assumeTrue(closed.toFile().setReadable(false), "needs permissions as POSIX has them");
    assertEquals(2, Permissions.obeyed(() -> analyze(closed)));
    assertTrue(err.toString().contains("this user may not read it"), err.toString());
  }

  private static Path block() throws IOException {
    return blocks().getFirst();
  }

  private static List<Path> blocks() throws IOException {
    try (Stream<Path> blocks = Files.list(data)) {
      return blocks.sorted().toList();
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static String section(String report, String title) {
    int from = report.indexOf(title);
    int to = report.indexOf("\n\n", from);
    return report.substring(from, to < 0 ? report.length() : to);
  }

  private int analyze(Path path, String... options) {
    String[] args =
        Stream.concat(Stream.of("analyze", path.toString()), Stream.of(options))
            .toArray(String[]::new);
    return Main.run(new PrintWriter(out), new PrintWriter(err), args);
  }
}
