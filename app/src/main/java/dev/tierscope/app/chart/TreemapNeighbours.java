package dev.tierscope.app.chart;

import java.util.List;

/// Which cell of a treemap an arrow key leads to.
final class TreemapNeighbours {
  private TreemapNeighbours() {}

  /// The index of the cell just behind the middle of the given edge of cell `from`; the largest
  /// cell when none is selected, -1 at the border.
  static int next(List<TreemapLayout.Cell> cells, int from, int dx, int dy) {
    if (cells.isEmpty()) {
      return -1;
    }
    for (TreemapLayout.Cell cell : cells) {
      if (cell.index() == from) {
        double x = cell.x() + (dx == 0 ? cell.width() / 2 : dx < 0 ? -1 : cell.width() + 1);
        double y = cell.y() + (dy == 0 ? cell.height() / 2 : dy < 0 ? -1 : cell.height() + 1);
        return cells.stream()
            .filter(c -> c.contains(x, y))
            .mapToInt(TreemapLayout.Cell::index)
            .findFirst()
            .orElse(-1);
      }
    }
    return cells.getFirst().index();
  }
}
