package dev.tierscope.format.damage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Writes the seeds of [ReaderFuzzTest]: `main` with the folder of test resources.
final class SeedCorpus {
  private static final Map<String, Reader> SEEDS =
      Map.ofEntries(
          Map.entry("log", Reader.SEGMENT_OF_LOG),
          Map.entry("seriesRecord", Reader.SERIES_RECORD),
          Map.entry("samplesRecord", Reader.SAMPLES_RECORD),
          Map.entry("snappyBlock", Reader.SNAPPY_BLOCK),
          Map.entry("headChunks", Reader.HEAD_CHUNKS),
          Map.entry("chunkSegment", Reader.CHUNK_SEGMENT),
          Map.entry("chunkData", Reader.XOR),
          Map.entry("tombstones", Reader.TOMBSTONES),
          Map.entry("archive", Reader.TAR_GZIP),
          Map.entry("exposition", Reader.EXPOSITION),
          Map.entry("answer", Reader.STATUS_ANSWER));

  private SeedCorpus() {}

  public static void main(String[] arguments) throws IOException {
    Path resources = Path.of(arguments[0]);
    for (Map.Entry<String, Reader> seed : SEEDS.entrySet()) {
      Path folder =
          resources.resolve("dev/tierscope/format/damage/ReaderFuzzTestInputs/" + seed.getKey());
      Files.createDirectories(folder);
      Files.write(folder.resolve("sound"), seed.getValue().sound());
    }
  }
}
