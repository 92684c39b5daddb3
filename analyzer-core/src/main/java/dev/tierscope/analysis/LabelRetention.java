package dev.tierscope.analysis;

/// One label of one metric.
///
/// @param name label name
/// @param values number of distinct values within the metric
/// @param retainedSeries number of distinct label sets that are left of the metric when this label
///   is removed
public record LabelRetention(String name, long values, long retainedSeries) {}
