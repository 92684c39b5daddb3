package dev.tierscope.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/// Watches how long the interface's thread keeps an event waiting: one is sent every four
/// milliseconds, whether the last one was answered or not, so that a long pause counts as long as
/// it lasts. Beside it stands the processor time that the thread itself used between two answers:
/// on a busy machine a pause is mostly the wait for a processor.
final class Pauses implements AutoCloseable {
  private static final long EVERY_NANOS = 4_000_000;

  /// What the window is doing.
  enum Action {
    REST,
    SCROLL_BY_ROWS,
    SCROLL_FAR,
    SORT
  }

  private final Map<Action, List<Double>> waited = new EnumMap<>(Action.class);
  private final Map<Action, List<Double>> worked = new EnumMap<>(Action.class);
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long workedUntil = -1; // processor time at the last answer
  private final Thread clock = new Thread(this::tick, "pauses");
  private Action now = Action.REST; // of the interface's thread, like `waited`

  void start() {
    clock.setDaemon(true);
    clock.start();
  }

  private void tick() {
    for (long next = System.nanoTime(); !clock.isInterrupted(); next += EVERY_NANOS) {
      LockSupport.parkNanos(next - System.nanoTime());
      long sent = System.nanoTime();
      Platform.runLater(() -> answered((System.nanoTime() - sent) / 1e6));
    }
  }

  /// Events answered from now on belong to this.
  void during(Action action) {
    now = action;
  }

  private void answered(double millis) {
    long work = threads.getCurrentThreadCpuTime();
    waited.computeIfAbsent(now, _ -> new ArrayList<>()).add(millis);
    if (workedUntil >= 0) {
      worked.computeIfAbsent(now, _ -> new ArrayList<>()).add((work - workedUntil) / 1e6);
    }
    workedUntil = work;
  }

  /// Rows of a Markdown table; call it on the interface's thread.
  String table() {
    StringBuilder out =
        new StringBuilder(
            "| While | events | median ms | p99 ms | longest ms | of work: p99 ms | longest ms |\n");
    out.append("|---|---:|---:|---:|---:|---:|---:|\n");
    waited.forEach((action, millis) -> {
      Samples samples = samples(millis);
      Samples work = samples(worked.getOrDefault(action, List.of(0.0)));
      out.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
              action.name().toLowerCase(Locale.ROOT).replace('_', ' '),
              millis.size(),
              samples.median(),
              samples.percentile(0.99),
              samples.max(),
              work.percentile(0.99),
              work.max()));
    });
    return out.toString();
  }

  private static Samples samples(List<Double> millis) {
    return new Samples(millis.stream().mapToDouble(Double::doubleValue).toArray());
  }

  @Override
  public void close() {
    clock.interrupt();
  }
}
