/// What was opened, counted for the screens: a [Population] holds the metric groups of a series
/// table with tier, scope and what every label costs. No JavaFX in here: it is filled by a job in
/// the background and immutable afterwards.
@NullMarked
package dev.tierscope.app.population;

import org.jspecify.annotations.NullMarked;
