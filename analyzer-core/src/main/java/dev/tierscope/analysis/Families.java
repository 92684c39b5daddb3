package dev.tierscope.analysis;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

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
