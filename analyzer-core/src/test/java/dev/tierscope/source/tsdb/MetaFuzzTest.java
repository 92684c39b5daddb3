package dev.tierscope.source.tsdb;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tierscope.format.tsdb.BlockMeta;
import dev.tierscope.model.AnalyzerException;
import java.lang.foreign.MemorySegment;

/// Any bytes at all: refused with a reason or read, never anything else.
class MetaFuzzTest {
  @FuzzTest
  void readsOrRefusesAnyMetaJson(byte[] json) {
    try {
      BlockMeta.read(MemorySegment.ofArray(json), "meta.json");
    } catch (AnalyzerException expected) {
      assert !expected.problem().what().isEmpty();
    }
  }
}
