package dev.tierscope.source;

import dev.tierscope.model.AnalyzerException;
import dev.tierscope.task.Progress;
import java.util.Optional;

/// Something opened that has series. Results may refer to its files and are valid until it is
/// closed.
public interface Source extends AutoCloseable {
  /// The path as the user gave it.
  String name();

  /// Reads all wanted series, each label set once.
  ///
  /// @throws AnalyzerException if nothing can be read, or a wanted part does not exist
  Snapshot read(ReadOptions options, Progress progress) throws AnalyzerException;

  /// The counts of everything, if this source can give them exactly without reading it into a
  /// table.
  ///
  /// @param groups of how many of the largest metric groups the series are wanted too
  /// @throws AnalyzerException if nothing can be read, or a wanted part does not exist
  Optional<QuickCounts> quick(int groups, ReadOptions options, Progress progress)
      throws AnalyzerException;

  @Override
  void close();
}
