package dev.tierscope.app.explorer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What of the tree is unfolded, as one list of rows. Unfolding a row costs a pass over what is
/// unfolded already, not over the rows.
public final class VisibleRows {
  /// How many values a branch shows before "more".
  public static final int PAGE = 500;

  private static final int FIRST = 0; // id of the first level

  /// One row.
  ///
  /// @param node -1 for the row that offers more nodes of `level`
  /// @param depth 0 for the first level
  /// @param more how many nodes of the level are not shown yet, for a row that offers more
  /// @param unfolded whether the nodes below it are shown
  public record Row(Level level, int node, int depth, int more, boolean unfolded) {
    public boolean offersMore() {
      return node == RowRuns.MORE;
    }

    boolean isSameNode(Row other) {
      return node == other.node && level.equals(other.level);
    }
  }

  /// The nodes below one node, in order.
  private static final class Branch {
    final Level level;
    final int depth;
    final int id;
    final int parent; // number of a branch, -1 for the first level
    final Map<Integer, Branch> unfolded = new HashMap<>(); // by node
    final TreeMap<Integer, Branch> places = new TreeMap<>(); // the same by place in the order
    int[] order;
    int shown;

    Branch(Level level, int depth, int id, int parent, int[] order) {
      this.level = level;
      this.depth = depth;
      this.id = id;
      this.parent = parent;
      this.order = order;
      this.shown = depth == 0 ? Integer.MAX_VALUE : PAGE;
    }

    int end() {
      return Math.min(shown, order.length);
    }

    void reorder(int[] newOrder) {
      order = newOrder;
      places.clear();
      BitSet wanted = new BitSet();
      unfolded.keySet().forEach(wanted::set);
      int left = wanted.cardinality();
      for (int i = 0; i < order.length && left > 0; i++) {
        if (wanted.get(order[i])) {
          Branch child = unfolded.get(order[i]);
          if (child != null) {
            places.put(i, child);
          }
          left--;
        }
      }
    }
  }

  private final Map<Integer, Branch> branches = new HashMap<>(); // by id
  private int nextId;
  private RowRuns runs = RowRuns.NONE;

  /// Shows nothing.
  public void clear() {
    branches.clear();
    runs = RowRuns.NONE;
  }

  /// Shows a first level, everything folded.
  public void show(Level level, int[] order) {
    branches.clear();
    nextId = FIRST;
    add(new Branch(level, 0, nextId, -1, order));
    layOut();
  }

  /// Brings all branches into another order; what is unfolded stays so. Cost: a pass over the order
  /// of each branch with something unfolded.
  ///
  /// @param newOrder of the first level
  /// @param lower the orders of levels further down; one that is not named, because it was unfolded
  ///   meanwhile, stays as it is
  public void reorder(int[] newOrder, Map<Level, int[]> lower) {
    for (Branch branch : branches.values()) {
      branch.reorder(branch.depth == 0 ? newOrder : lower.getOrDefault(branch.level, branch.order));
    }
    layOut();
  }

  public int size() {
    return runs.size();
  }

  /// All rows as they are now.
  RowRuns snapshot() {
    return runs;
  }

  /// All levels that are unfolded, without the first.
  public List<Level> lowerLevels() {
    List<Level> levels = new ArrayList<>();
    first().ifPresent(first -> collect(first, levels));
    return levels;
  }

  private static void collect(Branch branch, List<Level> to) {
    for (Branch below : branch.unfolded.values()) {
      to.add(below.level);
      collect(below, to);
    }
  }

  public Row row(int index) {
    return runs.row(index);
  }

  /// Nodes of the first level that pass the filters.
  public int[] firstLevelOrder() {
    return first().map(first -> first.order).orElseGet(() -> new int[0]);
  }

  public boolean isUnfolded(int index) {
    return runs.row(index).unfolded();
  }

  /// The level that is shown below a row, if one is.
  Optional<Level> below(int index) {
    RowRuns.Run run = runs.run(index);
    return Optional.ofNullable(branch(run).places.get(run.from() + index - run.first()))
        .filter(_ -> run.row(index).unfolded())
        .map(branch -> branch.level);
  }

