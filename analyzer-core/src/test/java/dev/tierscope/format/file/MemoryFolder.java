package dev.tierscope.format.file;

import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Files in memory, so that a property or a fuzzer can open thousands of them.
public final class MemoryFolder implements Folder {
  private final Map<String, byte[]> files;

  public MemoryFolder(Map<String, byte[]> files) {
    this.files = new TreeMap<>(files);
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public List<String> files(String under) {
    return files.keySet().stream()
        .filter(f -> under.isEmpty() || f.equals(under) || f.startsWith(under + "/"))
        .toList();
  }

  @Override
  public long size(String path) throws AnalyzerException {
    return map(path).byteSize();
  }

  @Override
  public MemorySegment map(String path) throws AnalyzerException {
    byte[] bytes = files.get(path);
    if (bytes == null) {
      throw new AnalyzerException(new Problem("there is no such file", where(path), "Check it."));
    }
    return MemorySegment.ofArray(bytes).asReadOnly();
  }

  @Override
  public MemorySegment read(String path, Arena memory) throws AnalyzerException {
    return map(path);
  }

  @Override
  public int read(String path, long from, byte[] into) throws AnalyzerException {
    MemorySegment file = map(path);
    int length = Math.clamp(file.byteSize() - from, 0, into.length);
    MemorySegment.copy(file, ValueLayout.JAVA_BYTE, from, into, 0, length);
    return length;
  }

  @Override
  public void close() {}
}
