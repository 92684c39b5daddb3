package dev.tierscope.format.damage;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// A record of any content behind a record of sound series, in a WAL and in a WBL.
class SamplesRecordFuzzTest {
  @MethodSource("seeds")
  @FuzzTest
  void readsOrRefusesAnyRecord(byte[] bytes) {
    Reader.SAMPLES_RECORD.readOrRefuse(bytes);
  }

  static Stream<byte[]> seeds() {
    return Stream.of(Reader.SAMPLES_RECORD.sound(), Reader.HISTOGRAM_RECORD.sound());
  }
}
