package dev.tierscope.model;

/// A number of things with its accuracy.
///
/// @param value not negative
public record Count(long value, Accuracy accuracy) {
  public Count {
    if (value < 0) {
      throw new IllegalArgumentException("a count cannot be negative: " + value);
    }
  }

  /// Whether it is complete.
  public boolean isExact() {
    return accuracy instanceof Accuracy.Exact;
  }

  /// A complete count.
  public static Count exact(long value) {
    return new Count(value, Accuracy.EXACT);
  }
}
