package dev.tierscope.table;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// The series of one metric name: one column for each label name that occurs in it (without
/// `__name__`, by byte order of the names) and one row for each series. Rows are distinct label
/// sets.
public final class SeriesGroup {
  private final Symbols symbols;
  private final int name;
  private final int rows;
  private final List<LabelColumn> columns;
  private final Map<Weight, PackedLongs> weights;

  SeriesGroup(
      Symbols symbols,
      int name,
      int rows,
      List<LabelColumn> columns,
      Map<Weight, PackedLongs> weights) {
    this.symbols = symbols;
    this.name = name;
    this.rows = rows;
    this.columns = List.copyOf(columns);
    this.weights = weights.isEmpty() ? Map.of() : new EnumMap<>(weights);
  }

  /// The metric name; empty for series that have none.
  public String name() {
    return name < 0 ? "" : symbols.string(name);
  }

  /// The symbol id of the metric name, -1 for series that have none.
  public int nameSymbol() {
    return name;
  }

  /// Number of series.
  public int rows() {
    return rows;
  }

  /// The label columns by byte order of their names.
  public List<LabelColumn> columns() {
    return columns;
  }

  /// The column of a label name, if any series of the group has it.
  public Optional<LabelColumn> column(String label) {
    int symbol = symbols.find(label);
    return columns.stream().filter(c -> c.nameSymbol() == symbol && symbol >= 0).findFirst();
  }

  /// What the source knows of each row.
  public Optional<PackedLongs> weight(Weight weight) {
    return Optional.ofNullable(weights.get(weight));
  }

  /// The sum of a weight over the group, 0 when the source does not know it.
  public long sum(Weight weight) {
    PackedLongs values = weights.get(weight);
    if (values == null) {
      return 0;
    }
    return values.sum();
  }

  /// The group that has only some of the rows, in the given order; labels and values that no longer
  /// occur are left out.
  ///
  /// @param kept row numbers, each at most once
  public SeriesGroup rows(int[] kept) {
    Map<Weight, PackedLongs> keptWeights = new EnumMap<>(Weight.class);
    weights.forEach((weight, values) -> {
      long[] picked = IntStream.of(kept).mapToLong(values::get).toArray();
      keptWeights.put(weight, PackedLongs.of(picked, picked.length));
    });
    return rows(kept, keptWeights);
  }

  SeriesGroup rows(int[] kept, Map<Weight, PackedLongs> keptWeights) {
    List<LabelColumn> keptColumns =
        columns.stream().flatMap(column -> column.rows(kept).stream()).toList();
    return new SeriesGroup(symbols, name, kept.length, keptColumns, keptWeights);
  }

  /// Heap used by the rows, in bytes, without the symbols.
  public long heapBytes() {
    long bytes = 40;
    for (LabelColumn column : columns) {
      bytes += column.heapBytes();
    }
    for (PackedLongs weight : weights.values()) {
      bytes += weight.heapBytes();
    }
    return bytes;
  }
}
