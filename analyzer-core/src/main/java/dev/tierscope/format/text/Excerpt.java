package dev.tierscope.format.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Bytes of a file as a message may show them: text as it is, control characters and what is not
/// UTF-8 as `\xNN`.
public final class Excerpt {
  private static final int LONGEST_CHARACTER = 4;

  private Excerpt() {}

  /// The text of a range of bytes.
  public static String of(byte[] bytes, int from, int to) {
    StringBuilder text = new StringBuilder(to - from);
    for (int at = from; at < to; ) {
      int length = character(bytes, at, to);
      if (length == 0) {
        text.append("\\x%02x".formatted(bytes[at++] & 0xff));
      } else {
        text.append(new String(bytes, at, length, StandardCharsets.UTF_8));
        at += length;
      }
    }
    return text.toString();
  }

  /// Whether a range of bytes is UTF-8.
  public static boolean isUtf8(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes[at] < 0) {
        return isStrictUtf8(bytes, at, to);
      }
    }
    return true;
  }

  private static boolean isStrictUtf8(byte[] bytes, int from, int to) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /// The bytes of the character that may be shown, or 0.
  private static int character(byte[] bytes, int at, int to) {
    byte first = bytes[at];
    if (first >= 0) {
      return first < ' ' || first == 0x7f ? 0 : 1;
    }
    for (int length = 2; length <= Math.min(LONGEST_CHARACTER, to - at); length++) {
      if (isStrictUtf8(bytes, at, at + length)) {
        String shown = new String(bytes, at, length, StandardCharsets.UTF_8);
        return Character.isISOControl(shown.codePointAt(0)) ? 0 : length;
      }
    }
    return 0;
  }
}
