package dev.tierscope.source;

import dev.tierscope.analysis.ListedCounts;
import dev.tierscope.format.tsdb.chunk.ChunkStatistics;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.SourceSummary;
import dev.tierscope.model.TimeRange;
import dev.tierscope.task.Progress;
import java.util.Optional;
import java.util.Set;

/// Something opened that has series. Results may refer to its files and are valid until it is
/// closed.
public interface Source extends AutoCloseable {
  /// The path as the user gave it.
  String name();

  /// The names of the parts that can be chosen by [ReadOptions#parts]; empty if this source has
  /// none.
  default Set<String> parts() {
    return Set.of();
  }

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

  /// Totals and top lists, if that is all this source has; [#read] then says so.
  ///
  /// @throws AnalyzerException if parts or times are asked for
  default Optional<Listed> listed(ReadOptions options) throws AnalyzerException {
    return Optional.empty();
  }

  /// How full and how large the chunks of the wanted blocks are, each block as a whole; empty if
  /// this source has no chunk files. Cost: reads every byte of every chunk.
  ///
  /// @throws AnalyzerException if a file cannot be read, or a wanted part does not exist
  default Optional<ChunkStatistics> chunks(ReadOptions options, Progress progress)
      throws AnalyzerException {
    return Optional.empty();
  }

  /// From the first to behind the last sample of the wanted parts, whatever times are wanted; empty
  /// if this source knows no times.
  ///
  /// @throws AnalyzerException if a part cannot be read, or a wanted part does not exist
  default Optional<TimeRange> times(ReadOptions options, Progress progress)
      throws AnalyzerException {
    return Optional.empty();
  }

  /// What a server listed.
  record Listed(SourceSummary summary, ListedCounts counts) {}

  @Override
  void close();
}
