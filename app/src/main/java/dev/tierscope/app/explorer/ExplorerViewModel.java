package dev.tierscope.app.explorer;

import dev.tierscope.app.job.Job;
import dev.tierscope.app.job.JobState;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.job.Work;
import dev.tierscope.app.population.GroupCost;
import dev.tierscope.app.population.LabelUse;
import dev.tierscope.app.population.Population;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.Problem;
import dev.tierscope.model.Tier;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
  private final ReadOnlyObjectWrapper<Optional<VisibleRows.Row>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());
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
  private int selectedIndex = -1;
  private int choices; // how often something was selected
  private @Nullable Job<?> ordering;
  private @Nullable Job<?> seeking;
  private final ReadOnlyIntegerWrapper sought = new ReadOnlyIntegerWrapper();
  private final Unfolding unfolding;

  public ExplorerViewModel(Jobs jobs) {
    this.jobs = jobs;
    this.unfolding = new Unfolding(jobs, rows, this::wish, this::changed, failure::set);
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

  public ReadOnlyObjectProperty<Optional<VisibleRows.Row>> selected() {
    return selected.getReadOnlyProperty();
  }

  /// Changes when the selected row is to be brought into sight.
  public ReadOnlyIntegerProperty sought() {
    return sought.getReadOnlyProperty();
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
    accuracy = newAccuracy;
    replaceFilters(Map.of());
    grouping.set(new Grouping.ByMetric());
    arrangedBy = grouping.get();
    selector.show(population);
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
    shown = population;
    deselect();
    build();
  }

  /// Groups the first level in another way.
  public void group(Grouping by) {
    grouping.set(by);
    replaceFilters(Map.of());
    deselect();
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
        progress -> wish.arrange(by.of(population), List.of(), progress),
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
    if (seeking != null) {
      seeking.cancel();
    }
  }

  private void build(Grouping by, Sorting in) {
    grouping.set(by);
    sorting.set(in);
    build();
  }

  /// Finds the labels of all groups, in the background.
  ///
  /// @param most how many at most
  /// @param then gets their names in order
  public void labelNames(int most, Consumer<List<String>> then) {
    Population population = shown;
    if (population != null) {
      jobs.startPatiently("Find labels", _ -> population.labelNames().limit(most).toList())
          .state()
          .subscribe(state -> {
            if (state instanceof JobState.Done<List<String>>(List<String> names)) {
              then.accept(names);
            }
          });
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
    grouping.set(new Grouping.ByMetric());
    replaceFilters(Map.of(Column.TIER, new ColumnFilter.Contains(tier.name().substring(0, 1))));
    deselect();
    build();
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
    selectedIndex = selected.get().map(row -> rows.find(row.level(), row.node())).orElse(-1);
    change.set(change.get() + 1);
  }

  /// Selects a row, or nothing with -1.
  public void select(int index) {
    choices++;
    if (index < 0 || index >= rows.size() || rows.row(index).offersMore()) {
      deselect();
      return;
    }
    selectedIndex = index;
    Optional<VisibleRows.Row> row = Optional.of(rows.row(index));
    if (!row.equals(selected.get())) {
      selected.set(row);
    }
  }

  /// Selects a row and brings it into sight.
  public void selectInSight(int index) {
    select(index);
    sought.set(sought.get() + 1);
  }

  /// Selects a node of a level that is shown, brings it into sight and shows what is below it.
  ///
  /// @param then gets the level below once it is shown, unless something else was selected
  ///   meanwhile
  public void enter(Level level, int node, Consumer<Level> then) {
    selectNode(level, node);
    unfoldFor(level, node, then);
  }

  /// Selects a node of a level that is shown and brings it into sight.
  public void selectNode(Level level, int node) {
    int rowsBefore = rows.size();
    int index = rows.reach(level, node);
    if (rows.size() != rowsBefore) {
      changed();
    }
    if (index >= 0) {
      selectInSight(index);
    }
  }

  private void unfoldFor(Level level, int node, Consumer<Level> then) {
    int choice = choices;
    unfolding.unfold(
        level,
        node,
        below -> {
          if (choice == choices) {
            then.accept(below);
          }
        });
  }

  /// Selects a metric group by its name and unfolds it, if it is on show.
  public void selectGroup(String name) {
    if (first() instanceof GroupLevel groups) {
      groups.find(name).ifPresent(node -> enter(groups, node, _ -> {}));
    }
  }

  /// Selects a label of a metric group, which is unfolded for that.
  ///
  /// @return false if there is no row for it
  public boolean selectLabel(GroupCost group, LabelUse label) {
    if (!(first() instanceof GroupLevel groups)) {
      return false;
    }
    OptionalInt node = groups.find(group.name());
    if (node.isEmpty() || rows.find(groups, node.getAsInt()) < 0) {
      return false;
    }
    choices++;
    unfoldFor(groups, node.getAsInt(), labels -> selectLabel(labels, label));
    return true;
  }

  private void selectLabel(Level labels, LabelUse label) {
    for (int node = 0; node < labels.size(); node++) {
      if (labels.label(node).equals(Optional.of(label))) {
        selectNode(labels, node);
        return;
      }
    }
    for (int node = 0; node < labels.size(); node++) {
      if (labels.kind(node) == Level.Kind.CONSTANTS) {
        unfoldFor(labels, node, constants -> selectLabel(constants, label));
      }
    }
  }

  private void deselect() {
    choices++;
    selectedIndex = -1;
    selected.set(Optional.empty());
  }

  /// Where the selected row is now, -1 if it is hidden.
  public int selectedIndex() {
    return selectedIndex;
  }

  /// Selects the next row, from the selected one on and around, whose name begins with a text.
  /// Cost: up to a look at every name, in the background.
  public void seek(String beginning) {
    if (seeking != null) {
      seeking.cancel();
    }
    RowRuns now = rows.snapshot();
    int from = Math.max(0, selectedIndex);
    int choice = choices;
    Job<Integer> job =
        jobs.startPatiently("Find", progress -> NameSearch.find(now, beginning, from, progress));
    seeking = job;
    job.state()
        .subscribe(state -> {
          if (state instanceof JobState.Done<Integer>(Integer found)
              && found >= 0
              && choice == choices
              && rows.snapshot().equals(now)) {
            selectInSight(found);
          } else if (state instanceof JobState.Failed<Integer> failed) {
            failure.set(Optional.of(Failure.of(failed, () -> seek(beginning))));
          }
        });
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
    boolean shown = selectedIndex >= 0;
    unfolding.fold(index);
    if (shown && selectedIndex < 0) {
      select(index);
    }
  }

  public void unfold(int index) {
    VisibleRows.Row row = rows.row(index);
    if (!row.offersMore()) {
      unfolding.unfold(row.level(), row.node(), _ -> {});
    }
  }
}
