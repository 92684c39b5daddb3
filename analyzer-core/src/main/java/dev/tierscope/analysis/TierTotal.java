package dev.tierscope.analysis;

import dev.tierscope.model.Tier;

/// What lies in one tier.
///
/// @param groups number of metric groups
/// @param series their series
/// @param bytes their bytes on disk, 0 if unknown
public record TierTotal(Tier tier, long groups, long series, long bytes) {}
