package dev.tierscope.analysis;

import dev.tierscope.model.TimeRange;
import dev.tierscope.table.PairCounts;

/// The label pairs of one part of a source by itself, for churn.
///
/// @param name ULID of the block, or `head`
/// @param range the range that uncovered time is measured against
public record PartCounts(String name, TimeRange range, PairCounts pairs) {}
