package dev.tierscope.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tierscope.fixtures.DataDirectoryWriter;
import dev.tierscope.fixtures.population.Population;
import dev.tierscope.fixtures.population.Timeline;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.task.Progress;
import dev.tierscope.testing.Permissions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Data directories of which a part is missing, closed or not what it should be: the rest is
/// analysed, the part is told with file, what and what to do.
class DamagedDirectoryTest {
  private static final long SERIES = 12_000;
  private static final String EMPTY = "01KJP4C5800000000000000000";

  @TempDir Path data;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeTwoBlocksAndAHead() throws IOException, AnalyzerException {
    Timeline timeline = new Timeline(Timeline.DEFAULT_START, 2, 2, 1);
    new DataDirectoryWriter(Population.of(SERIES), timeline).write(data, Progress.NONE);
  }

  @AfterEach
  void openEverything() throws IOException {
    try (Stream<Path> directories = Files.walk(data, 1)) {
      directories.forEach(d -> assertTrue(d.toFile().setReadable(true)));
    }
  }

  @Test
  void seesAnEmptyBlockDirectoryAsADamagedBlock() throws IOException {
    Files.createDirectory(data.resolve(EMPTY));
    assertDamage(EMPTY + ": the block directory is empty, expected index, chunks and meta.json.");
  }

  @Test
  void seesAFileInThePlaceOfABlockAsDamage() throws IOException {
    Files.writeString(data.resolve(EMPTY), "");
    assertDamage(EMPTY + ": it is a file, expected a directory.");
  }

  @Test
  void seesALinkInThePlaceOfABlockAsDamage(@TempDir Path elsewhere) throws IOException {
    Files.createSymbolicLink(data.resolve(EMPTY), elsewhere);
    assertDamage(EMPTY + ": it is a symbolic link to a directory, which is not followed.");
  }

  @Test
  void seesAFileInThePlaceOfTheLogAsDamage() throws IOException {
    delete(data.resolve("wal"));
    Files.writeString(data.resolve("wal"), "");
    assertDamage("wal: it is a file, expected a directory.");
  }

  @Test
  void tellsThatAnIndexHasNoBytes() throws IOException {
    Files.write(block().resolve("index"), new byte[0]);
    assertDamage("index at byte 0: index size is 0 bytes");
  }

  @Test
  void tellsThatAnIndexIsADirectory() throws IOException {
    Files.delete(block().resolve("index"));
    Files.createDirectory(block().resolve("index"));
    assertDamage("index: it is a directory, expected a file.");
  }

  @Test
  void countsCompletelyWhenMetaJsonHasNoBytes() throws IOException {
    Files.write(block().resolve("meta.json"), new byte[0]);
    assertWarning("meta.json", "it is empty; its time range is taken from the series");
  }

  @Test
  void countsCompletelyWhenAChunkFileIsMissing() throws IOException {
    Files.delete(block().resolve("chunks/000001"));
    assertWarning(
        "chunks",
        "the samples of %d chunks and bytes of %1$d series are unknown, the first: there is no"
            .formatted(SERIES));
  }

  @Test
  void countsCompletelyWhenChunksIsAFile() throws IOException {
    delete(block().resolve("chunks"));
    Files.writeString(block().resolve("chunks"), "");
    assertWarning(
        "chunks",
        "the samples of %d chunks and bytes of %1$d series are unknown, the first: there is no"
            .formatted(SERIES));
  }

  @Test
  void saysOfADirectoryWithOnlyAnEmptyBlockThatNothingIsInIt() throws IOException {
    Path other = Files.createDirectories(data.resolve("other").resolve(EMPTY));
    assertEquals(2, analyze(other.resolveSibling("")));
    assertTrue(err.toString().contains("the block directory is empty"), err.toString());
  }

  @Test
  void showsNoControlCharactersOfNames() throws IOException {
    Path strange = Files.createDirectories(data.resolve("a\u001b[31mb"));
    assertEquals(2, analyze(strange));
    assertTrue(err.toString().contains("a\ufffd[31mb: there is no TSDB block"), err.toString());
  }

  @Test
  void analysesTheRestWhenABlockMayNotBeRead() throws IOException {
    close(block());
    assertDamage(block().getFileName() + ": this user may not read it. Run as a user who may");
  }

