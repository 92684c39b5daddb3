package dev.tierscope.source.tsdb;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.catalog.Catalog;
import dev.tierscope.format.tsdb.SmallBlock;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Notice;
import dev.tierscope.model.Notice.Severity;
import dev.tierscope.model.TimeRange;
import dev.tierscope.source.QuickCounts;
import dev.tierscope.source.ReadOptions;
import dev.tierscope.source.Snapshot;
import dev.tierscope.source.Source;
import dev.tierscope.table.SeriesGroup;
import dev.tierscope.table.Weight;
import dev.tierscope.task.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is still counted of a damaged block, and what is said about the rest.
class DamagedBlockTest {
  private static final String ULID = "01HX0000000000000000000000";
  private static final String OTHER = "01HX0000000000000000000001";
  private static final String AGAIN = " Copy the block again; its bytes have changed.";

  @TempDir Path directory;

  @Test
  void countsASoundBlockExactly() throws IOException, AnalyzerException {
    Snapshot read = read(SmallBlock.ofSeries(10).writeTo(directory, ULID));
    assertAll(
        () -> assertEquals(10, read.table().series()),
        () -> assertEquals(List.of(), read.summary().notices()),
        () -> assertEquals(Accuracy.EXACT, read.seriesAccuracy()),
        () -> assertEquals(Accuracy.EXACT, read.sampleAccuracy()),
        () -> assertEquals(1200, sum(read, Weight.SAMPLES)));
  }

  /// Names of different bytes would have the same text.
  @Test
  void refusesALabelNameThatIsNoText() throws IOException {
    Path block = named("up", "\u00ff", "up", "\u00fe");
    assertAll(
        () -> assertEquals(Optional.empty(), quick(block)),
        () -> assertRefused("a label name is 0xfe, expected UTF-8", block));
  }

  @Test
  void refusesAMetricNameThatIsNoText() throws IOException {
    Path block = named("up\u00ff", "job", "up\u00fe", "job");
    assertAll(
        () -> assertEquals(Optional.empty(), quick(block)),
        () -> assertRefused("a metric name is 0x7570fe, expected UTF-8", block));
  }

  @Test
  void refusesAnEmptyMetricNameBesideSeriesWithoutOne() throws IOException {
    List<Map<String, String>> series =
        List.of(Map.of("__name__", "", "job", "x"), Map.of("job", "x"));
    Path block = new SmallBlock(series, 1).writeTo(directory, ULID);
    assertAll(
        () -> assertEquals(Optional.empty(), quick(block)),
        () -> assertRefused("a metric name is empty, expected UTF-8", block));
  }

  @Test
  void tellsValuesThatAreNoTextApart() throws IOException, AnalyzerException {
    List<Map<String, String>> series =
        List.of(
            Map.of("__name__", "up", "job", "\u00ff"), Map.of("__name__", "up", "job", "\u00fe"));
    Path block = new SmallBlock(series, 1).writeTo(directory, ULID);
    assertEquals(2, read(block).table().groups().getFirst().columns().getFirst().values());
  }

  private Path named(String metric, String label, String otherMetric, String otherLabel)
      throws IOException {
    List<Map<String, String>> series =
        List.of(
            Map.of("__name__", metric, label, "x"),
            Map.of("__name__", otherMetric, otherLabel, "x"));
    return new SmallBlock(series, 1).writeTo(directory, ULID);
  }

  private void assertRefused(String what, Path block) {
    assertEquals(what, assertThrows(AnalyzerException.class, () -> read(block)).problem().what());
  }

  @Test
  void skipsOneDamagedSeriesAndSaysWhereItLies() throws IOException, AnalyzerException {
    SmallBlock block = SmallBlock.ofSeries(10);
    byte[] index = block.index();
    index[block.entry(3) + 4] ^= 1;
    Snapshot read = read(withIndex(block, index));
    assertAll(
        () -> assertEquals(9, read.table().series()),
        () -> assertTrue(read.summary().isDamaged()),
        () ->
            assertEquals(
                new Accuracy.AtLeast("1 damaged series were skipped"), read.seriesAccuracy()),
        () -> assertEquals(read.seriesAccuracy(), read.sampleAccuracy()),
        () ->
            assertSaid(
                Severity.DAMAGE,
                "index at byte "
                    + block.entry(3)
                    + ": one series was skipped: checksum of a series",
                read));
  }

