package dev.tierscope.app.explorer;

import dev.tierscope.app.job.Job;
import dev.tierscope.app.job.JobState;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.population.Population;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.Tier;
import dev.tierscope.query.Selection;
import dev.tierscope.query.Selector;
import dev.tierscope.query.SelectorSyntax;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.task.Progress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The tree of metrics, labels and values: what is shown, in which order, what is selected. Views
/// watch [#change] and read [#rows]; sorting, filtering, unfolding and selecting happen in the
/// background.
public final class ExplorerViewModel {
  /// What the footer says of the first level.
  ///
  /// @param bytes -1 if unknown
  public record Sum(long shown, long all, long series, long bytes, int filters) {}

  /// Which column sorts, and whether the largest is on top.
  public record Sorting(Column column, Order.Direction direction) {}

  private final Jobs jobs;
  private final VisibleRows rows = new VisibleRows();
  private final ReadOnlyIntegerWrapper change = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Optional<VisibleRows.Row>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<SelectorState> selectorState =
      new ReadOnlyObjectWrapper<>(new SelectorState.Everything());
  private final ReadOnlyObjectWrapper<Grouping> grouping =
      new ReadOnlyObjectWrapper<>(new Grouping.ByMetric());
  private final ReadOnlyObjectWrapper<Sorting> sorting =
      new ReadOnlyObjectWrapper<>(new Sorting(Column.SERIES, Order.Direction.DOWN));
  private final Map<Column, ColumnFilter> filters = new EnumMap<>(Column.class);
  private final ReadOnlyObjectWrapper<Sum> sum =
      new ReadOnlyObjectWrapper<>(new Sum(0, 0, 0, -1, 0));
  private Accuracy accuracy = Accuracy.EXACT;
  private String text = "";
  private Selector selector = Selector.ALL;
  private @Nullable Population everything;
  private @Nullable Population shown;
  private Level first = Level.Empty.NONE;
  private int generation; // of `first`
  private boolean selecting; // whether `shown` is less than `everything`
  private @Nullable Job<?> counting;
  private @Nullable Job<?> ordering;

  public ExplorerViewModel(Jobs jobs) {
    this.jobs = jobs;
  }

  /// The rows to show; read them again when [#change] changes.
  public VisibleRows rows() {
    return rows;
  }

