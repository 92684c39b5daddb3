package dev.tierscope.app.explorer;

import dev.tierscope.app.job.Job;
import dev.tierscope.app.job.JobState;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.job.Work;
import dev.tierscope.app.population.Population;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.Problem;
import dev.tierscope.model.Tier;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
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
  /// @param series -1 where rows have series in common
  /// @param bytes -1 if unknown
  public record Sum(long shown, long all, long series, long bytes, int filters) {
    static final Sum NOTHING = new Sum(0, 0, 0, -1, 0);
  }

  /// Which column sorts, and whether the largest is on top.
  public record Sorting(Column column, Order.Direction direction) {}

  /// What went wrong with the newest wish.
  ///
  /// @param details everything known, to be copied into a report
  /// @param again wishes the same once more
  public record Failure(Problem problem, String details, Runnable again) {
    static Failure of(JobState.Failed<?> failed, Runnable again) {
      return new Failure(failed.problem(), failed.details(), again);
    }
  }

  private static final Problem STOPPED =
      new Problem("the rows were stopped before they were in order", "", "Try again.");

  private final Jobs jobs;
  private final SelectorModel selector;
  private final VisibleRows rows = new VisibleRows();
  private final ReadOnlyIntegerWrapper change = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper arranging = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Grouping> grouping =
      new ReadOnlyObjectWrapper<>(new Grouping.ByMetric());
  private final ReadOnlyObjectWrapper<Sorting> sorting =
      new ReadOnlyObjectWrapper<>(new Sorting(Column.SERIES, Order.Direction.DOWN));
  private final ReadOnlyObjectWrapper<Optional<Failure>> failure =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Map<Column, ColumnFilter> filters = new EnumMap<>(Column.class);
  private final ReadOnlyIntegerWrapper filtersReplaced = new ReadOnlyIntegerWrapper();
  private Accuracy accuracy = Accuracy.EXACT;
  private @Nullable Population shown;
  private Arrangement arrangement =
      new Arrangement(Level.Empty.NONE, new int[0], Map.of(), new int[0], Sum.NOTHING);
  private Grouping arrangedBy = grouping.get();
  private Sorting arrangedIn = sorting.get();
  private @Nullable Job<?> ordering;
  private @Nullable Job<?> findingLabels;
  private final Unfolding unfolding;
  private final RowSelection selection;

  public ExplorerViewModel(Jobs jobs) {
    this.jobs = jobs;
    this.unfolding = new Unfolding(jobs, rows, this::wish, this::changed, failure::set);
    this.selection =
        new RowSelection(jobs, rows, unfolding, this::first, this::changed, failure::set);
    this.selector = new SelectorModel(jobs, this::use, failure::set);
  }

  /// The rows to show; read them again when [#change] changes.
  public VisibleRows rows() {
    return rows;
  }

  public ReadOnlyIntegerProperty change() {
    return change.getReadOnlyProperty();
  }

  /// Whether another first level is being made, so that the rows are about to be others.
  public ReadOnlyBooleanProperty arranging() {
    return arranging.getReadOnlyProperty();
  }

  /// What is selected.
  public RowSelection selection() {
    return selection;
  }

  /// The selector bar.
  public SelectorModel selector() {
    return selector;
  }

  public ReadOnlyObjectProperty<Grouping> grouping() {
    return grouping.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Sorting> sorting() {
    return sorting.getReadOnlyProperty();
  }

  /// What went wrong with the newest wish, if anything did. What was on screen before is still
  /// there.
  public ReadOnlyObjectProperty<Optional<Failure>> failure() {
    return failure.getReadOnlyProperty();
  }

  public Sum sum() {
    return arrangement.sum();
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
    return arrangement.level();
  }

  /// Nodes of a level that weigh most, most first: of the first level those that pass the filters,
  /// of one further down all as long as it is unfolded.
  public int[] largest(Level level) {
    return level.equals(first()) ? arrangement.largest().clone() : unfolding.largest(level);
  }

  /// Shows another source by metric, without selector and filters.
  ///
  /// @param newAccuracy how far its counts can be trusted
  public void show(Population population, Accuracy newAccuracy) {
    replaceFilters(Map.of());
    grouping.set(new Grouping.ByMetric());
    selector.show(population);
    begin(population, newAccuracy);
  }

  /// Shows the same source, read once more, grouped, filtered and selected as before. All of it
  /// stands there until the selector is counted.
  ///
  /// @param newAccuracy how far its counts can be trusted
  public void showAgain(Population population, Accuracy newAccuracy) {
    selector.showAgain(population);
    begin(population, newAccuracy);
    selector.apply();
  }

  private void begin(Population population, Accuracy newAccuracy) {
    accuracy = newAccuracy;
    arrangedBy = grouping.get();
    rows.clear(); // they read from files that may be closed soon
    unfolding.clear();
    arrangement = new Arrangement(Level.Empty.NONE, new int[0], Map.of(), new int[0], Sum.NOTHING);
    use(population);
  }

  private void replaceFilters(Map<Column, ColumnFilter> by) {
    filters.clear();
    filters.putAll(by);
    filtersReplaced.set(filtersReplaced.get() + 1);
  }

  private void use(Population population) {
    stopFindingLabels();
    shown = population;
    selection.clear();
    build();
  }

  /// Groups the first level in another way.
  public void group(Grouping by) {
    stopFindingLabels();
    grouping.set(by);
    replaceFilters(Map.of());
    selection.clear();
    build();
  }

  private void build() {
    Population population = shown;
    if (population == null) {
      return;
    }
    abandon();
    Grouping by = grouping.get();
    Arrangement.Wish wish = wish();
    arranging.set(true);
    order(
        "Group by " + by.word(),
        progress -> wish.arrange(by.of(population, progress), List.of(), progress),
        made -> {
          abandon(); // what was asked of the rows that go now
          unfolding.clear();
          rows.show(made.level(), made.order());
        },
        () -> build(by, wish.sorting()));
    changed();
  }

  private void abandon() {
    unfolding.cancel();
    selection.stopSeeking();
  }

  private void build(Grouping by, Sorting in) {
    grouping.set(by);
    sorting.set(in);
    build();
  }

  /// Finds the labels of all groups, in the background. Only the newest wish counts, and only as
  /// long as the same groups are shown in the same way.
  ///
  /// @param then gets their names in order
  public void findLabels(Consumer<List<String>> then) {
    Population population = shown;
    stopFindingLabels();
    if (population == null) {
      return;
    }
    failure.set(Optional.empty());
    Job<List<String>> job = jobs.startPatiently("Find labels", population::labelNames);
    findingLabels = job;
    job.state()
        .subscribe(state -> {
          if (state instanceof JobState.Done<List<String>>(List<String> names)) {
            then.accept(names);
          } else if (state instanceof JobState.Failed<List<String>> failed) {
            failure.set(Optional.of(Failure.of(failed, () -> findLabels(then))));
          }
        });
  }

  /// Finds no labels any more that were asked for.
  public void stopFindingLabels() {
    if (findingLabels != null) {
      findingLabels.cancel();
      findingLabels = null;
    }
  }

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
    Optional<String> wrong = filter.flatMap(f -> wrong(column, f));
    if (wrong.isPresent()) {
      return wrong;
    }
    ColumnFilter before = filters.remove(column);
    filter.ifPresent(f -> filters.put(column, f));
    if (before != null || filter.isPresent()) {
      reorder();
    }
    return Optional.empty();
  }

  private Optional<String> wrong(Column column, ColumnFilter filter) {
    if (filter instanceof ColumnFilter.Wrong(String because)) {
      return Optional.of(because);
    }
    boolean shares = column == Column.WITHOUT && grouping.get() instanceof Grouping.ByMetric;
    return shares && filter instanceof ColumnFilter.Between
        ? Optional.of("of metric groups a share is shown: write one like >50%")
        : Optional.empty();
  }

  /// Shows one tier of metric groups only.
  public void showTier(Tier tier) {
    grouping.set(new Grouping.ByMetric());
    replaceFilters(Map.of(Column.TIER, new ColumnFilter.Contains(tier.name().substring(0, 1))));
    selection.clear();
    build();
  }

  /// Takes all filters away.
  public void clearFilters() {
    if (isFiltered()) {
      replaceFilters(Map.of());
      reorder();
    }
  }

  /// Whether any column is filtered.
  public boolean isFiltered() {
    return !filters.isEmpty();
  }

  /// Changes when all filters were replaced by others than were written under the titles.
  public ReadOnlyIntegerProperty filtersReplaced() {
    return filtersReplaced.getReadOnlyProperty();
  }

  /// What to write under a title after the filters were replaced; empty without a filter.
  public String filterText(Column column) {
    return filters.get(column) instanceof ColumnFilter.Contains(String text) ? text : "";
  }

  private void reorder() {
    if (arranging.get()) {
      build(); // what is on screen is not worth sorting any more
      return;
    }
    Level level = first();
    List<Level> lower = rows.lowerLevels();
    Arrangement.Wish wish = wish();
    order(
        "Sort",
        progress -> wish.arrange(level, lower, progress),
        made -> rows.reorder(made.order(), made.lower()),
        () -> {
          sorting.set(wish.sorting());
          reorder();
        });
  }

  private void order(
      String name, Work<Arrangement> work, Consumer<Arrangement> then, Runnable again) {
    Job<?> unwanted = ordering;
    ordering = null; // so that it is not taken for one that a person stopped
    if (unwanted != null) {
      unwanted.cancel();
    }
    failure.set(Optional.empty());
    Grouping by = grouping.get();
    Sorting in = sorting.get();
    Job<Arrangement> job = jobs.startPatiently(name, work);
    ordering = job;
    job.state()
        .subscribe(state -> {
          if (state instanceof JobState.Done<Arrangement>(Arrangement made)) {
            arrangement = made;
            arrangedBy = by;
            arrangedIn = in;
            then.accept(made);
            arranging.set(false);
            changed();
          } else if (state instanceof JobState.Failed<Arrangement> failed) {
            asArranged(Failure.of(failed, again));
          } else if (state instanceof JobState.Stopped<Arrangement> && job.equals(ordering)) {
            asArranged(new Failure(STOPPED, name, again));
          }
        });
  }

  private void asArranged(Failure because) {
    arranging.set(false);
    grouping.set(arrangedBy);
    sorting.set(arrangedIn);
    failure.set(Optional.of(because));
  }

  private Arrangement.Wish wish() {
    return new Arrangement.Wish(sorting.get(), filters);
  }

  private void changed() {
    selection.followRows();
    change.set(change.get() + 1);
  }

  /// Unfolds a folded row, folds an unfolded one, shows more where more is offered.
  public void toggle(int index) {
    VisibleRows.Row row = rows.row(index);
    if (row.offersMore()) {
      rows.showMore(index);
      changed();
    } else if (rows.isUnfolded(index)) {
      fold(index);
    } else {
      unfold(index);
    }
  }

  /// Hides what is below a row, which is selected instead of what was selected there.
  public void fold(int index) {
    boolean inSight = selection.index() >= 0;
    unfolding.fold(index);
    if (inSight && selection.index() < 0) {
      selection.select(index);
    }
  }

  public void unfold(int index) {
    VisibleRows.Row row = rows.row(index);
    if (!row.offersMore()) {
      unfolding.unfold(row.level(), row.node(), _ -> {});
    }
  }
}
