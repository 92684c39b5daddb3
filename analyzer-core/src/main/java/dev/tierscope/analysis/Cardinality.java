package dev.tierscope.analysis;

import dev.tierscope.model.Tier;
import dev.tierscope.table.DistinctRows;
import dev.tierscope.table.GroupRuns;
import dev.tierscope.table.LabelColumn;
import dev.tierscope.table.PairCounts;
import dev.tierscope.table.SeriesGroup;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.task.Cores;
import dev.tierscope.task.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Who has how many series.
public final class Cardinality {
  private Cardinality() {}

  /// The metric groups of a table by number of series, most first, ties by name.
  ///
  /// @param metrics those of the table
  public static List<MetricGroup> groups(
      Collection<MetricFacts> metrics, SeriesTable table, Classification classification) {
    return groups(
        metrics, series(metrics), classification.scale(), classification.scopes().in(table));
  }

  /// Metric groups of which nothing but counts is known, in the same order.
  ///
  /// @param total number of series that shares are of
  static List<MetricGroup> groups(
      Collection<MetricFacts> metrics, long total, Classification classification) {
    return groups(metrics, total, classification.scale(), classification.scopes().byName());
  }

  private static List<MetricGroup> groups(
      Collection<MetricFacts> metrics, long total, TierScale scale, Scopes.Finder scopes) {
    Families families = Families.of(metrics);
    Map<String, List<MetricFacts>> byFamily = new LinkedHashMap<>();
    for (MetricFacts metric : metrics) {
      byFamily.computeIfAbsent(families.family(metric.name()), _ -> new ArrayList<>()).add(metric);
    }
    return byFamily.entrySet().stream()
        .map(e -> group(e.getKey(), e.getValue(), families, total, scale, scopes))
        .sorted((a, b) -> mostFirst(a.series(), a.name(), b.series(), b.name()))
        .toList();
  }

  /// Most first, then by name. Written out because what the factories of [Comparator] make is
  /// linked at every start.
  public static int mostFirst(long a, String aName, long b, String bName) {
    return a == b ? aName.compareTo(bName) : Long.compare(b, a);
  }

  private static long series(Collection<MetricFacts> metrics) {
    return metrics.stream().mapToLong(MetricFacts::series).sum();
  }

  private static MetricGroup group(
      String family,
      List<MetricFacts> members,
      Families families,
      long total,
      TierScale scale,
      Scopes.Finder scopes) {
    long series = members.stream().mapToLong(MetricFacts::series).sum();
    List<String> names = members.stream().map(MetricFacts::name).toList();
    return new MetricGroup(
        family,
        families.kind(names.getFirst()),
        names,
        series,
        total == 0 ? 0 : (double) series / total,
        scale.tier(series),
        scopes.of(family, names),
        members.stream().mapToLong(MetricFacts::bytes).sum());
  }

  /// Single metrics by number of series, most first, ties by name, each with tier and scope of its
  /// group.
  ///
  /// @param labels what is known of the labels of a metric, by metric name
  public static List<MetricCardinality> metrics(
      Collection<MetricFacts> metrics,
      List<MetricGroup> groups,
      Map<String, List<LabelRetention>> labels) {
    return metrics(metrics, groups, labels, Map.of(), series(metrics));
  }

  /// @param total number of series that shares are of
  static List<MetricCardinality> metrics(
      Collection<MetricFacts> metrics,
      List<MetricGroup> groups,
      Map<String, List<LabelRetention>> labels,
      Map<String, Sampling> samplings,
      long total) {
    Map<String, MetricGroup> groupOf = new HashMap<>();
    groups.forEach(g -> g.metrics().forEach(m -> groupOf.put(m, g)));
    return metrics.stream()
        .flatMap(m -> {
          MetricGroup group = groupOf.get(m.name());
          return group == null
              ? Stream.empty()
              : Stream.of(
                  new MetricCardinality(
                      m.name(),
                      group.name(),
                      m.series(),
                      total == 0 ? 0 : (double) m.series() / total,
                      group.tier(),
                      group.scope(),
                      m.disk(),
                      labels.getOrDefault(m.name(), List.of()),
                      samplings.getOrDefault(m.name(), Sampling.UNKNOWN)));
        })
        .sorted((a, b) -> mostFirst(a.series(), a.name(), b.series(), b.name()))
        .toList();
  }

  /// What each tier holds, low first; all three are there.
  public static List<TierTotal> tiers(List<MetricGroup> groups) {
    return Arrays.stream(Tier.values())
        .map(tier -> {
          List<MetricGroup> in = groups.stream().filter(g -> g.tier() == tier).toList();
          return new TierTotal(
              tier,
              in.size(),
              in.stream().mapToLong(MetricGroup::series).sum(),
              in.stream().mapToLong(MetricGroup::bytes).sum());
        })
        .toList();
  }

