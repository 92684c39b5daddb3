package dev.tierscope.benchmarks;

import dev.tierscope.analysis.Cardinality;
import dev.tierscope.analysis.LabelRetention;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.query.Selector;
import dev.tierscope.source.QuickCounts;
import dev.tierscope.source.Snapshot;
import dev.tierscope.task.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// The steps of an analysis in a warm process. [Micro] chooses the blocks.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class TableBenchmark {
  @Param("")
  public String block = "";

  private @Nullable OpenBlock open;
  private Selector selector = Selector.ALL;

  @Setup
  public void read() throws AnalyzerException {
    open = OpenBlock.open(Path.of(block));
    selector = Selector.parse(OpenBlock.SELECTOR);
  }

  @TearDown
  public void close() {
    open().close();
  }

  /// All series into the table.
  @Benchmark
  public Snapshot load() throws AnalyzerException {
    return open().load();
  }

  /// What the text report needs, without a table.
  @Benchmark
  public QuickCounts counts() throws AnalyzerException {
    return open().counts();
  }

  /// For every metric and label.
  @Benchmark
  public Map<String, List<LabelRetention>> retained() {
    return Cardinality.retained(open().table(), Progress.NONE);
  }

  /// Series that two matchers choose.
  @Benchmark
  public long select() {
    return open().select(selector);
  }

  private OpenBlock open() {
    return Objects.requireNonNull(open);
  }
}
