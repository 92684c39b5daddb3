/// Measurements, started by `benchmarks/run` and never by the tests: [Compare] runs whole processes
/// beside promtool, [Scaling] and [TableBenchmark] measure the steps inside a warm process,
/// [Window] the application. They print Markdown for `docs/benchmarks.md`.
///
/// Nothing depends on this package.
@NullMarked
package dev.tierscope.benchmarks;

import org.jspecify.annotations.NullMarked;
