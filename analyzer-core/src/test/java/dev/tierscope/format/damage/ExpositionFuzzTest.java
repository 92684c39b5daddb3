package dev.tierscope.format.damage;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Any bytes at all as the text of `/metrics`.
class ExpositionFuzzTest {
  @MethodSource("seeds")
  @FuzzTest
  void readsOrRefusesAnyText(byte[] bytes) {
    Reader.EXPOSITION.readOrRefuse(bytes);
  }

  static Stream<byte[]> seeds() {
    return Stream.of(Reader.EXPOSITION.sound());
  }
}
