/// app
@NullMarked
package dev.tierscope.app;

import org.jspecify.annotations.NullMarked;
