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

  private static final int BLOCK = 1 << 10;

  private final Symbols symbols;
  private final int metricLabel;
  private final Weight[] weights;
  private final Map<Integer, GroupBuilder> groups = new HashMap<>();
  private @Nullable GroupBuilder last;
  private int namePosition = -1; // of the metric name in the labels of the row before

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
    namePosition = -1;
    for (int i = 0; i < length; i += 2) {
      if (labels[i] == metricLabel) {
        namePosition = i + 1;
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

  /// Adds one series that has the label names of the one added before it; what does not differ
  /// costs nothing.
  ///
  /// @param labels as in [#add]
  /// @param changed positions in `labels` of all values that may differ from the series before
  /// @param changes how many of `changed` count; negative if all labels may differ
  public void addLike(int[] labels, int length, int[] changed, int changes, long[] values) {
    GroupBuilder group = last;
    if (group == null || changes < 0 || (namePosition >= 0 && labels[namePosition] != group.name)) {
      add(labels, length, values);
    } else {
      group.addLike(labels, changed, changes, values);
    }
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
    SymbolRanks ranks =
        SymbolRanks.of(
            columns.stream().map(c -> c == null ? new int[0] : c.values.ids()).toList(),
            columns.stream().mapToInt(c -> c == null ? 0 : c.values.size()).toArray());
    int[] dictionary = ranks.ids();
    boolean absent = false;
    for (ColumnBuilder column : columns) {
      absent |= column == null || column.lacksSome();
    }
    int low = absent ? 0 : 1;
    if (low == dictionary.length) {
      return new LabelColumn(symbols, name, dictionary, PackedLongs.constant(low, rows));
    }
    for (int p = 0; p < columns.size(); p++) {
      ColumnBuilder column = columns.get(p);
      if (column != null) {
        column.finish(parts.get(p).rows);
      }
    }
    PackedLongs.Packer packer = new PackedLongs.Packer(low, dictionary.length, rows);
    for (int p = 0; p < columns.size(); p++) {
      ColumnBuilder column = columns.get(p);
      int partRows = parts.get(p).rows;
      if (column == null) {
        for (int row = 0; row < partRows; row++) {
          packer.add(0);
        }
      } else {
        column.pack(ranks, packer);
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

  private static int grown(int rows) {
    return (int) Math.min(Integer.MAX_VALUE - 8, rows + (rows >> 1) + 16L);
  }

  /// The rows of one metric while they are collected.
  private static final class GroupBuilder {
    final int name;
    final List<ColumnBuilder> columns = new ArrayList<>(); // ascending by name
    final LongColumn[] weights;
    int rows;
    private int[] last = new int[16]; // the labels of the row before
    private int lastLength = -1;
    private @Nullable ColumnBuilder[] places =
        new @Nullable ColumnBuilder[8]; // columns of its labels

    GroupBuilder(int name, int weights) {
      this.name = name;
      this.weights = Stream.generate(LongColumn::new).limit(weights).toArray(LongColumn[]::new);
    }

    /// Neighbouring series of a metric mostly have the same label names and share most values: a
    /// label that is as in the row before costs one comparison.
    void add(int[] labels, int length, int metricLabel, long[] values) {
      checkRoom();
      if (!addLikeLast(labels, length)) {
        addAnew(labels, length, metricLabel);
      }
      weigh(values);
    }

    void addLike(int[] labels, int[] changed, int changes, long[] values) {
      checkRoom();
      for (int i = 0; i < changes; i++) {
        int position = changed[i];
        ColumnBuilder column = places[position >> 1];
        if (column != null) {
          column.change(rows, labels[position]);
        }
        last[position] = labels[position];
      }
      weigh(values);
    }

    private void checkRoom() {
      if (rows == Integer.MAX_VALUE - 16) {
        throw new IllegalStateException("more than 2^31 series of one metric");
      }
    }

    private void weigh(long[] values) {
      for (int w = 0; w < weights.length; w++) {
        weights[w].add(values[w]);
      }
      rows++;
    }

    /// Adds a row that has the label names of the row before.
    private boolean addLikeLast(int[] labels, int length) {
      if (length != lastLength) {
        return false;
      }
      for (int i = 0; i < length; i++) {
        if (labels[i] != last[i]) {
          ColumnBuilder column = places[i >> 1];
          if ((i & 1) == 0 || column == null) {
            return false; // what was changed so far is right for this row, whoever adds it
          }
          column.change(rows, labels[i]);
          last[i] = labels[i];
        }
      }
      return true;
    }

    private void addAnew(int[] labels, int length, int metricLabel) {
      if (last.length < length) {
        last = new int[2 * length];
        places = new @Nullable ColumnBuilder[length];
      }
      System.arraycopy(labels, 0, last, 0, length);
      lastLength = length;
      int at = 0;
      for (int i = 0; i < length; i += 2) {
        int label = labels[i];
        if (label == metricLabel) {
          places[i >> 1] = null;
          continue;
        }
        while (at < columns.size() && columns.get(at).name < label) {
          columns.get(at++).end(rows);
        }
        if (at == columns.size() || columns.get(at).name != label) {
          columns.add(at, new ColumnBuilder(label));
        }
        places[i >> 1] = columns.get(at);
        columns.get(at++).change(rows, labels[i + 1]);
      }
      while (at < columns.size()) {
        columns.get(at++).end(rows);
      }
    }

    @Nullable ColumnBuilder find(int label) {
      int low = 0;
      int high = columns.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (columns.get(middle).name < label) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low < columns.size() && columns.get(low).name == label ? columns.get(low) : null;
    }
  }

  /// One label while it is collected: values get codes in order of arrival, from 1. Equal values in
  /// a row are written when the run ends.
  private static final class ColumnBuilder {
    final int name;
    private final ArrivalCodes values = new ArrivalCodes();
    private byte[] bytes = new byte[16]; // one of the three holds the codes: as wide as needed
    private short @Nullable [] shorts;
    private int @Nullable [] ints;
    private int written; // rows whose codes are in the array
    private int run; // the code of the rows from `written` on, 0 if they lack the label
    private boolean absent; // some row lacks the label

    ColumnBuilder(int name) {
      this.name = name;
    }

    /// From this row on the label has a value.
    void change(int row, int value) {
      if (run != 0 && values.id(run) == value) {
        return;
      }
      write(row);
      run = code(value);
    }

    /// From this row on the label is absent.
    void end(int row) {
      if (run != 0) {
        write(row);
        run = 0;
      }
    }

    /// Writes the run up to a row.
    private void write(int row) {
      if (row == written) {
        return;
      }
      absent |= run == 0;
      if (ints != null) {
        ints = row > ints.length ? Arrays.copyOf(ints, grown(row)) : ints;
        for (int r = written; r < row; r++) { // most runs are too short for Arrays.fill
          ints[r] = run;
        }
      } else if (shorts != null) {
        shorts = row > shorts.length ? Arrays.copyOf(shorts, grown(row)) : shorts;
        for (int r = written; r < row; r++) {
          shorts[r] = (short) run;
        }
      } else {
        bytes = row > bytes.length ? Arrays.copyOf(bytes, grown(row)) : bytes;
        for (int r = written; r < row; r++) {
          bytes[r] = (byte) run;
        }
      }
      written = row;
    }

    private int code(int value) {
      int before = values.size();
      int code = values.code(value);
      if (code > before) {
        widen(code);
      }
      return code;
    }

    private void widen(int size) {
      if (size == 1 << 8) {
        short[] wider = new short[bytes.length];
        for (int row = 0; row < written; row++) {
          wider[row] = (short) (bytes[row] & 0xff);
        }
        shorts = wider;
        bytes = new byte[0];
      } else if (size == 1 << 16 && shorts != null) {
        int[] wider = new int[shorts.length];
        for (int row = 0; row < written; row++) {
          wider[row] = shorts[row] & 0xffff;
        }
        ints = wider;
        shorts = null;
      }
    }

    /// Ends the last run; nothing may be added afterwards.
    void finish(int rows) {
      write(rows);
    }

    boolean lacksSome() {
      return absent || run == 0;
    }

    void pack(SymbolRanks ranks, PackedLongs.Packer into) {
      int[] newCodes = values.places(ranks);
      int[] block = new int[BLOCK];
      for (int from = 0; from < written; from += BLOCK) {
        int length = Math.min(BLOCK, written - from);
        if (ints != null) {
          for (int i = 0; i < length; i++) {
            block[i] = newCodes[ints[from + i]];
          }
        } else if (shorts != null) {
          for (int i = 0; i < length; i++) {
            block[i] = newCodes[shorts[from + i] & 0xffff];
          }
        } else {
          for (int i = 0; i < length; i++) {
            block[i] = newCodes[bytes[from + i] & 0xff];
          }
        }
        into.addAll(block, length);
      }
    }
  }

  /// One weight while it is collected: nothing per row as long as all are equal, then the distance
  /// from the first one, in four bytes if that is enough.
  private static final class LongColumn {
    private int[] near = new int[0];
    private long @Nullable [] far;
    private long first;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;
    private int size;

    void add(long value) {
      if (size == 0) {
        first = value;
      }
      min = Math.min(min, value);
      max = Math.max(max, value);
      if (min != max) {
        write(value - first);
      }
      size++;
    }

    private void write(long distance) {
      long[] wide = far;
      if (wide == null && distance != (int) distance) {
        wide = new long[Math.max(16, near.length)];
        for (int row = 0; row < Math.min(size, near.length); row++) {
          wide[row] = near[row];
        }
        near = new int[0];
      }
      if (wide == null) {
        near = size < near.length ? near : Arrays.copyOf(near, grown(size));
        near[size] = (int) distance;
      } else {
        wide = size < wide.length ? wide : Arrays.copyOf(wide, grown(size));
        wide[size] = distance;
        far = wide;
      }
    }

    private long get(int row) {
      if (min == max) {
        return first;
      }
      long[] wide = far;
      return first + (wide == null ? near[row] : wide[row]);
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
