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
/// are the family `x`; every other metric is a family of its own.
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

  /// The metrics of the groups with most series, from names alone: without labels everything that
  /// could be a histogram or summary is taken for one, so there may be a few more than needed.
  ///
  /// @param series number of series by metric name
  /// @param groups how many groups
  public static Set<String> largest(Map<String, Long> series, int groups) {
    Map<String, Long> byFamily = new HashMap<>();
    series.forEach((name, count) -> byFamily.merge(base(name), count, Long::sum));
    Set<String> families =
        byFamily.entrySet().stream()
            .sorted((a, b) -> Long.compare(b.getValue(), a.getValue()))
            .limit(groups)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return series.keySet().stream()
        .filter(name -> families.contains(base(name)))
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
    String family = familyOf.get(metric);
    if (family == null) {
      return Kind.SINGLE;
    }
    return familyOf.containsKey(family + "_bucket") ? Kind.HISTOGRAM : Kind.SUMMARY;
  }
}