  @Test
  void leavesCountingADamagedSeriesToTheFullRead() throws IOException, AnalyzerException {
    SmallBlock block = SmallBlock.ofSeries(10);
    byte[] index = block.index();
    index[block.entry(3) + 4] ^= 1;
    assertEquals(Optional.empty(), quick(withIndex(block, index)));
  }

  @Test
  void countsADamagedSeriesAtTheEdgeBetweenTwoThreadsOnce() throws IOException, AnalyzerException {
    SmallBlock block = SmallBlock.ofSeries(8192);
    byte[] index = block.index();
    for (int i = 0; i < 8192; i += 64) { // every edge is among them
      index[block.entry(i) + 4] ^= 1;
    }
    Snapshot read = read(withIndex(block, index));
    assertAll(
        () -> assertEquals(8192 - 128, read.table().series()),
        () -> assertSaid(Severity.DAMAGE, "128 damaged places were skipped, the first: ", read));
  }

  @Test
  void findsOutThatSeriesWereOverwrittenWithZeros() throws IOException, AnalyzerException {
    SmallBlock block = SmallBlock.ofSeries(10);
    byte[] index = block.index();
    Arrays.fill(index, block.entry(3), block.entry(5), (byte) 0);
    Snapshot read = read(withIndex(block, index));
    assertAll(
        () -> assertEquals(8, read.table().series()),
        () ->
            assertSaid(
                Severity.DAMAGE,
                "2 damaged places were skipped, the first: length of a series is 0, expected 1 to",
                read));
  }

  @Test
  void findsOutThatTheLastSeriesWereOverwrittenWithZeros() throws IOException, AnalyzerException {
    SmallBlock block = SmallBlock.ofSeries(10);
    byte[] index = block.index();
    Arrays.fill(index, block.entry(9), block.allPostings(), (byte) 0);
    Snapshot read = read(withIndex(block, index));
    assertAll(
        () -> assertEquals(9, read.table().series()), () -> assertTrue(read.summary().isDamaged()));
  }

  @Test
  void missesAllSeriesWhenTheTableOfContentsLeavesTheirSectionNoRoom()
      throws IOException, AnalyzerException {
    SmallBlock block = SmallBlock.ofSeries(4096);
    byte[] index = block.index();
    SmallBlock.toc(index, 1, block.allPostings() - 1);
    Path damaged = withIndex(block, index);
    Snapshot read = read(damaged);
    assertAll(
        () -> assertEquals(Optional.empty(), quick(damaged)),
        () -> assertEquals(0, read.table().series()),
        () -> assertTrue(read.summary().isDamaged(), read.summary().notices()::toString));
  }

  /// Any bytes behind a damaged entry may look like the length of a long one; looking at each of
  /// those as a whole would take hours here.
  @Test
  @Timeout(60)
  void looksForTheNextSeriesInReasonableTimeWhereNoListTellsIt()
      throws IOException, AnalyzerException {
    SmallBlock block = SmallBlock.ofSeries(1 << 14);
    byte[] index = block.index();
    index[block.allPostings() + 9] ^= 1;
    for (int at = block.entry(1); at + 16 <= block.allPostings(); at += 16) {
      ByteBuffer.wrap(index).put(at, new byte[] {(byte) 0x80, (byte) 0x80, 0x40}); // 1 MiB
    }
    Snapshot read = read(withIndex(block, index));
    assertAll(
        () -> assertEquals(1, read.table().series()), () -> assertTrue(read.summary().isDamaged()));
  }

  @Test
  void refusesALengthBeyondTheSection() throws IOException, AnalyzerException {
    SmallBlock block = SmallBlock.ofSeries(10);
    byte[] index = block.index();
    ByteBuffer.wrap(index, block.entry(3), 5).put(new byte[] {-1, -1, -1, -1, 15});
    assertSkipsOne(block, index, "length of a series is 4294967295, expected 1 to ");
  }

