package dev.tierscope.source.tsdb;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tierscope.format.file.MemoryFolder;
import dev.tierscope.format.tsdb.SmallBlock;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.source.ReadOptions;
import dev.tierscope.task.Progress;
import java.util.Map;

/// An index whose sections hold anything at all but whose checksums are right, so that the fuzzer
/// gets behind them.
class IndexFuzzTest {
  @FuzzTest
  void readsOrRefusesAnyIndex(FuzzedDataProvider data) {
    SmallBlock block = SmallBlock.ofSeries(4);
    int entry = data.consumeInt(0, 3);
    int[] content = new int[data.consumeInt(0, 64)];
    for (int i = 0; i < content.length; i++) {
      content[i] = data.consumeByte() & 0xff;
    }
    if (content.length > 0) {
      block.content(entry, content);
    }
    byte[] index = block.index();
    for (int changes = data.consumeInt(0, 16); changes > 0; changes--) {
      index[data.consumeInt(0, index.length - 1)] = data.consumeByte();
    }
    for (int frame : new int[] {5, block.postingsTable()}) {
      if (data.consumeBoolean()) {
        SmallBlock.mend(index, frame);
      }
    }
    if (data.consumeBoolean()) {
      SmallBlock.toc(index, data.consumeInt(0, 5), data.consumeInt(-1, index.length + 1));
    }
    Map<String, byte[]> files = Map.of("index", index, "chunks/000001", block.chunks());
    try (TsdbDirectory source = TsdbDirectory.open("block", new MemoryFolder(files))) {
      source.quick(10, ReadOptions.ALL, Progress.NONE);
      source.read(ReadOptions.ALL, Progress.NONE);
    } catch (AnalyzerException expected) {
      assert !expected.problem().what().isEmpty();
    }
  }
}
