package dev.tierscope.source.saved;

import dev.tierscope.analysis.PartCounts;
import dev.tierscope.format.text.SeriesFile;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Notice;
import dev.tierscope.model.Notice.Severity;
import dev.tierscope.model.Problem;
import dev.tierscope.model.SourceSummary;
import dev.tierscope.model.TimeRange;
import dev.tierscope.source.QuickCounts;
import dev.tierscope.source.ReadOptions;
import dev.tierscope.source.Snapshot;
import dev.tierscope.source.Source;
import dev.tierscope.task.Progress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The series that a saved file names: a `/metrics` page or an answer of `/api/v1/series`. It knows
/// no times, no chunks and no bytes.
public final class SavedSeries implements Source {
  private final String name;
  private final String kind;
  private final long size;
  private final SeriesFile file;

  /// @param name the path as the user gave it
  /// @param kind what it is, in words
  /// @param size bytes of the file, 0 if unknown
  public SavedSeries(String name, String kind, long size, SeriesFile file) {
    this.name = name;
    this.kind = kind;
    this.size = size;
    this.file = file;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Snapshot read(ReadOptions options, Progress progress) throws AnalyzerException {
    if (!options.parts().isEmpty() || !options.within().isAll()) {
      throw new AnalyzerException(
          new Problem(
              "it has no blocks and no times to choose from",
              name,
              "Leave out --block, --from and --to."));
    }
    TimeRange unknown = new TimeRange(0, 0);
    SourceSummary.Part part = new SourceSummary.Part(name, unknown, size, file.table().series());
    SourceSummary summary =
        new SourceSummary(name, kind, unknown, OptionalLong.empty(), List.of(part), notices());
    List<PartCounts> noTimes = List.of();
    return new Snapshot(
        summary, file.table(), noTimes, file.accuracy(), file.accuracy(), Accuracy.EXACT);
  }

  private List<Notice> notices() {
    return Stream.concat(
            file.problems().stream().map(p -> new Notice(Severity.DAMAGE, p)),
            file.remarks().stream().map(p -> new Notice(Severity.INFO, p)))
        .toList();
  }

  @Override
  public Optional<QuickCounts> quick(int groups, ReadOptions options, Progress progress) {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
