package dev.tierscope.source.tsdb;

import dev.tierscope.format.tsdb.BlockMeta;
import java.util.Map;
import java.util.TreeMap;

/// The labels of a whole block that belong to each of its series, as in Thanos. Mimir's begin with
/// `__` and are notes for its compactor only (Mimir `pkg/storage/tsdb/config.go`).
final class ExternalLabels {
  private ExternalLabels() {}

  static Map<String, String> of(BlockMeta meta) {
    Map<String, String> labels = new TreeMap<>(meta.externalLabels());
    labels.keySet().removeIf(name -> name.startsWith("__"));
    return labels;
  }
}
