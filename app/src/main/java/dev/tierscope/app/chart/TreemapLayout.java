package dev.tierscope.app.chart;

import java.util.ArrayList;
import java.util.List;

/// Rectangles with areas in proportion to weights, as square as possible: the squarified layout of
/// Bruls, Huizing and van Wijk (2000). Rows are laid along the shorter side and closed as soon as
/// one more cell would make the worst aspect ratio worse.
public final class TreemapLayout {
  /// Where cell number `index` goes.
  public record Cell(int index, double x, double y, double width, double height) {
    public boolean contains(double px, double py) {
      return px >= x && px < x + width && py >= y && py < y + height;
    }
  }

  private TreemapLayout() {}

  /// Lays weights out in a rectangle. Cells that would be thinner than nothing are left out.
  ///
  /// @param weights descending, not negative
  public static List<Cell> squarified(
      double[] weights, double x, double y, double width, double height) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    List<Cell> cells = new ArrayList<>(weights.length);
    if (!(sum > 0) || !(width > 0) || !(height > 0)) {
      return cells;
    }
    double scale = width * height / sum;
    double left = x;
    double top = y;
    double w = width;
    double h = height;
    int start = 0;
    while (start < weights.length && weights[start] > 0 && w > 0 && h > 0) {
      double side = Math.min(w, h);
      int end = start + 1;
      double area = weights[start] * scale;
      double worst = worst(area, weights[start] * scale, weights[start] * scale, side);
      while (end < weights.length && weights[end] > 0) {
        double more = area + weights[end] * scale;
        double next = worst(more, weights[start] * scale, weights[end] * scale, side);
        if (next > worst) {
          break;
        }
        area = more;
        worst = next;
        end++;
      }
      double depth = Math.min(area / side, Math.max(w, h));
      double at = 0;
      for (int i = start; i < end; i++) {
        double length = weights[i] * scale / depth;
        cells.add(
            w >= h
                ? new Cell(i, left, top + at, depth, length)
                : new Cell(i, left + at, top, length, depth));
        at += length;
      }
      if (w >= h) {
        left += depth;
        w -= depth;
      } else {
        top += depth;
        h -= depth;
      }
      start = end;
    }
    return cells;
  }

  private static double worst(double area, double largest, double smallest, double side) {
    double square = side * side;
    return Math.max(square * largest / (area * area), area * area / (square * smallest));
  }
}