  @Test
  void refusesALengthThatDoesNotEnd() throws IOException, AnalyzerException {
    SmallBlock block = SmallBlock.ofSeries(10);
    byte[] index = block.index();
    Arrays.fill(index, block.entry(3), block.entry(3) + 12, (byte) 0xff);
    assertSkipsOne(block, index, "length of a series is ");
  }

  @Test
  void refusesASymbolThatDoesNotExist() throws IOException, AnalyzerException {
    SmallBlock block = SmallBlock.ofSeries(10).content(3, 1, 0, 0xff, 0x7f, 0);
    assertSkipsOne(
        block,
        block.index(),
        "symbol reference of a label is 16383, expected one of 16 symbols." + AGAIN);
  }

  @Test
  void refusesASymbolNumberThatDoesNotEnd() throws IOException, AnalyzerException {
    SmallBlock block = SmallBlock.ofSeries(10).content(3, 1, 255, 255, 255, 255);
    assertSkipsOne(block, block.index(), "symbol reference of a label is ");
  }

  @Test
  void refusesMoreLabelsThanFitTheEntry() throws IOException, AnalyzerException {
    SmallBlock block = SmallBlock.ofSeries(10).content(3, 0xff, 0xff, 0x7f, 0, 0, 0);
    assertSkipsOne(
        block, block.index(), "number of labels is 2097151, expected at most 1." + AGAIN);
  }

  @Test
  void refusesMoreChunksThanFitTheEntry() throws IOException, AnalyzerException {
    SmallBlock block = SmallBlock.ofSeries(10).content(3, 1, 0, 1, 99, 0, 0, 0);
    assertSkipsOne(block, block.index(), "number of chunks is 99, expected at most 1." + AGAIN);
  }

  @Test
  void refusesChunksThatReachBeyondTheEntry() throws IOException, AnalyzerException {
    SmallBlock block = SmallBlock.ofSeries(10).content(3, 1, 0, 1, 1, 0xff, 0xff, 0xff);
    assertSkipsOne(block, block.index(), "chunks of a series is ");
  }

  @Test
  void countsSeriesWithoutChunks() throws IOException, AnalyzerException {
    SmallBlock sound = SmallBlock.ofSeries(10);
    SmallBlock block = SmallBlock.ofSeries(10).content(3, 1, 0, 1, 0);
    Snapshot read = read(withIndex(sound, block.index()));
    assertAll(
        () -> assertEquals(10, read.table().series()),
        () -> assertEquals(9, sum(read, Weight.CHUNKS)),
        () -> assertFalse(read.summary().isDamaged()));
  }

  @Test
  void readsEverySeriesWithoutTheListOfAllSeries() throws IOException, AnalyzerException {
    SmallBlock block = SmallBlock.ofSeries(10);
    byte[] index = block.index();
    index[block.allPostings() + 9] ^= 1;
    assertEquals(10, read(withIndex(block, index)).table().series());
  }

  @Test
  void goesOnBehindADamagedSeriesWithoutTheListOfAllSeries() throws IOException, AnalyzerException {
    SmallBlock block = SmallBlock.ofSeries(10);
    byte[] index = block.index();
    index[block.allPostings() + 9] ^= 1;
    index[block.entry(3)] ^= 0x40;
    assertSkipsOne(block, index, "length of a series is ", "checksum of a series is ");
  }

  @Test
  void readsEverySeriesWithoutThePostingsOffsetTable() throws IOException, AnalyzerException {
    SmallBlock block = SmallBlock.ofSeries(10);
    byte[] index = block.index();
    index[block.postingsTable() + 9] ^= 1;
    Snapshot read = read(withIndex(block, index));
    assertAll(
        () -> assertEquals(10, read.table().series()),
        () -> assertEquals(Accuracy.EXACT, read.seriesAccuracy()),
        () -> assertSaid(Severity.WARNING, "checksum of the postings offset table is ", read));
  }