  /// What each scope holds, in the order of [Scope]; scopes without a group are left out.
  ///
  /// @param groups most series first
  public static List<ScopeTotal> scopes(List<MetricGroup> groups, TierScale scale) {
    return Arrays.stream(Scope.values())
        .flatMap(scope -> {
          List<MetricGroup> in = groups.stream().filter(g -> g.scope() == scope).toList();
          long series = in.stream().mapToLong(MetricGroup::series).sum();
          return in.isEmpty()
              ? Stream.empty()
              : Stream.of(
                  new ScopeTotal(
                      scope,
                      in.size(),
                      series,
                      scale.tier(series),
                      in.getFirst().name(),
                      in.getFirst().series()));
        })
        .toList();
  }

  /// Label names by number of distinct values, most first, ties by name.
  public static List<LabelCardinality> labels(PairCounts pairs) {
    return IntStream.range(0, pairs.names())
        .mapToObj(name -> {
          long series = 0;
          long bytes = 0;
          for (int p = pairs.firstPair(name); p < pairs.endPair(name); p++) {
            series += pairs.series(p);
            bytes += pairs.valueLength(p);
          }
          int values = pairs.endPair(name) - pairs.firstPair(name);
          return new LabelCardinality(pairs.name(name), values, series, bytes);
        })
        .sorted((a, b) -> mostFirst(a.values(), a.name(), b.values(), b.name()))
        .toList();
  }

  /// Label pairs by number of series, most first, ties by name and value.
  ///
  /// @param limit how many at the most
  public static List<PairCardinality> pairs(PairCounts pairs, long limit) {
    return Top.of(pairs.pairs(), pairs::series, limit)
        .mapToObj(p -> new PairCardinality(name(pairs, p), pairs.value(p), pairs.series(p)))
        .toList();
  }

  /// The name of a pair. Cost: binary search.
  static String name(PairCounts pairs, int pair) {
    int low = 0;
    int high = pairs.names() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (pairs.firstPair(middle) <= pair) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return pairs.name(low);
  }

  /// For every metric and label the series that remain without the label, exact. Labels by retained
  /// series, fewest first: the label that saves most leads.
  ///
  /// Cost: see [DistinctRows]; all cores.
  public static Map<String, List<LabelRetention>> retained(SeriesTable table, Progress progress) {
    AtomicLong done = new AtomicLong();
    Map<String, List<LabelRetention>> result = new LinkedHashMap<>();
    List<List<LabelRetention>> lists =
        table.groups().parallelStream()
            .map(group -> {
              List<LabelRetention> labels = retained(group);
              progress.report(
                  "Counting label sets without each label",
                  done.addAndGet(group.rows()),
                  table.series());
              return labels;
            })
            .toList();
    for (int g = 0; g < lists.size(); g++) {
      result.put(table.groups().get(g).name(), lists.get(g));
    }
    return result;
  }

  /// The labels of one metric by retained series, fewest first, ties by name.
  public static List<LabelRetention> retained(SeriesGroup group) {
    int[] retained = DistinctRows.countWithoutEach(group);
    List<LabelColumn> columns = group.columns();
    return IntStream.range(0, retained.length)
        .mapToObj(
            c -> new LabelRetention(columns.get(c).name(), columns.get(c).values(), retained[c]))
        .sorted(
            Comparator.comparingLong(LabelRetention::retainedSeries)
                .thenComparing(LabelRetention::name))
        .toList();
  }

  /// For every metric the series that remain without the label that saves most in its family,
  /// exact; other labels are counted only as far as it takes to know that they save less.
  ///
  /// @param families which metrics belong together
  public static Map<String, List<LabelRetention>> largestSavings(
      List<GroupRuns> metrics, Families families, Progress progress) {
    List<List<GroupRuns>> largestFirst =
        new ArrayList<>(
            metrics.stream()
                .collect(Collectors.groupingBy(g -> families.family(g.name())))
                .values());
    largestFirst.sort((a, b) -> Long.compare(rows(b), rows(a)));
    long total = rows(metrics);
    AtomicLong done = new AtomicLong();
    Map<String, List<LabelRetention>> result = new ConcurrentHashMap<>();
    Cores.each(
        largestFirst,
        family -> {
          result.putAll(new LargestSaving(family).labels());
          progress.report(
              "Counting label sets without the most expensive labels",
              done.addAndGet(rows(family)),
              total);
        });
    return result;
  }

  private static long rows(List<GroupRuns> family) {
    return family.stream().mapToLong(GroupRuns::rows).sum();
  }

  /// Number of series of one metric that remain without a set of labels, exact.
  public static long retainedWithout(SeriesGroup group, Collection<String> labels) {
    BitSet without = new BitSet();
    for (int c = 0; c < group.columns().size(); c++) {
      without.set(c, labels.contains(group.columns().get(c).name()));
    }
    return DistinctRows.countWithout(group, without);
  }
}
