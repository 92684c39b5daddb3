package dev.tierscope.report;

/// Text from files as a terminal may show it: control characters, which could move the cursor or
/// change the title, become a replacement character.
public final class Printable {
  private Printable() {}

  /// The text without control characters.
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? 0xFFFD : c));
    return shown.toString();
  }
}
