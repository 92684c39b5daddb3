package dev.tierscope.model;

/// How far a number can be trusted.
public sealed interface Accuracy {
  /// Every item was counted.
  Accuracy EXACT = new Exact();

  /// Every item was counted once.
  record Exact() implements Accuracy {}

  /// Not everything could be counted: the truth is this number or more.
  ///
  /// @param because why, for a person: "17 damaged series entries were skipped"
  record AtLeast(String because) implements Accuracy {}

  /// Some items may have been counted more than once: the truth is this number or less.
  ///
  /// @param because why, for a person: "overlapping blocks may hold the same samples"
  record AtMost(String because) implements Accuracy {}

  /// Derived, not counted.
  ///
  /// @param relativeError standard error divided by the value, 0.01 for one percent
  /// @param method how it was derived
  record Estimated(double relativeError, String method) implements Accuracy {}

  /// Taken over, neither counted nor compared.
  ///
  /// @param by who says so: "its meta.json"
  record Stated(String by) implements Accuracy {}
}