  @Test
  void countsSeriesWithoutChunkFiles() throws IOException, AnalyzerException {
    Path block = SmallBlock.ofSeries(10).writeTo(directory, ULID);
    Files.delete(block.resolve("chunks/000001"));
    Files.delete(block.resolve("chunks"));
    Snapshot read = read(block);
    assertAll(
        () -> assertEquals(10, read.table().series()),
        () -> assertEquals(Accuracy.EXACT, read.seriesAccuracy()),
        () ->
            assertEquals(
                new Accuracy.AtLeast("10 chunks could not be looked into"), read.sampleAccuracy()),
        () ->
            assertEquals(
                new Accuracy.AtLeast("chunk files are missing or damaged"), read.byteAccuracy()),
        () ->
            assertSaid(
                Severity.WARNING,
                "chunks: the samples of 10 chunks and bytes of 10 series are unknown, the first:"
                    + " there is no chunk file, expected 000001. Series are counted completely;",
                read),
        () -> assertEquals(Optional.empty(), quick(block)));
  }

  @Test
  void knowsTheChunksBeforeTheCutOfAChunkFile() throws IOException, AnalyzerException {
    SmallBlock small = SmallBlock.ofSeries(10);
    Path block = small.writeTo(directory, ULID);
    Files.write(block.resolve("chunks/000001"), Arrays.copyOf(small.chunks(), 8 + 5 * 11 + 3));
    Snapshot read = read(block);
    assertAll(
        () -> assertEquals(10, read.table().series()),
        () -> assertEquals(5 * 120, sum(read, Weight.SAMPLES)),
        () -> assertEquals(5 * 11, sum(read, Weight.CHUNK_BYTES)),
        () ->
            assertSaid(
                Severity.WARNING,
                "chunks/000001 at byte 63: the samples of 5 chunks and bytes of 5 series are"
                    + " unknown, the first:"
                    + " chunk is 3 bytes before the end, expected at least 6 bytes.",
                read));
  }

  @Test
  void noticesThatTheLastChunkIsCutByOneByte() throws IOException, AnalyzerException {
    SmallBlock small = SmallBlock.ofSeries(10);
    Path block = small.writeTo(directory, ULID);
    Files.write(block.resolve("chunks/000001"), Arrays.copyOf(small.chunks(), 8 + 10 * 11 - 1));
    Snapshot read = read(block);
    assertAll(
        () -> assertEquals(9 * 120, sum(read, Weight.SAMPLES)),
        () ->
            assertSaid(
                Severity.WARNING,
                "chunks/000001 at byte 107: the samples of 1 chunk and bytes of 1 series are"
                    + " unknown, the first:"
                    + " chunk length is 5 bytes, expected at most 4 bytes.",
                read),
        () -> assertEquals(Optional.empty(), quick(block)));
  }

  @Test
  void noticesThatTheFirstChunkFileIsMissing() throws IOException, AnalyzerException {
    Path block = SmallBlock.ofSeries(10).writeTo(directory, ULID);
    Files.move(block.resolve("chunks/000001"), block.resolve("chunks/000002"));
    Snapshot read = read(block);
    assertAll(
        () -> assertEquals(0, sum(read, Weight.SAMPLES)),
        () ->
            assertSaid(
                Severity.WARNING,
                "chunks/000001: the chunk file is missing, the one behind it is there",
                read),
        () -> assertEquals(Optional.empty(), quick(block)));
  }

  @Test
  void countsNoSamplesInAForeignChunkFile() throws IOException, AnalyzerException {
    SmallBlock small = SmallBlock.ofSeries(10);
    Path block = small.writeTo(directory, ULID);
    byte[] chunks = small.chunks();
    chunks[0] = 0x50;
    Files.write(block.resolve("chunks/000001"), chunks);
    Snapshot read = read(block);
    assertAll(
        () -> assertEquals(10, read.table().series()),
        () -> assertEquals(0, sum(read, Weight.SAMPLES)),
        () ->
            assertEquals(
                new Accuracy.AtLeast("10 chunks could not be looked into"), read.sampleAccuracy()),
        () ->
            assertEquals(
                new Accuracy.AtLeast("chunk files are missing or damaged"), read.byteAccuracy()),
        () ->
            assertSaid(
                Severity.WARNING,
                "chunks/000001 at byte 0: magic of a chunk segment is 0x50bd40dd,"
                    + " expected 0x85bd40dd. Copy the block again",
                read),
        () -> assertSaid(Severity.WARNING, "the samples of 10 chunks and bytes of 10", read),
        () -> assertEquals(Optional.empty(), quick(block)));
  }

