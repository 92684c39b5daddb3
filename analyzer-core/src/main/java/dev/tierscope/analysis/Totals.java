package dev.tierscope.analysis;

import dev.tierscope.model.Count;
import java.util.Optional;

/// The size of a source.
///
/// @param labelPairs distinct label pairs
/// @param labelPairEntries labels of all series together
/// @param samples empty if the source does not know them
/// @param bytes of all files that were counted
public record Totals(
    Count series,
    long labelNames,
    long labelPairs,
    long labelPairEntries,
    Count chunks,
    Optional<Count> samples,
    Count bytes) {}
