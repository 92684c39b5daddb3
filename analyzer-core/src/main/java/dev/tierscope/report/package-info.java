/// Results in words and numbers for a person, and as files for other tools. Central type so far:
/// [Numbers], one way of writing a quantity everywhere. This room computes nothing and knows no
/// screen; the window and the command line print what it gives.
@NullMarked
package dev.tierscope.report;

import org.jspecify.annotations.NullMarked;
