package dev.tierscope.analysis;

/// One label name over all series.
///
/// @param name label name, `__name__` included
/// @param values number of distinct values
/// @param series number of series that have it, -1 if unknown
/// @param valueBytes bytes of its distinct values together, -1 if unknown
public record LabelCardinality(String name, long values, long series, long valueBytes) {}
