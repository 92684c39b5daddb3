package dev.tierscope.format.damage;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tierscope.model.AnalyzerException;

/// Coverage-guided fuzzing of the readers. In the build each runs over its seeds only; with
/// `JAZZER_FUZZ=1`, one method chosen and `-Dtest.options=` (see the module's pom) it searches for
/// `maxDuration`.
class ReaderFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void log(byte[] bytes) {
    read(Reader.SEGMENT_OF_LOG, bytes);
  }

  @FuzzTest(maxDuration = "10m")
  void seriesRecord(byte[] bytes) {
    read(Reader.SERIES_RECORD, bytes);
  }

  @FuzzTest(maxDuration = "10m")
  void samplesRecord(byte[] bytes) {
    read(Reader.SAMPLES_RECORD, bytes);
  }

  @FuzzTest(maxDuration = "10m")
  void snappyBlock(byte[] bytes) {
    read(Reader.SNAPPY_BLOCK, bytes);
  }

  @FuzzTest(maxDuration = "10m")
  void headChunks(byte[] bytes) {
    read(Reader.HEAD_CHUNKS, bytes);
  }

  @FuzzTest(maxDuration = "10m")
  void chunkSegment(byte[] bytes) {
    read(Reader.CHUNK_SEGMENT, bytes);
  }

  @FuzzTest(maxDuration = "10m")
  void chunkData(byte[] bytes) {
    read(Reader.XOR, bytes);
  }

  @FuzzTest(maxDuration = "10m")
  void tombstones(byte[] bytes) {
    read(Reader.TOMBSTONES, bytes);
  }

  @FuzzTest(maxDuration = "10m")
  void archive(byte[] bytes) {
    read(Reader.TAR, bytes);
  }

  @FuzzTest(maxDuration = "10m")
  void exposition(byte[] bytes) {
    read(Reader.EXPOSITION, bytes);
  }

  @FuzzTest(maxDuration = "10m")
  void answer(byte[] bytes) {
    read(Reader.SERIES_ANSWER, bytes);
  }

  private static void read(Reader reader, byte[] bytes) {
    try {
      reader.read(bytes);
    } catch (AnalyzerException e) {
      Reader.said(e);
    }
  }
}
