/// The only room that names implementations. Central type: [Catalog]. This room holds lists, no
/// logic of its own beyond choosing from them.
@NullMarked
package dev.tierscope.catalog;

import org.jspecify.annotations.NullMarked;
