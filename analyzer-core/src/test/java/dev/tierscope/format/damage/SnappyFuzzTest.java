package dev.tierscope.format.damage;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// A record that says it is packed with Snappy and holds anything.
class SnappyFuzzTest {
  @MethodSource("seeds")
  @FuzzTest
  void readsOrRefusesAnyPackedRecord(byte[] bytes) {
    Reader.SNAPPY_BLOCK.readOrRefuse(bytes);
  }

  static Stream<byte[]> seeds() {
    return Stream.of(Reader.SNAPPY_BLOCK.sound());
  }
}
