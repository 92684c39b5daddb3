package dev.tierscope.app.population;

import dev.tierscope.model.TimeRange;
import dev.tierscope.table.PackedLongs;
import dev.tierscope.table.SeriesGroup;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.table.Weight;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;

/// New series over the time that was read: for equal parts of it, how many series have their first
/// sample there. The first part holds the series that were there from the beginning.
///
/// @param perPart number of series, in order of time
/// @param partMillis length of a part
public record Births(long[] perPart, long partMillis) {
  /// How many parts time is cut into: half hours where a day was read.
  static final int PARTS = 48;

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

  /// The time after which a series of a table counts as new: after the first of so many equal parts
  /// of the time that its series cover. Nothing if times are unknown or all one. Cost: a pass over
  /// the times.
  static OptionalLong beginning(SeriesTable table, int parts) {
    if (!table.weights().containsAll(EnumSet.of(Weight.FIRST_TIME, Weight.LAST_TIME))) {
      return OptionalLong.empty();
    }
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (SeriesGroup group : table.groups()) {
      PackedLongs from = group.weight(Weight.FIRST_TIME).orElseThrow();
      PackedLongs to = group.weight(Weight.LAST_TIME).orElseThrow();
      for (int row = 0; row < group.rows(); row++) {
        first = Math.min(first, from.get(row));
        last = Math.max(last, to.get(row));
      }
    }
    return last - first < parts
        ? OptionalLong.empty()
        : OptionalLong.of(first + (last - first) / parts);
  }

  /// Number of series that begin after a time.
  static long after(List<SeriesGroup> groups, long time) {
    long born = 0;
    for (SeriesGroup group : groups) {
      PackedLongs first = group.weight(Weight.FIRST_TIME).orElseThrow();
      for (int row = 0; row < group.rows(); row++) {
        born += first.get(row) > time ? 1 : 0;
      }
    }
    return born;
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
