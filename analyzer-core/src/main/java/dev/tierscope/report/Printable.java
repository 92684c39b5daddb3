package dev.tierscope.report;

/// Text from files as a terminal may show it: what could move the cursor, change the title or turn
/// the direction of the text around becomes a replacement character.
public final class Printable {
  private Printable() {}

  /// The text without control characters.
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isActive(text.charAt(i))) {
        return replaced(text);
      }
    }
    return text;
  }

  /// Control characters, separators of lines, and marks of direction; all are in the first plane.
  private static boolean isActive(int c) {
    return Character.isISOControl(c)
        || (c >= 0x200e && c <= 0x200f)
        || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x061c;
  }

  private static String replaced(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(c -> shown.appendCodePoint(isActive(c) ? 0xFFFD : c));
    return shown.toString();
  }
}
