package dev.tierscope.app.explorer;

import java.util.List;

/// What of the tree is on show at one moment, as runs of neighbouring nodes. A first level of a
/// million nodes is one run; each unfolded node cuts the run it lies in. Immutable, so that work in
/// the background may read it. Cost: looking up a row is a binary search among the runs.
///
/// @param runs by their first row
/// @param size number of rows
record RowRuns(List<Run> runs, int size) {
  static final RowRuns NONE = new RowRuns(List.of(), 0);

  /// Stands for the row that offers more nodes of a level.
  static final int MORE = -1;

  /// Rows that follow each other in the order of a level.
  ///
  /// @param first row number of the first one
  /// @param length number of rows
  /// @param branch number of the branch in [VisibleRows]
  /// @param from place in `order` of the first one, [#MORE] for the row that offers more
  /// @param hidden how many nodes of the level are not shown yet
  /// @param unfolded whether the nodes below the last row of the run are shown
  record Run(
      int first,
      int length,
      int branch,
      Level level,
      int depth,
      int[] order,
      int from,
      int hidden,
      boolean unfolded) {
    int end() {
      return first + length;
    }

    VisibleRows.Row row(int index) {
      boolean below = unfolded && index == end() - 1;
      return from == MORE
          ? new VisibleRows.Row(level, MORE, depth, hidden, false)
          : new VisibleRows.Row(level, order[from + index - first], depth, 0, below);
    }
  }

  RowRuns {
    runs = List.copyOf(runs);
  }

  VisibleRows.Row row(int index) {
    return run(index).row(index);
  }

  /// The run that a row belongs to.
  Run run(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    int low = 0;
    int high = runs.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (runs.get(middle).first() <= index) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return runs.get(low);
  }
}
