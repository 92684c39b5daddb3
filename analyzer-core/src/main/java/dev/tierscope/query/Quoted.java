package dev.tierscope.query;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A string literal of PromQL and what it stands for. Between `"` or `'` the escapes are those of
/// Go: `\a \b \f \n \r \t \v \\`, the quote itself, three octal digits or `x` and two hex digits
/// for a byte, `u` and four or `U` and eight for a code point. In backticks there are none. Source:
/// Prometheus 3.x `promql/parser/lex.go` and `util/strutil/quote.go`.
final class Quoted {
  private static final String SIMPLE = "abfnrtv\\";
  private static final String SIMPLE_MEANING = "\u0007\b\f\n\r\t\u000b\\";

  private final String text;
  private final int end; // index of the closing quote
  private int at;

  private byte[] bytes = new byte[32];
  private int[] sources = new int[32]; // for each byte the index in the text that gave it
  private int size;
  private String value = "";

  private Quoted(String text, int from, int to) {
    this.text = text;
    this.at = from + 1;
    this.end = to - 1;
  }

  /// Reads the literal `text[from..to)`, which has both its quotes.
  static Quoted read(String text, int from, int to) throws SelectorSyntax {
    Quoted quoted = new Quoted(text, from, to);
    char quote = text.charAt(from);
    while (quoted.at < quoted.end) {
      if (quote != '`' && text.charAt(quoted.at) == '\\') {
        quoted.escape(quote);
      } else {
        quoted.plain();
      }
    }
    quoted.value = quoted.decode(from);
    return quoted;
  }

  /// What the literal stands for.
  String value() {
    return value;
  }

  /// Index in the text of what gave a `char` of the value; of the closing quote for its end.
  int source(int valueIndex) {
    int target = value.substring(0, valueIndex).getBytes(StandardCharsets.UTF_8).length;
    return target < size ? sources[target] : end;
  }

  private void plain() throws SelectorSyntax {
    int c = text.codePointAt(at);
    if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
      throw new SelectorSyntax(
          text, at, "half a surrogate pair", "a character", "Delete the character and type it.");
    }
    addCodePoint(c, at);
    at += Character.charCount(c);
  }

  private void escape(char quote) throws SelectorSyntax {
    int start = at;
    char c = at + 1 < end ? text.charAt(at + 1) : 0;
    int simple = SIMPLE.indexOf(c);
    at += 2;
    if (simple >= 0 || c == quote) {
      addCodePoint(simple >= 0 ? SIMPLE_MEANING.charAt(simple) : c, start);
    } else if (c >= '0' && c <= '7') {
      at--;
      addByte(number(start, 3, 8, 0xff), start);
    } else if (c == 'x') {
      addByte(number(start, 2, 16, 0xff), start);
    } else if (c == 'u' || c == 'U') {
      int codePoint = number(start, c == 'u' ? 4 : 8, 16, Character.MAX_CODE_POINT);
      if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
        throw wrongEscape(start);
      }
      addCodePoint(codePoint, start);
    } else {
      throw wrongEscape(start);
    }
  }

  private int number(int start, int digits, int radix, int max) throws SelectorSyntax {
    long number = 0;
    for (int i = 0; i < digits; i++, at++) {
      char c = at < end ? text.charAt(at) : 0;
      int digit = c < 0x80 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        throw wrongEscape(start);
      }
      number = number * radix + digit;
    }
    if (number > max) {
      throw wrongEscape(start);
    }
    return (int) number;
  }

  private SelectorSyntax wrongEscape(int start) {
    int to = text.offsetByCodePoints(start, Math.min(2, text.codePointCount(start, end)));
    return new SelectorSyntax(
        text,
        start,
        "the escape " + text.substring(start, to),
        "one such as \\\\, \\n, \\\" or \\u00e9",
        "Write \\\\ for a backslash, or put the value in backticks, where backslashes are plain.");
  }

  private void addCodePoint(int codePoint, int source) {
    for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
      addByte(b, source);
    }
  }

  private void addByte(int b, int source) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size * 2);
      sources = Arrays.copyOf(sources, size * 2);
    }
    bytes[size] = (byte) b;
    sources[size++] = source;
  }

  private String decode(int from) throws SelectorSyntax {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, size);
      return StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
    } catch (CharacterCodingException e) {
      throw new SelectorSyntax(
          text,
          from,
          "escaped bytes that are no UTF-8",
          "UTF-8, as in every label of Prometheus",
          "Write \\u and four hex digits for a character instead of \\x.");
    }
  }

  /// A double-quoted literal that stands for a value.
  static String quote(String value) {
    StringBuilder out = new StringBuilder(value.length() + 2).append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      int simple = SIMPLE_MEANING.indexOf(c);
      if (simple >= 0) {
        out.append('\\').append(SIMPLE.charAt(simple));
      } else if (c == '"') {
        out.append("\\\"");
      } else if (Character.isISOControl(c) || c == '\ufffd') {
        // Prometheus rejects a plain U+FFFD because it stands for bytes that are no UTF-8.
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
