package dev.tierscope.format.damage;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Any bytes at all as a file of `chunks_head`, and as the one chunk of such a file.
class HeadChunksFuzzTest {
  @MethodSource("seeds")
  @FuzzTest
  void readsOrRefusesAnyFile(byte[] bytes) {
    Reader.HEAD_CHUNKS.readOrRefuse(bytes);
    Reader.HEAD_CHUNK.readOrRefuse(bytes);
  }

  static Stream<byte[]> seeds() {
    return Stream.of(Reader.HEAD_CHUNKS.sound(), Reader.HEAD_CHUNK.sound());
  }
}
