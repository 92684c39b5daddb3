/// Places that series come from, opened by the user: each reads itself into a [Snapshot]. Central
/// types: [Source], [Snapshot], [ReadOptions]. This room does not print and does not know who asks.
@NullMarked
package dev.tierscope.source;

import org.jspecify.annotations.NullMarked;
