/// Questions and their answers: a series table or its pair counts → records. Central types:
/// [Cardinality], [MetricFacts], [Families], [TierScale], [Scopes], [Churn], [ChurnCause]. This
/// room does not read files, print, format or know the limits of a screen.
@NullMarked
package dev.tierscope.analysis;

import org.jspecify.annotations.NullMarked;
