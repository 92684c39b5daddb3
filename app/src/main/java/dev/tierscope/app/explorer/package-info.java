/// Which label does it: metric → label → value as a table of a million rows and as a treemap, with
/// one selection. Central types: [Level], a column-wise list of nodes, and [VisibleRows], what of
/// the tree is unfolded. Everything but the views works without a toolkit.
@NullMarked
package dev.tierscope.app.explorer;

import org.jspecify.annotations.NullMarked;
