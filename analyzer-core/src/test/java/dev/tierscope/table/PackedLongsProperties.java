package dev.tierscope.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PackedLongsProperties {
  @Property
  void givesBackAnyNumbers(@ForAll long[] numbers) {
    assertArrayEquals(numbers, unpacked(PackedLongs.of(numbers, numbers.length)));
  }

  @Property
  void givesBackNumbersOfAnyWidth(
      @ForAll long base, @ForAll @IntRange(min = 1, max = 64) int bits, @ForAll long[] offsets) {
    long[] numbers = new long[offsets.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = base + (offsets[i] >>> (64 - bits));
    }
    assertArrayEquals(numbers, unpacked(PackedLongs.of(numbers, numbers.length)));
  }

  @Property
  void takesNoMemoryForEqualNumbers(@ForAll long number, @ForAll @LongRange(max = 1000) long size) {
    PackedLongs packed = PackedLongs.constant(number, (int) size);
    assertEquals(48, packed.heapBytes());
    assertEquals(
        IntStream.range(0, (int) size).mapToObj(_ -> number).toList(),
        IntStream.range(0, (int) size).mapToObj(packed::get).toList());
  }

  @Test
  void holdsTheWholeRangeOf64Bits() {
    long[] numbers = {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE};
    assertArrayEquals(numbers, unpacked(PackedLongs.of(numbers, numbers.length)));
  }

  private static long[] unpacked(PackedLongs packed) {
    return IntStream.range(0, packed.size()).mapToLong(packed::get).toArray();
  }
}
