package dev.tierscope.report;

import dev.tierscope.model.Tier;
import dev.tierscope.report.TextReport.Style;
import java.util.List;
import java.util.Locale;

/// A text under construction for a terminal: lines, headings, cells and bars. It knows colours and
/// widths, not what it says.
final class TextPage {
  private static final int LONGEST_BAR = 40;
  private static final String INDENT = "    ";
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private final Style style;
  private final int width;
  private final StringBuilder out = new StringBuilder(1 << 14);

  /// @param width columns of the terminal
  TextPage(Style style, int width) {
    this.style = style;
    this.width = width;
  }

  /// Columns of the terminal.
  int width() {
    return width;
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
    flow(List.of(text.split(" ", -1)), " ");
  }

  /// Parts on one line with a dot between two, broken between parts where it is wider than the
  /// terminal.
  void parts(List<String> parts) {
    flow(parts, " · ");
  }

  private void flow(List<String> parts, String between) {
    StringBuilder line = new StringBuilder();
    int length = 0;
    boolean begun = false;
    for (String part : parts) {
      int more = length(withoutStyles(part));
      if (begun && length + between.length() + more > width) {
        line(line.toString());
        line.setLength(0);
        line.append(INDENT);
        length = INDENT.length();
        begun = false;
      }
      line.append(begun ? between : "").append(part);
      length += (begun ? between.length() : 0) + more;
      begun = true;
    }
    line(line.toString());
  }

  /// The text without what switches colours and weights in the terminal: `ESC [ digits m`.
  private static String withoutStyles(String text) {
    int escape = text.indexOf('\u001b');
    if (escape < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    int from = 0;
    while (escape >= 0) {
      plain.append(text, from, escape);
      int end = text.indexOf('m', escape);
      if (end < 0) { // none of ours
        return plain.append(text, escape + 1, text.length()).toString();
      }
      from = end + 1;
      escape = text.indexOf('\u001b', from);
    }
    return plain.append(text, from, text.length()).toString();
  }

  void heading(String title, String about) {
    blank();
    paragraph(bold(title) + (about.isEmpty() ? "" : "  " + about));
  }

  /// Two lists side by side; an empty one leaves its place to the other.
  void columns(String leftTitle, List<Row> leftRows, String rightTitle, List<Row> rightRows) {
    if (leftRows.isEmpty()) {
      if (!rightRows.isEmpty()) {
        columns(rightTitle, rightRows, "", List.of());
      }
      return;
    }
    int half = width / 2 - 1;
    blank();
    line(
        bold(left(leftTitle, half + 2)) + (rightRows.isEmpty() ? "" : bold(cut(rightTitle, half))));
    for (int i = 0; i < Math.max(leftRows.size(), rightRows.size()); i++) {
      String l = i < leftRows.size() ? row(leftRows.get(i), half) : "";
      line(left(l, half + 2) + (i < rightRows.size() ? row(rightRows.get(i), half) : ""));
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
    if (style == Style.PLAIN || text.isEmpty()) {
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
  ///
  /// @param before columns that stand before it
  String bar(double share, int before) {
    int full = (int) Math.round(share * Math.clamp(width - before, 1, LONGEST_BAR));
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
    String head = TerminalText.head(printable, width - 1 - tail);
    return head + "…" + TerminalText.tail(printable, tail);
  }

  private static int length(String text) {
    return TerminalText.width(text);
  }
}
