package dev.tierscope.app.explorer;

import java.time.Duration;

/// What is known of the text in the selector bar.
public sealed interface SelectorState {
  /// Nothing was written: all series are shown.
  record Everything() implements SelectorState {}

  /// Correct so far; the series are being counted.
  record Counting() implements SelectorState {}

  /// Correct.
  record Valid(long series, long groups, Duration took) implements SelectorState {}

  /// Correct, but what it chooses could not be counted.
  record Failed() implements SelectorState {}

  /// Correct, but somebody stopped the counting.
  record Stopped() implements SelectorState {}

  /// Wrong.
  record Invalid(int column, String message) implements SelectorState {}
}
