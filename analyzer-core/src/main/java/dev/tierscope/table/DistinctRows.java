package dev.tierscope.table;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/// Counts the distinct label sets that remain of a group when labels are removed, exactly.
///
/// A row's codes are laid side by side into one 64-bit key, a removed label is a mask over it, and
/// the distinct keys are counted in hash tables small enough for the cache. A label that is a
/// function of another one (`node` of `instance`) cannot tell two rows apart that the other one
/// does not: such labels are found first, cost nothing when removed and need no bits. Where the
/// codes need more than 64 bits, rows are hashed and every hit is verified code by code.
///
/// Cost for a group of n rows and m labels that vary: O(n·m) to count without each of them, about
/// 30 ns per row and label; memory 16 bytes per row and thread.
public final class DistinctRows {
  private static final int NONE = -1;

  /// Rows per hash table: 2^14 keys of 8 bytes at half load fill 256 KiB.
  private static final int PART_BITS = 14;

  private static final int BITMAP_BITS = 22;

  private final SeriesGroup group;
  private final LabelColumn[] columns; // of the group, without those that are constant
  private final int[] position; // of each of `columns` in the group
  private final boolean[][] determines;

  private DistinctRows(SeriesGroup group) {
    this.group = group;
    this.position =
        IntStream.range(0, group.columns().size())
            .filter(c -> !group.columns().get(c).isConstant())
            .toArray();
    this.columns =
        IntStream.of(position).mapToObj(group.columns()::get).toArray(LabelColumn[]::new);
    this.determines = dependencies();
  }

  /// Number of distinct label sets that remain without each label of a group, one at a time, in the
  /// order of [SeriesGroup#columns]. The rows of the group must be distinct, as in every
  /// [SeriesTable].
  public static int[] countWithoutEach(SeriesGroup group) {
    DistinctRows rows = new DistinctRows(group);
    int[] counts = new int[group.columns().size()];
    Arrays.fill(counts, group.rows()); // right for labels that are constant or determined
    IntStream.range(0, rows.columns.length)
        .parallel()
        .forEach(c -> {
          boolean[] removed = new boolean[rows.columns.length];
          removed[c] = true;
          if (!rows.determined(c, removed)) {
            counts[rows.position[c]] = rows.count(removed);
          }
        });
    return counts;
  }

  /// Number of distinct label sets that remain without a set of labels.
  ///
  /// @param without positions in [SeriesGroup#columns]
  public static int countWithout(SeriesGroup group, BitSet without) {
    DistinctRows rows = new DistinctRows(group);
    boolean[] removed = new boolean[rows.columns.length];
    for (int c = 0; c < removed.length; c++) {
      removed[c] = without.get(rows.position[c]);
    }
    return rows.count(removed);
  }

  /// For each row the first row with equal labels. The rows need not be distinct.
  public static int[] firstRowOf(SeriesGroup group) {
    DistinctRows rows = new DistinctRows(group);
    return rows.firstRows(rows.needed(new boolean[rows.columns.length]));
  }

  /// For each row the first row that has the same values in the labels at the given positions of
  /// [SeriesGroup#columns].
  public static int[] firstRowBy(SeriesGroup group, BitSet positions) {
    DistinctRows rows = new DistinctRows(group);
    boolean[] removed = new boolean[rows.columns.length];
    for (int c = 0; c < removed.length; c++) {
      removed[c] = !positions.get(rows.position[c]);
    }
    return rows.firstRows(rows.needed(removed));
  }

  /// `[i][j]`: each code of column i stands always beside the same code of column j.
  private boolean[][] dependencies() {
    int m = columns.length;
    boolean[][] result = new boolean[m][m];
    Integer[] byValues = new Integer[m];
    Arrays.setAll(byValues, i -> i);
    Arrays.sort(byValues, (a, b) -> Integer.compare(columns[a].values(), columns[b].values()));
    // Fewest values first: what is determined by a column that i determines is known when i is
    // asked.
    for (int i : byValues) {
      for (int k = m - 1; k >= 0; k--) {
        int j = byValues[k];
        if (j == i || result[i][j] || columns[i].codes() < columns[j].codes()) {
          continue;
        }
        if (determines(columns[i], columns[j])) {
          result[i][j] = true;
          for (int further = 0; further < m; further++) {
            result[i][further] |= further != i && result[j][further];
          }
        }
      }
    }
    return result;
  }

  private boolean determines(LabelColumn from, LabelColumn to) {
    int[] seen = new int[from.values() + 1];
    for (int row = 0; row < group.rows(); row++) {
      int code = from.code(row);
      int other = to.code(row) + 1;
      if (seen[code] == 0) {
        seen[code] = other;
      } else if (seen[code] != other) {
        return false;
      }
    }
    return true;
  }

  /// Whether a column adds nothing to those that are not removed. Among columns that determine each
  /// other the first one counts as the one that adds.
  private boolean determined(int column, boolean[] removed) {
    for (int i = 0; i < columns.length; i++) {
      if (i != column
          && !removed[i]
          && determines[i][column]
          && (!determines[column][i] || i < column || removed[column])) {
        return true;
      }
    }
    return false;
  }

