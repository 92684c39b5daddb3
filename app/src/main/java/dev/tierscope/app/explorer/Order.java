package dev.tierscope.app.explorer;

import dev.tierscope.task.Progress;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// The nodes of a level that pass the filters, in the order of a column. Keys and node numbers are
/// packed into one `long` each, so that a million nodes sort in a fraction of a second.
final class Order {
  private Order() {}

  /// Which way.
  enum Direction {
    UP,
    DOWN
  }

  /// @param wanted what passes
  static int[] of(
      Level level, IntPredicate wanted, Column column, Direction direction, Progress progress) {
    int[] nodes = IntStream.range(0, level.size()).parallel().filter(wanted).toArray();
    progress.report("Sorting", 0, nodes.length);
    long[] keys = new long[nodes.length];
    IntStream.range(0, nodes.length).parallel().forEach(i -> keys[i] = level.key(column, nodes[i]));
    int[] ranks = ranks(keys);
    long[] packed = new long[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      long rank = direction == Direction.UP ? ranks[i] : Integer.MAX_VALUE - ranks[i];
      packed[i] = rank << 32 | i;
    }
    Arrays.parallelSort(packed);
    progress.report("Sorting", nodes.length, nodes.length);
    int[] order = new int[nodes.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = nodes[(int) packed[i]];
    }
    return order;
  }

  /// Numbers below 2^31 in the same order as the keys.
  private static int[] ranks(long[] keys) {
    long low = Arrays.stream(keys).min().orElse(0);
    long high = Arrays.stream(keys).max().orElse(0);
    int[] ranks = new int[keys.length];
    if (high - low >= 0 && high - low < Integer.MAX_VALUE) {
      Arrays.setAll(ranks, i -> (int) (keys[i] - low));
    } else {
      long[] sorted = Arrays.stream(keys).sorted().distinct().toArray();
      Arrays.setAll(ranks, i -> Arrays.binarySearch(sorted, keys[i]));
    }
    return ranks;
  }
}
