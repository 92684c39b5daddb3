package dev.tierscope.source.tsdb;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.catalog.Catalog;
import dev.tierscope.format.SharedData;
import dev.tierscope.format.tsdb.SmallBlock;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Notice.Severity;
import dev.tierscope.source.ReadOptions;
import dev.tierscope.source.Snapshot;
import dev.tierscope.source.Source;
import dev.tierscope.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Data directories that were copied without their log: what else there is of a head tells.
class LostLogTest {
  private static final String ULID = "01HX0000000000000000000000";

  @TempDir Path directory;

  @Test
  void headChunksWithoutALogAreDamage() throws IOException, AnalyzerException {
    Path stopped = SharedData.unpacked("real/datadir-c-stopped.tar.gz", directory);
    Path copy = Files.createDirectories(directory.resolve("copy"));
    SmallBlock.ofSeries(10).writeTo(copy, ULID);
    Files.move(stopped.resolve("chunks_head"), copy.resolve("chunks_head"));
    Snapshot read = read(copy);
    assertAll(
        () -> assertEquals(10, read.table().series()),
        () -> assertInstanceOf(Accuracy.AtLeast.class, read.seriesAccuracy()),
        () -> assertEquals(List.of(Severity.DAMAGE), severities(read)),
        () ->
            assertTrue(
                said(read).contains("1180 head chunks of series that no log names"), said(read)));
  }

  @Test
  void anEmptyLogIsARemark() throws IOException, AnalyzerException {
    SmallBlock.ofSeries(10).writeTo(directory, ULID);
    Files.createDirectory(directory.resolve("wal"));
    Snapshot read = read(directory);
    assertAll(
        () -> assertEquals(Accuracy.EXACT, read.seriesAccuracy()),
        () -> assertEquals(List.of(Severity.INFO), severities(read)),
        () ->
            assertTrue(
                said(read).contains("wal: the log is empty, so there is no head to count"),
                said(read)));
  }

  private static List<Severity> severities(Snapshot read) {
    return read.summary().notices().stream().map(n -> n.severity()).toList();
  }

  private static String said(Snapshot read) {
    return read.summary().notices().getFirst().problem().toString();
  }

  private static Snapshot read(Path path) throws AnalyzerException {
    try (Source source = Catalog.open(path, Progress.NONE)) {
      return source.read(ReadOptions.ALL, Progress.NONE);
    }
  }
}
