package dev.tierscope.format.file;

import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// The entries of an archive as a folder. Stored entries lie in the archive itself, packed ones in
/// one spool file that is deleted on [#close].
final class ArchiveFolder implements Folder {
  /// One file of an archive.
  ///
  /// @param bytes empty if the entry was not wanted and so not unpacked
  record Entry(long size, Optional<MemorySegment> bytes) {}

  private final Path archive;
  private final String top;
  private final SortedMap<String, Entry> entries;
  private final List<String> emptyDirectories;
  private final SortedMap<String, Problem> unlisted;
  private final List<Problem> problems;
  private final Spool spool;

  /// @param unlisted see [#unlisted]
  /// @param problems see [#problems]
  /// @param top what all names in the archive start with and those in `entries` lack, or ""
  ArchiveFolder(
      Path archive,
      String top,
      SortedMap<String, Entry> entries,
      List<String> emptyDirectories,
      SortedMap<String, Problem> unlisted,
      List<Problem> problems,
      Spool spool) {
    this.archive = archive;
    this.top = top;
    this.entries = entries;
    this.emptyDirectories = emptyDirectories;
    this.unlisted = unlisted;
    this.problems = List.copyOf(problems);
    this.spool = spool;
  }

  @Override
  public String name() {
    return archive.toString();
  }

  @Override
  public String where(String path) {
    return archive + "!" + top + path;
  }

  @Override
  public List<String> files(String under) {
    if (under.isEmpty()) {
      return List.copyOf(entries.keySet());
    }
    return entries.tailMap(under).keySet().stream()
        .takeWhile(f -> f.startsWith(under))
        .filter(f -> f.length() == under.length() || f.charAt(under.length()) == '/')
        .toList();
  }

  @Override
  public List<String> emptyDirectories() {
    return emptyDirectories;
  }

  @Override
  public SortedMap<String, Problem> unlisted() {
    return Collections.unmodifiableSortedMap(unlisted);
  }

  @Override
  public List<Problem> problems() {
    return problems;
  }

  @Override
  public long size(String path) throws AnalyzerException {
    return entry(path).size();
  }

  @Override
  public MemorySegment map(String path) throws AnalyzerException {
    return entry(path)
        .bytes()
        .orElseThrow(() ->
            new AnalyzerException(
                new Problem(
                    "the entry was not unpacked because nothing needed it",
                    where(path),
                    "Unpack the archive and open the directory.")));
  }

  @Override
  public MemorySegment read(String path, Arena memory) throws AnalyzerException {
    return map(path);
  }

  @Override
  public int read(String path, long from, byte[] into) throws AnalyzerException {
    MemorySegment bytes = map(path);
    int length = (int) Math.min(into.length, Math.max(0, bytes.byteSize() - from));
    MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, length == 0 ? 0 : from, into, 0, length);
    return length;
  }

  private Entry entry(String path) throws AnalyzerException {
    Entry entry = entries.get(path);
    if (entry == null) {
      throw new AnalyzerException(
          new Problem("there is no such entry", where(path), "Check the archive."));
    }
    return entry;
  }

  @Override
  public void close() {
    spool.close();
  }

  /// The memory that entries are mapped to, and a private directory for unpacked ones; that is made
  /// when the first byte comes.
  static final class Spool implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private Optional<Path> directory = Optional.empty();

    /// The file to write to.
    Path file() throws IOException {
      if (directory.isEmpty()) {
        directory = Optional.of(Files.createTempDirectory("tierscope-archive-"));
      }
      return directory.get().resolve("entries");
    }

    MemorySegment map(Path file) throws IOException {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        return channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
      }
    }

    @Override
    public void close() {
      arena.close(); // before deleting: Windows keeps mapped files
      directory.ifPresent(d -> {
        try {
          Files.deleteIfExists(d.resolve("entries"));
          Files.deleteIfExists(d);
        } catch (IOException e) {
          d.toFile().deleteOnExit(); // best effort: nothing depends on it
        }
      });
      directory = Optional.empty();
    }
  }
}
