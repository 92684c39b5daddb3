package dev.tierscope.catalog;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.format.SharedData;
import dev.tierscope.format.tsdb.SmallBlock;
import dev.tierscope.format.tsdb.wal.LogWriter;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import dev.tierscope.source.ReadOptions;
import dev.tierscope.source.Source;
import dev.tierscope.task.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said when somebody chooses a file that is no source.
class CatalogTest {
  private static final String ULID = "01HX0000000000000000000000";

  @TempDir Path directory;

  @Test
  void saysThatAFileIsEmpty() throws IOException {
    assertSaid("the file is empty", write("metrics.txt", new byte[0]));
  }

  @ParameterizedTest
  @CsvSource({
    "index, the index of a TSDB block",
    "meta.json, the meta.json of a TSDB block",
    "chunks/000001, a chunk file of a TSDB block",
    "tombstones, the tombstones file of a TSDB block",
  })
  void namesTheBlockOfAFileThatIsAPartOfIt(String file, String what) throws IOException {
    Path block = SmallBlock.ofSeries(3).writeTo(directory, ULID);
    Files.write(block.resolve("tombstones"), HexFormat.of().parseHex("0130ba300100000000"));
    Problem problem = assertSaid("it is " + what, block.resolve(file));
    assertEquals("Choose the directory " + block + ".", problem.fix());
  }

  @ParameterizedTest
  @CsvSource({"wal/00000000", "wal/checkpoint.00000001/00000000", "wbl/00000000"})
  void namesTheDataDirectoryOfASegment(String file) throws IOException {
    byte[] log = new LogWriter().record(new byte[] {1, 2, 3}).bytes();
    Problem problem = assertSaid("it is a segment of a write-ahead log", write(file, log));
    assertEquals("Choose the directory " + directory + ".", problem.fix());
  }

  @Test
  void namesTheDataDirectoryOfAHeadChunkFile() throws IOException {
    byte[] file = HexFormat.of().parseHex("0130bc9101000000");
    Problem problem = assertSaid("a chunk file of a head", write("chunks_head/000001", file));
    assertEquals("Choose the directory " + directory + ".", problem.fix());
  }

  @ParameterizedTest
  @CsvSource({"chunks", "wal/checkpoint.00000001", "chunks_head"})
  void namesTheWholeOfADirectoryThatIsAPart(String name) throws IOException {
    Path part = write(name + "/000001", new byte[9]).resolveSibling("");
    Problem problem = assertSaid("it is only a part of a block or of a data directory", part);
    assertEquals("Choose the directory " + directory + ".", problem.fix());
  }

  @Test
  void knowsAnIndexOfLoki() throws IOException {
    Path packed =
        SharedData.tsdb("loki/index_19675/1700020000-ingester-2.tsdb.gz").toAbsolutePath();
    assertSaid("it is an index of Loki", packed);
    assertSaid("it is an index of Loki", write("a.tsdb", HexFormat.of().parseHex("baaad70002")));
    assertSaid("it is an index of Loki", write("index", HexFormat.of().parseHex("baaad70003")));
  }

  @Test
  void doesNotTakeATextForAnArchive() throws IOException {
    Problem problem = assertSaid("it is no archive", write("a.tar.gz", "to be done\n"));
    assertEquals(
        "it is no archive, although its name says so, and no /metrics page:"
            + " no sample in 1 line; the first: found \"be done\", expected a value",
        problem.what());
    assertEquals("Copy or make the archive again.", problem.fix());
  }

  @Test
  void readsAPageWhateverItsName() throws IOException, AnalyzerException {
    assertEquals(1, series(write("page.zip", "up 1\n")));
  }

  @Test
  void saysHowAFileIsPacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write("up 1\n".getBytes(UTF_8));
    }
    Problem problem =
        assertSaid("it is packed with gzip and holds no tar", write("m.gz", packed.toByteArray()));
    assertEquals("Unpack it and choose what was in it.", problem.fix());
    assertSaid("it is packed with bzip2", write("m.bz2", "BZh91AY"));
    assertSaid("it is packed with xz", write("m.xz", HexFormat.of().parseHex("fd377a585a000004")));
  }

  @Test
  void showsTheFirstBytesOfWhatIsNoText() throws IOException {
    byte[] elf = HexFormat.of().parseHex("7f454c4602010100000000000000000003003e0001000000");
    assertSaid(
        "it is neither text nor an archive; its first bytes are 0x7f454c4602010100",
        write("program", elf));
  }

  @Test
  void saysThatATextIsInAnotherEncoding() throws IOException {
    assertSaid("it is text in UTF-16, expected UTF-8", write("m.txt", "up 1\n".getBytes(UTF_16)));
  }

  @Test
  void knowsAWebPage() throws IOException {
    assertSaid("it is a page of HTML or XML", write("metrics", "\n<!DOCTYPE html>\n<html>"));
  }

  @Test
  void readsPagesAndAnswersThatStartWithAByteOrderMark() throws IOException, AnalyzerException {
    String answer = "{\"status\": \"success\", \"data\": [{\"__name__\": \"up\"}]}";
    assertEquals(1, series(write("answer.json", "\ufeff" + answer)));
    assertEquals(1, series(write("metrics.txt", "\ufeffup 1\n")));
  }

  private static long series(Path path) throws AnalyzerException {
    try (Source source = Catalog.open(path, Progress.NONE)) {
      return source.read(ReadOptions.ALL, Progress.NONE).table().series();
    }
  }

  private static Problem assertSaid(String what, Path path) {
    Problem problem =
        assertThrows(AnalyzerException.class, () -> Catalog.open(path, Progress.NONE).close())
            .problem();
    assertTrue(problem.what().contains(what), problem.toString());
    assertTrue(problem.where().startsWith(path.toString()), problem.toString());
    assertTrue(problem.toString().chars().noneMatch(Character::isISOControl), problem.toString());
    return problem;
  }

  private Path write(String name, String text) throws IOException {
    return write(name, text.getBytes(UTF_8));
  }

  private Path write(String name, byte[] bytes) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    return Files.write(file, bytes);
  }
}
