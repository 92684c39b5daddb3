package dev.tierscope.format.tsdb.head;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tierscope.format.JsonTree;
import dev.tierscope.format.SharedData;
import dev.tierscope.format.file.DirectoryFolder;
import dev.tierscope.format.file.Folder;
import dev.tierscope.format.file.MemoryFolder;
import dev.tierscope.format.tsdb.wal.LogWriter;
import dev.tierscope.format.tsdb.wal.LogWriter.Fields;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Notice;
import dev.tierscope.model.Notice.Severity;
import dev.tierscope.model.TimeRange;
import dev.tierscope.table.LabelColumn;
import dev.tierscope.table.SeriesGroup;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.table.SeriesTableBuilder;
import dev.tierscope.table.SeriesTableBuilder.Duplicates;
import dev.tierscope.table.Weight;
import dev.tierscope.task.Progress;
import dev.tierscope.testing.Permissions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadTest {
  private static final long MIN_VALID = 1795360200000L;

  @TempDir Path temp;

  static SeriesTable table(HeadSeries head) {
    SeriesTableBuilder builder = new SeriesTableBuilder(head.symbols(), HeadSeries.WEIGHTS);
    head.addTo(builder, IntStream.range(0, head.symbols().size()).toArray());
    return builder.build(Duplicates.IMPOSSIBLE, Progress.NONE);
  }

  private static Map<String, Set<String>> valuesByName(SeriesTable table) {
    Map<String, Set<String>> values = new TreeMap<>();
    for (SeriesGroup group : table.groups()) {
      values.computeIfAbsent("__name__", _ -> new HashSet<>()).add(group.name());
      for (LabelColumn column : group.columns()) {
        Set<String> all = values.computeIfAbsent(column.name(), _ -> new HashSet<>());
        for (int code = 1; code <= column.values(); code++) {
          all.add(column.value(code));
        }
      }
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "datadir-b-live",
        "datadir-b-stopped",
        "datadir-c-live",
        "datadir-c-stopped",
        "datadir-d-chunk-snapshot"
      })
  void countsWhatTheServerCountedAtThatMoment(String name) throws Exception {
    Path directory = SharedData.unpacked("real/" + name + ".tar.gz", temp);
    Map<String, Object> expected =
        JsonTree.read(SharedData.tsdb("real/" + name + ".expected-head.json"));
    Map<String, Object> answer =
        JsonTree.member(
            JsonTree.read(SharedData.tsdb("real/" + name + ".status-tsdb.json")), "data");
    long minValid = (Long) expected.getOrDefault("minValidTime", Long.MIN_VALUE);
    try (Folder folder = DirectoryFolder.open(directory)) {
      HeadSeries head = Head.read(folder, "", minValid, TimeRange.ALL, Progress.NONE);
      SeriesTable table = table(head);
      assertEquals(expected.get("liveSeries"), head.series());
      assertEquals(expected.get("liveSeries"), table.series());
      assertEquals(expected.get("seriesRecords"), head.facts().seriesRecords());
      assertEquals(expected.get("firstSampleTime"), head.facts().firstTime());
      assertEquals(expected.get("lastSampleTime"), head.facts().lastTime());
      assertEquals(expected.get("walSamplesAtOrAfterMinValidTime"), head.facts().samples());
      assertEquals(
          expected.getOrDefault("wblSamplesNotYetMmapped", 0L), head.facts().lateSamples());
      assertEquals(expected.get("seriesByMetric"), seriesByMetric(table));
      compareWithServer(answer, table, head);
      assertEquals(
          List.of(), head.notices().stream().filter(n -> n.severity() == Severity.DAMAGE).toList());
    }
  }

  private static Map<String, Long> seriesByMetric(SeriesTable table) {
    Map<String, Long> series = new HashMap<>();
    table.groups().forEach(g -> series.put(g.name(), (long) g.rows()));
    return series;
  }

  private static void compareWithServer(
      Map<String, Object> answer, SeriesTable table, HeadSeries head) {
    Map<String, Object> stats = JsonTree.member(answer, "headStats");
    Map<String, Set<String>> values = valuesByName(table);
    assertEquals(stats.get("numSeries"), table.series());
    assertEquals(stats.get("numLabelPairs"), values.values().stream().mapToLong(Set::size).sum());
    assertEquals(stats.get("minTime"), head.facts().firstTime());
    assertEquals(stats.get("maxTime"), head.facts().lastTime());
    Map<String, Long> byMetric = seriesByMetric(table);
    for (Map<String, Object> top : JsonTree.members(answer, "seriesCountByMetricName")) {
      assertEquals(top.get("value"), byMetric.get(top.get("name")));
    }
    for (Map<String, Object> top : JsonTree.members(answer, "labelValueCountByLabelName")) {
      assertEquals(top.get("value"), (long) values.getOrDefault(top.get("name"), Set.of()).size());
    }
    for (Map<String, Object> top : JsonTree.members(answer, "memoryInBytesByLabelName")) {
      long bytes =
          values.getOrDefault(top.get("name"), Set.of()).stream()
              .mapToLong(v -> v.getBytes(StandardCharsets.UTF_8).length)
              .sum();
      assertEquals(top.get("value"), bytes);
    }
    for (Map<String, Object> top : JsonTree.members(answer, "seriesCountByLabelValuePair")) {
      String[] pair = String.valueOf(top.get("name")).split("=", 2);
      assertEquals(top.get("value"), seriesWith(table, pair[0], pair[1]));
    }
  }

  private static long seriesWith(SeriesTable table, String label, String value) {
    if (label.equals("__name__")) {
      return table.group(value).orElseThrow().rows();
    }
    return table.groups().stream()
        .mapToLong(g ->
            g.column(label)
                .map(c ->
                    IntStream.range(0, g.rows())
                        .filter(r -> c.code(r) > 0)
                        .filter(r -> table.symbols().string(c.valueSymbol(c.code(r))).equals(value))
                        .count())
                .orElse(0L))
        .sum();
  }

  @Test
  void chunksOfAStoppedServerAreThoseOnDiskAndTheOpenOnesOfEachSeries() throws Exception {
    Path directory = SharedData.unpacked("real/datadir-b-stopped.tar.gz", temp);
    try (Folder folder = DirectoryFolder.open(directory)) {
      HeadSeries head = Head.read(folder, "", MIN_VALID, TimeRange.ALL, Progress.NONE);
      assertEquals(721, head.facts().mappedChunks());
      assertEquals(16, head.facts().lateChunks());
      long chunks = 0;
      for (SeriesGroup group : table(head).groups()) {
        for (int row = 0; row < group.rows(); row++) {
          chunks += group.weight(Weight.CHUNKS).orElseThrow().get(row);
        }
      }
      int inOrder = 1201;
      int outOfOrder = 8; // series with samples in the WBL, fewer than 32 each
      assertEquals(721 + 16 + inOrder + outOfOrder, chunks);
    }
  }

  @Test
  void endsAtATornRecordOfTheLastSegmentAndSaysSo() throws Exception {
    Path directory = SharedData.unpacked("real/datadir-c-live.tar.gz", temp);
    Path segment = directory.resolve("wal/00000000");
    byte[] bytes = Files.readAllBytes(segment);
    Files.write(segment, Arrays.copyOf(bytes, bytes.length - 3));
    try (Folder folder = DirectoryFolder.open(directory)) {
      HeadSeries head = Head.read(folder, "", Long.MIN_VALUE, TimeRange.ALL, Progress.NONE);
      assertEquals(3796, head.series());
      assertEquals(List.of(Severity.DAMAGE), severities(head));
      String what = head.notices().getFirst().problem().what();
      assertTrue(what.startsWith("the log ends in a torn record"), what);
    }
  }

  @Test
  void doesNotTakeDamageInTheLastSegmentForATornEnd() throws Exception {
    Path directory = SharedData.unpacked("real/datadir-c-live.tar.gz", temp);
    Path segment = directory.resolve("wal/00000000");
    byte[] bytes = Files.readAllBytes(segment);
    bytes[100_000] ^= 1;
    Files.write(segment, bytes);
    try (Folder folder = DirectoryFolder.open(directory)) {
      HeadSeries head = Head.read(folder, "", Long.MIN_VALUE, TimeRange.ALL, Progress.NONE);
      assertEquals(List.of(Severity.DAMAGE), severities(head));
      String what = head.notices().getFirst().problem().what();
      assertTrue(what.startsWith("record checksum is "), what);
    }
  }

  @Test
  void tellsPagesThatWereOverwrittenWithZerosAndReadsTheOthers() throws Exception {
    byte[] series = new Fields().u8(1).series(1, "__name__", "up").bytes();
    byte[] sample = new Fields().u8(2).be64(1).be64(5).varint(0).varint(0).be64(0).bytes();
    byte[] page = Arrays.copyOf(new LogWriter().record(series).bytes(), 3 * 32768);
    byte[] log = new LogWriter().record(sample).bytes();
    System.arraycopy(log, 0, page, 2 * 32768, log.length);
    HeadSeries head = read(Map.of("wal/00000000", page));
    assertEquals(1, head.series());
    assertEquals(List.of(Severity.DAMAGE), severities(head));
    assertEquals(
        "page is only zeros at byte 32768, expected records",
        head.notices().getFirst().problem().what());
  }

  @Test
  void tellsRecordsOfATypeFromTheFuture() throws Exception {
    byte[] log = new LogWriter().record(new byte[] {77, 1}).record(new byte[] {78}).bytes();
    HeadSeries head = read(Map.of("wal/00000000", log));
    assertEquals(List.of(Severity.DAMAGE), severities(head));
    assertEquals(
        "2 records are of a type that this program does not know",
        head.notices().getFirst().problem().what());
  }

  @Test
  void tellsACheckpointWithoutSegments() throws Exception {
    HeadSeries head = read(Map.of("wal/checkpoint.00000003/copy", new byte[0]));
    assertEquals(List.of(Severity.DAMAGE), severities(head));
    assertTrue(
        head.notices().getFirst().problem().where().endsWith("wal/checkpoint.00000003"),
        () -> head.notices().toString());
  }

  @Test
  void keepsWhatLiesBeforeASegmentThatMayNotBeRead() throws Exception {
    Path directory = SharedData.unpacked("real/datadir-b-live.tar.gz", temp);
    assumeTrue(directory.resolve("wal/00000003").toFile().setReadable(false));
    Permissions.obeyed(() -> {
      try (Folder folder = DirectoryFolder.open(directory)) {
        HeadSeries head = Head.read(folder, "", MIN_VALID, TimeRange.ALL, Progress.NONE);
        assertTrue(head.facts().seriesRecords() > 0);
        assertTrue(head.notices().getFirst().problem().where().endsWith("wal/00000003"));
        assertEquals(Severity.DAMAGE, head.notices().getFirst().severity());
      }
      return 0;
    });
  }

  @Test
  void countsFromTheLogWhenAHeadChunkFileMayNotBeRead() throws Exception {
    Path directory = SharedData.unpacked("real/datadir-c-stopped.tar.gz", temp);
    assumeTrue(directory.resolve("chunks_head/000001").toFile().setReadable(false));
    Permissions.obeyed(() -> {
      try (Folder folder = DirectoryFolder.open(directory)) {
        HeadSeries head = Head.read(folder, "", Long.MIN_VALUE, TimeRange.ALL, Progress.NONE);
        assertEquals(3796, head.series());
        assertEquals(List.of(Severity.WARNING), severities(head));
      }
      return 0;
    });
  }

  @Test
  void refusesALogOfWhichNothingMayBeRead() throws Exception {
    Path directory = SharedData.unpacked("real/datadir-c-stopped.tar.gz", temp);
    assumeTrue(directory.resolve("wal/00000000").toFile().setReadable(false));
    Permissions.obeyed(() -> {
      try (Folder folder = DirectoryFolder.open(directory)) {
        AnalyzerException e =
            assertThrows(
                AnalyzerException.class,
                () -> Head.read(folder, "", Long.MIN_VALUE, TimeRange.ALL, Progress.NONE));
        assertEquals("this user may not read it", e.problem().what());
      }
      return 0;
    });
  }

  private static HeadSeries read(Map<String, byte[]> files) throws AnalyzerException {
    try (Folder folder = new MemoryFolder(files)) {
      return Head.read(folder, "", Long.MIN_VALUE, TimeRange.ALL, Progress.NONE);
    }
  }

  @Test
  void damageInAnEarlierSegmentEndsTheHeadThere() throws Exception {
    Path directory = SharedData.unpacked("real/datadir-b-live.tar.gz", temp);
    Path segment = directory.resolve("wal/00000003");
    byte[] bytes = Files.readAllBytes(segment);
    bytes[bytes.length / 2] ^= 0x10;
    Files.write(segment, bytes);
    try (Folder folder = DirectoryFolder.open(directory)) {
      HeadSeries head = Head.read(folder, "", MIN_VALID, TimeRange.ALL, Progress.NONE);
      assertTrue(head.series() > 0 && head.series() <= 1049, "series: " + head.series());
      assertTrue(severities(head).contains(Severity.DAMAGE));
      assertTrue(head.notices().getFirst().problem().where().contains("00000003 at byte "));
    }
  }

  @Test
  void readsUpToAGapInTheSegmentNumbers() throws Exception {
    Path directory = SharedData.unpacked("real/datadir-b-live.tar.gz", temp);
    Files.delete(directory.resolve("wal/00000003"));
    try (Folder folder = DirectoryFolder.open(directory)) {
      HeadSeries head = Head.read(folder, "", MIN_VALID, TimeRange.ALL, Progress.NONE);
      assertTrue(
          head.notices().stream()
              .anyMatch(n ->
                  n.problem()
                      .what()
                      .equals("segment 00000003 is missing, what follows is not used")));
    }
  }

  @Test
  void chunksAloneNameNoSeries() throws Exception {
    Path directory = SharedData.unpacked("real/datadir-c-stopped.tar.gz", temp);
    Files.delete(directory.resolve("wal/00000000"));
    try (Folder folder = DirectoryFolder.open(directory)) {
      HeadSeries head = Head.read(folder, "", Long.MIN_VALUE, TimeRange.ALL, Progress.NONE);
      assertEquals(0, head.series());
      assertEquals(
          "1180 head chunks of series that no log names",
          head.notices().getFirst().problem().what());
    }
  }

  @Test
  void aDamagedHeadChunkFileChangesNoCount() throws Exception {
    Path directory = SharedData.unpacked("real/datadir-c-stopped.tar.gz", temp);
    Path file = directory.resolve("chunks_head/000001");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    try (Folder folder = DirectoryFolder.open(directory)) {
      HeadSeries head = Head.read(folder, "", Long.MIN_VALUE, TimeRange.ALL, Progress.NONE);
      assertEquals(3796, head.series());
      assertEquals(List.of(Severity.WARNING), severities(head));
    }
  }

  @Test
  void noticesThatTheLastHeadChunkIsCutToAFewBytes() throws Exception {
    Path directory = SharedData.unpacked("real/datadir-c-stopped.tar.gz", temp);
    Path file = directory.resolve("chunks_head/000001");
    byte[] bytes = Files.readAllBytes(file);
    int length = (bytes[33] & 0x7f) | bytes[34] << 7; // of the first chunk, in two bytes
    int second = 35 + length + 4;
    Files.write(file, Arrays.copyOf(bytes, second + 20));
    try (Folder folder = DirectoryFolder.open(directory)) {
      HeadSeries head = Head.read(folder, "", Long.MIN_VALUE, TimeRange.ALL, Progress.NONE);
      assertEquals(1, head.facts().mappedChunks());
      assertEquals(List.of(Severity.WARNING), severities(head));
      assertEquals(
          "head chunk is 20 other bytes before the end,"
              + " expected a whole one, or zeros to the end",
          head.notices().getFirst().problem().what());
    }
  }

  @Test
  void aRangeOfTimeKeepsOnlyItsSeries() throws Exception {
    Path directory = SharedData.unpacked("real/datadir-c-live.tar.gz", temp);
    try (Folder folder = DirectoryFolder.open(directory)) {
      assertEquals(0, series(folder, new TimeRange(0, 1000)));
      assertTrue(series(folder, new TimeRange(1795361164000L, 1795361165000L)) > 0);
    }
  }

  private static long series(Folder folder, TimeRange within) throws AnalyzerException {
    return table(Head.read(folder, "", Long.MIN_VALUE, within, Progress.NONE)).series();
  }

  @Test
  void leavesOutASeriesThatPausesInTheRangeOfTime() throws Exception {
    byte[] log =
        new LogWriter()
            .record(series(1, "__name__", "up"))
            .record(sample(1, 1000))
            .record(sample(1, 9000))
            .bytes();
    try (Folder folder = new MemoryFolder(Map.of("wal/00000000", log))) {
      assertEquals(1, series(folder, new TimeRange(500, 2000)));
      assertEquals(0, series(folder, new TimeRange(2000, 9000)));
      assertEquals(1, series(folder, new TimeRange(2000, 9001)));
    }
  }

  /// A tombstone over all time removes a series; its chunks stay in their file until it is cut.
  @Test
  void doesNotMissTheSeriesOfChunksThatATombstoneRemoved() throws Exception {
    byte[] log =
        new LogWriter()
            .record(series(1, "__name__", "up"))
            .record(sample(1, 1000))
            .record(series(2, "__name__", "stale"))
            .record(
                new Fields().u8(3).be64(2).varint(Long.MIN_VALUE).varint(Long.MAX_VALUE).bytes())
            .record(sample(2, 1500))
            .bytes();
    HeadSeries head = read(Map.of("wal/00000000", log, "chunks_head/000001", headChunks(2, 1)));
    assertEquals(1, head.series());
    assertEquals(List.of(), head.notices());
  }

  @Test
  void countsASeriesOfWhichOnlyAChunkOfAnUnknownEncodingIsLeft() throws Exception {
    byte[] log = new LogWriter().record(series(1, "__name__", "up")).bytes();
    HeadSeries head = read(Map.of("wal/00000000", log, "chunks_head/000001", headChunks(1, 99)));
    assertEquals(1, head.series());
    assertEquals(List.of(Severity.WARNING), severities(head));
    assertEquals(
        "1 head chunk could not be looked into, so their samples are counted from the log only",
        head.notices().getFirst().problem().what());
  }

  @Test
  void sortsTheLabelsOfASeriesThatHasThemInDisorder() throws Exception {
    String[] labels = new String[2 * 5000];
    for (int i = 0; i < labels.length; i += 2) {
      labels[i] = "l%05d".formatted(5000 - i / 2);
      labels[i + 1] = "v";
    }
    byte[] log = new LogWriter().record(series(1, labels)).record(sample(1, 1000)).bytes();
    List<LabelColumn> columns =
        table(read(Map.of("wal/00000000", log))).groups().getFirst().columns();
    assertEquals(5000, columns.size());
    assertEquals("l00001", columns.getFirst().name());
  }

  @Test
  void refusesASeriesOfMoreLabelsThanAnyServerAllows() throws Exception {
    String[] labels = new String[2 * 9000];
    Arrays.setAll(labels, i -> i % 2 == 0 ? "l%05d".formatted(i) : "v");
    byte[] log = new LogWriter().record(series(1, labels)).bytes();
    HeadSeries head = read(Map.of("wal/00000000", log));
    assertEquals(List.of(Severity.DAMAGE), severities(head));
    assertEquals(
        "record: number of labels is 9000, expected at most 8192",
        head.notices().getFirst().problem().what());
  }

  private static byte[] series(long ref, String... labels) {
    return new Fields().u8(1).series(ref, labels).bytes();
  }

  private static byte[] sample(long ref, long time) {
    return new Fields().u8(2).be64(ref).be64(time).varint(0).varint(0).be64(0).bytes();
  }

  /// A head chunk file with one chunk of one sample.
  private static byte[] headChunks(long ref, int encoding) {
    byte[] chunk =
        new Fields()
            .be64(ref)
            .be64(1000)
            .be64(2000)
            .u8(encoding)
            .uvarint(10)
            .raw(new byte[] {0, 1, 0, 0, 0, 0, 0, 0, 0, 0})
            .bytes();
    CRC32C crc = new CRC32C();
    crc.update(chunk);
    return ByteBuffer.allocate(8 + chunk.length + 4 + 64)
        .putInt(0x0130bc91)
        .putInt(0x01000000)
        .put(chunk)
        .putInt((int) crc.getValue())
        .array();
  }

  @Test
  void anEmptyDirectoryHasNoHead() throws Exception {
    try (Folder folder = DirectoryFolder.open(temp)) {
      HeadSeries head = Head.read(folder, "", Long.MIN_VALUE, TimeRange.ALL, Progress.NONE);
      assertEquals(0, head.series());
      assertEquals(List.of(), head.notices());
    }
  }

  private static List<Severity> severities(HeadSeries head) {
    return head.notices().stream().map(Notice::severity).toList();
  }
}
