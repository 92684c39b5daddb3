package dev.tierscope.format.tsdb.chunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.format.SharedData;
import dev.tierscope.model.CorruptFile;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ChunkDecodingTest {
  private static final String FOUR_SAMPLES = "000482ee85bdc06840ab740000000000d00fe037a83428";

  static Chunk chunk(ChunkEncoding encoding, String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    return new Chunk(encoding, MemorySegment.ofArray(bytes), "000001", 0);
  }

  @Test
  void readsTheFourSamplesOfTheWorkedExample() throws Exception {
    ChunkSamples samples = chunk(ChunkEncoding.XOR, FOUR_SAMPLES).decode();
    double[] values = {3514, 3520, 3526, 3532};
    for (int i = 0; i < 4; i++) {
      assertTrue(samples.next());
      assertEquals(1795360340865L + 2000L * i, samples.time());
      assertEquals(values[i], samples.value());
    }
    assertFalse(samples.next());
  }

  @Test
  void readsXorAndXor2ChunksOfTheUpstreamEncoder() throws Exception {
    List<String> lines = Files.readAllLines(SharedData.tsdb("vectors/xor-xor2.txt"));
    int compared = 0;
    for (String line : lines) {
      if (line.startsWith("#")) {
        continue;
      }
      String[] parts = line.trim().split(" ", -1);
      ChunkSamples xor2 = chunk(ChunkEncoding.XOR2, parts[0]).decode();
      ChunkSamples xor = chunk(ChunkEncoding.XOR, parts[1]).decode();
      for (String sample : Arrays.asList(parts).subList(2, parts.length)) {
        String[] expected = sample.split(",", -1);
        for (ChunkSamples samples : List.of(xor, xor2)) {
          assertTrue(samples.next());
          assertEquals(Long.parseLong(expected[1]), samples.time());
          assertEquals(Long.parseUnsignedLong(expected[2]), samples.valueBits());
        }
        assertEquals(Long.parseLong(expected[0]), xor2.startTime());
        compared++;
      }
      assertFalse(xor.next());
      assertFalse(xor2.next());
    }
    assertTrue(compared > 2500, "only " + compared + " samples compared");
  }

  @Test
  void readsTheFiveAggregatesOfDownsampledChunks() throws Exception {
    List<String> lines = Files.readAllLines(SharedData.tsdb("vectors/thanos-aggrchunk.txt"));
    AggregateChunk aggregates = null;
    int compared = 0;
    for (String line : lines) {
      String[] parts = line.trim().split(" ", -1);
      if (parts[0].startsWith("aggr")) {
        Chunk whole = chunk(ChunkEncoding.THANOS_AGGREGATE, parts[1]);
        aggregates = AggregateChunk.of(whole);
      } else if (aggregates != null
          && List.of("count", "sum", "min", "max", "counter").contains(parts[0])) {
        var which = AggregateChunk.Aggregate.valueOf(parts[0].toUpperCase(Locale.ROOT));
        ChunkSamples samples = aggregates.part(which).orElseThrow().decode();
        for (String sample : Arrays.asList(parts).subList(1, parts.length)) {
          assertTrue(samples.next());
          String[] expected = sample.split(",", -1);
          assertEquals(Long.parseLong(expected[0]), samples.time());
          assertEquals(Double.parseDouble(expected[1]), samples.value());
          compared++;
        }
        assertFalse(samples.next());
      }
    }
    assertTrue(compared > 250, "only " + compared + " samples compared");
  }

  @Test
  void saysHowManyWindowsADownsampledChunkHas() throws Exception {
    String part = "%02x01%s".formatted(FOUR_SAMPLES.length() / 2, FOUR_SAMPLES);
    assertEquals(4, chunk(ChunkEncoding.THANOS_AGGREGATE, part + part + "000000").samples());
  }

  @Test
  void stopsWithTheOffsetWhereAChunkIsCut() throws Exception {
    String cut = FOUR_SAMPLES.substring(0, FOUR_SAMPLES.length() - 6);
    ChunkSamples samples = chunk(ChunkEncoding.XOR, cut).decode();
    assertTrue(samples.next());
    CorruptFile e =
        assertThrows(
            CorruptFile.class,
            () -> {
              while (samples.next()) {}
            });
    assertEquals("000001", e.file());
    assertEquals(19, e.offset());
  }

  @Test
  void refusesAnAggregateThatIsLongerThanItsChunk() {
    CorruptFile e =
        assertThrows(
            CorruptFile.class,
            () -> AggregateChunk.of(chunk(ChunkEncoding.THANOS_AGGREGATE, "7f0100")));
    assertEquals("length of the aggregate COUNT is 127, expected at most 1", e.problem().what());
  }

  @Test
  void refusesMoreHistogramBucketsThanTheDataCanHold() {
    // threshold 0, schema 0, one positive span of 2^55 buckets
    String hex = "000100" + "00" + "7" + "fe80000000000000" + "0000000000000000" + "0";
    Chunk chunk = chunk(ChunkEncoding.HISTOGRAM, hex);
    assertThrows(CorruptFile.class, () -> chunk.decode().next());
  }
}
