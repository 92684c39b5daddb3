package dev.tierscope.format.damage;

import dev.tierscope.format.file.Folder;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Files that are only bytes.
final class MemoryFolder implements Folder {
  private final TreeMap<String, byte[]> files;

  MemoryFolder(Map<String, byte[]> files) {
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

  private byte[] bytes(String path) throws AnalyzerException {
    byte[] bytes = files.get(path);
    if (bytes == null) {
      throw new AnalyzerException(new Problem("no such file", path, "Check the path."));
    }
    return bytes;
  }

  @Override
  public long size(String path) throws AnalyzerException {
    return bytes(path).length;
  }

  @Override
  public MemorySegment map(String path) throws AnalyzerException {
    return MemorySegment.ofArray(bytes(path));
  }

  @Override
  public MemorySegment read(String path) throws AnalyzerException {
    return map(path);
  }

  @Override
  public int read(String path, long from, byte[] into) throws AnalyzerException {
    byte[] bytes = bytes(path);
    int length = (int) Math.min(into.length, Math.max(0, bytes.length - from));
    System.arraycopy(bytes, length == 0 ? 0 : (int) from, into, 0, length);
    return length;
  }

  @Override
  public void close() {}
}
