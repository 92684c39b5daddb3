package dev.tierscope.table;

import dev.tierscope.task.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Collects series in any order and makes a [SeriesTable]. One builder serves one thread; a source
/// that reads in parallel fills one builder a thread and hands all of them to [#build(List,
/// Duplicates, Progress)].
///
/// While it fills, a row costs one to four bytes for each label that varies within its metric and
/// eight for each weight that does.
public final class SeriesTableBuilder {
  /// What to do about equal label sets.
  public enum Duplicates {
    /// The source cannot contain any; nothing is compared.
    IMPOSSIBLE,
    /// Equal label sets become one row: counts and bytes are added, times span both.
    MERGE
  }

  /// The group of series without a metric name.
  private static final int NAMELESS = -1;

  private final Symbols symbols;
  private final int metricLabel;
  private final Weight[] weights;
  private final Map<Integer, GroupBuilder> groups = new HashMap<>();
  private @Nullable GroupBuilder last;

  /// @param symbols what the ids in rows refer to
  /// @param weights what every row will bring
  public SeriesTableBuilder(Symbols symbols, Set<Weight> weights) {
    this.symbols = symbols;
    this.metricLabel = symbols.find("__name__");
    this.weights = weights.stream().sorted().toArray(Weight[]::new);
  }

  /// Adds one series.
  ///
  /// @param labels pairs of symbol ids: name, value, name, value …; each name once, ascending by
  ///   symbol id
  /// @param length how many numbers of `labels` count, twice the number of labels
  /// @param values one number for each weight, in the order of [Weight]; more are ignored
  public void add(int[] labels, int length, long[] values) {
    int name = NAMELESS;
    for (int i = 0; i < length; i += 2) {
      if (labels[i] == metricLabel) {
        name = labels[i + 1];
        break;
      }
    }
    GroupBuilder group = last;
    if (group == null || group.name != name) {
      group = groups.computeIfAbsent(name, n -> new GroupBuilder(n, weights.length));
      last = group;
    }
    group.add(labels, length, metricLabel, values);
  }

  /// Number of series added.
  public long rows() {
    return groups.values().stream().mapToLong(g -> g.rows).sum();
  }

  /// The finished table. The builder must not be used afterwards.
  public SeriesTable build(Duplicates duplicates, Progress progress) {
    return build(List.of(this), duplicates, progress);
  }

  /// One table of the series of several builders that share symbols and weights; rows keep the
  /// order of the builders. The builders must not be used afterwards.
  ///
  /// Cost: one pass over the codes; [Duplicates#MERGE] adds one of [DistinctRows].
  public static SeriesTable build(
      List<SeriesTableBuilder> parts, Duplicates duplicates, Progress progress) {
    SeriesTableBuilder first = parts.getFirst();
    SortedMap<Integer, List<GroupBuilder>> byName = new TreeMap<>();
    for (SeriesTableBuilder part : parts) {
      if (part.symbols != first.symbols || !Arrays.equals(part.weights, first.weights)) {
        throw new IllegalArgumentException("the builders differ in symbols or weights");
      }
      part.groups
          .values()
          .forEach(g -> byName.computeIfAbsent(g.name, _ -> new ArrayList<>()).add(g));
      part.groups.clear();
      part.last = null;
    }
    AtomicLong done = new AtomicLong();
    List<List<GroupBuilder>> work = List.copyOf(byName.values());
    List<SeriesGroup> groups =
        work.parallelStream()
            .map(sameName -> {
              SeriesGroup group = group(first.symbols, first.weights, sameName);
              if (duplicates == Duplicates.MERGE) {
                group = merged(first.weights, group);
              }
              progress.report("Packing columns", done.incrementAndGet(), work.size());
              return group;
            })
            .toList();
    return new SeriesTable(first.symbols, groups, Set.of(first.weights));
  }

  private static SeriesGroup group(Symbols symbols, Weight[] weights, List<GroupBuilder> parts) {
    int rows = Math.toIntExact(parts.stream().mapToLong(p -> p.rows).sum());
    int[] names =
        parts.stream()
            .flatMapToInt(p -> p.columns.stream().mapToInt(c -> c.name))
            .sorted()
            .distinct()
            .toArray();
    List<LabelColumn> columns =
        IntStream.of(names)
            .parallel()
            .mapToObj(name -> column(symbols, name, rows, parts))
            .toList();
    Map<Weight, PackedLongs> packed = new EnumMap<>(Weight.class);
    for (int w = 0; w < weights.length; w++) {
      int weight = w;
      packed.put(
          weights[w], LongColumn.pack(parts.stream().map(p -> p.weights[weight]).toList(), rows));
    }
    return new SeriesGroup(symbols, parts.getFirst().name, rows, columns, packed);
  }

