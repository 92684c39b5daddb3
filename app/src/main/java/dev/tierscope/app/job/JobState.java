package dev.tierscope.app.job;

import dev.tierscope.model.Problem;

/// How a piece of background work stands.
///
/// @param <T> what it gives
public sealed interface JobState<T> {
  /// Nothing was asked for yet.
  record Idle<T>() implements JobState<T> {}

  /// At work.
  ///
  /// @param step what is being done, in words for a person
  /// @param done how much of it, in the unit of `total`
  /// @param total -1 if unknown
  record Running<T>(String step, long done, long total) implements JobState<T> {
    /// Share of the step that is done, 0..1, or -1 if unknown.
    public double share() {
      return total > 0 ? Math.clamp((double) done / total, 0, 1) : -1;
    }
  }

  /// Finished.
  record Done<T>(T result) implements JobState<T> {}

  /// Something in the world, or we ourselves, went wrong.
  ///
  /// @param details everything known, to be copied into a report
  record Failed<T>(Problem problem, String details) implements JobState<T> {}

  /// Stopped because somebody asked for it.
  record Stopped<T>() implements JobState<T> {}

  /// Whether nothing more will come.
  default boolean isOver() {
    return !(this instanceof Idle<T>) && !(this instanceof Running<T>);
  }
}
