package dev.tierscope.analysis;

import dev.tierscope.model.Accuracy;

/// Whether the lists of a report hold everything that there is, or only what a server chose to
/// list.
///
/// @param labelPairs whether every label pair is there
public record ListAccuracy(Accuracy metrics, Accuracy labels, Accuracy labelPairs) {
  /// Nothing is missing from any list.
  public static final ListAccuracy EXACT =
      new ListAccuracy(Accuracy.EXACT, Accuracy.EXACT, Accuracy.EXACT);

  /// Whether nothing is missing from any list.
  public boolean isExact() {
    return metrics instanceof Accuracy.Exact
        && labels instanceof Accuracy.Exact
        && labelPairs instanceof Accuracy.Exact;
  }
}
