package dev.tierscope.app.explorer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.tierscope.task.Progress;
import org.junit.jupiter.api.Test;

class OrderTest {
  /// Nodes with given numbers of series.
  private record Numbers(long... values) implements Level {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public String name(int node) {
      return "n" + node;
    }

    @Override
    public Kind kind(int node) {
      return Kind.VALUE;
    }

    @Override
    public long series(int node) {
      return values[node];
    }

    @Override
    public long whole() {
      return 0;
    }

    @Override
    public String selector(int node) {
      return "{}";
    }
  }

  private static int[] order(Level level, Order.Direction direction) {
    return Order.of(level, _ -> true, Column.SERIES, direction, Progress.NONE);
  }

  @Test
  void keepsTheOrderOfEqualNodesInBothDirections() {
    Level level = new Numbers(5, 9, 5, 1);
    assertArrayEquals(new int[] {3, 0, 2, 1}, order(level, Order.Direction.UP));
    assertArrayEquals(new int[] {1, 0, 2, 3}, order(level, Order.Direction.DOWN));
  }

  @Test
  void sortsNumbersThatNeedMoreThan32Bits() {
    Level level = new Numbers(1L << 60, 3, 1L << 40, -1, 1L << 40);
    assertArrayEquals(new int[] {0, 2, 4, 1, 3}, order(level, Order.Direction.DOWN));
  }

  @Test
  void leavesOutWhatIsNotWanted() {
    int[] order =
        Order.of(
            new Numbers(1, 2, 3), n -> n != 1, Column.SERIES, Order.Direction.UP, Progress.NONE);
    assertArrayEquals(new int[] {0, 2}, order);
  }
}
