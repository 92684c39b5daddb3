package dev.tierscope.format.tsdb.chunk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.format.SharedData;
import dev.tierscope.format.file.DirectoryFolder;
import dev.tierscope.format.file.Folder;
import dev.tierscope.format.tsdb.Block;
import dev.tierscope.format.tsdb.BlockChunks;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import dev.tierscope.task.Progress;
import dev.tierscope.testing.Needs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChunkSegmentsTest {
  private static final String HEAD_BLOCK = "01M81X1PATYMHZH9EKJJJTCZAF";

  @TempDir Path temp;

  private Path snapshot() throws IOException {
    return SharedData.unpacked("real/snapshot-api-b.tar.gz", temp);
  }

  @Test
  void countsChunksSamplesAndBytesOfARealBlock() throws Exception {
    try (Folder folder = DirectoryFolder.open(snapshot())) {
      ChunkSegments segments = ChunkSegments.open(folder, HEAD_BLOCK + "/");
      Map<ChunkEncoding, Integer> chunks = new EnumMap<>(ChunkEncoding.class);
      Map<ChunkEncoding, Integer> bytes = new EnumMap<>(ChunkEncoding.class);
      long samples = 0;
      for (long ref : refs(segments)) {
        Chunk chunk = segments.chunk(ref);
        chunks.merge(chunk.encoding(), 1, Integer::sum);
        bytes.merge(chunk.encoding(), (int) chunk.data().byteSize(), Integer::sum);
        samples += chunk.samples();
        assertEquals(chunk.samples(), segments.samples(ref));
      }
      assertEquals(List.of(), segments.problems());
      assertEquals(
          Map.of(
              ChunkEncoding.XOR,
              1980,
              ChunkEncoding.HISTOGRAM,
              15,
              ChunkEncoding.FLOAT_HISTOGRAM,
              15),
          chunks);
      assertEquals(
          Map.of(
              ChunkEncoding.XOR,
              182190,
              ChunkEncoding.HISTOGRAM,
              10131,
              ChunkEncoding.FLOAT_HISTOGRAM,
              20321),
          bytes);
      assertEquals(142542, samples);
    }
  }

  /// The places of all chunks of a single sound file: they lie back to back.
  private static List<Long> refs(ChunkSegments segments) throws AnalyzerException {
    List<Long> refs = new ArrayList<>();
    for (long ref = 8; ref < segments.fileBytes(); ref += segments.storedBytes(ref)) {
      refs.add(ref);
    }
    return refs;
  }

  @Test
  void decodesEveryFloatAsPromtoolDumpsIt() throws Exception {
    Path promtool = Needs.promtool();
    Path block = snapshot().resolve(HEAD_BLOCK);
    Path alone = Files.createDirectories(temp.resolve("alone"));
    Files.createDirectories(alone.resolve("wal"));
    Files.move(block, alone.resolve(HEAD_BLOCK));
    Process dump =
        new ProcessBuilder(promtool.toString(), "tsdb", "dump", alone.toString())
            .redirectError(temp.resolve("errors").toFile())
            .start();
    int compared = 0;
    try (Folder folder = DirectoryFolder.open(alone);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(dump.getInputStream(), StandardCharsets.UTF_8))) {
      ChunkSegments segments = ChunkSegments.open(folder, HEAD_BLOCK + "/");
      for (long ref : refs(segments)) {
        if (!segments.chunk(ref).encoding().isFloat()) {
          continue;
        }
        for (ChunkSamples samples = segments.chunk(ref).decode(); samples.next(); ) {
          String line = lines.readLine();
          String[] words = line.substring(line.lastIndexOf("} ") + 2).split(" ", -1);
          assertEquals(Long.parseLong(words[1]), samples.time());
          assertEquals(number(words[0]), samples.value());
          compared++;
        }
      }
      assertEquals(null, lines.readLine());
    }
    assertEquals(140292, compared);
  }

  private static double number(String go) {
    return switch (go) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(go);
    };
  }

  @Test
  void bucketsOfEveryHistogramAddUpToItsCount() throws Exception {
    try (Folder folder = DirectoryFolder.open(snapshot())) {
      ChunkSegments segments = ChunkSegments.open(folder, HEAD_BLOCK + "/");
      int compared = 0;
      for (long ref : refs(segments)) {
        if (segments.chunk(ref).encoding().isHistogram()) {
          compared += compareCounts(segments, ref);
        }
      }
      assertEquals(2250, compared);
    }
  }

  private static int compareCounts(ChunkSegments segments, long ref) throws AnalyzerException {
    int compared = 0;
    Chunk chunk = segments.chunk(ref);
    // the recorded exporter rounds the count of its float histograms
    double tolerance = chunk.encoding() == ChunkEncoding.HISTOGRAM ? 0 : 2e-4;
    for (ChunkSamples samples = chunk.decode(); samples.next(); compared++) {
      if (!samples.isStale()) {
        Histogram histogram = samples.histogram();
        double sum = histogram.zeroCount();
        for (double count : histogram.positive()) {
          sum += count;
        }
        for (double count : histogram.negative()) {
          sum += count;
        }
        assertEquals(histogram.count(), sum, tolerance * sum);
      }
    }
    return compared;
  }

  @Test
  void findsTheSameFullnessAsPromtool() throws Exception {
    Path directory = SharedData.unpacked("real/datadir-b-live.tar.gz", temp);
    String block = "01M81X1RTQTCNEG63RTK945SE4";
    List<Integer> expected = new ArrayList<>();
    for (String line :
        Files.readAllLines(SharedData.tsdb("real/datadir-b-live." + block + ".promtool.txt"))) {
      if (line.matches(" *\\d+%: .*|.*%: *")) {
        expected.add(line.length() - line.replace("#", "").length());
      }
    }
    try (Folder folder = DirectoryFolder.open(directory)) {
      ChunkStatistics all = BlockChunks.statistics(Block.open(folder, block), Progress.NONE);
      assertEquals(1162, all.floatSamples().count() + all.histogramSamples().count());
      assertEquals(96424, all.samples());
      assertEquals(List.of(), all.problems());
      List<Integer> percent = new ArrayList<>();
      for (long count : all.fullness()) {
        percent.add((int) Math.ceil(100.0 * count / 1162));
      }
      percent.replaceAll(p -> p);
      assertEquals(expected.size(), percent.size());
      for (int i = 0; i < expected.size(); i++) {
        assertTrue(Math.abs(expected.get(i) - percent.get(i)) <= 1, expected + " " + percent);
      }
    }
  }

  @Test
  void statisticsOfHalvesMergeToThoseOfTheWhole() throws Exception {
    try (Folder folder = DirectoryFolder.open(snapshot())) {
      ChunkStatistics one = BlockChunks.statistics(Block.open(folder, HEAD_BLOCK), Progress.NONE);
      ChunkStatistics two = one.merge(one);
      assertEquals(2 * one.samples(), two.samples());
      assertEquals(2 * one.histogramBuckets().sum(), two.histogramBuckets().sum());
      assertArrayEquals(one.floatBytes().values(), two.floatBytes().values());
    }
  }

  @Test
  void reportsABrokenMagicAndStillCountsPositions() throws Exception {
    Path block = snapshot().resolve(HEAD_BLOCK);
    Files.copy(block.resolve("chunks/000001"), block.resolve("chunks/000002"));
    byte[] bytes = Files.readAllBytes(block.resolve("chunks/000001"));
    bytes[0] ^= 1;
    Files.write(block.resolve("chunks/000001"), bytes);
    try (Folder folder = DirectoryFolder.open(block)) {
      ChunkSegments segments = ChunkSegments.open(folder, "");
      String magic = "magic of a chunk segment is 0x84bd40dd, expected 0x85bd40dd";
      assertEquals(List.of(magic), whats(segments.problems()));
      assertTrue(segments.samples((1L << 32) + 8) > 0);
      assertEquals(magic, refused(segments, 8).what());
      Problem behind = refused(segments, 2L << 32);
      assertEquals("a chunk lies in file 000003, expected one of 2 files", behind.what());
      assertEquals(block + "/chunks", behind.where());
    }
  }

  @Test
  void keepsThePositionOfAMissingFile() throws Exception {
    Path block = snapshot().resolve(HEAD_BLOCK);
    Files.copy(block.resolve("chunks/000001"), block.resolve("chunks/000004"));
    try (Folder folder = DirectoryFolder.open(block)) {
      ChunkSegments segments = ChunkSegments.open(folder, "");
      String missing = "the chunk files to 000003 are missing, the one behind them is there";
      assertEquals(List.of(missing), whats(segments.problems()));
      assertEquals(block + "/chunks/000002", segments.problems().getFirst().where());
      assertTrue(segments.samples(8) > 0);
      assertEquals(missing, refused(segments, (2L << 32) + 8).what());
      assertTrue(segments.samples((3L << 32) + 8) > 0);
    }
  }

  @Test
  void doesNotTakeAStrangeNumberForAGap() throws Exception {
    Path block = snapshot().resolve(HEAD_BLOCK);
    Files.writeString(block.resolve("chunks/20261122"), "notes");
    try (Folder folder = DirectoryFolder.open(block)) {
      ChunkSegments segments = ChunkSegments.open(folder, "");
      assertEquals(2, segments.segments());
      assertEquals(
          List.of("chunk segment is 5 bytes long, expected at least 8 bytes"),
          whats(segments.problems()));
    }
  }

  @Test
  void knowsThatTheLastChunkIsCut() throws Exception {
    Path block = snapshot().resolve(HEAD_BLOCK);
    Path file = block.resolve("chunks/000001");
    byte[] bytes = Files.readAllBytes(file);
    List<Long> refs;
    try (Folder folder = DirectoryFolder.open(block)) {
      refs = refs(ChunkSegments.open(folder, ""));
    }
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
    try (Folder folder = DirectoryFolder.open(block)) {
      ChunkSegments segments = ChunkSegments.open(folder, "");
      assertTrue(segments.samples(refs.get(refs.size() - 2)) > 0);
      String what = refused(segments, refs.getLast()).what();
      assertTrue(what.startsWith("chunk length is "), what);
      ChunkStatistics all = BlockChunks.statistics(Block.open(folder, ""), Progress.NONE);
      assertEquals(1, all.damagedChunks());
      assertEquals(refs.size() - 1, all.floatSamples().count() + all.histogramSamples().count());
    }
  }

  @Test
  void namesTheChunkWhoseChecksumIsWrongAndGoesOnBehindIt() throws Exception {
    Path block = snapshot().resolve(HEAD_BLOCK);
    Path file = block.resolve("chunks/000001");
    byte[] bytes = Files.readAllBytes(file);
    bytes[20] ^= 4;
    Files.write(file, bytes);
    try (Folder folder = DirectoryFolder.open(block)) {
      Problem problem = refused(ChunkSegments.open(folder, ""), 8);
      assertTrue(
          problem.what().matches("chunk checksum is 0x[0-9a-f]{8}, expected 0x[0-9a-f]{8}"),
          problem.what());
      assertTrue(problem.where().matches(".*/chunks/000001 at byte \\d+"), problem.where());
      ChunkStatistics all = BlockChunks.statistics(Block.open(folder, ""), Progress.NONE);
      assertEquals(1, all.damagedChunks());
      assertEquals(List.of(problem), all.problems());
      assertEquals(2009, all.floatSamples().count() + all.histogramSamples().count());
    }
  }

  private static Problem refused(ChunkSegments segments, long ref) {
    return assertThrows(AnalyzerException.class, () -> segments.chunk(ref)).problem();
  }

  private static List<String> whats(List<Problem> problems) {
    return problems.stream().map(Problem::what).toList();
  }
}
