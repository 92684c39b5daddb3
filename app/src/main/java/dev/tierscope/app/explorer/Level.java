package dev.tierscope.app.explorer;

import dev.tierscope.app.population.GroupCost;
import dev.tierscope.app.population.LabelUse;
import dev.tierscope.model.Tier;
import dev.tierscope.report.Numbers;
import dev.tierscope.task.Progress;
import java.util.Optional;

/// The nodes below one node of the tree, column by column, so that a million of them need no
/// objects. A node is a number from 0 on; where a method gives -1 or nothing the cell is empty.
/// Immutable; two levels are equal only if they are the same one.
public interface Level {
  /// What nodes are, which decides how they look.
  enum Kind {
    GROUP,
    LABEL,
    CONSTANTS,
    VALUE
  }

  int size();

  String name(int node);

  Kind kind(int node);

  /// Number of series.
  long series(int node);

  /// How large a node is beside its neighbours in a treemap.
  default long weight(int node) {
    return series(node);
  }

  /// What [#weight] counts.
  default String weightUnit() {
    return "series";
  }

  /// The weight in words.
  default String weightWords(int node) {
    return Numbers.full(series(node));
  }

  /// What the share is a share of.
  long whole();

  /// Whether a series belongs to one node at most, so that the sum over nodes counts it once.
  default boolean isDisjoint() {
    return true;
  }

  /// A number that sorts as the name does.
  default long nameKey(int node) {
    return node;
  }

  default Optional<Tier> tier(int node) {
    return Optional.empty();
  }

  /// Number of distinct values, or of labels.
  default long distinct(int node) {
    return -1;
  }

  /// The word after [#distinct], such as "labels".
  default String distinctUnit() {
    return "";
  }

  /// Number of series that stay without the label of this node, or without the costliest one.
  default long retained(int node) {
    return -1;
  }

  /// Share of the series that would go without that label, 0..1: of a group its own series, else of
  /// the whole.
  default double saved(int node) {
    return kind(node) == Kind.GROUP
        ? (double) (series(node) - retained(node)) / Math.max(1, series(node))
        : (double) key(Column.WITHOUT, node) / Math.max(1, whole());
  }

  /// The label that [#retained] is about where it is not the node itself.
  default String retainedWithout(int node) {
    return "";
  }

  default long bytes(int node) {
    return -1;
  }

  /// Number of series that began later than the data, -1 if unknown.
  default long born(int node) {
    return -1;
  }

  /// A word about the node: "hist", "UUID".
  default String remark(int node) {
    return "";
  }

  default boolean hasChildren(int node) {
    return false;
  }

  /// The nodes below. Cost: up to a pass over the series of the node.
  default Level children(int node, Progress progress) {
    return Empty.NONE;
  }

  /// The metric group a node is or belongs to.
  default Optional<GroupCost> group(int node) {
    return Optional.empty();
  }

  /// The label a node is or belongs to.
  default Optional<LabelUse> label(int node) {
    return Optional.empty();
  }

  /// The selector that chooses the series of a node.
  String selector(int node);

  /// Sorts as a column shows: larger is more.
  default long key(Column column, int node) {
    return switch (column) {
      case NAME -> nameKey(node);
      case TIER, SERIES, SHARE -> series(node);
      case DISTINCT -> distinct(node);
      case WITHOUT -> retained(node) < 0 ? -1 : series(node) - retained(node);
      case BYTES -> bytes(node);
    };
  }

  /// No nodes.
  record Empty() implements Level {
    static final Level NONE = new Empty();

    @Override
    public int size() {
      return 0;
    }

    @Override
    public String name(int node) {
      throw new IndexOutOfBoundsException(node);
    }

    @Override
    public Kind kind(int node) {
      throw new IndexOutOfBoundsException(node);
    }

    @Override
    public long series(int node) {
      throw new IndexOutOfBoundsException(node);
    }

    @Override
    public long whole() {
      return 0;
    }

    @Override
    public String selector(int node) {
      throw new IndexOutOfBoundsException(node);
    }
  }
}
