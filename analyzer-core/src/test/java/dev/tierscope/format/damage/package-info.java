/// Every reader against input that is cut, flipped or made up.
@NullMarked
package dev.tierscope.format.damage;

import org.jspecify.annotations.NullMarked;