  @Test
  void countsTheBytesButNotTheSamplesOfAnUnknownEncoding() throws IOException, AnalyzerException {
    SmallBlock small = SmallBlock.ofSeries(10);
    Path block = small.writeTo(directory, ULID);
    byte[] chunks = small.chunks();
    chunks[8 + 11 + 1] = 77;
    CRC32C crc = new CRC32C();
    crc.update(chunks, 8 + 11 + 1, 6);
    ByteBuffer.wrap(chunks).putInt(8 + 11 + 7, (int) crc.getValue());
    Files.write(block.resolve("chunks/000001"), chunks);
    Snapshot read = read(block);
    assertAll(
        () -> assertEquals(9 * 120, sum(read, Weight.SAMPLES)),
        () -> assertEquals(10 * 11, sum(read, Weight.CHUNK_BYTES)),
        () ->
            assertSaid(
                Severity.WARNING,
                "chunks/000001 at byte 20: the samples of 1 chunk are unknown, the first:"
                    + " chunk encoding is 77, expected 1 to 6, or 255.",
                read));
  }

  @Test
  void takesTheTimeRangeFromTheSeriesWithoutMetaJson() throws IOException, AnalyzerException {
    Path block = SmallBlock.ofSeries(10).writeTo(directory, ULID);
    Files.delete(block.resolve("meta.json"));
    Snapshot read = read(block);
    TimeRange range = new TimeRange(SmallBlock.MIN_TIME, SmallBlock.MIN_TIME + 900_001);
    assertAll(
        () -> assertEquals(10, read.table().series()),
        () -> assertEquals(range, read.summary().range()),
        () -> assertEquals(range, read.parts().getFirst().range()),
        () -> assertEquals(range, quick(block).orElseThrow().summary().range()),
        () -> assertFalse(read.summary().isDamaged()),
        () ->
            assertSaid(
                Severity.WARNING,
                "meta.json: there is no such file, the time range is taken from the series."
                    + " Copy the block again with its meta.json.",
                read));
  }

  @Test
  void saysWhereMetaJsonStopsBeingJson() throws IOException, AnalyzerException {
    Path block = SmallBlock.ofSeries(10).writeTo(directory, ULID);
    Files.writeString(block.resolve("meta.json"), "{\"minTime\": 1,\n!");
    assertSaid(
        Severity.WARNING,
        "meta.json: it is not valid JSON at line 2, column 1;"
            + " its time range is taken from the series."
            + " Copy the block again; its index can still be read without this file.",
        read(block));
  }

  @Test
  void saysThatMetaJsonIsEmpty() throws IOException, AnalyzerException {
    Path block = SmallBlock.ofSeries(10).writeTo(directory, ULID);
    Files.write(block.resolve("meta.json"), new byte[0]);
    assertSaid(Severity.WARNING, "meta.json: it is empty; its time range is", read(block));
  }

  @Test
  void saysThatMetaJsonIsOfAnotherVersion() throws IOException, AnalyzerException {
    Path block = SmallBlock.ofSeries(10).writeTo(directory, ULID);
    Path meta = block.resolve("meta.json");
    Files.writeString(meta, Files.readString(meta).replace("\"version\": 1", "\"version\": 9"));
    assertSaid(Severity.WARNING, "meta.json: version is 9, expected 1. Use a newer", read(block));
  }

  @Test
  void saysThatTheTimeRangeOfMetaJsonRunsBackwards() throws IOException, AnalyzerException {
    Path block = SmallBlock.ofSeries(10).writeTo(directory, ULID);
    Files.writeString(block.resolve("meta.json"), "{\"minTime\": 10, \"maxTime\": 1}");
    assertSaid(
        Severity.WARNING, "meta.json: maxTime is 1, expected 10 or more; its time", read(block));
  }

