package dev.tierscope.format.tsdb.chunk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.format.SharedData;
import dev.tierscope.format.file.DirectoryFolder;
import dev.tierscope.format.file.Folder;
import dev.tierscope.format.tsdb.chunk.ChunkSegments.Checksums;
import dev.tierscope.model.CorruptFile;
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
      long[] samples = new long[1];
      List<?> problems =
          segments.walk(
              Checksums.COMPARED,
              (_, encoding, count, length, _) -> {
                chunks.merge(encoding, 1, Integer::sum);
                bytes.merge(encoding, length, Integer::sum);
                samples[0] += count;
              },
              Progress.NONE);
      assertEquals(List.of(), problems);
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
      assertEquals(142542, samples[0]);
    }
  }

  @Test
  void refsOfAWalkFindTheSameChunksAgain() throws Exception {
    try (Folder folder = DirectoryFolder.open(snapshot())) {
      ChunkSegments segments = ChunkSegments.open(folder, HEAD_BLOCK + "/");
      long[] stored = {8};
      segments.walk(
          Checksums.IGNORED,
          (ref, encoding, count, length, bytes) -> {
            stored[0] += bytes;
            try {
              Chunk chunk = segments.chunk(ref);
              assertEquals(encoding, chunk.encoding());
              assertEquals(length, chunk.data().byteSize());
              assertEquals(count, segments.samples(ref));
              assertEquals(bytes, segments.storedBytes(ref));
            } catch (CorruptFile e) {
              throw new AssertionError(e);
            }
          },
          Progress.NONE);
      assertEquals(segments.fileBytes(), stored[0]);
    }
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
      for (long ref : floatChunks(segments)) {
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

  private static List<Long> floatChunks(ChunkSegments segments) {
    List<Long> refs = new ArrayList<>();
    segments.walk(
        Checksums.IGNORED,
        (ref, encoding, _, _, _) -> {
          if (encoding.isFloat()) {
            refs.add(ref);
          }
        },
        Progress.NONE);
    return refs;
  }

  @Test
  void bucketsOfEveryHistogramAddUpToItsCount() throws Exception {
    try (Folder folder = DirectoryFolder.open(snapshot())) {
      ChunkSegments segments = ChunkSegments.open(folder, HEAD_BLOCK + "/");
      int[] compared = new int[1];
      segments.walk(
          Checksums.IGNORED,
          (ref, encoding, _, _, _) -> {
            if (encoding.isHistogram()) {
              compared[0] += compareCounts(segments, ref);
            }
          },
          Progress.NONE);
      assertEquals(2250, compared[0]);
    }
  }

  private static int compareCounts(ChunkSegments segments, long ref) {
    int compared = 0;
    try {
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
    } catch (CorruptFile e) {
      throw new AssertionError(e);
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
      ChunkStatistics all =
          ChunkStatistics.of(ChunkSegments.open(folder, block + "/"), Progress.NONE);
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
      ChunkStatistics one =
          ChunkStatistics.of(ChunkSegments.open(folder, HEAD_BLOCK + "/"), Progress.NONE);
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
      assertEquals(
          List.of("magic of a chunk segment is 0x84bd40dd, expected 0x85bd40dd"),
          segments.problems().stream().map(p -> p.what()).toList());
      assertTrue(segments.samples((1L << 32) + 8) > 0);
      assertThrows(CorruptFile.class, () -> segments.samples(8));
      CorruptFile e = assertThrows(CorruptFile.class, () -> segments.samples(2L << 32));
      assertEquals("segment of a chunk ref is file 3, expected one of 2 files", e.problem().what());
    }
  }

  @Test
  void stopsWhereASegmentIsCut() throws Exception {
    Path block = snapshot().resolve(HEAD_BLOCK);
    Path file = block.resolve("chunks/000001");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 7));
    try (Folder folder = DirectoryFolder.open(block)) {
      ChunkSegments segments = ChunkSegments.open(folder, "");
      int[] seen = new int[1];
      var problems = segments.walk(Checksums.IGNORED, (_, _, _, _, _) -> seen[0]++, Progress.NONE);
      assertEquals(2009, seen[0]);
      assertEquals(1, problems.size());
      assertFalse(problems.getFirst().where().isEmpty());
    }
  }

  @Test
  void namesTheChunkWhoseChecksumIsWrong() throws Exception {
    Path block = snapshot().resolve(HEAD_BLOCK);
    Path file = block.resolve("chunks/000001");
    byte[] bytes = Files.readAllBytes(file);
    bytes[20] ^= 4;
    Files.write(file, bytes);
    try (Folder folder = DirectoryFolder.open(block)) {
      ChunkSegments segments = ChunkSegments.open(folder, "");
      CorruptFile e = assertThrows(CorruptFile.class, () -> segments.chunk(8));
      assertTrue(e.problem().what().startsWith("chunk checksum is "), e.getMessage());
      assertEquals(
          1, segments.walk(Checksums.COMPARED, (_, _, _, _, _) -> {}, Progress.NONE).size());
    }
  }
}
