package dev.tierscope.app.population;

import dev.tierscope.analysis.Cardinality;
import dev.tierscope.analysis.CardinalityReport;
import dev.tierscope.analysis.Classification;
import dev.tierscope.analysis.LabelRetention;
import dev.tierscope.analysis.ListedCounts;
import dev.tierscope.analysis.MetricFacts;
import dev.tierscope.analysis.MetricGroup;
import dev.tierscope.analysis.ScopeTotal;
import dev.tierscope.analysis.TierScale;
import dev.tierscope.analysis.TierTotal;
import dev.tierscope.analysis.ValueShape;
import dev.tierscope.analysis.ValueShapes;
import dev.tierscope.table.LabelColumn;
import dev.tierscope.table.SeriesGroup;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.table.SeriesTableBuilder;
import dev.tierscope.table.Symbols;
import dev.tierscope.table.Weight;
import dev.tierscope.task.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A series table, counted: metric groups with tier, scope and what every label costs.
///
/// @param groups by name
/// @param tiers all three, low first
/// @param scopes those that occur, smallest level first
/// @param classification how tiers and scopes were found
/// @param bytes on disk of everything, -1 if unknown
/// @param listed what a server listed instead of series: then the table is empty, and of the groups
///   nothing is known but their names and sizes
public record Population(
    SeriesTable table,
    List<GroupCost> groups,
    List<TierTotal> tiers,
    List<ScopeTotal> scopes,
    Classification classification,
    long bytes,
    Optional<ListedCounts> listed) {
  private static final double RETAINED = 0.6; // share of the time that it takes
  private static final int STRIDE = 1024; // groups between two reports

  /// Number of series.
  public long series() {
    return listed.map(lists -> lists.totals().series().value()).orElse(table.series());
  }

  /// The labels of all groups, in order. Cost: a look at every label of every group.
  public List<String> labelNames(Progress progress) {
    Set<String> names = new TreeSet<>();
    int looked = 0;
    for (GroupCost group : groups) {
      if (looked++ % STRIDE == 0) {
        progress.report("Finding labels", looked, groups.size());
      }
      group.labels().forEach(label -> names.add(label.name()));
    }
    return List.copyOf(names);
  }

  /// Where tiers part.
  public TierScale scale() {
    return classification.scale();
  }

  /// Counts a table, classified as documented.
  ///
  /// @param totalBytes of all files it was read from, 0 if unknown
  public static Population of(SeriesTable table, long totalBytes, Progress progress) {
    return of(table, totalBytes, Classification.DEFAULT, progress);
  }

  /// Counts a table.
  ///
  /// @param totalBytes of all files it was read from, 0 if unknown
  public static Population of(
      SeriesTable table, long totalBytes, Classification classification, Progress progress) {
    progress.report("Sorting metrics into groups", 0, 1);
    List<MetricFacts> facts = MetricFacts.of(table, totalBytes);
    List<MetricGroup> groups = Cardinality.groups(facts, table, classification);
    Map<String, List<LabelRetention>> retained =
        Cardinality.retained(table, progress.part(0, RETAINED));
    Map<String, SeriesGroup> byName = new HashMap<>();
    table.groups().forEach(group -> byName.put(group.name(), group));
    Progress looking = progress.part(RETAINED, 1);
    AtomicInteger looked = new AtomicInteger();
    OptionalLong beginning = Births.beginning(table, Births.PARTS);
    List<GroupCost> costs =
        groups.parallelStream()
            .map(group -> {
              looking.report("Looking at label values", looked.getAndIncrement(), groups.size());
              return cost(group, table.symbols(), byName, retained, beginning);
            })
            .sorted(Comparator.comparing(GroupCost::name))
            .toList();
    long bytes = groups.stream().mapToLong(MetricGroup::bytes).sum();
    return new Population(
        table,
        costs,
        Cardinality.tiers(groups),
        Cardinality.scopes(groups, classification.scale()),
        classification,
        bytes > 0 ? bytes : -1,
        Optional.empty());
  }

  /// What a server listed.
  ///
  /// @param report the report on the lists
  static Population of(ListedCounts listed, CardinalityReport report) {
    SeriesTable none =
        new SeriesTableBuilder(Symbols.of(List.of()), EnumSet.noneOf(Weight.class))
            .build(SeriesTableBuilder.Duplicates.IMPOSSIBLE, Progress.NONE);
    List<GroupCost> groups =
        report.groups().stream()
            .map(group -> new GroupCost(group, List.of(), none.symbols(), List.of(), -1))
            .sorted(Comparator.comparing(GroupCost::name))
            .toList();
    return new Population(
        none,
        groups,
        report.tiers(),
        report.scopes(),
        report.classification(),
        -1,
        Optional.of(listed));
  }

  private static GroupCost cost(
      MetricGroup group,
      Symbols symbols,
      Map<String, SeriesGroup> byName,
      Map<String, List<LabelRetention>> retained,
      OptionalLong beginning) {
    List<SeriesGroup> members =
        group.metrics().stream().flatMap(name -> byNameOf(byName, name)).toList();
    Map<String, Long> saved = new HashMap<>();
    for (SeriesGroup member : members) {
      for (LabelRetention label : retained.getOrDefault(member.name(), List.of())) {
        saved.merge(label.name(), member.rows() - label.retainedSeries(), Long::sum);
      }
    }
    List<LabelUse> labels = new ArrayList<>();
    saved.forEach((label, series) -> {
      int[] values = symbolsOf(members, label);
      labels.add(
          new LabelUse(
              label,
              values.length,
              group.series() - series,
              group.series(),
              shape(members, label)));
    });
    labels.sort(
        Comparator.comparingLong(LabelUse::retained)
            .thenComparing(Comparator.comparingLong(LabelUse::values).reversed())
            .thenComparing(LabelUse::name));
    long born = beginning.isPresent() ? Births.after(members, beginning.getAsLong()) : -1;
    return new GroupCost(group, members, symbols, List.copyOf(labels), born);
  }

  private static Stream<SeriesGroup> byNameOf(Map<String, SeriesGroup> byName, String name) {
    SeriesGroup group = byName.get(name);
    return group == null ? Stream.empty() : Stream.of(group);
  }

  /// The shape of the values in the member that has most of them.
  private static Optional<ValueShape> shape(List<SeriesGroup> members, String label) {
    return members.stream()
        .flatMap(member -> member.column(label).stream())
        .max(Comparator.comparingInt(LabelColumn::values))
        .flatMap(column -> ValueShapes.of(column).dominant());
  }

  /// The distinct values of a label in several groups of one table, as symbols in byte order.
  public static int[] symbolsOf(List<SeriesGroup> groups, String label) {
    return groups.stream()
        .flatMap(group -> group.column(label).stream())
        .flatMapToInt(Population::symbols)
        .sorted()
        .distinct()
        .toArray();
  }

  private static IntStream symbols(LabelColumn column) {
    return IntStream.rangeClosed(1, column.values()).map(column::valueSymbol);
  }
}
