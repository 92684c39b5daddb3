package dev.tierscope.model;

/// Something the reader of a result must know about its input.
///
/// @param severity how much it changes the numbers
public record Notice(Severity severity, Problem problem) {
  /// How much a notice changes the numbers.
  public enum Severity {
    /// Nothing is missing.
    INFO,
    /// Something optional is unknown; counts of series are complete.
    WARNING,
    /// Something could not be read: counts are lower bounds.
    DAMAGE
  }
}
