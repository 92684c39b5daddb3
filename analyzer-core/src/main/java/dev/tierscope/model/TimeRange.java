package dev.tierscope.model;

/// A half-open range of time `[min, max)`.
///
/// @param min milliseconds since 1970 UTC, inclusive
/// @param max milliseconds since 1970 UTC, exclusive; not before `min`
public record TimeRange(long min, long max) {
  /// All of time.
  public static final TimeRange ALL = new TimeRange(Long.MIN_VALUE, Long.MAX_VALUE);

  public TimeRange {
    if (max < min) {
      throw new IllegalArgumentException("ends before it starts: " + min + ".." + max);
    }
  }

  /// Whether it is all of time.
  public boolean isAll() {
    return min == Long.MIN_VALUE && max == Long.MAX_VALUE;
  }

  /// Length in milliseconds. Longer than [Long#MAX_VALUE] is told as that.
  public long millis() {
    long length = max - min;
    return length < 0 ? Long.MAX_VALUE : length;
  }

  /// The shortest range that holds both.
  public TimeRange union(TimeRange other) {
    return new TimeRange(Math.min(min, other.min), Math.max(max, other.max));
  }

  /// Whether the closed range `first..last` has a millisecond in this range.
  public boolean touches(long first, long last) {
    return last >= min && first < max;
  }
}
