package dev.tierscope.format.damage;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Any bytes at all as a block's tombstones, and as the entries behind a right checksum.
class TombstonesFuzzTest {
  @MethodSource("seeds")
  @FuzzTest
  void readsOrRefusesAnyFile(byte[] bytes) {
    Reader.TOMBSTONES.readOrRefuse(bytes);
    Reader.TOMBSTONE_ENTRIES.readOrRefuse(bytes);
  }

  static Stream<byte[]> seeds() {
    return Stream.of(Reader.TOMBSTONES.sound(), Reader.TOMBSTONE_ENTRIES.sound());
  }
}
