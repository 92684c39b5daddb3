package dev.tierscope.source.tsdb;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tierscope.format.tsdb.BlockMeta;
import dev.tierscope.format.tsdb.SmallBlock;
import dev.tierscope.model.AnalyzerException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Any bytes at all: refused with a reason or read, never anything else.
class MetaFuzzTest {
  @MethodSource("seeds")
  @FuzzTest
  void readsOrRefusesAnyMetaJson(byte[] json) {
    try {
      BlockMeta.read(MemorySegment.ofArray(json), "meta.json");
    } catch (AnalyzerException expected) {
      assert !expected.problem().what().isEmpty();
    }
  }

  static Stream<byte[]> seeds() {
    String meta = SmallBlock.ofSeries(1).meta("01HX0000000000000000000000");
    return Stream.of(meta.getBytes(StandardCharsets.UTF_8));
  }
}
