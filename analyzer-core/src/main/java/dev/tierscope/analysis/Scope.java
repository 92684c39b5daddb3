package dev.tierscope.analysis;

import java.util.Locale;

/// What a metric is about. Each scope but [#RULE] has a documented reference level: the number of
/// series that is normal for all metrics of that kind together.
public enum Scope {
  NODE(100),
  SERVICE(500),
  POD(5_000),
  CONTAINER(10_000),
  APPLICATION(100_000),
  CUSTOM(1_000_000),
  /// Results of recording rules; no level is documented for them.
  RULE(0);

  private final long level;

  Scope(long level) {
    this.level = level;
  }

  /// The reference level in series, 0 if there is none.
  public long level() {
    return level;
  }

  /// The name in words, lower case.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
