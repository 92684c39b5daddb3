package dev.tierscope.analysis;

import dev.tierscope.table.LabelColumn;
import dev.tierscope.table.SeriesGroup;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.table.Weight;
import java.util.List;
import java.util.stream.IntStream;

/// What is known of one metric before anything is concluded.
///
/// @param name the metric name, empty for series without one
/// @param series number of series
/// @param chunks number of chunks, 0 if unknown
/// @param bytes bytes on disk, 0 if unknown
/// @param labels names of its labels without `__name__`, in byte order
public record MetricFacts(String name, long series, long chunks, long bytes, List<String> labels) {
  public MetricFacts {
    labels = List.copyOf(labels);
  }

  /// The metrics of a table, in byte order of their names.
  ///
  /// @param totalBytes what the bytes of all metrics shall add up to, see [DiskBytes]
  public static List<MetricFacts> of(SeriesTable table, long totalBytes) {
    long[] bytes = DiskBytes.of(table, totalBytes);
    List<SeriesGroup> groups = table.groups();
    return IntStream.range(0, groups.size())
        .mapToObj(g -> {
          SeriesGroup group = groups.get(g);
          List<String> labels = group.columns().stream().map(LabelColumn::name).toList();
          return new MetricFacts(
              group.name(), group.rows(), group.sum(Weight.CHUNKS), bytes[g], labels);
        })
        .toList();
  }
}
