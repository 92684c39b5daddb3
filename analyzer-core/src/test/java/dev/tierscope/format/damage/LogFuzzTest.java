package dev.tierscope.format.damage;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Any bytes at all as a segment of a write-ahead log.
class LogFuzzTest {
  @MethodSource("seeds")
  @FuzzTest
  void readsOrRefusesAnyLog(byte[] bytes) {
    Reader.SEGMENT_OF_LOG.readOrRefuse(bytes);
  }

  static Stream<byte[]> seeds() {
    return Stream.of(Reader.SEGMENT_OF_LOG.sound());
  }
}
