package dev.tierscope.app.explorer;

import dev.tierscope.app.part.TierMark;
import dev.tierscope.report.Numbers;
import java.util.ArrayList;
import java.util.List;

/// What a row says: in its cells, to a screen reader, on the clipboard.
final class RowWords {
  private RowWords() {}

  static String name(VisibleRows.Row row) {
    if (row.offersMore()) {
      return Numbers.counted(row.more(), "more value")
          + " · show next "
          + Math.min(VisibleRows.PAGE, row.more());
    }
    String name = row.level().name(row.node());
    return name.isEmpty() ? "(empty)" : name;
  }

  static String series(VisibleRows.Row row) {
    return row.offersMore() ? "" : Numbers.full(row.level().series(row.node()));
  }

  static String distinct(VisibleRows.Row row) {
    long distinct = row.offersMore() ? -1 : row.level().distinct(row.node());
    String unit = row.level().distinctUnit();
    return distinct < 0 ? "" : Numbers.full(distinct) + (unit.isEmpty() ? "" : " " + unit);
  }

  static String bytes(VisibleRows.Row row) {
    long bytes = row.offersMore() ? -1 : row.level().bytes(row.node());
    return bytes < 0 ? "" : Numbers.bytes(bytes);
  }

  /// Share of the node above, 0..1.
  static double share(VisibleRows.Row row) {
    return (double) row.level().series(row.node()) / Math.max(1, row.level().whole());
  }

  /// Whether something is known about what stays without a label.
  static boolean hasRetained(VisibleRows.Row row) {
    return !row.offersMore() && row.level().retained(row.node()) >= 0;
  }

  /// How many series stay, or for a group which label costs most.
  static String retained(VisibleRows.Row row) {
    return row.level().kind(row.node()) == Level.Kind.GROUP
        ? row.level().retainedWithout(row.node())
        : Numbers.full(row.level().retained(row.node()));
  }

  /// Share of the series that would go, 0..1.
  static double saved(VisibleRows.Row row) {
    return row.level().saved(row.node());
  }

  /// How much less there would be, empty for a group without a costly label.
  static String change(VisibleRows.Row row) {
    boolean none =
        row.level().kind(row.node()) == Level.Kind.GROUP
            && row.level().retainedWithout(row.node()).isEmpty();
    return none ? "" : Numbers.changePercent(-saved(row));
  }

  /// The whole row as a sentence.
  static String spoken(VisibleRows.Row row) {
    if (row.offersMore()) {
      return name(row);
    }
    List<String> parts = new ArrayList<>();
    parts.add(name(row));
    row.level().tier(row.node()).ifPresent(tier -> parts.add(TierMark.name(tier) + " tier"));
    parts.add(series(row) + " series");
    parts.add(Numbers.percent(share(row)));
    String distinct = distinct(row);
    if (!distinct.isEmpty()) {
      parts.add(row.level().distinctUnit().isEmpty() ? distinct + " distinct values" : distinct);
    }
    if (hasRetained(row) && !change(row).isEmpty()) {
      boolean group = row.level().kind(row.node()) == Level.Kind.GROUP;
      String stays = retained(row);
      parts.add(
          group ? "without " + stays + " " + change(row) : stays + " without it, " + change(row));
    }
    String bytes = bytes(row);
    if (!bytes.isEmpty()) {
      parts.add(bytes);
    }
    return String.join(", ", parts);
  }

  /// The row with tabs between its cells, numbers without spaces.
  static String tabbed(VisibleRows.Row row) {
    Level level = row.level();
    int node = row.node();
    return String.join(
        "\t",
        level.name(node),
        plain(level.series(node)),
        plain(level.distinct(node)),
        plain(level.retained(node)),
        plain(level.bytes(node)));
  }

  private static String plain(long number) {
    return number < 0 ? "" : Long.toString(number);
  }
}
