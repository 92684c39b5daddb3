/// The field's words and units as values, and the two ways a thing can go wrong. Central types:
/// [Count] with its [Accuracy], [TimeRange], [Tier], [Problem]. This room knows no file, no server,
/// no table and no screen; everybody may use it.
@NullMarked
package dev.tierscope.model;

import org.jspecify.annotations.NullMarked;
