/// Metrics as text: what a `/metrics` page holds, in Prometheus' exposition format and OpenMetrics.
/// Central types: [Exposition] reads, [SeriesFile] is what any file of label sets gives, and
/// [LabelSets] collects one. This package knows no server.
@NullMarked
package dev.tierscope.format.text;

import org.jspecify.annotations.NullMarked;
