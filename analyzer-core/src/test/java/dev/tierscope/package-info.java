/// Tests that concern the core as a whole: its architecture and the build around it.
@NullMarked
package dev.tierscope;

import org.jspecify.annotations.NullMarked;
