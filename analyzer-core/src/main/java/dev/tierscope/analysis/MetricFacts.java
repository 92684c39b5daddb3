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
/// @param disk what it takes on disk
/// @param labels names of its labels without `__name__`, in byte order
public record MetricFacts(
    String name, long series, long chunks, DiskShare disk, List<String> labels) {
  public MetricFacts {
    labels = List.copyOf(labels);
  }

  /// Bytes on disk, 0 if unknown.
  public long bytes() {
    return disk.total();
  }

  /// The metrics of a table, in byte order of their names.
  ///
  /// @param totalBytes what the bytes of all metrics shall add up to, see [DiskBytes]
  public static List<MetricFacts> of(SeriesTable table, long totalBytes) {
    List<DiskShare> disk = DiskBytes.of(table, totalBytes);
    List<SeriesGroup> groups = table.groups();
    return IntStream.range(0, groups.size())
        .mapToObj(g -> {
          SeriesGroup group = groups.get(g);
          List<String> labels = group.columns().stream().map(LabelColumn::name).toList();
          return new MetricFacts(
              group.name(), group.rows(), group.sum(Weight.CHUNKS), disk.get(g), labels);
        })
        .toList();
  }
}
