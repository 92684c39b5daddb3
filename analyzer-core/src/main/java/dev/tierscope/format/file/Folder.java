package dev.tierscope.format.file;

import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/// A read-only tree of files: a directory on disk, or an archive. Paths inside are relative and use
/// `/`.
///
/// Usable from several threads. Segments it hands out are invalid once it is closed.
public interface Folder extends AutoCloseable {
  /// The folder as the user knows it, for messages.
  String name();

  /// Paths of all regular files below a path, in byte order.
  ///
  /// @param under a path inside, or "" for everything
  List<String> files(String under);

  /// Paths of all directories in which there is nothing, in byte order. [#files] does not show
  /// them.
  default List<String> emptyDirectories() {
    return List.of();
  }

  /// Directories that could not be listed, each with the reason: what is in them is not among
  /// [#files].
  default SortedMap<String, Problem> unlisted() {
    return Collections.emptySortedMap();
  }

  /// What is wrong with the folder as a whole, so that files may be missing or have changed: an
  /// archive that was cut off.
  default List<Problem> problems() {
    return List.of();
  }

  /// Size of a file in bytes.
  ///
  /// @throws AnalyzerException if there is no such file
  long size(String path) throws AnalyzerException;

  /// All bytes of a file that does not change any more, mapped where that is possible. An empty
  /// file gives an empty segment.
  ///
  /// @throws AnalyzerException if there is no such file or it may not be read
  MemorySegment map(String path) throws AnalyzerException;

  /// A copy of all bytes of a file that somebody may still be writing.
  ///
  /// @throws AnalyzerException if there is no such file or it may not be read
  MemorySegment read(String path, Arena memory) throws AnalyzerException;

  /// Copies a part of a file that somebody may still be writing.
  ///
  /// @param from first byte of the file to copy
  /// @param into is filled from its start
  /// @return bytes copied: the length of `into`, or fewer where the file ends
  /// @throws AnalyzerException if there is no such file or it may not be read
  int read(String path, long from, byte[] into) throws AnalyzerException;

  /// How a file of this folder is called in messages.
  default String where(String path) {
    return name() + "/" + path;
  }

  @Override
  void close();
}
