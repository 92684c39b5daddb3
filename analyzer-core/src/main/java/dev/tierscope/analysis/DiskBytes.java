package dev.tierscope.analysis;

import dev.tierscope.table.LabelColumn;
import dev.tierscope.table.SeriesGroup;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.table.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// Divides the bytes of blocks among metrics so that they add up to the whole. A metric has its
/// chunks, its series entries and places in postings lists, and the strings that no other metric
/// uses (in the symbol table, in the postings offset table and the frame of their list). What is
/// left (shared strings, headers, meta data) is spread by index bytes.
public final class DiskBytes {
  /// Bytes of one label value besides its two copies of the string: lengths, key count and list
  /// offset in the postings offset table, and the frame of its postings list. Prometheus
  /// `tsdb/docs/format/index.md`.
  private static final int VALUE_OVERHEAD = 24;

  private static final int NOBODY = -1;
  private static final int SHARED = -2;

  private DiskBytes() {}

  /// Bytes that the series of a table need by themselves: chunks, series entries, places in
  /// postings lists and strings that no other metric of the table uses.
  public static long own(SeriesTable table) {
    return table.weights().contains(Weight.INDEX_BYTES)
        ? shares(table).stream().mapToLong(DiskShare::total).sum()
        : 0;
  }

  /// Bytes for each group of a table, in order.
  ///
  /// @param total bytes of all files that the table was read from; 0 if it was not read from blocks
  public static List<DiskShare> of(SeriesTable table, long total) {
    return total == 0 || !table.weights().contains(Weight.INDEX_BYTES)
        ? Collections.nCopies(table.groups().size(), DiskShare.UNKNOWN)
        : divide(shares(table), total);
  }

  /// What each group of a table needs by itself.
  private static List<DiskShare> shares(SeriesTable table) {
    List<SeriesGroup> groups = table.groups();
    long[] strings = new long[groups.size()];
    int[] owners = new int[table.symbols().size()];
    Arrays.fill(owners, NOBODY);
    for (int g = 0; g < strings.length; g++) {
      SeriesGroup group = groups.get(g);
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
        strings[owners[symbol]] += valueBytes(1, table.symbols().length(symbol));
      }
    }
    return IntStream.range(0, strings.length)
        .mapToObj(g ->
            new DiskShare(
                groups.get(g).sum(Weight.CHUNK_BYTES),
                groups.get(g).sum(Weight.INDEX_BYTES),
                strings[g]))
        .toList();
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

  /// Spreads what `total` has beyond what metrics need by themselves, by their bytes in the index,
  /// so that the sum is `total` to the byte.
  public static List<DiskShare> divide(List<DiskShare> own, long total) {
    long allIndex = own.stream().mapToLong(DiskBytes::inIndex).sum();
    long rest = total - own.stream().mapToLong(DiskShare::total).sum();
    List<DiskShare> shares = new ArrayList<>(own.size());
    long before = 0;
    long given = 0;
    for (DiskShare metric : own) {
      before += inIndex(metric);
      long upToHere = allIndex == 0 ? 0 : Math.round((double) before / allIndex * rest);
      shares.add(atMost(metric, Math.max(0, metric.total() + upToHere - given)));
      given = upToHere;
    }
    return shares;
  }

  private static long inIndex(DiskShare metric) {
    return metric.index() + metric.symbols();
  }

  /// Gives what is left of `bytes` after chunks and entries to the strings.
  private static DiskShare atMost(DiskShare metric, long bytes) {
    long chunks = Math.min(metric.chunks(), bytes);
    long index = Math.min(metric.index(), bytes - chunks);
    return new DiskShare(chunks, index, bytes - chunks - index);
  }
}
