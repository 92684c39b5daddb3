package dev.tierscope.analysis;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The label of a metric group without which most of its series would go.
///
/// @param values distinct values, in that member of the group that has most
/// @param retained series of the group that would remain without the label
public record LabelSaving(String label, long values, long retained) {
  /// Groups with less than this share of all series are no suspects, whatever a label does to them.
  public static final double LEAST_SHARE = 0.03;

  /// The best saving of each group, by name of the group; groups without any are left out, and so
  /// are those of whose labels nothing is known.
  public static Map<String, LabelSaving> best(
      Collection<MetricGroup> groups, Collection<MetricCardinality> metrics) {
    Map<String, MetricCardinality> byName = new HashMap<>();
    metrics.forEach(m -> byName.put(m.name(), m));
    Map<String, LabelSaving> best = new HashMap<>();
    for (MetricGroup group : groups) {
      of(group, byName).ifPresent(saving -> best.put(group.name(), saving));
    }
    return best;
  }

  private static Optional<LabelSaving> of(
      MetricGroup group, Map<String, MetricCardinality> metrics) {
    Map<String, LabelSaving> savings = new HashMap<>();
    for (String member : group.metrics()) {
      MetricCardinality metric = metrics.get(member);
      List<LabelRetention> labels = metric == null ? List.of() : metric.labels();
      for (LabelRetention label : labels) {
        long saved = metric == null ? 0 : metric.series() - label.retainedSeries();
        savings.merge(
            label.name(),
            new LabelSaving(label.name(), label.values(), group.series() - saved),
            (a, b) -> a.and(b, group.series()));
      }
    }
    return savings.values().stream()
        .filter(saving -> saving.retained < group.series())
        .min(LabelSaving::leastRetained);
  }

  private static int leastRetained(LabelSaving a, LabelSaving b) {
    int byRetained = Long.compare(a.retained, b.retained);
    return byRetained != 0 ? byRetained : a.label.compareTo(b.label);
  }

  private LabelSaving and(LabelSaving other, long series) {
    return new LabelSaving(
        label, Math.max(values, other.values), retained + other.retained - series);
  }
}
