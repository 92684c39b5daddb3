package dev.tierscope.app.explorer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What of the tree is unfolded, as one list of rows: each row is a number that names a branch and
/// a node of it, so that a million rows are eight megabytes. Unfolding copies the list, which takes
/// about a millisecond per million rows.
public final class VisibleRows {
  /// How many values a branch shows before "more".
  public static final int PAGE = 500;

  private static final int MORE = -1;

  /// One row.
  ///
  /// @param node -1 for the row that offers more nodes of `level`
  /// @param depth 0 for the first level
  /// @param more how many nodes of the level are not shown yet, for a row that offers more
  /// @param unfolded whether the nodes below it are shown
  public record Row(Level level, int node, int depth, int more, boolean unfolded) {
    public boolean offersMore() {
      return node == MORE;
    }
  }

  /// The nodes below one node, in order.
  private static final class Branch {
    final Level level;
    final int depth;
    final int id;
    final @Nullable Branch parent;
    int[] order;
    int shown;
    final Map<Integer, Branch> unfolded = new HashMap<>();

    Branch(Level level, int depth, int id, int[] order, @Nullable Branch parent) {
      this.level = level;
      this.depth = depth;
      this.id = id;
      this.order = order;
      this.parent = parent;
      this.shown = depth == 0 ? Integer.MAX_VALUE : PAGE;
    }
  }

  private final List<Branch> branches = new ArrayList<>();
  private long[] rows = {};
  private int size;

  /// Shows a first level, everything folded.
  public void show(Level level, int[] order) {
    branches.clear();
    branches.add(new Branch(level, 0, 0, order, null));
    flatten();
  }

  /// Brings all branches into another order; what is unfolded stays so.
  ///
  /// @param newOrder of the first level
  /// @param orderOf the order of a level further down
  public void reorder(int[] newOrder, Function<Level, int[]> orderOf) {
    for (Branch branch : branches) {
      branch.order = branch.depth == 0 ? newOrder : orderOf.apply(branch.level);
    }
    flatten();
  }

  public int size() {
    return size;
  }

  /// All levels that were unfolded, without the first.
  public List<Level> lowerLevels() {
    return branches.stream().filter(branch -> branch.depth > 0).map(b -> b.level).toList();
  }

  public Row row(int index) {
    Branch branch = branches.get((int) (rows[index] >>> 32));
    int node = (int) rows[index];
    int more = node == MORE ? branch.order.length - branch.shown : 0;
    return new Row(branch.level, node, branch.depth, more, branch.unfolded.containsKey(node));
  }

  /// Nodes of the first level that pass the filters.
  public int[] firstLevelOrder() {
    return branches.isEmpty() ? new int[0] : branches.getFirst().order;
  }

  public boolean isUnfolded(int index) {
    Branch branch = branches.get((int) (rows[index] >>> 32));
    return branch.unfolded.containsKey((int) rows[index]);
  }

  /// Shows the nodes below a row.
  public void unfold(int index, Level below, int[] order) {
    Branch branch = branches.get((int) (rows[index] >>> 32));
    Branch child = new Branch(below, branch.depth + 1, branches.size(), order, branch);
    branches.add(child);
    branch.unfolded.put((int) rows[index], child);
    flatten();
  }

  /// Hides the nodes below a row.
  public void fold(int index) {
    branches.get((int) (rows[index] >>> 32)).unfolded.remove((int) rows[index]);
    flatten();
  }

  /// Shows the next values of the branch of a row that offers more.
  public void showMore(int index) {
    Branch branch = branches.get((int) (rows[index] >>> 32));
    branch.shown = Math.min(branch.order.length, branch.shown + PAGE);
    flatten();
  }

  /// The row of a node, -1 if it is not shown. Cost: a pass over the rows.
  public int find(Level level, int node) {
    for (int i = 0; i < size; i++) {
      if ((int) rows[i] == node && branches.get((int) (rows[i] >>> 32)).level.equals(level)) {
        return i;
      }
    }
    return -1;
  }

  /// The row above that a row lies below, -1 for the first level.
  public int parent(int index) {
    Branch parent = branches.get((int) (rows[index] >>> 32)).parent;
    if (parent == null) {
      return -1;
    }
    int depth = parent.depth;
    for (int i = index - 1; i >= 0; i--) {
      if (branches.get((int) (rows[i] >>> 32)).depth == depth) {
        return i;
      }
    }
    return -1;
  }

  private void flatten() {
    size = 0;
    if (!branches.isEmpty()) {
      rows = new long[Math.max(16, branches.getFirst().order.length + 64)];
      append(branches.getFirst());
    }
  }

  private void append(Branch branch) {
    long base = (long) branch.id << 32;
    int end = Math.min(branch.shown, branch.order.length);
    boolean plain = branch.unfolded.isEmpty();
    room(end + 1);
    for (int i = 0; i < end; i++) {
      add(base | branch.order[i]);
      Branch below = plain ? null : branch.unfolded.get(branch.order[i]);
      if (below != null) {
        append(below);
      }
    }
    if (end < branch.order.length) {
      add(base | (MORE & 0xffff_ffffL));
    }
  }

  private void add(long row) {
    room(1);
    rows[size++] = row;
  }

  private void room(int more) {
    if (size + more > rows.length) {
      rows = Arrays.copyOf(rows, Math.max(size + more, rows.length + rows.length / 2));
    }
  }
}
