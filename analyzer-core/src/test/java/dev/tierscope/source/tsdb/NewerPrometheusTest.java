package dev.tierscope.source.tsdb;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.catalog.Catalog;
import dev.tierscope.format.JsonTree;
import dev.tierscope.format.file.DirectoryFolder;
import dev.tierscope.format.file.Folder;
import dev.tierscope.format.tsdb.chunk.Chunk;
import dev.tierscope.format.tsdb.chunk.ChunkSamples;
import dev.tierscope.format.tsdb.chunk.ChunkSegments;
import dev.tierscope.format.tsdb.chunk.Histogram;
import dev.tierscope.format.tsdb.chunk.NumberedFiles;
import dev.tierscope.format.tsdb.chunk.NumberedFiles.NumberedFile;
import dev.tierscope.format.tsdb.head.Head;
import dev.tierscope.format.tsdb.head.HeadSeries;
import dev.tierscope.format.tsdb.wal.LogReader;
import dev.tierscope.format.tsdb.wal.LogVisitor;
import dev.tierscope.format.tsdb.wal.RawLabels;
import dev.tierscope.format.tsdb.wal.RecordDecoder;
import dev.tierscope.format.tsdb.wal.RecordDecoder.Kind;
import dev.tierscope.model.CorruptFile;
import dev.tierscope.model.TimeRange;
import dev.tierscope.source.ReadOptions;
import dev.tierscope.source.Snapshot;
import dev.tierscope.source.Source;
import dev.tierscope.table.LabelColumn;
import dev.tierscope.table.SeriesGroup;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.task.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A directory that Prometheus wrote just after 3.14, with all six chunk encodings, a log packed
/// with zstd and with snappy, records of samples with start times, late samples, blocks of stale
/// series and a memory snapshot. What the same Prometheus says of it lies beside it; see
/// `fixtures/README.md`.
class NewerPrometheusTest {
  private static final Path RECORDED =
      Path.of(System.getProperty("tierscope.root", ".."), "fixtures/recorded/prometheus-3.14");

  /// The first sample that the server gives to a query of the head; the `minTime` of its status is
  /// 3 ms less.
  private static final long FIRST = 1795650960445L;

  @TempDir static Path temp;

  private static Path data() {
    return temp.resolve("datadir");
  }

  @BeforeAll
  static void unpack() throws IOException {
    TarGz.unpack(RECORDED.resolve("datadir.tar.gz"), temp);
  }

