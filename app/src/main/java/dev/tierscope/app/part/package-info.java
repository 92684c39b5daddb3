/// The building blocks of every screen in the one design language: [Card], [Chip], [TierMark],
/// [AccuracyMark], [KeyNumber]. They know the field's words, not where numbers come from.
@NullMarked
package dev.tierscope.app.part;

import org.jspecify.annotations.NullMarked;
