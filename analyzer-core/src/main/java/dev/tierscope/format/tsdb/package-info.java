/// Prometheus TSDB on disk ↔ values: block index, `meta.json`, chunk files, tombstones, WAL and
/// head chunk files, as Prometheus, Mimir and Thanos write them. This room knows no network, no
/// analysis and no screen.
@NullMarked
package dev.tierscope.format.tsdb;

import org.jspecify.annotations.NullMarked;
