package dev.tierscope.source.tsdb;

import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import dev.tierscope.table.LabelColumn;
import dev.tierscope.table.SeriesGroup;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.table.Symbols;
import java.util.BitSet;
import java.util.HexFormat;

/// Metric and label names must be UTF-8: every report calls them by their text, and names of other
/// bytes would look alike there, so that series would be counted under the name of others. Values
/// may be any bytes, as they are told apart by these.
///
/// Prometheus accepts no other names: `model.LabelName.IsValid`, `model.IsValidMetricName`.
final class Names {
  private Names() {}

  /// Cost: each name once.
  ///
  /// @throws AnalyzerException if a name is no UTF-8
  static void check(SeriesTable table, String where) throws AnalyzerException {
    BitSet checked = new BitSet();
    for (SeriesGroup group : table.groups()) {
      if (group.nameSymbol() >= 0) {
        check(table.symbols(), group.nameSymbol(), "metric", where, checked);
      }
      for (LabelColumn column : group.columns()) {
        check(table.symbols(), column.nameSymbol(), "label", where, checked);
      }
    }
  }

  private static void check(Symbols symbols, int name, String what, String where, BitSet checked)
      throws AnalyzerException {
    if (checked.get(name)) {
      return;
    }
    if (!symbols.isText(name) || symbols.length(name) == 0) {
      String bytes = HexFormat.of().formatHex(symbols.bytes(name));
      throw new AnalyzerException(
          new Problem(
              "a %s name is %s, expected UTF-8"
                  .formatted(what, bytes.isEmpty() ? "empty" : "0x" + bytes),
              where,
              "Copy it again; no Prometheus writes such names."));
    }
    checked.set(name);
  }
}
