package dev.tierscope.app.explorer;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Where the columns are: the name takes what the others leave. Where there is not room enough,
/// those that can be missed most easily are left out.
final class Columns {
  private static final double LEAST_NAME = 180;
  private static final double LEAST = 44;
  private static final List<Column> FIRST_TO_GO =
      List.of(Column.SHARE, Column.DISTINCT, Column.BYTES, Column.TIER);

  private final Map<Column, Double> wished = new EnumMap<>(Column.class);
  private final Map<Column, Double> left = new EnumMap<>(Column.class);
  private final Map<Column, Double> width = new EnumMap<>(Column.class);
  private double total;

  Columns() {
    for (Column column : Column.values()) {
      wished.put(column, column.width());
    }
    fit(0);
  }

  /// Divides a width among the columns.
  void fit(double newTotal) {
    total = newTotal;
    width.putAll(wished);
    width.put(Column.NAME, rest());
    for (Column column : FIRST_TO_GO) {
      if (width(Column.NAME) < LEAST_NAME) {
        width.put(column, 0.0);
        width.put(Column.NAME, rest());
      }
    }
    double x = 0;
    for (Column column : Column.values()) {
      left.put(column, x);
      x += width(column);
    }
  }

  private double rest() {
    double others = 0;
    for (Column column : Column.values()) {
      others += column == Column.NAME ? 0 : width(column);
    }
    return Math.max(0, Math.floor(total - others));
  }

  /// Makes a column other than the name wider or narrower.
  void resize(Column column, double newWidth) {
    wished.put(column, Math.clamp(newWidth, LEAST, 2.5 * column.width()));
    fit(total);
  }

  double left(Column column) {
    return left.getOrDefault(column, 0.0);
  }

  double right(Column column) {
    return left(column) + width(column);
  }

  double width(Column column) {
    return width.getOrDefault(column, 0.0);
  }

  boolean isShown(Column column) {
    return width(column) > 0;
  }
}
