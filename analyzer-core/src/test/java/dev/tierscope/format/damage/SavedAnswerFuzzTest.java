package dev.tierscope.format.damage;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Any bytes at all as a saved answer of a server.
class SavedAnswerFuzzTest {
  @MethodSource("seeds")
  @FuzzTest
  void readsOrRefusesAnyAnswer(byte[] bytes) {
    Reader.SERIES_ANSWER.readOrRefuse(bytes);
  }

  static Stream<byte[]> seeds() {
    return Stream.of(Reader.SERIES_ANSWER.sound(), Reader.STATUS_ANSWER.sound());
  }
}
