package dev.tierscope.format.tsdb.chunk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tierscope.format.tsdb.chunk.Distribution.Range;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ranges by the rule of promtool since 2.48.
class DistributionTest {
  private static Distribution of(long... values) {
    DistributionBuilder builder = new DistributionBuilder();
    LongStream.of(values).forEach(builder::add);
    return builder.build();
  }

  @Test
  void noValuesMakeNoRanges() {
    assertEquals(List.of(), Distribution.EMPTY.ranges());
  }

  @Test
  void oneValueMakesTheOneRangeOfTenThatItsTensBegin() {
    assertEquals(List.of(new Range(121, 130, 3)), of(120, 120, 120).ranges());
  }

  @Test
  void rangesBeginAtAMultipleOfTheirWidthAndEmptyOnesAreThere() {
    assertEquals(
        List.of(
            new Range(11, 20, 2), new Range(21, 30, 0), new Range(31, 40, 1), new Range(41, 50, 1)),
        of(10, 19, 30, 47).ranges());
  }

  @Test
  void aValueOnABoundaryBelongsToTheRangeAboveIt() {
    assertEquals(List.of(new Range(1, 10, 1), new Range(11, 20, 1)), of(9, 10).ranges());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 100, 10",
    "0, 109, 10",
    "0, 110, 100",
    "5, 1005, 100",
    "0, 1010, 1000",
    "0, 100009, 10000",
    "0, 1000009, 100000",
    "0, 50000000, 100000",
  })
  void widthIsTimesTenWhileItIsBelowATenthOfTheSpreadAndAtMostTenThousand(
      long min, long max, long width) {
    Range first = of(min, max).ranges().getFirst();
    assertEquals(width, first.to() - first.from() + 1);
  }

  @Test
  void everyValueIsInOneRange() {
    Distribution all = of(LongStream.range(0, 5000).map(i -> i * i % 7919).toArray());
    assertEquals(5000, all.ranges().stream().mapToLong(Range::count).sum());
  }
}
