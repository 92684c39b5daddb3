package dev.tierscope.report;

/// How many columns of a terminal text takes: ideographs and most emoji take two, marks that
/// combine with the letter before none. Unicode Standard Annex 11; what is ambiguous there takes
/// one.
final class TerminalText {
  private TerminalText() {}

  /// Columns of a text without control characters.
  static int width(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      width += width(c);
      i += Character.charCount(c);
    }
    return width;
  }

  private static int width(int c) {
    if (c < 0x300) {
      return 1;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115f) // Hangul Jamo
        || (c >= 0x2e80 && c <= 0x303e)
        || (c >= 0x3041 && c <= 0x33ff)
        || (c >= 0x3400 && c <= 0x4dbf)
        || (c >= 0x4e00 && c <= 0xa4cf)
        || (c >= 0xa960 && c <= 0xa97c)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xfe30 && c <= 0xfe6f)
        || (c >= 0xff01 && c <= 0xff60) // full width forms
        || (c >= 0xffe0 && c <= 0xffe6)
        || (c >= 0x20000 && c <= 0x3fffd)
        || Character.isEmojiPresentation(c);
  }

  /// The longest beginning that takes at most so many columns.
  static String head(String text, int columns) {
    int end = 0;
    int left = columns;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      left -= width(c);
      if (left < 0) {
        break;
      }
      end += Character.charCount(c);
    }
    return text.substring(0, end);
  }

  /// The longest end that takes at most so many columns; it does not begin with a combining mark.
  static String tail(String text, int columns) {
    int begin = text.length();
    int left = columns;
    for (int at = text.length(); at > 0; ) {
      int c = text.codePointBefore(at);
      at -= Character.charCount(c);
      left -= width(c);
      if (left < 0) {
        break;
      }
      begin = width(c) == 0 ? begin : at;
    }
    return text.substring(begin);
  }
}
