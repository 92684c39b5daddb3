package dev.tierscope.analysis;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/// The largest of many numbered things, without sorting all of them.
final class Top {
  private Top() {}

  /// Numbers of the things with the largest values, largest first, among equal values by number.
  static IntStream of(int count, IntToLongFunction value, long limit) {
    Comparator<Integer> largestFirst =
        (a, b) -> {
          int byValue = Long.compare(value.applyAsLong(b), value.applyAsLong(a));
          return byValue != 0 ? byValue : Integer.compare(a, b);
        };
    if (limit >= count) {
      return IntStream.of(
          IntStream.range(0, count)
              .parallel()
              .boxed()
              .sorted(largestFirst)
              .mapToInt(Integer::intValue)
              .toArray());
    }
    if (limit <= 0) {
      return IntStream.empty();
    }
    PriorityQueue<Integer> best = new PriorityQueue<>((a, b) -> largestFirst.compare(b, a));
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
    return best.stream().sorted(largestFirst).mapToInt(Integer::intValue);
  }
}
