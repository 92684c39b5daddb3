package dev.tierscope.app.explorer;

import dev.tierscope.app.population.GroupCost;
import dev.tierscope.app.population.LabelUse;
import dev.tierscope.app.population.Population;
import dev.tierscope.report.Numbers;
import dev.tierscope.table.LabelColumn;
import dev.tierscope.table.SeriesGroup;
import dev.tierscope.table.Weight;
import dev.tierscope.task.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The labels of a metric group, the one that saves most first. Labels with one value stand
/// together in one last node. Below a label are its values.
public final class LabelLevel implements Level {
  private static final int STEP = 1 << 16; // series between two reports

  private final GroupCost owner;
  private final List<LabelUse> labels;
  private final List<LabelUse> constants;

  private LabelLevel(GroupCost owner, List<LabelUse> labels, List<LabelUse> constants) {
    this.owner = owner;
    this.labels = labels;
    this.constants = constants;
  }

  static LabelLevel of(GroupCost owner) {
    List<LabelUse> varying = new ArrayList<>();
    List<LabelUse> constants = new ArrayList<>();
    for (LabelUse label : owner.labels()) {
      (label.isConstant() ? constants : varying).add(label);
    }
    return constants.size() < 2
        ? new LabelLevel(owner, owner.labels(), List.of())
        : new LabelLevel(owner, varying, constants);
  }

  @Override
  public int size() {
    return labels.size() + (constants.isEmpty() ? 0 : 1);
  }

  @Override
  public String name(int node) {
    return node < labels.size()
        ? labels.get(node).name()
        : Numbers.counted(constants.size(), "label") + " with one value";
  }

  @Override
  public long nameKey(int node) {
    if (node >= labels.size()) {
      return Long.MAX_VALUE;
    }
    String name = labels.get(node).name();
    return labels.stream().filter(other -> other.name().compareTo(name) < 0).count();
  }

  @Override
  public Kind kind(int node) {
    return node < labels.size() ? Kind.LABEL : Kind.CONSTANTS;
  }

  @Override
  public long series(int node) {
    return owner.series();
  }

  /// All labels have the same series, so what would go without one tells them apart. The least is a
  /// hundredth of the series, so that every label can be seen.
  @Override
  public long weight(int node) {
    long least = owner.series() / 100 + 1;
    return Math.max(least, owner.series() - retained(node));
  }

  @Override
  public String weightUnit() {
    return "savings";
  }

  @Override
  public String weightWords(int node) {
    return Numbers.changePercent(-saved(node));
  }

  @Override
  public long whole() {
    return owner.series();
  }

  @Override
  public long distinct(int node) {
    return node < labels.size() ? labels.get(node).values() : 1;
  }

  @Override
  public long retained(int node) {
    return node < labels.size() ? labels.get(node).retained() : owner.series();
  }

  @Override
  public String remark(int node) {
    return node < labels.size() ? labels.get(node).suspiciousShape() : "";
  }

  @Override
  public long bytes(int node) {
    return owner.bytes();
  }

  @Override
  public boolean hasChildren(int node) {
    return true;
  }

  @Override
  public Level children(int node, Progress progress) {
    return node < labels.size()
        ? values(labels.get(node), progress)
        : new LabelLevel(owner, constants, List.of());
  }

  @Override
  public Optional<GroupCost> group(int node) {
    return Optional.of(owner);
  }

  @Override
  public Optional<LabelUse> label(int node) {
    return node < labels.size() ? Optional.of(labels.get(node)) : Optional.empty();
  }

  @Override
  public String selector(int node) {
    return node < labels.size()
        ? Selectors.of(Selectors.group(owner), Selectors.present(labels.get(node).name()))
        : Selectors.of(Selectors.group(owner));
  }

  private Level values(LabelUse label, Progress progress) {
    int[] symbols = Population.symbolsOf(owner.members(), label.name());
    long[] series = new long[symbols.length];
    long[] bytes = new long[symbols.length];
    for (SeriesGroup member : owner.members()) {
      member
          .column(label.name())
          .ifPresent(column -> count(member, column, symbols, series, bytes, progress));
    }
    if (owner.bytes() < 0) {
      Arrays.fill(bytes, -1);
    }
    return new ValueLevel(owner, label, owner.symbols(), symbols, series, bytes);
  }

  private static void count(
      SeriesGroup member,
      LabelColumn column,
      int[] symbols,
      long[] series,
      long[] bytes,
      Progress progress) {
    int[] place = new int[column.values() + 1];
    for (int code = 1; code < place.length; code++) {
      place[code] = Arrays.binarySearch(symbols, column.valueSymbol(code));
    }
    var chunks = member.weight(Weight.CHUNK_BYTES);
    var index = member.weight(Weight.INDEX_BYTES);
    for (int row = 0; row < member.rows(); row++) {
      if (row % STEP == 0) {
        progress.report("Counting values", row, member.rows());
      }
      int code = column.code(row);
      if (code > 0) {
        int at = place[code];
        series[at]++;
        bytes[at] += (chunks.isPresent() ? chunks.get().get(row) : 0);
        bytes[at] += (index.isPresent() ? index.get().get(row) : 0);
      }
    }
  }
}
