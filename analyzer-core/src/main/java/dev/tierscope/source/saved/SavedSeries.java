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

/// The series that a saved file names: a `/metrics` page or an answer of `/api/v1/series`. It knows
/// no times, no chunks and no bytes.
public final class SavedSeries implements Source {
  private final String name;
  private final String kind;
  private final SeriesFile file;

  /// @param name the path as the user gave it
  /// @param kind what it is, in words
  public SavedSeries(String name, String kind, SeriesFile file) {
    this.name = name;
    this.kind = kind;
    this.file = file;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Snapshot read(ReadOptions options, Progress progress) throws AnalyzerException {
    if (!options.parts().isEmpty() || !options.within().equals(TimeRange.ALL)) {
      throw new AnalyzerException(
          new Problem(
              "it has no blocks and no times to choose from",
              name,
              "Leave out --block, --from and --to."));
    }
    TimeRange unknown = new TimeRange(0, 0);
    SourceSummary.Part part = new SourceSummary.Part(name, unknown, 0, file.table().series());
    SourceSummary summary = new SourceSummary(name, kind, unknown, 0, List.of(part), notices());
    List<PartCounts> noTimes = List.of();
    return new Snapshot(
        summary, file.table(), noTimes, file.accuracy(), Accuracy.EXACT, Accuracy.EXACT);
  }

  private List<Notice> notices() {
    return file.problems().stream()
        .map(
            problem -> new Notice(file.skipped() > 0 ? Severity.DAMAGE : Severity.WARNING, problem))
        .toList();
  }

  @Override
  public Optional<QuickCounts> quick(int groups, ReadOptions options, Progress progress) {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
