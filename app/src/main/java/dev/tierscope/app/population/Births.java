package dev.tierscope.app.population;

import dev.tierscope.model.TimeRange;
import dev.tierscope.table.PackedLongs;
import dev.tierscope.table.SeriesGroup;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.table.Weight;

/// New series over the time that was read: for equal parts of it, how many series have their first
/// sample there. The first part holds the series that were there from the beginning.
///
/// @param perPart number of series, in order of time
/// @param partMillis length of a part
public record Births(long[] perPart, long partMillis) {
  /// Nothing is known of times.
  public static final Births UNKNOWN = new Births(new long[0], 0);

  /// Counts a table by the times of its series. Cost: one pass over the first times.
  ///
  /// @param parts how many parts of equal length
  public static Births of(SeriesTable table, TimeRange range, int parts) {
    if (!table.weights().contains(Weight.FIRST_TIME)
        || range.millis() < parts
        || range.millis() == Long.MAX_VALUE) {
      return UNKNOWN;
    }
    long length = range.millis() / parts;
    long[] born = new long[parts];
    for (SeriesGroup group : table.groups()) {
      PackedLongs first = group.weight(Weight.FIRST_TIME).orElseThrow();
      for (int row = 0; row < group.rows(); row++) {
        long part = (first.get(row) - range.min()) / length;
        born[Math.clamp(part, 0, parts - 1)]++;
      }
    }
    return new Births(born, length);
  }

  /// Whether anything can be said.
  public boolean isKnown() {
    return perPart.length > 1;
  }

  /// New series after the first part.
  public long later() {
    long sum = 0;
    for (int i = 1; i < perPart.length; i++) {
      sum += perPart[i];
    }
    return sum;
  }

  /// New series per hour after the first part.
  public double perHour() {
    return later() * 3_600_000.0 / (partMillis * (double) (perPart.length - 1));
  }
}
