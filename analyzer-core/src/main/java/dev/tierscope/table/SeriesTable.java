package dev.tierscope.table;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// All series of one source at one time, immutable: groups by metric name in byte order, the series
/// without a name first. Every series is there once. It does not know where it came from.
///
/// Memory: for each group and label a dictionary of four bytes a value and for each row as many
/// bits as a code needs; a label that is the same in the whole group costs nothing per row.
public final class SeriesTable {
  private final Symbols symbols;
  private final List<SeriesGroup> groups;
  private final Set<Weight> weights;
  private final long series;

  SeriesTable(Symbols symbols, List<SeriesGroup> groups, Set<Weight> weights) {
    this.symbols = symbols;
    this.groups = List.copyOf(groups);
    this.weights = weights.isEmpty() ? Set.of() : EnumSet.copyOf(weights);
    this.series = groups.stream().mapToLong(SeriesGroup::rows).sum();
  }

  /// The strings that names and dictionaries refer to; it may hold more than the table uses.
  public Symbols symbols() {
    return symbols;
  }

  public List<SeriesGroup> groups() {
    return groups;
  }

  /// The group of a metric name. Cost: binary search.
  public Optional<SeriesGroup> group(String metric) {
    int symbol = symbols.find(metric);
    int low = 0;
    int high = groups.size() - 1;
    while (symbol >= 0 && low <= high) {
      int middle = (low + high) >>> 1;
      int order = Integer.compare(groups.get(middle).nameSymbol(), symbol);
      if (order == 0) {
        return Optional.of(groups.get(middle));
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return Optional.empty();
  }

  /// Number of series.
  public long series() {
    return series;
  }

  /// Which weights every row has.
  public Set<Weight> weights() {
    return weights;
  }

  /// The series that a choice keeps; groups without any are left out.
  ///
  /// @param rows gives the rows of a group to keep, ascending; asked for several groups at once
  public SeriesTable where(Function<SeriesGroup, int[]> rows) {
    List<SeriesGroup> kept =
        groups.parallelStream()
            .map(group -> {
              int[] chosen = rows.apply(group);
              return chosen.length == group.rows() ? group : group.rows(chosen);
            })
            .filter(group -> group.rows() > 0)
            .toList();
    return new SeriesTable(symbols, kept, weights);
  }

  /// Heap used by groups and columns, in bytes, without the symbols.
  public long heapBytes() {
    return groups.stream().mapToLong(SeriesGroup::heapBytes).sum();
  }
}
