package dev.tierscope.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Collects series of some metrics as [GroupRuns]. One builder serves one thread; what several have
/// collected is put together by [#build].
///
/// Whoever reads the series has numbered their label values already, so they come as codes: one
/// [ArrivalCodes] for each label name and builder. A row costs eight bytes for each label whose
/// value is not that of the row before.
public final class GroupRunsBuilder {
  /// Numbers that are made room for at a time.
  private static final int MOST_OPEN = 1 << 14;

  private final Symbols symbols;
  private final int metricLabel;
  private final Map<Integer, Group> groups = new HashMap<>(); // by symbol of the name
  private @Nullable Group last;

  /// @param symbols what the ids in rows refer to
  public GroupRunsBuilder(Symbols symbols) {
    this.symbols = symbols;
    this.metricLabel = symbols.find("__name__");
  }

  /// Adds a series.
  ///
  /// @param name symbol of the metric name
  /// @param labels pairs of symbol ids: name, value, name, value …; each name once, ascending
  /// @param length how many numbers of `labels` count
  /// @param values what numbers the values of each label; always the same for the same name
  /// @param codes the codes of the values of the series, by label
  public void add(int name, int[] labels, int length, ArrivalCodes[] values, int[] codes) {
    Group group = last;
    if (group == null || group.name != name) {
      group = groups.computeIfAbsent(name, Group::new);
      last = group;
    }
    group.add(labels, length, metricLabel, values, codes);
  }

  /// Adds a series of the same metric and with the same label names as the one added before it.
  ///
  /// @param changed places in `labels` of all values that may differ from that series
  /// @param changes how many of `changed` count
  /// @param codes as in [#add]
  public void addLike(int[] changed, int changes, int[] codes) {
    Group group = last;
    if (group == null) {
      throw new IllegalStateException("no series was added before");
    }
    group.addLike(changed, changes, codes);
  }

  /// What several builders of the same symbols have collected, by metric name; rows keep the order
  /// of the builders. They must not be used afterwards. Cost: one pass over the runs, all cores.
  public static List<GroupRuns> build(List<GroupRunsBuilder> parts) {
    SortedMap<Integer, List<Group>> byName = new TreeMap<>();
    for (GroupRunsBuilder part : parts) {
      part.groups
          .values()
          .forEach(group -> byName.computeIfAbsent(group.name, _ -> new ArrayList<>()).add(group));
    }
    Symbols symbols = parts.getFirst().symbols;
    return byName.values().parallelStream().map(sameName -> joined(symbols, sameName)).toList();
  }

  private static GroupRuns joined(Symbols symbols, List<Group> parts) {
    int rows = Math.toIntExact(parts.stream().mapToLong(part -> part.rows).sum());
    int[] names =
        parts.stream()
            .flatMapToInt(part -> part.labels.stream().mapToInt(label -> label.name))
            .sorted()
            .distinct()
            .toArray();
    List<LabelRuns> labels =
        IntStream.of(names)
            .parallel()
            .mapToObj(name -> joined(symbols, name, rows, parts))
            .toList();
    return new GroupRuns(symbols.string(parts.getFirst().name), rows, labels);
  }

  private static LabelRuns joined(Symbols symbols, int name, int rows, List<Group> parts) {
    List<Label> labels = parts.stream().map(part -> part.label(name)).toList();
    List<int[]> places = labels.stream().map(Label::marked).toList();
    List<int[]> used =
        IntStream.range(0, labels.size()).mapToObj(p -> labels.get(p).used(places.get(p))).toList();
    SymbolRanks ranks = SymbolRanks.of(used, used.stream().mapToInt(ids -> ids.length).toArray());
    List<LabelRuns.Piece> pieces = new ArrayList<>();
    int firstRow = 0;
    for (int p = 0; p < labels.size(); p++) {
      Label label = labels.get(p);
      int[] codes = places.get(p);
      for (int code = 1; code < codes.length; code++) {
        codes[code] = codes[code] == 0 ? 0 : ranks.rank(label.values.id(code)) + 1;
      }
      label.addTo(pieces, firstRow, codes);
      firstRow += parts.get(p).rows;
    }
    return new LabelRuns(symbols.string(name), ranks.size(), rows, pieces);
  }

