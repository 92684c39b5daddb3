package dev.tierscope.task;

import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
  ///
  /// When one fails or is cancelled, no further item is begun, and what others have begun with is
  /// waited for: files can be closed then.
  public static <T> void each(List<T> items, Consumer<? super T> work) {
    range(items.size(), i -> work.accept(items.get(i)));
  }

  /// Makes something for each number from 0 on, as [#each] does.
  public static <T> List<T> map(int count, IntFunction<T> work) {
    AtomicReferenceArray<T> made = new AtomicReferenceArray<>(count);
    range(count, i -> made.set(i, work.apply(i)));
    return IntStream.range(0, count).mapToObj(made::get).toList();
  }

  /// Begins with something beside what the caller does next. Whoever joins it does it himself if no
  /// core has begun with it: a task that is submitted to the pool would wait for a free one.
  public static <T> ForkJoinTask<T> begin(Supplier<T> work) {
    return ForkJoinTask.<T>adapt(work::get).fork();
  }

  private static void range(int count, IntConsumer work) {
    AtomicInteger next = new AtomicInteger();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    IntStream.range(0, Math.min(count(), count))
        .parallel()
        .forEach(_ -> {
          try {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
              work.accept(i);
            }
          } catch (RuntimeException | Error e) { // such as a mapped page that is gone
            failure.compareAndSet(null, e);
            next.set(count);
          }
        });
    Throwable failed = failure.get();
    if (failed instanceof RuntimeException exception) {
      throw exception;
    }
    if (failed instanceof Error error) {
      throw error;
    }
  }
}
