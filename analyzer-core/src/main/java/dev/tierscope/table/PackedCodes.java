package dev.tierscope.table;

import java.util.List;
import java.util.stream.IntStream;

/// The codes of a group of a table. Made with one pass over the codes of each label that varies.
final class PackedCodes implements RowCodes {
  private static final int BLOCK = 1 << 10;

  /// Rows that one core takes at a time.
  private static final int PIECE = 1 << 15;

  private final int rows;
  private final List<LabelColumn> columns;
  private final long[][] changes; // per column one bit a row: its code differs from the row before

  PackedCodes(SeriesGroup group) {
    this.rows = group.rows();
    this.columns = group.columns();
    this.changes =
        columns.stream()
            .parallel()
            .map(column -> column.isConstant() ? new long[0] : column.changes())
            .toArray(long[][]::new);
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int labels() {
    return columns.size();
  }

  @Override
  public int values(int label) {
    return columns.get(label).values();
  }

  @Override
  public boolean isConstant(int label) {
    return columns.get(label).isConstant();
  }

  @Override
  public int bits(int label) {
    return columns.get(label).codeBits();
  }

  /// Only rows where one of the two changes can tell anything new.
  @Override
  public boolean determines(int from, int to) {
    LabelColumn key = columns.get(from);
    LabelColumn value = columns.get(to);
    int[] seen = new int[key.codes()];
    long[] keyChanges = changes[from];
    long[] valueChanges = changes[to];
    for (int word = 0; word < keyChanges.length; word++) {
      long changed = keyChanges[word] | valueChanges[word];
      while (changed != 0) {
        int row = (word << 6) + Long.numberOfTrailingZeros(changed);
        changed &= changed - 1;
        int code = key.code(row);
        int other = value.code(row) + 1;
        if (seen[code] == 0) {
          seen[code] = other;
        } else if (seen[code] != other) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public void keys(int[] labels, long[] into) {
    IntStream.range(0, Math.ceilDiv(into.length, PIECE))
        .parallel()
        .forEach(p -> keys(labels, into, p * PIECE, Math.min(into.length, (p + 1) * PIECE)));
  }

  private void keys(int[] labels, long[] into, int first, int end) {
    long[] block = new long[BLOCK];
    for (int from = first; from < end; from += BLOCK) {
      int length = Math.min(BLOCK, end - from);
      for (int label : labels) {
        LabelColumn column = columns.get(label);
        int bits = column.codeBits();
        column.codes(from, block, length);
        for (int i = 0; i < length; i++) {
          into[from + i] = into[from + i] << bits | block[i];
        }
      }
    }
  }

  @Override
  public void codes(int label, int from, long[] into, int count) {
    columns.get(label).codes(from, into, count);
  }

  @Override
  public int code(int label, int row) {
    return columns.get(label).code(row);
  }
}
