package dev.tierscope.analysis;

/// One label name over all series.
///
/// @param name label name, `__name__` included
/// @param values number of distinct values
/// @param series number of series that have it
/// @param valueBytes bytes of its distinct values together
public record LabelCardinality(String name, long values, long series, long valueBytes) {}
