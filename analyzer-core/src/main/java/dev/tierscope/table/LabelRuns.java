package dev.tierscope.table;

import java.util.List;

/// One label name in the rows of one metric as runs of equal values: a code for each run, in the
/// way of [LabelColumn]. In the order of a block a label changes rarely, and runs are far fewer
/// than rows; to ask for the code of a row takes a search.
public final class LabelRuns {
  private final String name;
  private final int values;
  private final int rows;
  private final boolean constant;
  private final List<Piece> pieces;

  /// Neighbouring runs, at least one.
  ///
  /// @param firstRow what the rows in `runs` are counted from
  /// @param runs first row and code of each run, by row
  /// @param length how many numbers of `runs` count
  /// @param codes for each code in `runs` that of the label
  record Piece(int firstRow, int[] runs, int length, int[] codes) {
    int row(int at) {
      return firstRow + runs[at];
    }

    int code(int at) {
      return codes[runs[at + 1]];
    }
  }

  /// @param rows number of rows of the metric
  /// @param pieces by row, the first begins with row 0
  LabelRuns(String name, int values, int rows, List<Piece> pieces) {
    this.name = name;
    this.values = values;
    this.rows = rows;
    this.pieces = List.copyOf(pieces);
    this.constant = values == 0 || (values == 1 && !lacksSome(pieces));
  }

  private static boolean lacksSome(List<Piece> pieces) {
    for (Piece piece : pieces) {
      for (int at = 0; at < piece.length; at += 2) {
        if (piece.code(at) == 0) {
          return true;
        }
      }
    }
    return false;
  }

  /// The label name.
  public String name() {
    return name;
  }

  /// Number of distinct values.
  public int values() {
    return values;
  }

  /// Whether every row has the same value, or none has the label.
  public boolean isConstant() {
    return constant;
  }

  /// Bits that a code needs.
  int bits() {
    return constant ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(values);
  }

  int code(int row) {
    return new Walk(row).code;
  }

  void codes(int from, long[] into, int count) {
    Walk walk = new Walk(from);
    for (int i = 0; i < count; i++) {
      while (walk.end <= from + i) {
        walk.step();
      }
      into[i] = walk.code;
    }
  }

  /// Adds, where a run begins, what its code is more than that of the run before. Sums over the
  /// rows are the codes.
  void addDifferences(long[] into, int shift) {
    long before = 0;
    for (Piece piece : pieces) {
      int[] runs = piece.runs;
      int[] codes = piece.codes;
      for (int at = 0; at < piece.length; at += 2) {
        long code = codes[runs[at + 1]];
        into[piece.firstRow + runs[at]] += (code - before) << shift;
        before = code;
      }
    }
  }

  /// Whether each code stands always beside the same code of another label. Only rows where one of
  /// the two changes can tell anything new.
  boolean determines(LabelRuns other) {
    int[] seen = new int[values + 1];
    Walk mine = new Walk(0);
    Walk others = other.new Walk(0);
    while (true) {
      int beside = others.code + 1;
      if (seen[mine.code] == 0) {
        seen[mine.code] = beside;
      } else if (seen[mine.code] != beside) {
        return false;
      }
      int next = Math.min(mine.end, others.end);
      if (next >= rows) {
        return true;
      }
      if (mine.end == next) {
        mine.step();
      }
      if (others.end == next) {
        others.step();
      }
    }
  }

  /// Goes from run to run.
  private final class Walk {
    int code;
    int end; // the row behind the run
    private int piece;
    private int at;

    /// Begins with the run that a row is in.
    Walk(int row) {
      while (piece + 1 < pieces.size() && pieces.get(piece + 1).row(0) <= row) {
        piece++;
      }
      Piece in = pieces.get(piece);
      int low = 0;
      int high = in.length / 2 - 1;
      while (low < high) {
        int middle = (low + high + 1) >>> 1;
        if (in.row(2 * middle) <= row) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      at = 2 * low;
      read(in);
    }

    void step() {
      at += 2;
      Piece in = pieces.get(piece);
      if (at == in.length) {
        at = 0;
        in = pieces.get(++piece);
      }
      read(in);
    }

    private void read(Piece in) {
      code = in.code(at);
      if (at + 2 < in.length) {
        end = in.row(at + 2);
      } else {
        end = piece + 1 < pieces.size() ? pieces.get(piece + 1).row(0) : rows;
      }
    }
  }
}
