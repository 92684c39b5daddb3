package dev.tierscope.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// Ranks are what sorting says, for ids that lie close together and for those that do not.
class SymbolRanksProperties {
  @Property
  void ranksAsSortingDoes(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 4) int lists,
      @ForAll @IntRange(min = 1, max = 2_000_000) int range) {
    Random random = new Random(seed);
    int first = random.nextInt(Integer.MAX_VALUE - range);
    List<int[]> ids =
        IntStream.range(0, lists)
            .mapToObj(
                _ -> random.ints(random.nextInt(200), first, first + range).distinct().toArray())
            .toList();
    int[] sizes = ids.stream().mapToInt(list -> random.nextInt(list.length + 1)).toArray();
    int[] expected =
        IntStream.range(0, lists)
            .flatMap(l -> Arrays.stream(ids.get(l), 0, sizes[l]))
            .sorted()
            .distinct()
            .toArray();

    SymbolRanks ranks = SymbolRanks.of(ids, sizes);

    assertEquals(expected.length, ranks.size());
    assertArrayEquals(expected, ranks.ids());
    for (int rank = 0; rank < expected.length; rank++) {
      assertEquals(rank, ranks.rank(expected[rank]));
    }
  }

  @Test
  void ranksTheSmallestAndTheLargestIdThereCanBe() {
    SymbolRanks ranks = SymbolRanks.of(List.of(new int[] {Integer.MAX_VALUE, 0}), new int[] {2});
    assertArrayEquals(new int[] {0, Integer.MAX_VALUE}, ranks.ids());
    assertEquals(1, ranks.rank(Integer.MAX_VALUE));
  }
}
