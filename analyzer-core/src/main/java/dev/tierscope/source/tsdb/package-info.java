/// Prometheus TSDB directories and blocks as a [dev.tierscope.source.Source], on disk or in an
/// archive.
@NullMarked
package dev.tierscope.source.tsdb;

import org.jspecify.annotations.NullMarked;
