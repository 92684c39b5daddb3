package dev.tierscope.format.text;

import dev.tierscope.model.Accuracy;
import dev.tierscope.model.Count;
import dev.tierscope.model.Problem;
import dev.tierscope.table.SeriesTable;
import java.util.List;

/// The series that a file names.
///
/// @param table of a page with the weight [dev.tierscope.table.Weight#SAMPLES]: how often it has
///   the series; of an answer without any
/// @param skipped lines or entries that could not be read
/// @param problems the first of them, with line and column, at most [#MOST_PROBLEMS]; and what else
///   makes series missing
/// @param remarks what is worth knowing and no problem
/// @param accuracy exact, unless there are problems
public record SeriesFile(
    SeriesTable table,
    long skipped,
    List<Problem> problems,
    List<Problem> remarks,
    Accuracy accuracy) {
  /// More problems than these are only counted.
  public static final int MOST_PROBLEMS = 100;

  public SeriesFile {
    problems = List.copyOf(problems);
    remarks = List.copyOf(remarks);
  }

  /// Number of series.
  public Count series() {
    return new Count(table.series(), accuracy);
  }
}
