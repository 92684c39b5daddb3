/// Saved answers of Prometheus' HTTP API as JSON files. Central types: [SavedAnswer] reads one and
/// says what it is, [TsdbStatus] is the answer about the head. This package knows no network.
@NullMarked
package dev.tierscope.format.api;

import org.jspecify.annotations.NullMarked;