  static List<String> blocks() throws IOException {
    try (Stream<Path> files = Files.list(RECORDED.resolve("expected"))) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".chunks.txt"))
          .map(name -> name.substring(0, name.indexOf('.')))
          .sorted()
          .toList();
    }
  }

  private static List<String> expected(String name) throws IOException {
    return Files.readAllLines(RECORDED.resolve("expected").resolve(name));
  }

  @Test
  void everyEncodingOccurs() throws IOException {
    Set<String> encodings = new TreeSet<>();
    for (String block : blocks()) {
      expected(block + ".chunks.txt").forEach(line -> encodings.add(line.split(" ", -1)[1]));
    }
    assertEquals(Set.of("1", "2", "3", "4", "5", "6"), encodings);
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void decodesEverySampleToTheBit(String block) throws Exception {
    List<String> decoded = new ArrayList<>();
    try (Folder folder = DirectoryFolder.open(data())) {
      ChunkSegments segments = ChunkSegments.open(folder, block + "/");
      for (String line : expected(block + ".chunks.txt")) {
        long ref = Long.parseLong(line.split(" ", -1)[0]);
        decoded.add(ref + " " + digest(segments.chunk(ref)));
      }
    }
    assertEquals(expected(block + ".chunks.txt"), decoded);
  }

  /// Encoding, samples, first and last time, samples with a start time, and a hash of everything.
  private static String digest(Chunk chunk) throws CorruptFile {
    Digest digest = new Digest();
    long first = 0;
    int starts = 0;
    ChunkSamples samples = chunk.decode();
    for (int i = 0; samples.next(); i++) {
      first = i == 0 ? samples.time() : first;
      starts += samples.startTime() == 0 ? 0 : 1;
      digest.add(samples.time());
      digest.add(samples.startTime());
      if (!chunk.encoding().isHistogram() || samples.isStale()) {
        digest.add(samples.valueBits());
      } else {
        digest.add(samples.histogram());
      }
    }
    return "%d %d %d %d %d %016x"
        .formatted(code(chunk), samples.count(), first, samples.time(), starts, digest.hash);
  }

  private static int code(Chunk chunk) {
    return switch (chunk.encoding()) {
      case XOR -> 1;
      case HISTOGRAM -> 2;
      case FLOAT_HISTOGRAM -> 3;
      case XOR2 -> 4;
      case HISTOGRAM_ST -> 5;
      case FLOAT_HISTOGRAM_ST -> 6;
      case THANOS_AGGREGATE, UNKNOWN -> -1;
    };
  }

  /// hash × 31 + the next 64 bits, as the program hashed that wrote the expected numbers.
  private static final class Digest {
    long hash;

    void add(long bits) {
      hash = 31 * hash + bits;
    }

    void add(double number) {
      add(Double.doubleToRawLongBits(number));
    }

    void add(double[] numbers) {
      for (double number : numbers) {
        add(number);
      }
    }

    void add(List<Histogram.Span> spans) {
      for (Histogram.Span span : spans) {
        add((long) span.offset());
        add((long) span.length());
      }
    }

    void add(Histogram histogram) {
      add((long) histogram.schema());
      add(histogram.zeroThreshold());
      add(histogram.zeroCount());
      add(histogram.count());
      add(histogram.sum());
      add(histogram.positive());
      add(histogram.negative());
      add(histogram.positiveSpans());
      add(histogram.negativeSpans());
      add(histogram.customBounds());
    }
  }

  /// What the records of one log hold, by what they are about.
  private record Log(Map<Kind, Long> records, Map<Kind, Long> entries) {
    Log() {
      this(new EnumMap<>(Kind.class), new EnumMap<>(Kind.class));
    }

    void add(Kind kind, long moreRecords, long moreEntries) {
      records.merge(kind, moreRecords, Long::sum);
      entries.merge(kind == Kind.HISTOGRAMS ? Kind.SAMPLES : kind, moreEntries, Long::sum);
    }
  }

  @Test
  void decodesEveryRecordOfTheLogs() throws Exception {
    Map<String, Log> logs = new TreeMap<>();
    Set<Integer> types = new TreeSet<>();
    for (String line : expected("log.txt")) {
      String[] parts = line.split(" ", -1);
      int type = Integer.parseInt(parts[1]);
      types.add(type);
      logs.computeIfAbsent(parts[0], _ -> new Log())
          .add(kind(type), Long.parseLong(parts[2]), Long.parseLong(parts[3]));
    }
    assertEquals(Set.of(1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13), types);
    assertAll(
        () -> assertEquals(logs.get("wal"), read("wal")),
        () -> assertEquals(logs.get("checkpoint.00000002"), read("wal/checkpoint.00000002")),
        () -> assertEquals(logs.get("wbl"), read("wbl")));
  }

  private static Kind kind(int type) {
    return switch (type) {
      case 1 -> Kind.SERIES;
      case 2, 11 -> Kind.SAMPLES;
      case 3 -> Kind.TOMBSTONES;
      case 4 -> Kind.EXEMPLARS;
      case 5 -> Kind.MARKERS;
      case 7, 8, 9, 10, 12, 13 -> Kind.HISTOGRAMS;
      default -> Kind.UNKNOWN;
    };
  }

  private static Log read(String directory) throws Exception {
    Map<Kind, Long> entries = new EnumMap<>(Kind.class);
    RecordDecoder decoder =
        new RecordDecoder(
            new LogVisitor() {
              @Override
              public void series(long ref, RawLabels labels) {
                entries.merge(Kind.SERIES, 1L, Long::sum);
              }

              @Override
              public void sample(long ref, long time) {
                entries.merge(Kind.SAMPLES, 1L, Long::sum);
              }

              @Override
              public void tombstone(long ref, long first, long last) {
                entries.merge(Kind.TOMBSTONES, 1L, Long::sum);
              }

              @Override
              public void mapped(long ref, long position) {
                entries.merge(Kind.MARKERS, 1L, Long::sum);
              }

              @Override
              public void exemplar(long ref, long time) {
                entries.merge(Kind.EXEMPLARS, 1L, Long::sum);
              }
            });
    try (Folder folder = DirectoryFolder.open(data())) {
      for (NumberedFile segment : NumberedFiles.list(folder, directory)) {
        new LogReader().read(folder, segment.path(), decoder::decode, Progress.NONE);
      }
    }
    Map<Kind, Long> records = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      if (decoder.records(kind) > 0) {
        records.put(kind, decoder.records(kind));
      }
    }
    return new Log(records, entries);
  }

  /// The server does not write such records in spite of its flag; its storage, asked directly,
  /// does.
  @Test
  void decodesRecordsOfMetadata() throws Exception {
    TarGz.unpack(RECORDED.resolve("metadata.tar.gz"), temp);
    List<Integer> types = new ArrayList<>();
    RecordDecoder decoder =
        new RecordDecoder(
            new LogVisitor() {
              @Override
              public void series(long ref, RawLabels labels) {}

              @Override
              public void sample(long ref, long time) {}

              @Override
              public void metadata(long ref, int type) {
                types.add(type);
              }
            });
    try (Folder folder = DirectoryFolder.open(temp.resolve("metadata"))) {
      new LogReader().read(folder, "wal/00000000", decoder::decode, Progress.NONE);
    }
    assertEquals(2, decoder.records(Kind.METADATA));
    assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6, 7), types);
  }

  @Test
  void theHeadHasTheSeriesThatTheServerHad() throws Exception {
    Map<String, Object> stats =
        JsonTree.member(
            JsonTree.member(JsonTree.read(RECORDED.resolve("status-tsdb.json")), "data"),
            "headStats");
    try (Source source = Catalog.open(data(), Progress.NONE)) {
      Snapshot head = source.read(new ReadOptions(TimeRange.ALL, Set.of("head")), Progress.NONE);
      long last = (Long) stats.getOrDefault("maxTime", 0L);
      assertAll(
          () -> assertEquals(stats.get("numSeries"), head.table().series()),
          () ->
              assertEquals(
                  stats.get("numLabelPairs"), (long) head.parts().getFirst().pairs().pairs()),
          () -> assertEquals(last + 1, head.summary().range().max()),
          () -> assertTrue(head.summary().range().min() < FIRST, "late samples are earlier"),
          () -> assertEquals(List.of(), head.summary().notices()),
          () -> assertEquals(series(RECORDED.resolve("series-head.json")), series(head.table())));
    }
  }

  @Test
  void theSamplesInOrderBeginAndEndWhereTheServerSays() throws Exception {
    Map<String, Object> stats =
        JsonTree.member(
            JsonTree.member(JsonTree.read(RECORDED.resolve("status-tsdb.json")), "data"),
            "headStats");
    long minTime = (Long) stats.getOrDefault("minTime", 0L);
    try (Folder folder = DirectoryFolder.open(data())) {
      HeadSeries.HeadFacts facts =
          Head.read(folder, "", minTime, TimeRange.ALL, Progress.NONE).facts();
      assertEquals(
          List.of(FIRST, stats.get("maxTime")), List.of(facts.firstTime(), facts.lastTime()));
    }
  }

  @Test
  void allPartsTogetherHaveTheSeriesThatTheServerHad() throws Exception {
    Path answer = temp.resolve("series-all.json");
    try (InputStream packed =
        new GZIPInputStream(Files.newInputStream(RECORDED.resolve("series-all.json.gz")))) {
      Files.copy(packed, answer, StandardCopyOption.REPLACE_EXISTING);
    }
    try (Source source = Catalog.open(data(), Progress.NONE)) {
      Snapshot all = source.read(ReadOptions.ALL, Progress.NONE);
      assertEquals(series(answer), series(all.table()));
    }
  }

  /// The label sets of an answer of `/api/v1/series`.
  private static Set<Map<String, String>> series(Path answer) {
    return JsonTree.members(JsonTree.read(answer), "data").stream()
        .map(labels ->
            labels.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> String.valueOf(e.getValue()))))
        .collect(Collectors.toSet());
  }

  private static Set<Map<String, String>> series(SeriesTable table) {
    Set<Map<String, String>> all = new HashSet<>();
    for (SeriesGroup group : table.groups()) {
      for (int row = 0; row < group.rows(); row++) {
        Map<String, String> labels = new TreeMap<>(Map.of("__name__", group.name()));
        for (LabelColumn column : group.columns()) {
          if (column.code(row) > 0) {
            labels.put(column.name(), column.value(column.code(row)));
          }
        }
        all.add(labels);
      }
    }
    return all;
  }
}
