package dev.tierscope.source.tsdb;

import dev.tierscope.format.file.Folder;
import dev.tierscope.format.tsdb.Block;
import dev.tierscope.model.Notice;
import dev.tierscope.model.Notice.Severity;
import dev.tierscope.model.Problem;
import dev.tierscope.model.TimeRange;
import dev.tierscope.table.SeriesTableBuilder;
import dev.tierscope.table.Symbols;
import dev.tierscope.task.Progress;
import java.util.List;

/// The head of a data directory as a part of a source.
final class HeadPart {
  static final String NAME = "head";

  private final String where;

  private HeadPart(String where) {
    this.where = where;
  }

  static HeadPart read(
      Folder folder, Layout layout, List<Block> blocks, TimeRange within, Progress progress) {
    return new HeadPart(folder.where(layout.path("wal")));
  }

  Symbols symbols() {
    return Symbols.EMPTY;
  }

  void addTo(SeriesTableBuilder builder, int[] newIds) {}

  TimeRange range() {
    return new TimeRange(0, 0);
  }

  long bytes() {
    return 0;
  }

  List<Notice> notices() {
    return List.of(
        new Notice(
            Severity.DAMAGE,
            new Problem("the head was not read", where, "Analyse a snapshot of the server.")));
  }
}
