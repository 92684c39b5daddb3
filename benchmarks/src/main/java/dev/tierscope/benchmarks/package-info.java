/// benchmarks
@NullMarked
package dev.tierscope.benchmarks;

import org.jspecify.annotations.NullMarked;
