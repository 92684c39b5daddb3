/// The head of a data directory, put together from its logs and head chunk files without a running
/// Prometheus. Central types: [Head] reads, [HeadSeries] holds the live series. This package knows
/// no block and no source.
@NullMarked
package dev.tierscope.format.tsdb.head;

import org.jspecify.annotations.NullMarked;
