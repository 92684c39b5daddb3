package dev.tierscope.app.explorer;

import dev.tierscope.task.Progress;
import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// The nodes of a level that pass the filters, in the order of a column. Keys and places are packed
/// into one `long` each, so that a million nodes sort in a tenth of a second. Sorting uses one
/// thread on purpose: the others belong to the screen.
final class Order {
  private static final int STEP = 1 << 16;

  private Order() {}

  /// Which way.
  enum Direction {
    UP,
    DOWN
  }

  /// @param wanted what passes
  static int[] of(
      Level level, IntPredicate wanted, Column column, Direction direction, Progress progress) {
    int[] nodes = chosen(level, wanted, progress);
    return nodes.length == 0 ? nodes : sorted(level, nodes, column, direction, progress);
  }

  /// All nodes in the order of a column.
  static int[] ofAll(Level level, Column column, Direction direction, Progress progress) {
    return sorted(level, new int[0], column, direction, progress);
  }

  private static int[] chosen(Level level, IntPredicate wanted, Progress progress) {
    return IntStream.range(0, level.size())
        .parallel()
        .filter(node -> {
          if (node % STEP == 0) {
            progress.report("Filtering", node, level.size());
          }
          return wanted.test(node);
        })
        .toArray();
  }

  /// @param nodes empty for all of the level
  private static int[] sorted(
      Level level, int[] nodes, Column column, Direction direction, Progress progress) {
    boolean all = nodes.length == 0;
    long[] packed = new long[all ? level.size() : nodes.length];
    for (int i = 0; i < packed.length; i++) {
      if (i % STEP == 0) {
        progress.report("Sorting", i, packed.length);
      }
      packed[i] = level.key(column, all ? i : nodes[i]);
    }
    rank(packed);
    for (int i = 0; i < packed.length; i++) {
      long rank = direction == Direction.UP ? packed[i] : Integer.MAX_VALUE - packed[i];
      packed[i] = rank << 32 | i;
    }
    Arrays.sort(packed);
    progress.report("Sorting", packed.length, packed.length);
    int[] order = new int[packed.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = all ? (int) packed[i] : nodes[(int) packed[i]];
    }
    return order;
  }

  /// Replaces keys by numbers below 2^31 in the same order.
  private static void rank(long[] keys) {
    long low = Arrays.stream(keys).min().orElse(0);
    long high = Arrays.stream(keys).max().orElse(0);
    if (high - low >= 0 && high - low < Integer.MAX_VALUE) {
      for (int i = 0; i < keys.length; i++) {
        keys[i] -= low;
      }
    } else {
      long[] sorted = Arrays.stream(keys).sorted().distinct().toArray();
      for (int i = 0; i < keys.length; i++) {
        keys[i] = Arrays.binarySearch(sorted, keys[i]);
      }
    }
  }

  /// Those of the nodes that weigh most, most first; of equal ones the earlier one first.
  ///
  /// @param most how many at most
  static int[] largest(Level level, int[] nodes, int most) {
    PriorityQueue<Long> heap = new PriorityQueue<>();
    long least = Long.MIN_VALUE;
    for (int i = 0; i < nodes.length; i++) {
      long packed = Math.min(level.weight(nodes[i]), Integer.MAX_VALUE) << 32 | (~i & 0xffff_ffffL);
      if (heap.size() < most || packed > least) {
        heap.add(packed);
        if (heap.size() > most) {
          heap.poll();
        }
        Long smallest = heap.peek();
        least = smallest == null ? least : smallest;
      }
    }
    int[] result = new int[heap.size()];
    for (int i = result.length - 1; i >= 0; i--) {
      Long packed = heap.poll();
      result[i] = packed == null ? 0 : nodes[~packed.intValue()];
    }
    return result;
  }
}