  /// The columns that tell rows apart once some are removed.
  private LabelColumn[] needed(boolean[] removed) {
    return IntStream.range(0, columns.length)
        .filter(c -> !removed[c] && !determined(c, removed))
        .mapToObj(c -> columns[c])
        .toArray(LabelColumn[]::new);
  }

  private int count(boolean[] removed) {
    LabelColumn[] needed = needed(removed);
    int bits = bits(needed);
    if (bits <= BITMAP_BITS) {
      return countInBitmap(needed, bits);
    }
    if (bits <= Long.SIZE) {
      return countKeys(keys(needed));
    }
    int[] first = firstRows(needed);
    int distinct = 0;
    for (int row = 0; row < first.length; row++) {
      if (first[row] == row) {
        distinct++;
      }
    }
    return distinct;
  }

  private static int bits(LabelColumn[] columns) {
    return Arrays.stream(columns).mapToInt(LabelColumn::codeBits).sum();
  }

  private long key(LabelColumn[] of, int row) {
    long key = 0;
    for (LabelColumn column : of) {
      key = key << column.codeBits() | column.code(row);
    }
    return key;
  }

  private long[] keys(LabelColumn[] of) {
    long[] keys = new long[group.rows()];
    for (LabelColumn column : of) {
      int bits = column.codeBits();
      for (int row = 0; row < keys.length; row++) {
        keys[row] = keys[row] << bits | column.code(row);
      }
    }
    return keys;
  }

  private int countInBitmap(LabelColumn[] of, int bits) {
    if (group.rows() == 0) {
      return 0;
    }
    long[] seen = new long[Math.max(1, (1 << bits) >>> 6)];
    for (int row = 0; row < group.rows(); row++) {
      long key = key(of, row);
      seen[(int) (key >>> 6)] |= 1L << key;
    }
    int distinct = 0;
    for (long word : seen) {
      distinct += Long.bitCount(word);
    }
    return distinct;
  }

  /// Counts distinct keys: spread them by hash over parts that fit the cache, then fill one small
  /// table a part. The finaliser is a bijection, so equal hashes are equal keys.
  private static int countKeys(long[] keys) {
    int n = keys.length;
    int partBits = Math.max(0, 32 - Integer.numberOfLeadingZeros(n >>> PART_BITS));
    int parts = 1 << partBits;
    int[] ends = new int[parts + 1];
    for (int i = 0; i < n; i++) {
      keys[i] = mix(keys[i]);
      ends[part(keys[i], partBits) + 1]++;
    }
    int largest = 0;
    for (int p = 1; p <= parts; p++) {
      largest = Math.max(largest, ends[p]);
      ends[p] += ends[p - 1];
    }
    long[] spread = keys;
    if (parts > 1) {
      spread = new long[n];
      int[] next = Arrays.copyOf(ends, parts);
      for (long key : keys) {
        spread[next[part(key, partBits)]++] = key;
      }
    }
    int distinct = 0;
    long[] table = new long[Integer.highestOneBit(Math.max(1, largest)) << 2];
    int mask = table.length - 1;
    for (int p = 0; p < parts; p++) {
      Arrays.fill(table, 0);
      boolean zero = false;
      for (int i = ends[p]; i < ends[p + 1]; i++) {
        long key = spread[i];
        if (key == 0) {
          distinct += zero ? 0 : 1;
          zero = true;
          continue;
        }
        int slot = (int) key & mask;
        while (table[slot] != 0 && table[slot] != key) {
          slot = (slot + 1) & mask;
        }
        if (table[slot] == 0) {
          table[slot] = key;
          distinct++;
        }
      }
    }
    return distinct;
  }

  private static int part(long hash, int partBits) {
    return partBits == 0 ? 0 : (int) (hash >>> (64 - partBits));
  }

  /// The 64-bit finaliser of MurmurHash3 (public domain): a bijection.
  private static long mix(long key) {
    key ^= key >>> 33;
    key *= 0xff51afd7ed558ccdL;
    key ^= key >>> 33;
    key *= 0xc4ceb9fe1a85ec53L;
    return key ^ key >>> 33;
  }

  private int[] firstRows(LabelColumn[] of) {
    int n = group.rows();
    int[] first = new int[n];
    long[] hashes = new long[n];
    for (LabelColumn column : of) {
      for (int row = 0; row < n; row++) {
        hashes[row] = mix(hashes[row] * 0x9E3779B97F4A7C15L + column.code(row) + 1);
      }
    }
    int[] slots = new int[Integer.highestOneBit(Math.max(1, n)) << 1 << (n < 1 << 29 ? 1 : 0)];
    Arrays.fill(slots, NONE);
    int mask = slots.length - 1;
    for (int row = 0; row < n; row++) {
      int slot = (int) hashes[row] & mask;
      while (slots[slot] != NONE
          && (hashes[slots[slot]] != hashes[row] || !equal(of, slots[slot], row))) {
        slot = (slot + 1) & mask;
      }
      if (slots[slot] == NONE) {
        slots[slot] = row;
      }
      first[row] = slots[slot];
    }
    return first;
  }

  private static boolean equal(LabelColumn[] of, int a, int b) {
    for (LabelColumn column : of) {
      if (column.code(a) != column.code(b)) {
        return false;
      }
    }
    return true;
  }
}
