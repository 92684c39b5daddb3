package dev.tierscope.app.explorer;

import dev.tierscope.task.Progress;

/// Finds a row by the beginning of its name, whatever the case.
final class NameSearch {
  private static final int STEP = 1 << 14;

  private NameSearch() {}

  /// The first row from `from` on, then from the top, whose name begins with a text; -1 if none
  /// does.
  static int find(RowRuns rows, String beginning, int from, Progress progress) {
    for (int i = 0; i < rows.size(); i++) {
      if (i % STEP == 0) {
        progress.report("Finding", i, rows.size());
      }
      int index = (from + i) % rows.size();
      VisibleRows.Row row = rows.row(index);
      if (!row.offersMore()
          && row.level()
              .name(row.node())
              .regionMatches(true, 0, beginning, 0, beginning.length())) {
        return index;
      }
    }
    return -1;
  }
}
