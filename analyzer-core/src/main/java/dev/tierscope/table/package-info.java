/// The one place where all sources meet: an immutable, columnar, dictionary-encoded table of
/// series. Central types: [SeriesTable] with its [SeriesGroup]s and [LabelColumn]s,
/// [SeriesTableBuilder] that fills one, [DistinctRows] that counts label sets, [PairCounts] and
/// [GroupRuns] for sources that can count without a table. This room knows no file, no query
/// language, no server, no screen and no money.
@NullMarked
package dev.tierscope.table;

import org.jspecify.annotations.NullMarked;
