package dev.tierscope.benchmarks;

import dev.tierscope.analysis.Cardinality;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.query.Selector;
import dev.tierscope.task.Progress;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Time and heap per series of a block with one million and of one with ten million, alternately in
/// one process.
@Command(name = "scaling", mixinStandardHelpOptions = true)
public final class Scaling implements Callable<Integer> {
  private static final long SMALL = 1_000_000;
  private static final long LARGE = 10_000_000;

  @Option(names = "--small", description = "Directory with the smaller block.")
  private File small = new File("");

  @Option(names = "--large", description = "Directory with the larger block.")
  private File large = new File("");

  @Option(names = "--rounds", description = "Timed runs of each measurement.")
  private int rounds = 5;

  /// Something to time.
  private interface Step {
    Object run(OpenBlock block) throws AnalyzerException;
  }

  /// @param seconds of wall clock
  /// @param cores processor time divided by wall clock
  private record Timing(double seconds, double cores) {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Scaling()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException, AnalyzerException {
    List<Path> folders =
        List.of(
            Data.block(small, Long.toString(SMALL), SMALL),
            Data.block(large, Long.toString(LARGE), LARGE));
    String load = Machine.load();
    List<OpenBlock> blocks = new ArrayList<>();
    List<Double> heap = new ArrayList<>();
    for (Path folder : folders) {
      long before = usedHeap();
      OpenBlock block = OpenBlock.open(folder);
      heap.add((double) (usedHeap() - before) / block.series());
      blocks.add(block);
    }
    System.out.println("| | smaller | larger | per series, larger : smaller |");
    System.out.println("|---|---:|---:|---:|");
    row("Series", blocks.stream().map(b -> (double) b.series()).toList());
    row(
        "Heap of the table, as it counts itself, bytes per series",
        blocks.stream().map(b -> (double) b.table().heapBytes() / b.series()).toList());
    row("Heap after opening and reading, measured, bytes per series", heap);
    measure("Reading all series into the table", blocks, OpenBlock::load);
    measure("Counting without a table (the text report)", blocks, OpenBlock::counts);
    measure(
        "Retained series of every metric × label",
        blocks,
        block -> Cardinality.retained(block.table(), Progress.NONE));
    Selector selector = selector();
    measure("Selecting `" + selector + "`", blocks, block -> block.select(selector));
    System.out.printf(
        Locale.ROOT,
        "%nRounds: %d, medians. Load average before: %s, after: %s.%n%n",
        rounds,
        load,
        Machine.load());
    System.out.print(Machine.facts(List.of(List.of(Data.tierscope(), "--version"))));
    blocks.forEach(OpenBlock::close);
    return 0;
  }

  private static Selector selector() throws AnalyzerException {
    return Selector.parse(OpenBlock.SELECTOR);
  }

  private void measure(String what, List<OpenBlock> blocks, Step step) throws AnalyzerException {
    List<List<Timing>> timings = new ArrayList<>();
    for (OpenBlock block : blocks) {
      time(block, step); // lets the compiler finish
      timings.add(new ArrayList<>());
    }
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < blocks.size(); i++) {
        timings.get(i).add(time(blocks.get(i), step));
      }
    }
    List<Double> nanos = new ArrayList<>();
    StringBuilder line = new StringBuilder("| ").append(what);
    for (int i = 0; i < blocks.size(); i++) {
      double seconds =
          new Samples(timings.get(i).stream().mapToDouble(Timing::seconds).toArray()).median();
      double cores =
          new Samples(timings.get(i).stream().mapToDouble(Timing::cores).toArray()).median();
      nanos.add(seconds * 1e9 / blocks.get(i).series());
      line.append(
          String.format(
              Locale.ROOT,
              " | %.3f s, %.1f ns per series, %.1f cores",
              seconds,
              nanos.get(i),
              cores));
    }
    System.out.println(
        line.append(String.format(Locale.ROOT, " | %.2f |", nanos.getLast() / nanos.getFirst())));
  }

  private static Timing time(OpenBlock block, Step step) throws AnalyzerException {
    Duration before = processorTime();
    long start = System.nanoTime();
    Object result = step.run(block);
    double seconds = (System.nanoTime() - start) / 1e9;
    double busy = processorTime().minus(before).toNanos() / 1e9;
    if (result.hashCode() == System.nanoTime()) {
      System.err.println(); // the result was used
    }
    return new Timing(seconds, busy / seconds);
  }

  private static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static void row(String what, List<Double> values) {
    System.out.println(
        String.format(
            Locale.ROOT, "| %s | %,.1f | %,.1f | |", what, values.getFirst(), values.getLast()));
  }

  private static long usedHeap() throws InterruptedException {
    Runtime runtime = Runtime.getRuntime();
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(50);
      used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
    }
    return used;
  }
}
