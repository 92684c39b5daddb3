/// Drawings that know numbers and colours, not Prometheus: [Treemap] on its [TreemapLayout], and
/// the plots. Central type for colours: [Palette]. What a cell or a bar means is the caller's
/// business.
@NullMarked
package dev.tierscope.app.chart;

import org.jspecify.annotations.NullMarked;