  private static LabelColumn column(Symbols symbols, int name, int rows, List<GroupBuilder> parts) {
    List<@Nullable ColumnBuilder> columns =
        parts.stream().<@Nullable ColumnBuilder>map(p -> p.find(name)).toList();
    int[] dictionary =
        columns.stream()
            .flatMapToInt(c -> c == null ? IntStream.empty() : c.values())
            .sorted()
            .distinct()
            .toArray();
    boolean absent = false;
    for (int p = 0; p < columns.size(); p++) {
      ColumnBuilder column = columns.get(p);
      absent |= column == null || column.lacksSome(parts.get(p).rows);
    }
    int low = absent ? 0 : 1;
    PackedLongs.Packer packer = new PackedLongs.Packer(low, dictionary.length, rows);
    for (int p = 0; p < columns.size(); p++) {
      ColumnBuilder column = columns.get(p);
      int partRows = parts.get(p).rows;
      if (column == null) {
        for (int row = 0; row < partRows; row++) {
          packer.add(0);
        }
      } else {
        column.pack(dictionary, partRows, packer);
      }
    }
    return new LabelColumn(symbols, name, dictionary, packer.pack());
  }

  private static SeriesGroup merged(Weight[] weights, SeriesGroup group) {
    int[] firstOf = DistinctRows.firstRowOf(group);
    int[] kept = IntStream.range(0, group.rows()).filter(r -> firstOf[r] == r).toArray();
    if (kept.length == group.rows()) {
      return group;
    }
    Map<Weight, PackedLongs> combined = new EnumMap<>(Weight.class);
    for (Weight weight : weights) {
      PackedLongs values = group.weight(weight).orElseThrow();
      long[] sums = new long[group.rows()];
      for (int row = 0; row < group.rows(); row++) {
        int to = firstOf[row];
        sums[to] = to == row ? values.get(row) : weight.combine(sums[to], values.get(row));
      }
      long[] packed = IntStream.of(kept).mapToLong(r -> sums[r]).toArray();
      combined.put(weight, PackedLongs.of(packed, packed.length));
    }
    return group.rows(kept, combined);
  }

  /// The rows of one metric while they are collected.
  private static final class GroupBuilder {
    final int name;
    final List<ColumnBuilder> columns = new ArrayList<>(); // ascending by name
    final LongColumn[] weights;
    int rows;

    GroupBuilder(int name, int weights) {
      this.name = name;
      this.weights = Stream.generate(LongColumn::new).limit(weights).toArray(LongColumn[]::new);
    }

    void add(int[] labels, int length, int metricLabel, long[] values) {
      if (rows == Integer.MAX_VALUE - 16) {
        throw new IllegalStateException("more than 2^31 series of one metric");
      }
      int at = 0;
      for (int i = 0; i < length; i += 2) {
        int label = labels[i];
        if (label == metricLabel) {
          continue;
        }
        while (at < columns.size() && columns.get(at).name < label) {
          at++;
        }
        if (at == columns.size() || columns.get(at).name != label) {
          columns.add(at, new ColumnBuilder(label));
        }
        columns.get(at++).set(rows, labels[i + 1]);
      }
      for (int w = 0; w < weights.length; w++) {
        weights[w].add(values[w]);
      }
      rows++;
    }

    @Nullable ColumnBuilder find(int label) {
      for (ColumnBuilder column : columns) {
        if (column.name == label) {
          return column;
        }
      }
      return null;
    }
  }

  /// One label while it is collected: values get codes in order of arrival, from 1.
  private static final class ColumnBuilder {
    final int name;
    private int[] values = new int[4];
    private int size;
    private int[] slots = new int[8]; // code, 0 is free
    private byte[] bytes = new byte[16]; // one of the three holds the codes: as wide as needed
    private short @Nullable [] shorts;
    private int @Nullable [] ints;
    private int length; // rows written; rows behind it lack the label
    private int missing; // rows before `length` that lack it
    private int lastValue = -1;
    private int lastCode;

