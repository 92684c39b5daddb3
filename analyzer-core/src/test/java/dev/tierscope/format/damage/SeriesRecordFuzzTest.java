package dev.tierscope.format.damage;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// A record of any content, alone in a write-ahead log whose checksums are right.
class SeriesRecordFuzzTest {
  @MethodSource("seeds")
  @FuzzTest
  void readsOrRefusesAnyRecord(byte[] bytes) {
    Reader.SERIES_RECORD.readOrRefuse(bytes);
  }

  static Stream<byte[]> seeds() {
    return Stream.of(Reader.SERIES_RECORD.sound(), Reader.HISTOGRAM_RECORD.sound());
  }
}
