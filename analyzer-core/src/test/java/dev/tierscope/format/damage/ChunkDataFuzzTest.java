package dev.tierscope.format.damage;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// The data of a chunk, of every encoding in turn.
class ChunkDataFuzzTest {
  @MethodSource("seeds")
  @FuzzTest
  void readsOrRefusesAnyChunk(byte[] bytes) {
    Reader.XOR.readOrRefuse(bytes);
  }

  static Stream<byte[]> seeds() {
    return Stream.of(Reader.XOR.sound());
  }
}
