package dev.tierscope.table;

/// The codes of the labels in the rows of one metric, in whatever form they are kept. Labels are
/// named by their position.
interface RowCodes {
  int rows();

  /// Number of labels.
  int labels();

  /// Number of distinct values of a label.
  int values(int label);

  /// Whether all rows have the same code.
  boolean isConstant(int label);

  /// Bits that a code needs.
  int bits(int label);

  /// Whether each code of one label stands always beside the same code of another one.
  boolean determines(int from, int to);

  /// Lays the codes of some labels side by side into one number a row, the last label lowest.
  ///
  /// @param into zeros, one for each row
  void keys(int[] labels, long[] into);

  /// Copies the codes of neighbouring rows.
  void codes(int label, int from, long[] into, int count);

  int code(int label, int row);
}
