package dev.tierscope.analysis;

import dev.tierscope.model.Count;
import java.util.Optional;

/// The size of a source.
///
/// What the source does not know is empty.
///
/// @param labelPairs distinct label pairs
/// @param labelPairEntries labels of all series together
/// @param bytes of all files that were counted
public record Totals(
    Count series,
    Optional<Count> labelNames,
    Optional<Count> labelPairs,
    Optional<Count> labelPairEntries,
    Optional<Count> chunks,
    Optional<Count> samples,
    Optional<Count> bytes) {}