    ColumnBuilder(int name) {
      this.name = name;
    }

    void set(int row, int value) {
      int code;
      if (value == lastValue) {
        code = lastCode;
      } else {
        code = code(value);
        lastValue = value;
        lastCode = code;
      }
      missing += row - length;
      if (ints != null) {
        if (row >= ints.length) {
          ints = Arrays.copyOf(ints, grown(row));
        }
        ints[row] = code;
      } else if (shorts != null) {
        if (row >= shorts.length) {
          shorts = Arrays.copyOf(shorts, grown(row));
        }
        shorts[row] = (short) code;
      } else {
        if (row >= bytes.length) {
          bytes = Arrays.copyOf(bytes, grown(row));
        }
        bytes[row] = (byte) code;
      }
      length = row + 1;
    }

    private static int grown(int row) {
      return (int) Math.min(Integer.MAX_VALUE - 8, Math.max(row + 1L, 2L * row));
    }

    private int code(int value) {
      int mask = slots.length - 1;
      int slot = hash(value) & mask;
      while (slots[slot] != 0) {
        if (values[slots[slot] - 1] == value) {
          return slots[slot];
        }
        slot = (slot + 1) & mask;
      }
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
      slots[slot] = size;
      if (2 * size > slots.length) {
        rehash();
      }
      widen();
      return size;
    }

    private static int hash(int value) {
      int spread = value * 0x9E3779B1;
      return spread >>> 7;
    }

    private void rehash() {
      int[] larger = new int[2 * slots.length];
      int mask = larger.length - 1;
      for (int code = 1; code <= size; code++) {
        int slot = hash(values[code - 1]) & mask;
        while (larger[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        larger[slot] = code;
      }
      slots = larger;
    }

    private void widen() {
      if (size == 1 << 8) {
        shorts = new short[Math.max(bytes.length, length + 1)];
        for (int row = 0; row < length; row++) {
          shorts[row] = (short) (bytes[row] & 0xff);
        }
        bytes = new byte[0];
      } else if (size == 1 << 16 && shorts != null) {
        ints = new int[Math.max(shorts.length, length + 1)];
        for (int row = 0; row < length; row++) {
          ints[row] = shorts[row] & 0xffff;
        }
        shorts = null;
      }
    }

    private int get(int row) {
      if (row >= length) {
        return 0;
      }
      if (ints != null) {
        return ints[row];
      }
      return shorts != null ? shorts[row] & 0xffff : bytes[row] & 0xff;
    }

    IntStream values() {
      return Arrays.stream(values, 0, size);
    }

    boolean lacksSome(int rows) {
      return missing > 0 || length < rows;
    }

    void pack(int[] dictionary, int rows, PackedLongs.Packer into) {
      int[] newCodes = new int[size + 1];
      for (int code = 1; code <= size; code++) {
        newCodes[code] = Arrays.binarySearch(dictionary, values[code - 1]) + 1;
      }
      for (int row = 0; row < rows; row++) {
        into.add(newCodes[get(row)]);
      }
    }
  }

  /// One weight while it is collected; nothing per row as long as all are equal.
  private static final class LongColumn {
    private long[] values = new long[0];
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;
    private int size;

    void add(long value) {
      if (min != max || value != min) {
        if (size > 0 && min == max) { // the first that differs
          values = new long[Math.max(16, size * 2)];
          Arrays.fill(values, 0, size, min);
        }
        min = Math.min(min, value);
        max = Math.max(max, value);
        if (min != max) {
          if (size == values.length) {
            values = Arrays.copyOf(values, (int) Math.min(Integer.MAX_VALUE - 8, 2L * size));
          }
          values[size] = value;
        }
      }
      size++;
    }

    private long get(int row) {
      return min == max ? min : values[row];
    }

    static PackedLongs pack(List<LongColumn> parts, int rows) {
      long min = parts.stream().mapToLong(p -> p.min).min().orElse(0);
      long max = parts.stream().mapToLong(p -> p.max).max().orElse(0);
      PackedLongs.Packer packer = new PackedLongs.Packer(min, max, rows);
      for (LongColumn part : parts) {
        for (int row = 0; row < part.size; row++) {
          packer.add(part.get(row));
        }
      }
      return packer.pack();
    }
  }
}