  @Test
  void refusesANegativeCountInMetaJson() throws IOException, AnalyzerException {
    Path block = SmallBlock.ofSeries(10).writeTo(directory, ULID);
    Path meta = block.resolve("meta.json");
    Files.writeString(meta, Files.readString(meta).replace("1200", "-5"));
    Snapshot read = read(block);
    assertAll(
        () -> assertEquals(1200, sum(read, Weight.SAMPLES)),
        () -> assertTrue(quick(block).orElseThrow().samples().isEmpty()),
        () ->
            assertSaid(
                Severity.WARNING, "meta.json: a count is -5, expected 0 or more; its time", read));
  }

  @Test
  void refusesATimeRangeOfMoreThanTenYears() throws IOException, AnalyzerException {
    Path block = SmallBlock.ofSeries(10).writeTo(directory, ULID);
    Path meta = block.resolve("meta.json");
    Files.writeString(
        meta, Files.readString(meta).replace("" + SmallBlock.MAX_TIME, "9223372036854775807"));
    assertSaid(
        Severity.WARNING,
        "it spans the times 1700000000000 to 9223372036854775807, expected at most ten years;",
        read(block));
  }

  @Test
  void saysThatMetaJsonIsThatOfAnotherBlock() throws IOException, AnalyzerException {
    Path block = SmallBlock.ofSeries(10).writeTo(directory, ULID);
    Files.writeString(block.resolve("meta.json"), SmallBlock.ofSeries(10).meta(OTHER));
    assertSaid(
        Severity.WARNING,
        ULID + "/meta.json: it is that of the block " + OTHER + ". Copy",
        read(directory));
  }

  @Test
  void doesNotLeaveOutABlockThatClaimsToReplaceItself() throws IOException, AnalyzerException {
    Path block = SmallBlock.ofSeries(10).writeTo(directory, ULID);
    SmallBlock.ofSeries(20).writeTo(directory, OTHER);
    Path meta = block.resolve("meta.json");
    String parents = "\"parents\": [{\"ulid\": \"" + ULID + "\"}], \"sources\"";
    Files.writeString(meta, Files.readString(meta).replace("\"sources\"", parents));
    assertEquals(2, read(directory).summary().parts().size());
  }

  @Test
  void remarksThatADirectoryWithAnIndexIsNotNamedAsABlock() throws IOException, AnalyzerException {
    SmallBlock.ofSeries(10).writeTo(directory, ULID);
    SmallBlock.ofSeries(20).writeTo(directory, OTHER + ".tmp-for-creation");
    Snapshot read = read(directory);
    assertAll(
        () -> assertEquals(10, read.table().series()),
        () ->
            assertSaid(
                Severity.INFO,
                ".tmp-for-creation: the block was left out because its directory has not the name",
                read));
  }

  @Test
  void knowsABlockInSmallLetters() throws IOException, AnalyzerException {
    SmallBlock.ofSeries(10).writeTo(directory, ULID.toLowerCase(Locale.ROOT));
    assertEquals(10, read(directory).table().series());
  }

  @Test
  void survivesDeepNestingInMetaJson() throws IOException, AnalyzerException {
    Path block = SmallBlock.ofSeries(10).writeTo(directory, ULID);
    Files.writeString(block.resolve("meta.json"), "{\"a\":" + "[".repeat(100_000));
    assertSaid(
        Severity.WARNING, "meta.json: it is not valid JSON, or nested too deeply;", read(block));
  }

  @Test
  void noticesThatTheEndOfAChunkFileIsZero() throws IOException, AnalyzerException {
    SmallBlock small = SmallBlock.ofSeries(10);
    Path block = small.writeTo(directory, ULID);
    byte[] chunks = small.chunks();
    Arrays.fill(chunks, chunks.length - 25, chunks.length, (byte) 0);
    Files.write(block.resolve("chunks/000001"), chunks);
    Snapshot read = read(block);
    assertAll(
        () -> assertSaid(Severity.WARNING, "the samples of 3 chunks and bytes of 1 series", read),
        () -> assertEquals(Optional.empty(), quick(block)));
  }

