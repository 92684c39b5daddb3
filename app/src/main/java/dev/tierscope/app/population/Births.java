package dev.tierscope.app.population;

/// New series over the time that was read: for equal parts of it, how many series have their first
/// sample there. The first part holds the series that were there from the beginning.
///
/// @param partMillis length of a part
public record Births(long[] perPart, long partMillis) {
  /// Nothing is known of times.
  public static final Births UNKNOWN = new Births(new long[0], 0);

  public boolean isKnown() {
    return perPart.length > 1 && partMillis > 0;
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
