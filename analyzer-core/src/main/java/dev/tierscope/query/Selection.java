package dev.tierscope.query;

import dev.tierscope.table.LabelColumn;
import dev.tierscope.table.SeriesGroup;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.task.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// A selector applied to a table. Matchers of the metric name decide for a whole group; the others
/// are asked once for each symbol that a dictionary holds, and rows are only looked at where some
/// values of a column pass and some do not.
///
/// Cost: one regular expression match per distinct value, then O(rows) of the groups in doubt for
/// the first matcher and less for each further one.
public final class Selection {
  private static final String STEP = "Selecting series";

  private final SeriesTable table;
  private final List<SymbolTest> names = new ArrayList<>();
  private final List<SymbolTest> labels = new ArrayList<>();

  /// How much was chosen.
  ///
  /// @param groups number of groups with at least one chosen series
  /// @param series number of chosen series
  public record Size(int groups, long series) {
    Size plus(Size other) {
      return new Size(groups + other.groups, series + other.series);
    }
  }

  /// A column in doubt and for each of its codes whether it passes.
  private record Doubt(LabelColumn column, boolean[] passes) {}

  private Selection(Selector selector, SeriesTable table) {
    this.table = table;
    for (Matcher matcher : selector.matchers()) {
      SymbolTest test = SymbolTest.of(matcher, table.symbols());
      (matcher.isMetricName() ? names : labels).add(test);
    }
  }

  public static Selection of(Selector selector, SeriesTable table) {
    return new Selection(selector, table);
  }

  /// The chosen series; groups that are chosen as a whole are shared with the table.
  public SeriesTable table(Progress progress) {
    AtomicLong done = new AtomicLong();
    return table.where(group -> {
      int[] rows = rows(group);
      progress.report(STEP, done.addAndGet(group.rows()), table.series());
      return rows;
    });
  }

  /// Counts what is chosen without building it.
  public Size size(Progress progress) {
    AtomicLong done = new AtomicLong();
    return table.groups().parallelStream()
        .map(group -> {
          int rows = count(group);
          progress.report(STEP, done.addAndGet(group.rows()), table.series());
          return new Size(rows > 0 ? 1 : 0, rows);
        })
        .reduce(new Size(0, 0), Size::plus);
  }

  /// The chosen rows of a group of the table, ascending.
  public int[] rows(SeriesGroup group) {
    return doubts(group).map(doubts -> rows(group, doubts)).orElseGet(() -> new int[0]);
  }

  private int count(SeriesGroup group) {
    return doubts(group)
        .map(doubts -> doubts.isEmpty() ? group.rows() : rows(group, doubts).length)
        .orElse(0);
  }

  /// What has to be looked up row by row: nothing if the whole group is chosen, empty if no series
  /// of it can be.
  private Optional<List<Doubt>> doubts(SeriesGroup group) {
    for (SymbolTest name : names) {
      if (!(group.nameSymbol() < 0 ? name.passesAbsent() : name.passes(group.nameSymbol()))) {
        return Optional.empty();
      }
    }
    List<Doubt> doubts = new ArrayList<>();
    for (SymbolTest label : labels) {
      Optional<LabelColumn> column = label.column(group);
      boolean[] passes =
          column.map(c -> passes(c, label)).orElse(new boolean[] {label.passesAbsent()});
      int passing = passing(passes);
      if (passing == 0) {
        return Optional.empty();
      }
      if (passing < passes.length) {
        doubts.add(new Doubt(column.orElseThrow(), passes));
      }
    }
    return Optional.of(doubts);
  }

  /// For each code of a column whether it passes, or one answer if all rows have the same code.
  private static boolean[] passes(LabelColumn column, SymbolTest label) {
    if (!column.isConstant()) {
      return column.test(label::passes, label.passesAbsent());
    }
    int code = column.code(0);
    return new boolean[] {
      code == 0 ? label.passesAbsent() : label.passes(column.valueSymbol(code))
    };
  }

  private static int passing(boolean[] passes) {
    int passing = 0;
    for (boolean each : passes) {
      passing += each ? 1 : 0;
    }
    return passing;
  }

  private static int[] rows(SeriesGroup group, List<Doubt> doubts) {
    int[] rows = IntStream.range(0, group.rows()).toArray();
    int kept = rows.length;
    for (Doubt doubt : doubts) {
      int before = kept;
      kept = 0;
      for (int i = 0; i < before; i++) {
        if (doubt.passes[doubt.column.code(rows[i])]) {
          rows[kept++] = rows[i];
        }
      }
    }
    return kept == rows.length ? rows : Arrays.copyOf(rows, kept);
  }
}
