package dev.tierscope.table;

import java.util.Arrays;

/// An immutable list of numbers in as few bits each as their range needs, counted from the
/// smallest. A list of equal numbers takes no memory.
public final class PackedLongs {
  private final long base;
  private final int bits;
  private final int size;
  private final long[] words;

  private PackedLongs(long base, int bits, int size, long[] words) {
    this.base = base;
    this.bits = bits;
    this.size = size;
    this.words = words;
  }

  /// A list of `size` times the same number.
  public static PackedLongs constant(long value, int size) {
    return new PackedLongs(value, 0, size, new long[0]);
  }

  /// Packs the first `size` numbers of an array.
  public static PackedLongs of(long[] values, int size) {
    if (size == 0) {
      return constant(0, 0);
    }
    long min = values[0];
    long max = values[0];
    for (int i = 1; i < size; i++) {
      min = Math.min(min, values[i]);
      max = Math.max(max, values[i]);
    }
    Packer packer = new Packer(min, max, size);
    for (int i = 0; i < size; i++) {
      packer.add(values[i]);
    }
    return packer.pack();
  }

  /// Number of numbers.
  public int size() {
    return size;
  }

  /// The number at a position. Cost: one or two array reads.
  public long get(int index) {
    if (bits == 0) {
      return base;
    }
    long bit = (long) index * bits;
    int word = (int) (bit >>> 6);
    int shift = (int) bit & 63;
    long value = words[word] >>> shift;
    if (shift + bits > 64) {
      value |= words[word + 1] << (64 - shift);
    }
    return base + (value & -1L >>> (64 - bits));
  }

  /// Copies neighbouring numbers; cheaper than asking for each.
  public void copy(int from, long[] into, int count) {
    if (bits == 0) {
      Arrays.fill(into, 0, count, base);
      return;
    }
    long bit = (long) from * bits;
    int at = (int) (bit >>> 6);
    int shift = (int) bit & 63;
    int width = bits;
    long mask = -1L >>> (64 - width);
    long[] source = words;
    long word = source[at];
    long first = base;
    for (int i = 0; i < count; i++) {
      long value = word >>> shift;
      shift += width;
      if (shift >= 64) {
        shift -= 64;
        word = ++at < source.length ? source[at] : 0;
        if (shift > 0) {
          value |= word << (width - shift);
        }
      }
      into[i] = first + (value & mask);
    }
  }

  /// One bit for each number that differs from the one before it; the first counts as different.
  long[] changes() {
    long[] result = new long[(size + 63) >>> 6];
    if (size > 0) {
      result[0] = 1;
    }
    if (bits == 0) {
      return result;
    }
    long[] source = words;
    int width = bits;
    long mask = -1L >>> (64 - width);
    int at = 0;
    int shift = 0;
    long word = source[0];
    long before = word & mask;
    long set = 0;
    for (int i = 0; i < size; i++) {
      long value = word >>> shift;
      shift += width;
      if (shift >= 64) {
        shift -= 64;
        word = ++at < source.length ? source[at] : 0;
        if (shift > 0) {
          value |= word << (width - shift);
        }
      }
      value &= mask;
      if (value != before) {
        before = value;
        set |= 1L << i;
      }
      if ((i & 63) == 63) {
        result[i >>> 6] |= set;
        set = 0;
      }
    }
    if (set != 0) {
      result[(size - 1) >>> 6] |= set;
    }
    return result;
  }

  /// All numbers together.
  public long sum() {
    if (bits == 0) {
      return base * size;
    }
    long sum = 0;
    long[] block = new long[256];
    for (int from = 0; from < size; from += block.length) {
      int count = Math.min(block.length, size - from);
      copy(from, block, count);
      for (int i = 0; i < count; i++) {
        sum += block[i];
      }
    }
    return sum;
  }

  /// Whether all numbers are equal.
  public boolean isConstant() {
    return bits == 0;
  }

  /// Heap used, in bytes.
  public long heapBytes() {
    return 48 + 8L * words.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PackedLongs that
        && size == that.size
        && base == that.base
        && bits == that.bits
        && Arrays.equals(words, that.words);
  }

  @Override
  public int hashCode() {
    return 31 * (int) base + Arrays.hashCode(words);
  }

  /// Fills a list whose smallest and largest number are known.
  static final class Packer {
    private final long base;
    private final int bits;
    private final int size;
    private final long[] words;
    private long word;
    private int shift;
    private int next;

    Packer(long min, long max, int size) {
      base = min;
      bits = 64 - Long.numberOfLeadingZeros(max - min);
      this.size = size;
      words = new long[Math.toIntExact(((long) size * bits + 63) >>> 6)];
    }

    void add(long value) {
      if (bits == 0) {
        return;
      }
      long offset = value - base;
      word |= offset << shift;
      shift += bits;
      if (shift >= 64) {
        words[next++] = word;
        shift -= 64;
        word = shift == 0 ? 0 : offset >>> (bits - shift);
      }
    }

    /// Adds the first numbers of an array.
    void addAll(int[] values, int count) {
      if (bits == 0) {
        return;
      }
      long open = word;
      int used = shift;
      int at = next;
      int width = bits;
      int first = (int) base;
      for (int i = 0; i < count; i++) {
        long offset = (long) values[i] - first;
        open |= offset << used;
        used += width;
        if (used >= 64) {
          words[at++] = open;
          used -= 64;
          open = used == 0 ? 0 : offset >>> (width - used);
        }
      }
      word = open;
      shift = used;
      next = at;
    }

    PackedLongs pack() {
      if (shift > 0) {
        words[next] = word;
      }
      return new PackedLongs(base, bits, size, words);
    }
  }
}
