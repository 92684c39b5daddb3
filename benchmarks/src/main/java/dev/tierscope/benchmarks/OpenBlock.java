package dev.tierscope.benchmarks;

import dev.tierscope.catalog.Catalog;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.query.Selector;
import dev.tierscope.source.QuickCounts;
import dev.tierscope.source.ReadOptions;
import dev.tierscope.source.Snapshot;
import dev.tierscope.source.Source;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.task.Progress;
import java.nio.file.Path;

/// A block, what is measured on it, and its table.
final class OpenBlock implements AutoCloseable {
  /// Two matchers, one of them a regular expression, that many metrics can meet.
  static final String SELECTOR = "{namespace=~\"s.*\", code!=\"200\"}";

  private static final int GROUPS = 10; // as the text report shows

  private final Source source;
  private Snapshot snapshot;

  private OpenBlock(Source source, Snapshot snapshot) {
    this.source = source;
    this.snapshot = snapshot;
  }

  static OpenBlock open(Path folder) throws AnalyzerException {
    Source source = Catalog.open(folder, Progress.NONE);
    return new OpenBlock(source, source.read(ReadOptions.ALL, Progress.NONE));
  }

  SeriesTable table() {
    return snapshot.table();
  }

  long series() {
    return table().series();
  }

  /// Reads all series into a new table.
  Snapshot load() throws AnalyzerException {
    snapshot = source.read(ReadOptions.ALL, Progress.NONE);
    return snapshot;
  }

  /// Counts without a table.
  QuickCounts counts() throws AnalyzerException {
    return source
        .quick(GROUPS, ReadOptions.ALL, Progress.NONE)
        .orElseThrow(() -> new IllegalStateException("no quick counts of " + source.name()));
  }

  /// Counts what a selector chooses.
  long select(Selector selector) {
    return selector.count(table(), Progress.NONE);
  }

  @Override
  public void close() {
    source.close();
  }
}
