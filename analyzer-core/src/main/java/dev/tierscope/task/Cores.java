package dev.tierscope.task;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Work on all cores.
public final class Cores {
  private Cores() {}

  /// How many the machine has.
  public static int count() {
    return Runtime.getRuntime().availableProcessors();
  }

  /// Does something with each item. A core that is free begins with the first item that nobody has
  /// begun with, so put the longest work first: a parallel stream splits a list in halves, and what
  /// is longest may come last.
  public static <T> void each(List<T> items, Consumer<? super T> work) {
    AtomicInteger next = new AtomicInteger();
    IntStream.range(0, Math.min(count(), items.size()))
        .parallel()
        .forEach(_ -> {
          for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
            work.accept(items.get(i));
          }
        });
  }
}
