package dev.tierscope.app.explorer;

import dev.tierscope.app.job.Job;
import dev.tierscope.app.job.JobState;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.population.GroupCost;
import dev.tierscope.app.population.LabelUse;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The selected row, by place or by what it stands for. What has to be unfolded or found first is
/// selected once that is done, unless something else was selected meanwhile.
public final class RowSelection {
  private final Jobs jobs;
  private final VisibleRows rows;
  private final Unfolding unfolding;
  private final Supplier<Level> first;
  private final Runnable changed;
  private final Consumer<Optional<ExplorerViewModel.Failure>> fail;
  private final ReadOnlyObjectWrapper<Optional<VisibleRows.Row>> row =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyIntegerWrapper sought = new ReadOnlyIntegerWrapper();
  private int current = -1;
  private int choices; // how often something was selected
  private @Nullable Job<?> seeking;

  /// @param first the first level at the moment
  /// @param changed is told after more rows were shown
  /// @param fail gets what went wrong
  RowSelection(
      Jobs jobs,
      VisibleRows rows,
      Unfolding unfolding,
      Supplier<Level> first,
      Runnable changed,
      Consumer<Optional<ExplorerViewModel.Failure>> fail) {
    this.jobs = jobs;
    this.rows = rows;
    this.unfolding = unfolding;
    this.first = first;
    this.changed = changed;
    this.fail = fail;
  }

  /// The selected row, also where it is hidden.
  public ReadOnlyObjectProperty<Optional<VisibleRows.Row>> row() {
    return row.getReadOnlyProperty();
  }

  /// Where the selected row is now, -1 if it is hidden or nothing is selected.
  public int index() {
    return current;
  }

  /// Changes when the selected row is to be brought into sight.
  public ReadOnlyIntegerProperty sought() {
    return sought.getReadOnlyProperty();
  }

  /// Selects a row, or nothing with -1.
  public void select(int index) {
    choices++;
    if (index < 0 || index >= rows.size() || rows.row(index).offersMore()) {
      clear();
      return;
    }
    current = index;
    Optional<VisibleRows.Row> wanted = Optional.of(rows.row(index));
    if (!wanted.equals(row.get())) {
      row.set(wanted);
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
      changed.run();
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
    if (first.get() instanceof GroupLevel groups) {
      groups.find(name).ifPresent(node -> enter(groups, node, _ -> {}));
    }
  }

  /// Selects a label of a metric group, which is unfolded for that.
  ///
  /// @return false if there is no row for it
  public boolean selectLabel(GroupCost group, LabelUse label) {
    if (!(first.get() instanceof GroupLevel groups)) {
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

  /// Selects nothing.
  void clear() {
    choices++;
    current = -1;
    row.set(Optional.empty());
  }

  /// Looks where the selected row is, after the rows became others.
  void followRows() {
    current = row.get().map(now -> rows.find(now.level(), now.node())).orElse(-1);
  }

  /// Selects the next row, from the selected one on and around, whose name begins with a text.
  /// Cost: up to a look at every name, in the background.
  public void seek(String beginning) {
    stopSeeking();
    RowRuns now = rows.snapshot();
    int from = Math.max(0, current);
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
            fail.accept(Optional.of(ExplorerViewModel.Failure.of(failed, () -> seek(beginning))));
          }
        });
  }

  /// Finds nothing any more that was sought.
  void stopSeeking() {
    if (seeking != null) {
      seeking.cancel();
      seeking = null; // it holds the rows that it looked at
    }
  }
}
