package dev.tierscope.model;

/// Cardinality tiers in ascending order.
public enum Tier {
  LOW,
  MEDIUM,
  HIGH
}
