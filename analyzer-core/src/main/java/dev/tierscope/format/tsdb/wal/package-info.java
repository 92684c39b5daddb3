/// Logs on disk: the write-ahead log, its checkpoints, the write-behind log of out-of-order samples
/// and memory snapshots share one framing. Central types: [LogReader] gives the records of a
/// segment file, [RecordDecoder] what a record says, to a [LogVisitor]. This package knows no
/// series table: what the records add up to is the business of `format.tsdb.head`.
@NullMarked
package dev.tierscope.format.tsdb.wal;

import org.jspecify.annotations.NullMarked;
