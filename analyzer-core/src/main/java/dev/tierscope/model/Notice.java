package dev.tierscope.model;

/// Something the reader of a result must know about its input.
///
/// @param severity how much it changes the numbers
public record Notice(Severity severity, Problem problem) {
  /// How much a notice changes the numbers.
  public enum Severity {
    /// A remark: the input is as it should be, no number is less sure.
    INFO,
    /// Something beside the series is damaged, missing or unknown, and with it samples, bytes,
    /// times or churn. Series are complete.
    WARNING,
    /// Series are missing or may be: all counts are lower bounds.
    DAMAGE;

    /// Whether the input is not as it should be; the opposite of a remark.
    public boolean isProblem() {
      return this != INFO;
    }
  }
}
