package dev.tierscope.app.explorer;

import dev.tierscope.task.Progress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/// A level as it is to be shown: filtered, sorted, added up. Everything that looks at each of a
/// million nodes happens while this is made, in the background.
///
/// @param order nodes that pass the filters
/// @param lower the orders of levels further down
/// @param largest nodes with most series, for the treemap
record Arrangement(
    Level level, int[] order, Map<Level, int[]> lower, int[] largest, ExplorerViewModel.Sum sum) {
  /// How many cells a treemap has at most.
  static final int CELLS = 2000;

  /// What decides about order at one moment.
  record Wish(ExplorerViewModel.Sorting sorting, Map<Column, ColumnFilter> filters) {
    Wish {
      filters = Map.copyOf(filters);
    }

    /// Cost: a pass over the level for filters, one for keys, a sort, one for sums.
    Arrangement arrange(Level level, List<Level> below, Progress progress) {
      Map<Level, int[]> lower = new HashMap<>();
      for (Level each : below) {
        lower.put(each, order(each, progress));
      }
      int[] order =
          filters.isEmpty()
              ? order(level, progress)
              : Order.of(level, wanted(level), sorting.column(), sorting.direction(), progress);
      return new Arrangement(
          level, order, lower, Order.largest(level, order, CELLS), sum(level, order));
    }

    /// All nodes of a level further down, which no filter touches.
    int[] order(Level level, Progress progress) {
      return Order.ofAll(level, sorting.column(), sorting.direction(), progress);
    }

    private IntPredicate wanted(Level level) {
      return node -> {
        for (Map.Entry<Column, ColumnFilter> filter : filters.entrySet()) {
          if (!filter.getValue().test(level, node, filter.getKey())) {
            return false;
          }
        }
        return true;
      };
    }

    private ExplorerViewModel.Sum sum(Level level, int[] order) {
      long series = 0;
      long bytes = 0;
      boolean sized = false;
      for (int node : order) {
        series += level.series(node);
        if (level.bytes(node) >= 0) {
          sized = true;
          bytes += level.bytes(node);
        }
      }
      boolean summed = level.isDisjoint();
      return new ExplorerViewModel.Sum(
          order.length,
          level.size(),
          summed ? series : -1,
          summed && sized ? bytes : -1,
          filters.size());
    }
  }
}
