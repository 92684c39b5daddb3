package dev.tierscope.app.population;

import dev.tierscope.model.Accuracy;
import dev.tierscope.model.Problem;
import dev.tierscope.model.TimeRange;
import dev.tierscope.table.SeriesTable;
import java.util.List;
import java.util.Optional;

/// What a source gave.
///
/// @param name short, for the header
/// @param kind what it is: "Prometheus data directory, 3 blocks and head"
/// @param where path as the person gave it
/// @param accuracy how far the number of series can be trusted
/// @param range time of the data, if known
/// @param bytes size on disk of what was read, -1 if unknown
/// @param problems what could not be read while the rest went well
public record Opened(
    String name,
    String kind,
    String where,
    SeriesTable table,
    Accuracy accuracy,
    Optional<TimeRange> range,
    long bytes,
    List<Problem> problems) {
  public Opened {
    problems = List.copyOf(problems);
  }
}