  public ReadOnlyIntegerProperty change() {
    return change.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<VisibleRows.Row>> selected() {
    return selected.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<SelectorState> selectorState() {
    return selectorState.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Grouping> grouping() {
    return grouping.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Sorting> sorting() {
    return sorting.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Sum> sum() {
    return sum.getReadOnlyProperty();
  }

  /// What is shown after the selector, if anything is open.
  public Optional<Population> population() {
    return Optional.ofNullable(shown);
  }

  /// How far all counts can be trusted.
  public Accuracy accuracy() {
    return accuracy;
  }

  /// The first level of the tree.
  public Level first() {
    return first;
  }

  /// Shows another source, without selector and filters.
  ///
  /// @param newAccuracy how far its counts can be trusted
  public void show(Population population, Accuracy newAccuracy) {
    accuracy = newAccuracy;
    everything = population;
    text = "";
    selector = Selector.ALL;
    filters.clear();
    selecting = false;
    selectorState.set(new SelectorState.Everything());
    use(population);
  }

  private void use(Population population) {
    shown = population;
    selected.set(Optional.empty());
    build();
  }

  /// Groups the first level in another way.
  public void group(Grouping by) {
    grouping.set(by);
    filters.clear();
    selected.set(Optional.empty());
    build();
  }

  private void build() {
    Population population = shown;
    if (population == null) {
      return;
    }
    Grouping by = grouping.get();
    Wish wish = wish();
    order(
        "Group by " + by.word(),
        progress -> {
          Level level = by.of(population);
          return new Ordered(level, wish.firstLevel(level, progress), Map.of());
        },
        ordered -> {
          first = ordered.level();
          generation++;
          rows.show(first, ordered.first());
        });
  }

  private record Ordered(Level level, int[] first, Map<Level, int[]> lower) {}

  /// Sorts by a column; asked for the same column again, the other way round.
  public void sort(Column column) {
    Sorting old = sorting.get();
    boolean again = old.column() == column;
    Order.Direction direction =
        again
            ? (old.direction() == Order.Direction.UP ? Order.Direction.DOWN : Order.Direction.UP)
            : (column == Column.NAME ? Order.Direction.UP : Order.Direction.DOWN);
    sorting.set(new Sorting(column, direction));
    reorder();
  }

  /// Filters the first level by what was written under a column's title.
  ///
  /// @return what is wrong with it, if anything
  public Optional<String> filter(Column column, String text) {
    Optional<ColumnFilter> filter = ColumnFilter.parse(column, text);
    if (filter.isPresent() && filter.get() instanceof ColumnFilter.Wrong(String because)) {
      return Optional.of(because);
    }
    ColumnFilter before = filters.remove(column);
    filter.ifPresent(f -> filters.put(column, f));
    if (before != null || filter.isPresent()) {
      reorder();
    }
    return Optional.empty();
  }

  /// Shows one tier of metric groups only.
  public void showTier(Tier tier) {
    if (!(grouping.get() instanceof Grouping.ByMetric)) {
      grouping.set(new Grouping.ByMetric());
      build();
    }
    filters.clear();
    filters.put(Column.TIER, new ColumnFilter.Contains(tier.name().substring(0, 1)));
    selected.set(Optional.empty());
    build();
  }

  /// The filter of a column as text was given, empty if there is none.
  public Optional<ColumnFilter> filterOf(Column column) {
    return Optional.ofNullable(filters.get(column));
  }

  private void reorder() {
    Level level = first;
    int of = generation;
    List<Level> lower = rows.lowerLevels();
    Wish wish = wish();
    order(
        "Sort",
        progress -> {
          Map<Level, int[]> orders = new HashMap<>();
          for (Level each : lower) {
            orders.put(each, wish.lowerLevel(each, progress));
          }
          return new Ordered(level, wish.firstLevel(level, progress), orders);
        },
        ordered -> {
          if (of == generation) {
            rows.reorder(ordered.first(), each -> ordered.lower().getOrDefault(each, new int[0]));
          }
        });
  }

  private void order(
      String name, dev.tierscope.app.job.Work<Ordered> work, Consumer<Ordered> then) {
    if (ordering != null) {
      ordering.cancel();
    }
    Job<Ordered> job = jobs.startQuietly(name, work);
    ordering = job;
    job.state()
        .subscribe(state -> {
          if (state instanceof JobState.Done<Ordered>(Ordered ordered)) {
            then.accept(ordered);
            add(ordered.level(), ordered.first());
            change.set(change.get() + 1);
          }
        });
  }

  private void add(Level level, int[] order) {
    long series = 0;
    long bytes = 0;
    for (int node : order) {
      series += level.series(node);
      bytes += level.bytes(node);
    }
    boolean sized = order.length > 0 && level.bytes(order[0]) >= 0;
    sum.set(new Sum(order.length, level.size(), series, sized ? bytes : -1, filters.size()));
  }

  /// What decides about order at one moment, to be used in the background.
  private record Wish(Sorting sorting, Map<Column, ColumnFilter> filters) {
    int[] firstLevel(Level level, Progress progress) {
      IntPredicate wanted =
          node -> {
            for (Map.Entry<Column, ColumnFilter> filter : filters.entrySet()) {
              if (!filter.getValue().test(level, node, filter.getKey())) {
                return false;
              }
            }
            return true;
          };
      return Order.of(level, wanted, sorting.column(), sorting.direction(), progress);
    }

    int[] lowerLevel(Level level, Progress progress) {
      return Order.of(level, _ -> true, sorting.column(), sorting.direction(), progress);
    }
  }

  private Wish wish() {
    return new Wish(sorting.get(), Map.copyOf(filters));
  }

  /// Selects a row, or nothing with -1.
  public void select(int index) {
    Optional<VisibleRows.Row> row =
        index < 0 || index >= rows.size() || rows.row(index).offersMore()
            ? Optional.empty()
            : Optional.of(rows.row(index));
    if (!row.equals(selected.get())) {
      selected.set(row);
    }
  }

  /// Where the selected row is now, -1 if it is hidden.
  public int selectedIndex() {
    return selected.get().map(row -> rows.find(row.level(), row.node())).orElse(-1);
  }

  /// Unfolds a folded row, folds an unfolded one, shows more where more is offered.
  public void toggle(int index) {
    VisibleRows.Row row = rows.row(index);
    if (row.offersMore()) {
      rows.showMore(index);
      change.set(change.get() + 1);
    } else if (rows.isUnfolded(index)) {
      fold(index);
    } else {
      unfold(index);
    }
  }

  public void fold(int index) {
    rows.fold(index);
    change.set(change.get() + 1);
  }

  public void unfold(int index) {
    VisibleRows.Row row = rows.row(index);
    if (row.offersMore() || !row.level().hasChildren(row.node()) || rows.isUnfolded(index)) {
      return;
    }
    Wish wish = wish();
    Job<Ordered> job =
        jobs.startQuietly(
            "Unfold",
            progress -> {
              Level below = row.level().children(row.node());
              return new Ordered(below, wish.lowerLevel(below, progress), Map.of());
            });
    job.state()
        .subscribe(state -> {
          int now = rows.find(row.level(), row.node());
          if (state instanceof JobState.Done<Ordered>(Ordered ordered)
              && now >= 0
              && !rows.isUnfolded(now)) {
            rows.unfold(now, ordered.level(), ordered.first());
            change.set(change.get() + 1);
          }
        });
  }

  /// Reads the text of the selector bar. A wrong one is told at once; a right one counts when
  /// [#applySelector] is called.
  public void write(String newText) {
    text = newText.strip();
    try {
      selector = text.isEmpty() ? Selector.ALL : Selector.parse(text);
      selectorState.set(
          text.isEmpty() ? new SelectorState.Everything() : new SelectorState.Counting());
    } catch (SelectorSyntax wrong) {
      selectorState.set(new SelectorState.Invalid(wrong.column(), wrong.problem().what()));
    }
  }

  /// Shows what the selector chooses, unless it is wrong.
  public void applySelector() {
    Population all = everything;
    if (counting != null) {
      counting.cancel();
    }
    if (all == null || selectorState.get() instanceof SelectorState.Invalid) {
      return;
    }
    if (text.isEmpty()) {
      if (selecting) {
        selecting = false;
        use(all);
      }
      return;
    }
    String wanted = text;
    Selector chooser = selector;
    long start = System.nanoTime();
    Job<Population> job =
        jobs.startQuietly(
            "Select " + wanted,
            progress -> {
              SeriesTable table = Selection.of(chooser, all.table()).table(progress);
              return Population.of(table, 0, progress);
            });
    counting = job;
    job.state()
        .subscribe(state -> {
          if (state instanceof JobState.Done<Population>(Population chosen)
              && wanted.equals(text)) {
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            selectorState.set(
                new SelectorState.Valid(chosen.series(), chosen.groups().size(), took));
            selecting = true;
            use(chosen);
          }
        });
  }
}
