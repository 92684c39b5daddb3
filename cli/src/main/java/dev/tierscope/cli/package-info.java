/// cli
@NullMarked
package dev.tierscope.cli;

import org.jspecify.annotations.NullMarked;