  @Test
  void analysesTheBlocksWhenTheLogMayNotBeRead() throws IOException {
    close(data.resolve("wal"));
    assertDamage("wal: this user may not read it. Run as a user who may");
  }

  @Test
  void countsCompletelyWhenChunksMayNotBeRead() throws IOException {
    Path chunks = block().resolve("chunks");
    close(chunks);
    assertWarning("chunks", "this user may not read it");
    assertTrue(chunks.toFile().setReadable(true));
  }

  @Test
  void tellsThatTheChunksOfABlockByItselfMayNotBeRead() throws IOException {
    Path chunks = block().resolve("chunks");
    close(chunks);
    assertEquals(2, analyze(block(), "--format", "json", "--strict"), err.toString());
    Json report = Json.read(out.toString());
    assertTrue(
        contains(report.at("source.notices.what"), "this user may not read it"), out.toString());
    assertTrue(chunks.toFile().setReadable(true));
  }

  @Test
  void analysesNothingWhenTheDirectoryItselfMayNotBeRead() throws IOException {
    close(data);
    assertEquals(2, analyze(data));
    assertEquals(
        "tierscope: "
            + data
            + ": this user may not read it."
            + " Run as a user who may, or copy the files to a place of your own.",
        err.toString().strip());
  }

  @Test
  void doesNotMindADirectoryThatIsNoPartOfTheData() throws IOException {
    close(Files.createDirectory(data.resolve("tmp")));
    assertEquals(0, analyze(data, "--strict"));
    assertEquals("", err.toString());
  }

  /// Status 0 and a warning, 2 with `--strict`; the count is a lower bound and says so.
  private void assertDamage(String what) {
    assertEquals(0, analyze(data, "--format", "json"), err.toString());
    Json report = Json.read(out.toString());
    String warning = err.toString();
    assertAll(
        () -> assertTrue(warning.startsWith("tierscope: warning: "), warning),
        () -> assertTrue(warning.contains(what), warning),
        () -> assertEquals(List.of("damage"), report.at("source.notices.severity")),
        () -> assertTrue(report.sum("totals.series") >= SERIES),
        () ->
            assertEquals(
                List.of("at least: a part is damaged"), report.at("totals.accuracy.series")));
    assertEquals(2, analyze(data, "--strict"));
  }

  /// Every series is counted; something else is unknown, which is a problem all the same: status 0
  /// and a warning, 2 with `--strict`.
  private void assertWarning(String where, String what) {
    assertEquals(0, analyze(data, "--format", "json"), err.toString());
    Json report = Json.read(out.toString());
    String warning = err.toString();
    assertAll(
        () -> assertTrue(warning.startsWith("tierscope: warning: "), warning),
        () -> assertTrue(warning.contains(what), warning),
        () -> assertTrue(contains(report.at("source.notices.where"), where), out.toString()),
        () -> assertTrue(contains(report.at("source.notices.what"), what), out.toString()),
        () -> assertTrue(report.at("source.notices.severity").contains("warning")),
        () -> assertFalse(report.at("source.notices.severity").contains("damage")),
        () -> assertEquals(List.of("exact"), report.at("totals.accuracy.series")));
    assertEquals(2, analyze(data, "--strict"), err.toString());
  }

  private static boolean contains(List<String> texts, String part) {
    return texts.stream().anyMatch(t -> t.contains(part));
  }

  private void close(Path directory) {
    assumeTrue(directory.toFile().setReadable(false), "needs permissions as POSIX has them");
  }

  private Path block() throws IOException {
    try (Stream<Path> entries = Files.list(data)) {
      return entries.filter(p -> !p.endsWith("wal")).sorted().findFirst().orElseThrow();
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    }
  }

  private int analyze(Path path, String... options) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] args =
        Stream.concat(Stream.of("analyze", path.toString()), Stream.of(options))
            .toArray(String[]::new);
    try {
      return Permissions.obeyed(() -> Main.run(new PrintWriter(out), new PrintWriter(err), args));
    } catch (Exception e) {
      throw new AssertionError("the command line never throws", e);
    }
  }
}
