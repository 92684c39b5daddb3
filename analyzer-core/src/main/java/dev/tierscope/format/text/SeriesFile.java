package dev.tierscope.format.text;

import dev.tierscope.model.Accuracy;
import dev.tierscope.model.Count;
import dev.tierscope.model.Problem;
import dev.tierscope.table.SeriesTable;
import java.util.List;

/// The series that a file names.
///
/// @param table with the weight [dev.tierscope.table.Weight#SAMPLES]: how often the file has the
///   series
/// @param skipped lines or entries that could not be read
/// @param problems the first of them, with line and column; at most [#MOST_PROBLEMS]
/// @param accuracy exact, unless something was skipped or the file says that it is cut
public record SeriesFile(
    SeriesTable table, long skipped, List<Problem> problems, Accuracy accuracy) {
  /// More problems than these are only counted.
  public static final int MOST_PROBLEMS = 100;

  public SeriesFile {
    problems = List.copyOf(problems);
  }

  /// Number of series.
  public Count series() {
    return new Count(table.series(), accuracy);
  }
}
