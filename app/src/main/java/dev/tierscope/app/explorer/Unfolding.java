package dev.tierscope.app.explorer;

import dev.tierscope.app.job.Job;
import dev.tierscope.app.job.JobState;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.job.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Makes the levels below rows in the background, and does what is to be done once one is there.
final class Unfolding {
  private final Jobs jobs;
  private final VisibleRows rows;
  private final Supplier<Arrangement.Wish> wish;
  private final Runnable changed;
  private final Consumer<Optional<ExplorerViewModel.Failure>> fail;
  private final List<Job<?>> running = new ArrayList<>();
  private final Map<Level, int[]> largest = new HashMap<>();

  /// A level that was made, in order.
  private record Below(Level level, int[] order, int[] largest) {}

  /// @param wish how rows are sorted at the moment
  /// @param changed is told after rows were unfolded
  /// @param fail gets what went wrong, or that nothing did yet
  Unfolding(
      Jobs jobs,
      VisibleRows rows,
      Supplier<Arrangement.Wish> wish,
      Runnable changed,
      Consumer<Optional<ExplorerViewModel.Failure>> fail) {
    this.jobs = jobs;
    this.rows = rows;
    this.wish = wish;
    this.changed = changed;
    this.fail = fail;
  }

  /// Shows the nodes below a node, if it has any and is on show itself.
  ///
  /// @param then gets the level below once it is shown, at once if it is already
  void unfold(Level level, int node, Consumer<Level> then) {
    int index = rows.find(level, node);
    if (index < 0 || !level.hasChildren(node)) {
      return;
    }
    Optional<Level> below = rows.below(index);
    if (below.isPresent()) {
      then.accept(below.get());
    } else {
      fail.accept(Optional.empty());
      make(level, node, wish.get(), then);
    }
  }

  private void make(Level level, int node, Arrangement.Wish wanted, Consumer<Level> then) {
    Work<Below> work =
        progress -> {
          Level below = level.children(node, progress);
          int[] order = wanted.order(below, progress);
          return new Below(below, order, Order.largest(below, order, Arrangement.CELLS));
        };
    Job<Below> job = jobs.startPatiently("Unfold " + level.name(node), work);
    running.add(job);
    job.state()
        .subscribe(state -> {
          if (state.isOver()) {
            running.remove(job);
          }
          if (state instanceof JobState.Done<Below>(Below made)) {
            arrive(level, node, wanted, made, then);
          } else if (state instanceof JobState.Failed<Below> failed) {
            fail.accept(
                Optional.of(ExplorerViewModel.Failure.of(failed, () -> unfold(level, node, then))));
          }
        });
  }

  private void arrive(
      Level level, int node, Arrangement.Wish wanted, Below made, Consumer<Level> then) {
    int index = rows.find(level, node);
    boolean inOrder = wish.get().sorting().equals(wanted.sorting());
    if (index < 0 || rows.isUnfolded(index) || !inOrder) {
      unfold(level, node, then); // sorted otherwise meanwhile, or nothing is left to be done
      return;
    }
    rows.unfold(index, made.level(), made.order());
    largest.put(made.level(), made.largest());
    changed.run();
    then.accept(made.level());
  }

  void fold(int index) {
    rows.fold(index);
    largest.keySet().retainAll(rows.lowerLevels());
    changed.run();
  }

  /// Nodes of an unfolded level that weigh most, most first.
  int[] largest(Level level) {
    return largest.getOrDefault(level, new int[0]).clone();
  }

  /// Unfolds nothing any more that was asked for; the rows are about to be others.
  void cancel() {
    List.copyOf(running).forEach(Job::cancel);
  }

  /// Forgets all levels.
  void clear() {
    cancel();
    largest.clear();
  }
}