  @Test
  void saysThatABlockByItselfHasNoIndex() throws IOException {
    Path block = SmallBlock.ofSeries(10).writeTo(directory, ULID);
    Files.delete(block.resolve("index"));
    String said = assertThrows(AnalyzerException.class, () -> read(block)).problem().toString();
    assertTrue(said.contains("there is the meta.json of a block in it, but no index. Copy"), said);
  }

  @Test
  void noticesThatASampleCountInAChunkHasChanged() throws IOException, AnalyzerException {
    SmallBlock small = SmallBlock.ofSeries(10);
    Path block = small.writeTo(directory, ULID);
    byte[] chunks = small.chunks();
    chunks[8 + 11 + 3] = 60; // of 120
    Files.write(block.resolve("chunks/000001"), chunks);
    Snapshot read = read(block);
    assertAll(
        () -> assertEquals(Accuracy.EXACT, read.seriesAccuracy()),
        () ->
            assertEquals(
                new Accuracy.AtLeast("1 chunk could not be looked into"), read.sampleAccuracy()),
        () -> assertEquals(9 * 120, sum(read, Weight.SAMPLES)),
        () ->
            assertSaid(
                Severity.WARNING,
                "chunks/000001 at byte 20: the samples of 1 chunk are unknown, the first:"
                    + " chunk checksum is 0x",
                read));
  }

  @Test
  void noticesThatTheSampleCountOfMetaJsonHasChanged() throws IOException, AnalyzerException {
    Path block = SmallBlock.ofSeries(10).writeTo(directory, ULID);
    Path meta = block.resolve("meta.json");
    Files.writeString(meta, Files.readString(meta).replace("1200", "1260"));
    Snapshot read = read(block);
    assertAll(
        () -> assertEquals(Accuracy.EXACT, read.seriesAccuracy()),
        () ->
            assertEquals(
                new Accuracy.Estimated(60.0 / 1200, "meta.json was written with another count"),
                read.sampleAccuracy()),
        () ->
            assertSaid(
                Severity.WARNING,
                "meta.json was written with other counts: 1260 samples, found 1200. Copy",
                read));
  }

  @Test
  void noticesThatMetaJsonIsOfAnotherBlock() throws IOException, AnalyzerException {
    Path block = SmallBlock.ofSeries(10).writeTo(directory, ULID);
    Files.writeString(block.resolve("meta.json"), SmallBlock.ofSeries(11).meta(ULID));
    Snapshot read = read(block);
    assertAll(
        () ->
            assertSaid(
                Severity.WARNING,
                "meta.json was written with other counts: 11 series, found 10,"
                    + " 11 chunks, found 10, 1320 samples, found 1200.",
                read),
        () -> assertEquals(Optional.empty(), quick(block)));
  }

  @Test
  void mergesSeriesThatAreEqualOnceAnExternalLabelReplacesTheirOwn()
      throws IOException, AnalyzerException {
    SmallBlock small =
        new SmallBlock(
            List.of(
                Map.of("__name__", "up", "job", "a", "replica", "0"),
                Map.of("__name__", "up", "job", "a", "replica", "1"),
                Map.of("__name__", "up", "job", "b")),
            1);
    Path block = small.writeTo(directory, ULID);
    String thanos = ", \"thanos\": {\"labels\": {\"replica\": \"x\", \"cluster\": \"y\"}}}";
    String meta = small.meta(ULID).strip();
    Files.writeString(block.resolve("meta.json"), meta.substring(0, meta.length() - 1) + thanos);
    Snapshot read = read(block);
    SeriesGroup up = read.table().group("up").orElseThrow();
    assertAll(
        () -> assertEquals(2, up.rows()),
        () -> assertEquals(3, sum(read, Weight.CHUNKS)),
        () ->
            assertEquals(
                List.of("cluster", "job", "replica"),
                up.columns().stream().map(c -> c.name()).toList()),
        () -> assertEquals(1, up.column("replica").orElseThrow().values()),
        () -> assertEquals("x", up.column("replica").orElseThrow().value(1)));
  }

  @Test
  void saysThatMetaJsonHasNoTimeRange() throws IOException, AnalyzerException {
    Path block = SmallBlock.ofSeries(10).writeTo(directory, ULID);
    Files.writeString(block.resolve("meta.json"), "{\"ulid\": \"x\"}");
    assertSaid(
        Severity.WARNING, "meta.json: it has no time range (minTime, maxTime);", read(block));
  }

