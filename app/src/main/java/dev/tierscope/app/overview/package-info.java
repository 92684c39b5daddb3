/// What is expensive, at a glance: totals, tiers, the costliest metric groups, scopes against their
/// level. It knows a [dev.tierscope.app.population.Population], not where it was read.
@NullMarked
package dev.tierscope.app.overview;

import org.jspecify.annotations.NullMarked;
