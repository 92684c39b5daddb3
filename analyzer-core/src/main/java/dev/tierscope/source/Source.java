package dev.tierscope.source;

import dev.tierscope.model.AnalyzerException;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.task.Progress;
import java.util.Collection;
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
  /// @throws AnalyzerException if nothing can be read, or a wanted part does not exist
  Optional<QuickCounts> quick(ReadOptions options, Progress progress) throws AnalyzerException;

  /// The series of a few metrics, without weights; only after [#quick] gave an answer.
  ///
  /// @throws AnalyzerException if they cannot be read
  SeriesTable metrics(Collection<String> names, ReadOptions options, Progress progress)
      throws AnalyzerException;

  @Override
  void close();
}