  @Test
  void analysesTheGoodBlockBesideADamagedOne() throws IOException, AnalyzerException {
    SmallBlock.ofSeries(10).writeTo(directory, ULID);
    Path damaged = SmallBlock.ofSeries(10).writeTo(directory, OTHER);
    Files.write(damaged.resolve("index"), new byte[0]);
    Snapshot read = read(directory);
    assertAll(
        () -> assertEquals(10, read.table().series()),
        () -> assertEquals(new Accuracy.AtLeast("a part is damaged"), read.seriesAccuracy()),
        () -> assertSaid(Severity.DAMAGE, OTHER + "/index at byte 0: index size is 0 bytes", read),
        () -> assertEquals(Optional.empty(), quick(directory)));
  }

  @Test
  void saysThatABlockHasNoIndex() throws IOException, AnalyzerException {
    SmallBlock.ofSeries(10).writeTo(directory, ULID);
    Path damaged = SmallBlock.ofSeries(10).writeTo(directory, OTHER);
    Files.delete(damaged.resolve("index"));
    assertSaid(
        Severity.DAMAGE,
        OTHER + "/index: the block has no index. Copy the block again",
        read(directory));
  }

  @Test
  void opensNothingWhenTheOnlyBlockIsDamaged() throws IOException {
    Path damaged = SmallBlock.ofSeries(10).writeTo(directory, OTHER);
    Files.write(damaged.resolve("index"), new byte[4]);
    String said = assertThrows(AnalyzerException.class, () -> read(directory)).problem().toString();
    assertTrue(said.contains(OTHER + "/index at byte 0: index size is 4 bytes"), said);
  }

  @Test
  void saysWhichPartsThereAreWhenAskedForAnother() throws IOException {
    Path block = SmallBlock.ofSeries(10).writeTo(directory, ULID);
    ReadOptions options = new ReadOptions(TimeRange.ALL, Set.of("nothing"));
    String said =
        assertThrows(
                AnalyzerException.class,
                () -> {
                  try (Source source = Catalog.open(block, Progress.NONE)) {
                    source.read(options, Progress.NONE);
                  }
                })
            .problem()
            .toString();
    assertTrue(
        said.endsWith("there is no readable block nothing in it. Choose one of: " + ULID + "."),
        said);
  }

  private void assertSkipsOne(SmallBlock block, byte[] index, String... said)
      throws IOException, AnalyzerException {
    Snapshot read = read(withIndex(block, index));
    String notices = text(read);
    assertAll(
        () -> assertEquals(9, read.table().series(), notices),
        () -> assertSaid(Severity.DAMAGE, "index at byte " + block.entry(3) + ": one series", read),
        () -> assertTrue(Arrays.stream(said).anyMatch(notices::contains), notices));
  }

  private static void assertSaid(Severity severity, String text, Snapshot read) {
    assertTrue(
        read.summary().notices().stream()
            .anyMatch(n -> n.severity() == severity && n.problem().toString().contains(text)),
        () -> text(read));
  }

  private static String text(Snapshot read) {
    return read.summary().notices().stream().map(Notice::problem).toList().toString();
  }

  private Path withIndex(SmallBlock block, byte[] index) throws IOException {
    Path path = block.writeTo(directory, ULID);
    Files.write(path.resolve("index"), index);
    return path;
  }

  private static Snapshot read(Path path) throws AnalyzerException {
    try (Source source = Catalog.open(path, Progress.NONE)) {
      return source.read(ReadOptions.ALL, Progress.NONE);
    }
  }

  private static Optional<QuickCounts> quick(Path path) throws AnalyzerException {
    try (Source source = Catalog.open(path, Progress.NONE)) {
      return source.quick(10, ReadOptions.ALL, Progress.NONE);
    }
  }

  private static long sum(Snapshot read, Weight weight) {
    return read.table().groups().stream().mapToLong((SeriesGroup g) -> g.sum(weight)).sum();
  }
}
