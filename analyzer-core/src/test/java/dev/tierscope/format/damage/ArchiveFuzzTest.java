package dev.tierscope.format.damage;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Any bytes at all as an archive of whatever kind they claim to be.
class ArchiveFuzzTest {
  @MethodSource("seeds")
  @FuzzTest
  void readsOrRefusesAnyArchive(byte[] bytes) {
    Reader.TAR.readOrRefuse(bytes);
  }

  static Stream<byte[]> seeds() {
    return Stream.of(Reader.TAR.sound(), Reader.TAR_GZIP.sound(), Reader.ZIP.sound());
  }
}
