package dev.tierscope.analysis;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Which metrics belong together: the members of a classic histogram (`x_bucket` with the label
/// `le`, `x_sum`, `x_count`) or of a summary (`x` with the label `quantile`, `x_sum`, `x_count`)
/// are the family `x`, with a native histogram of that name beside a classic one; every other
/// metric is a family of its own.
public final class Families {
  private final Map<String, String> familyOf = new HashMap<>();

  private Families() {}

  /// What a family is.
  public enum Kind {
    HISTOGRAM,
    SUMMARY,
    SINGLE
  }

  /// Finds the families among metrics.
  public static Families of(Collection<MetricFacts> metrics) {
    Families families = new Families();
    Set<String> names = new HashSet<>();
    metrics.forEach(m -> names.add(m.name()));
    for (MetricFacts metric : metrics) {
      String name = metric.name();
      if (name.endsWith("_bucket") && metric.labels().contains("le")) {
        String base = name.substring(0, name.length() - "_bucket".length());
        families.join(base, names, "_bucket", "_sum", "_count", "_created");
      } else if (metric.labels().contains("quantile")) {
        families.join(name, names, "", "_sum", "_count", "_created");
      }
    }
    return families;
  }

  private void join(String family, Set<String> names, String... suffixes) {
    for (String suffix : suffixes) {
      if (names.contains(family + suffix)) {
        familyOf.putIfAbsent(family + suffix, family);
      }
    }
  }

  /// The metrics of the groups with most series, from names alone, with all that tie with the last
  /// of them, and of every group that has a certain share of all series. Without labels nobody
  /// knows what is a histogram or summary: what could be one may be a group as large as all its
  /// members or as small as the largest of them, so there may be a few more than needed, but never
  /// fewer.
  ///
  /// @param series number of series by metric name
  /// @param groups how many groups
  /// @param share of all series, above 0
  public static Set<String> largest(Map<String, Long> series, int groups, double share) {
    Map<String, Long> byFamily = new HashMap<>();
    Map<String, Long> largestMember = new HashMap<>();
    long all = 0;
    for (Map.Entry<String, Long> metric : series.entrySet()) {
      String name = metric.getKey();
      String base = base(name);
      long count = metric.getValue();
      all += count;
      byFamily.merge(base, count, Long::sum);
      if (!base.equals(name)) { // a summary may have such a name, too
        byFamily.merge(name, count, Long::sum);
      }
      largestMember.merge(base, count, Long::max);
    }
    // Members of two families may belong to one group only if the base of one is a member of the
    // other: then the two count once.
    long[] sizes =
        largestMember.entrySet().stream()
            .filter(e -> !series.containsKey(e.getKey()) || base(e.getKey()).equals(e.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sorted()
            .toArray();
    long most =
        groups < 1 || sizes.length == 0
            ? Long.MAX_VALUE
            : sizes[Math.max(0, sizes.length - groups)];
    long least = Math.min(most, Math.max(1, (long) Math.ceil(share * all)));
    return series.keySet().stream()
        .filter(name ->
            byFamily.getOrDefault(base(name), 0L) >= least
                || byFamily.getOrDefault(name, 0L) >= least)
        .collect(Collectors.toSet());
  }

  private static String base(String metric) {
    for (String suffix : List.of("_bucket", "_sum", "_count", "_created")) {
      if (metric.endsWith(suffix)) {
        return metric.substring(0, metric.length() - suffix.length());
      }
    }
    return metric;
  }

  /// The family of a metric.
  public String family(String metric) {
    return familyOf.getOrDefault(metric, metric);
  }

  /// What the family of a metric is.
  public Kind kind(String metric) {
    if (familyOf.containsKey(family(metric) + "_bucket")) {
      return Kind.HISTOGRAM;
    }
    return familyOf.containsKey(metric) ? Kind.SUMMARY : Kind.SINGLE;
  }
}
