package dev.tierscope.format.damage;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Any bytes at all as a segment of a block's chunks.
class ChunkSegmentFuzzTest {
  @MethodSource("seeds")
  @FuzzTest
  void readsOrRefusesAnySegment(byte[] bytes) {
    Reader.CHUNK_SEGMENT.readOrRefuse(bytes);
  }

  static Stream<byte[]> seeds() {
    return Stream.of(Reader.CHUNK_SEGMENT.sound());
  }
}