  /// The rows of one metric while they are collected.
  private static final class Group {
    final int name;
    final List<Label> labels = new ArrayList<>(); // ascending by name
    int rows;
    private @Nullable Label[] places = new @Nullable Label[8]; // of the labels of the row before

    Group(int name) {
      this.name = name;
    }

    void addLike(int[] changed, int changes, int[] codes) {
      int row = nextRow();
      for (int i = 0; i < changes; i++) {
        int place = changed[i] >> 1;
        Label label = places[place];
        if (label != null) {
          label.change(row, codes[place]);
        }
      }
    }

    void add(int[] row, int length, int metricLabel, ArrivalCodes[] values, int[] codes) {
      int at = nextRow();
      if (places.length < length / 2) {
        places = new @Nullable Label[length];
      }
      int next = 0;
      for (int i = 0; i < length / 2; i++) {
        int name = row[2 * i];
        if (name == metricLabel) {
          places[i] = null;
          continue;
        }
        while (next < labels.size() && labels.get(next).name < name) {
          labels.get(next++).change(at, 0);
        }
        if (next == labels.size() || labels.get(next).name != name) {
          labels.add(next, new Label(name, values[i]));
        }
        Label label = labels.get(next++);
        places[i] = label;
        label.change(at, codes[i]);
      }
      while (next < labels.size()) {
        labels.get(next++).change(at, 0);
      }
    }

    private int nextRow() {
      if (rows == Integer.MAX_VALUE - 16) {
        throw new IllegalStateException("more than 2^31 series of one metric");
      }
      return rows++;
    }

    /// A label by its name; one without runs if no row has it.
    Label label(int wanted) {
      return labels.stream()
          .filter(label -> label.name == wanted)
          .findFirst()
          .orElseGet(() -> new Label(wanted, new ArrivalCodes()));
    }
  }

  /// One label while it is collected. Before its first run no row has it.
  private static final class Label {
    final int name;
    final ArrivalCodes values; // of all metrics
    final List<int[]> full = new ArrayList<>(0);
    int[] open = new int[16]; // runs: first row, code; code 0 for rows without the label
    int length; // of what counts in `open`
    private int code;

    Label(int name, ArrivalCodes values) {
      this.name = name;
      this.values = values;
    }

    /// From this row on it has another code, or the same.
    void change(int row, int newCode) {
      if (newCode != code) {
        run(row, newCode);
      }
    }

    private void run(int row, int newCode) {
      int at = length;
      if (at == open.length) {
        full.add(open);
        open = new int[Math.min(MOST_OPEN, 2 * at)];
        at = 0;
      }
      open[at] = row;
      open[at + 1] = newCode;
      length = at + 2;
      code = newCode;
    }

    /// By code, 1 for those that occur.
    int[] marked() {
      int[] marks = new int[values.size() + 1];
      for (int[] block : full) {
        mark(marks, block, block.length);
      }
      mark(marks, open, length);
      marks[0] = 0;
      return marks;
    }

    private static void mark(int[] marks, int[] block, int count) {
      for (int i = 1; i < count; i += 2) {
        marks[block[i]] = 1;
      }
    }

    /// The ids of marked codes.
    int[] used(int[] marks) {
      return IntStream.range(1, marks.length)
          .filter(marked -> marks[marked] != 0)
          .map(values::id)
          .toArray();
    }

    /// Adds the runs; rows before the first one lack the label.
    void addTo(List<LabelRuns.Piece> pieces, int firstRow, int[] codes) {
      int[] first = full.isEmpty() ? open : full.getFirst();
      if (length == 0 || first[0] != 0) {
        pieces.add(new LabelRuns.Piece(firstRow, new int[2], 2, codes));
      }
      for (int[] block : full) {
        pieces.add(new LabelRuns.Piece(firstRow, block, block.length, codes));
      }
      if (length > 0) {
        pieces.add(new LabelRuns.Piece(firstRow, open, length, codes));
      }
    }
  }
}
