package dev.tierscope.app.explorer;

import dev.tierscope.app.population.GroupCost;
import dev.tierscope.app.population.LabelUse;
import dev.tierscope.table.Symbols;
import java.util.Optional;

/// The values of one label of a metric group, as symbol ids with a number of series and bytes each.
final class ValueLevel implements Level {
  private final GroupCost owner;
  private final LabelUse label;
  private final Symbols strings;
  private final int[] symbols;
  private final long[] series;
  private final long[] bytes;

  ValueLevel(
      GroupCost owner,
      LabelUse label,
      Symbols strings,
      int[] symbols,
      long[] series,
      long[] bytes) {
    this.owner = owner;
    this.label = label;
    this.strings = strings;
    this.symbols = symbols;
    this.series = series;
    this.bytes = bytes;
  }

  @Override
  public int size() {
    return symbols.length;
  }

  @Override
  public String name(int node) {
    return strings.string(symbols[node]);
  }

  @Override
  public Kind kind(int node) {
    return Kind.VALUE;
  }

  @Override
  public long series(int node) {
    return series[node];
  }

  @Override
  public long whole() {
    return owner.series();
  }

  @Override
  public long bytes(int node) {
    return bytes[node];
  }

  @Override
  public Optional<GroupCost> group(int node) {
    return Optional.of(owner);
  }

  @Override
  public Optional<LabelUse> label(int node) {
    return Optional.of(label);
  }

  @Override
  public String selector(int node) {
    return Selectors.of(Selectors.group(owner), Selectors.equal(label.name(), name(node)));
  }
}
