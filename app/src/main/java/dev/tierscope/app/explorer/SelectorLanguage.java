package dev.tierscope.app.explorer;

import dev.tierscope.table.SeriesTable;
import dev.tierscope.task.Progress;
import java.util.Optional;

/// What the selector bar understands.
public interface SelectorLanguage {
  /// What is wrong with a selector.
  ///
  /// @param column where, from 1 on
  record Fault(int column, String message) {}

  /// The first mistake of a selector, if it has one.
  Optional<Fault> check(String selector);

  /// The series a correct selector chooses.
  SeriesTable select(String selector, SeriesTable table, Progress progress);
}
