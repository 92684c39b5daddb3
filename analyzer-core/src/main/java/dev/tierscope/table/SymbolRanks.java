package dev.tierscope.table;

import java.util.Arrays;
import java.util.List;

/// The distinct symbol ids of some lists, and the rank of each among them in ascending order: where
/// it stands in a dictionary.
///
/// Ids that lie close together are marked in a bitmap, so that nothing has to be sorted; few ids
/// far apart are sorted. Cost: linear for the former. Memory: 12 bytes for 64 ids of the range, or
/// four for each of a list.
public final class SymbolRanks {
  /// A bitmap may have so many words for each id that is marked.
  private static final int SPARSE = 2;

  private final int first; // id of the first bit
  private final long[] bits; // empty: see `sorted`
  private final int[] below; // ids in the words before each word
  private final int[] sorted;
  private final int size;

  private SymbolRanks(int first, long[] bits, int[] below, int[] sorted, int size) {
    this.first = first;
    this.bits = bits;
    this.below = below;
    this.sorted = sorted;
    this.size = size;
  }

  /// Ranks the ids of several lists.
  ///
  /// @param sizes how many numbers of each list count
  public static SymbolRanks of(List<int[]> lists, int[] sizes) {
    int min = Integer.MAX_VALUE;
    int max = Integer.MIN_VALUE;
    long total = 0;
    for (int l = 0; l < sizes.length; l++) {
      int[] list = lists.get(l);
      for (int i = 0; i < sizes[l]; i++) {
        min = Math.min(min, list[i]);
        max = Math.max(max, list[i]);
      }
      total += sizes[l];
    }
    if (total == 0) {
      return new SymbolRanks(0, new long[0], new int[0], new int[0], 0);
    }
    long words = (((long) max - min) >>> 6) + 1;
    return words <= SPARSE * total
        ? marked(lists, sizes, min, (int) words)
        : sorted(lists, sizes, Math.toIntExact(total));
  }

  private static SymbolRanks marked(List<int[]> lists, int[] sizes, int min, int words) {
    long[] bits = new long[words];
    for (int l = 0; l < sizes.length; l++) {
      int[] list = lists.get(l);
      for (int i = 0; i < sizes[l]; i++) {
        int bit = list[i] - min;
        bits[bit >>> 6] |= 1L << bit;
      }
    }
    int[] below = new int[words];
    int size = 0;
    for (int word = 0; word < words; word++) {
      below[word] = size;
      size += Long.bitCount(bits[word]);
    }
    return new SymbolRanks(min, bits, below, new int[0], size);
  }

  private static SymbolRanks sorted(List<int[]> lists, int[] sizes, int total) {
    int[] all = new int[total];
    int next = 0;
    for (int l = 0; l < sizes.length; l++) {
      System.arraycopy(lists.get(l), 0, all, next, sizes[l]);
      next += sizes[l];
    }
    Arrays.sort(all);
    int size = 0;
    for (int id : all) {
      if (size == 0 || all[size - 1] != id) {
        all[size++] = id;
      }
    }
    return new SymbolRanks(0, new long[0], new int[0], Arrays.copyOf(all, size), size);
  }

  /// Number of distinct ids.
  public int size() {
    return size;
  }

  /// The rank, from 0, of an id of the lists.
  public int rank(int id) {
    if (bits.length == 0) {
      return Arrays.binarySearch(sorted, id);
    }
    int bit = id - first;
    int word = bit >>> 6;
    return below[word] + Long.bitCount(bits[word] & ((1L << bit) - 1));
  }

  /// The distinct ids, ascending.
  public int[] ids() {
    if (bits.length == 0) {
      return sorted.clone();
    }
    int[] ids = new int[size];
    int next = 0;
    for (int word = 0; word < bits.length; word++) {
      for (long left = bits[word]; left != 0; left &= left - 1) {
        ids[next++] = first + (word << 6) + Long.numberOfTrailingZeros(left);
      }
    }
    return ids;
  }
}
