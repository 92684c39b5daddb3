package dev.tierscope.analysis;

import dev.tierscope.table.LabelColumn;
import dev.tierscope.table.SeriesGroup;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.table.Weight;
import java.util.Arrays;
import java.util.List;

/// Divides the bytes of blocks among metrics so that they add up to the whole. A metric has its
/// chunks, its series entries and places in postings lists, and the strings that no other metric
/// uses (in the symbol table, in the postings offset table and the frame of their list). What is
/// left (shared strings, headers, meta data) is spread by index bytes.
public final class DiskBytes {
  /// Bytes of one label value besides its two copies of the string: lengths, key count and list
  /// offset in the postings offset table, and the frame of its postings list. Prometheus
  /// `tsdb/docs/format/index.md`.
  private static final int VALUE_OVERHEAD = 24;

  private static final long OWN = -1;
  private static final int NOBODY = -1;
  private static final int SHARED = -2;

  private DiskBytes() {}

  /// Bytes that the series of a table need by themselves: chunks, series entries, places in
  /// postings lists and strings that no other metric of the table uses.
  public static long own(SeriesTable table) {
    return Arrays.stream(of(table, OWN)).sum();
  }

  /// Bytes for each group of a table, in order.
  ///
  /// @param total bytes of all files that the table was read from; 0 if it was not read from blocks
  public static long[] of(SeriesTable table, long total) {
    List<SeriesGroup> groups = table.groups();
    if (total == 0 || !table.weights().contains(Weight.INDEX_BYTES)) {
      return new long[groups.size()];
    }
    long[] chunks = new long[groups.size()];
    long[] index = new long[groups.size()];
    int[] owners = new int[table.symbols().size()];
    Arrays.fill(owners, NOBODY);
    for (int g = 0; g < chunks.length; g++) {
      SeriesGroup group = groups.get(g);
      chunks[g] = group.sum(Weight.CHUNK_BYTES);
      index[g] = group.sum(Weight.INDEX_BYTES);
      if (group.nameSymbol() >= 0) {
        own(owners, group.nameSymbol(), g);
      }
      for (LabelColumn column : group.columns()) {
        for (int code = 1; code <= column.values(); code++) {
          own(owners, column.valueSymbol(code), g);
        }
      }
    }
    for (int symbol = 0; symbol < owners.length; symbol++) {
      if (owners[symbol] >= 0) {
        index[owners[symbol]] += valueBytes(1, table.symbols().length(symbol));
      }
    }
    return divide(
        chunks,
        index,
        total == OWN ? Arrays.stream(chunks).sum() + Arrays.stream(index).sum() : total);
  }

  private static void own(int[] owners, int symbol, int group) {
    owners[symbol] = owners[symbol] == NOBODY || owners[symbol] == group ? group : SHARED;
  }

  /// Bytes of label values that only one metric uses.
  ///
  /// @param values how many
  /// @param length of all of them together, in bytes
  public static long valueBytes(long values, long length) {
    return 2 * length + VALUE_OVERHEAD * values;
  }

  /// Spreads what `total` has beyond the given bytes by index bytes, so that the sum is `total` to
  /// the byte.
  public static long[] divide(long[] chunkBytes, long[] indexBytes, long total) {
    long allIndex = Arrays.stream(indexBytes).sum();
    long rest = total - allIndex - Arrays.stream(chunkBytes).sum();
    long[] bytes = new long[chunkBytes.length];
    long before = 0;
    long given = 0;
    for (int i = 0; i < bytes.length; i++) {
      before += indexBytes[i];
      long upToHere = allIndex == 0 ? 0 : Math.round((double) before / allIndex * rest);
      bytes[i] = Math.max(0, chunkBytes[i] + indexBytes[i] + upToHere - given);
      given = upToHere;
    }
    return bytes;
  }
}
