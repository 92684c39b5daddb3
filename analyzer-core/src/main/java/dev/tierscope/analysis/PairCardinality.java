package dev.tierscope.analysis;

/// One label pair.
///
/// @param series number of series that have it
public record PairCardinality(String name, String value, long series) {}
