/// The Start screen: the ways in, what was opened before, the demo. Central type: [StartViewModel],
/// which opens a source as a job.
@NullMarked
package dev.tierscope.app.connect;

import org.jspecify.annotations.NullMarked;
