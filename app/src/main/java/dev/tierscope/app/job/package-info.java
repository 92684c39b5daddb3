/// The one door between threads. Central types: [Jobs] starts core work in the background, a [Job]
/// tells its [JobState] on the interface's thread. This room knows neither screens nor data.
@NullMarked
package dev.tierscope.app.job;

import org.jspecify.annotations.NullMarked;