  /// Shows as many nodes of a level as are needed to have one of them among them.
  ///
  /// @return the row of that node, -1 if the level is not shown
  int reach(Level level, int node) {
    for (Branch branch : branches.values()) {
      int place = branch.level.equals(level) ? place(branch.order, node) : -1;
      if (place >= branch.end()) {
        branch.shown = Math.min(branch.order.length, (place / PAGE + 1) * PAGE);
        layOut();
      }
    }
    return find(level, node);
  }

  /// Shows the nodes below a row.
  public void unfold(int index, Level below, int[] order) {
    RowRuns.Run run = runs.run(index);
    Branch branch = branch(run);
    int place = run.from() + index - run.first();
    int node = branch.order[place];
    Branch child = new Branch(below, branch.depth + 1, nextId, branch.id, order);
    add(child);
    branch.unfolded.put(node, child);
    branch.places.put(place, child);
    layOut();
  }

  /// Hides the nodes below a row.
  public void fold(int index) {
    RowRuns.Run run = runs.run(index);
    Branch branch = branch(run);
    int place = run.from() + index - run.first();
    Branch folded = branch.unfolded.remove(branch.order[place]);
    branch.places.remove(place);
    if (folded != null) {
      forget(folded);
    }
    layOut();
  }

  private void forget(Branch branch) {
    branches.remove(branch.id);
    branch.unfolded.values().forEach(this::forget);
  }

  private void add(Branch branch) {
    branches.put(branch.id, branch);
    nextId = branch.id + 1;
  }

  private Optional<Branch> first() {
    return Optional.ofNullable(branches.get(FIRST));
  }

  private Branch branch(RowRuns.Run run) {
    return Objects.requireNonNull(branches.get(run.branch()));
  }

  /// How many levels are kept, with the first.
  int levels() {
    return branches.size();
  }

  /// Shows the next values of the branch of a row that offers more.
  public void showMore(int index) {
    Branch branch = branch(runs.run(index));
    branch.shown = Math.min(branch.order.length, branch.shown + PAGE);
    layOut();
  }

  /// The row of a node, -1 if it is not shown. Cost: a pass over the nodes of its level.
  public int find(Level level, int node) {
    int[] order = null;
    int place = -1;
    for (RowRuns.Run run : runs.runs()) {
      if (run.level().equals(level) && run.from() != RowRuns.MORE) {
        if (order == null) {
          order = run.order();
          place = place(order, node);
        }
        if (place >= run.from() && place < run.from() + run.length()) {
          return run.first() + place - run.from();
        }
      }
    }
    return -1;
  }

  private static int place(int[] order, int node) {
    for (int i = 0; i < order.length; i++) {
      if (order[i] == node) {
        return i;
      }
    }
    return -1;
  }

  /// The row above that a row lies below, -1 for the first level.
  public int parent(int index) {
    Branch branch = branch(runs.run(index));
    for (int i = runs.runs().indexOf(runs.run(index)) - 1; i >= 0; i--) {
      RowRuns.Run run = runs.runs().get(i);
      if (run.branch() == branch.parent) {
        return run.end() - 1;
      }
    }
    return -1;
  }

  private void layOut() {
    List<RowRuns.Run> laid = new ArrayList<>();
    int size = first().map(first -> append(first, 0, laid)).orElse(0);
    runs = new RowRuns(laid, size);
  }

  private static int append(Branch branch, int first, List<RowRuns.Run> to) {
    int next = first;
    int from = 0;
    for (Map.Entry<Integer, Branch> below : branch.places.headMap(branch.end()).entrySet()) {
      int until = below.getKey() + 1;
      to.add(run(branch, next, from, until - from, below.getValue()));
      next = append(below.getValue(), next + until - from, to);
      from = until;
    }
    if (from < branch.end()) {
      to.add(run(branch, next, from, branch.end() - from, null));
      next += branch.end() - from;
    }
    if (branch.end() < branch.order.length) {
      to.add(run(branch, next, RowRuns.MORE, 1, null));
      next++;
    }
    return next;
  }

  private static RowRuns.Run run(
      Branch branch, int first, int from, int length, @Nullable Branch below) {
    int hidden = branch.order.length - branch.end();
    return new RowRuns.Run(
        first,
        length,
        branch.id,
        branch.level,
        branch.depth,
        branch.order,
        from,
        hidden,
        below != null);
  }
}
