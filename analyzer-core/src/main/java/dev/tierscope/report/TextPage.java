package dev.tierscope.report;

import dev.tierscope.model.Tier;
import dev.tierscope.report.TextReport.Style;
import java.util.List;
import java.util.Locale;

/// A text under construction for a terminal 100 columns wide: lines, headings, cells and bars. It
/// knows colours and widths, not what it says.
final class TextPage {
  /// Columns of the terminal.
  static final int WIDTH = 100;

  private static final int BAR = 24;
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private final Style style;
  private final StringBuilder out = new StringBuilder(1 << 14);

  TextPage(Style style) {
    this.style = style;
  }

  /// A number and what it counts.
  record Row(long number, String text) {}

  String text() {
    return out.toString();
  }

  void blank() {
    out.append('\n');
  }

  void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }

  /// A line, broken at spaces where it is wider than the terminal; what follows is indented.
  void paragraph(String text) {
    StringBuilder line = new StringBuilder();
    int length = 0;
    for (String word : text.split(" ", -1)) {
      int more = length(word.replaceAll("\u001b\\[\\d+m", ""));
      if (length > 0 && length + 1 + more > WIDTH) {
        line(line.toString());
        line.setLength(0);
        line.append("   ");
        length = 3;
      }
      line.append(length == 0 ? "" : " ").append(word);
      length += (length == 0 ? 0 : 1) + more;
    }
    line(line.toString());
  }

  void heading(String title, String about) {
    blank();
    line(bold(title) + (about.isEmpty() ? "" : "  " + about));
  }

  /// Two lists side by side.
  void columns(String leftTitle, List<Row> leftRows, String rightTitle, List<Row> rightRows) {
    if (leftRows.isEmpty() && rightRows.isEmpty()) {
      return;
    }
    int width = WIDTH / 2 - 1;
    blank();
    line(bold(left(leftTitle, width + 2)) + (rightRows.isEmpty() ? "" : bold(rightTitle)));
    for (int i = 0; i < Math.max(leftRows.size(), rightRows.size()); i++) {
      String l = i < leftRows.size() ? row(leftRows.get(i), width) : "";
      line(left(l, width + 2) + (i < rightRows.size() ? row(rightRows.get(i), width) : ""));
    }
  }

  private static String row(Row row, int width) {
    return right(Numbers.full(row.number), 11) + "  " + cut(row.text, width - 13);
  }

  String bold(String text) {
    return style == Style.COLOURED ? BOLD + text + PLAIN : text;
  }

  /// A text in the colour of a tier.
  String colour(Tier tier, String text) {
    if (style == Style.PLAIN) {
      return text;
    }
    String code =
        switch (tier) {
          case LOW -> "\u001b[32m";
          case MEDIUM -> "\u001b[33m";
          case HIGH -> "\u001b[91m";
        };
    return code + text + PLAIN;
  }

  /// A tier by letter and height, so that it is known without colours.
  static String mark(Tier tier) {
    return switch (tier) {
      case LOW -> "L ▂··";
      case MEDIUM -> "M ▂▄·";
      case HIGH -> "H ▂▄▆";
    };
  }

  static String word(Tier tier) {
    return tier.name().toLowerCase(Locale.ROOT);
  }

  /// A share as a bar; whatever is more than nothing is seen.
  static String bar(double share) {
    int full = (int) Math.round(share * BAR);
    return "█".repeat(share > 0 && full == 0 ? 1 : full);
  }

  static String left(String text, int width) {
    String shown = cut(text, width - 1);
    return shown + " ".repeat(Math.max(0, width - length(shown)));
  }

  static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - length(text))) + text;
  }

  /// Shortens in the middle, where names differ least.
  static String cut(String text, int width) {
    String printable = Printable.of(text);
    if (length(printable) <= width) {
      return printable;
    }
    int tail = (width - 1) / 2;
    int head = width - 1 - tail;
    return printable.substring(0, printable.offsetByCodePoints(0, head))
        + "…"
        + printable.substring(printable.offsetByCodePoints(printable.length(), -tail));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
