package dev.tierscope.analysis;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/// The largest of many numbered things, without sorting all of them.
final class Top {
  private Top() {}

  /// Numbers of the things with the largest values, in no order; among equal values at the limit
  /// the smaller number wins.
  static IntStream of(int count, IntToLongFunction value, long limit) {
    if (limit >= count) {
      return IntStream.range(0, count);
    }
    if (limit <= 0) {
      return IntStream.empty();
    }
    PriorityQueue<Integer> best =
        new PriorityQueue<>(
            Comparator.<Integer>comparingLong(value::applyAsLong)
                .thenComparing(Comparator.reverseOrder()));
    long least = Long.MIN_VALUE;
    for (int i = 0; i < count; i++) {
      if (best.size() < limit) {
        best.add(i);
        least = value.applyAsLong(best.element());
      } else if (value.applyAsLong(i) > least) {
        best.remove();
        best.add(i);
        least = value.applyAsLong(best.element());
      }
    }
    return best.stream().mapToInt(Integer::intValue);
  }
}
