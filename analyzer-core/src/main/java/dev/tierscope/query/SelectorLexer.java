package dev.tierscope.query;

import java.util.ArrayList;
import java.util.List;

/// Cuts selector text into lexemes, any text whatsoever: what belongs nowhere becomes
/// [LexemeType#INVALID]. The rules are those of Prometheus 3.x `promql/parser/lex.go` for the
/// inside and outside of braces, without what only whole expressions need.
final class SelectorLexer {
  enum LexemeType {
    IDENTIFIER,
    STRING,
    /// A string whose closing quote is missing.
    OPEN_STRING,
    LEFT_BRACE,
    RIGHT_BRACE,
    COMMA,
    OPERATOR,
    COMMENT,
    INVALID,
    /// The end of the text, of length 0.
    END
  }

  /// @param from index of the first `char`
  /// @param to index after the last `char`
  record Lexeme(LexemeType type, int from, int to) {}

  private final String text;
  private final List<Lexeme> lexemes = new ArrayList<>();
  private boolean inBraces;
  private int at;

  private SelectorLexer(String text) {
    this.text = text;
  }

  /// All lexemes with comments, [LexemeType#END] last.
  static List<Lexeme> lexemes(String text) {
    SelectorLexer lexer = new SelectorLexer(text);
    while (lexer.at < text.length()) {
      lexer.next();
    }
    lexer.lexemes.add(new Lexeme(LexemeType.END, text.length(), text.length()));
    return lexer.lexemes;
  }

  static boolean isNameStart(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isNamePart(int c) {
    return isNameStart(c) || isDigit(c);
  }

  private void next() {
    char c = text.charAt(at);
    switch (c) {
      case ' ', '\t', '\n', '\r' -> at++;
      case '#' -> add(LexemeType.COMMENT, lineEnd());
      case '{' -> {
        inBraces = true;
        add(LexemeType.LEFT_BRACE, at + 1);
      }
      case '}' -> {
        inBraces = false;
        add(LexemeType.RIGHT_BRACE, at + 1);
      }
      case ',' -> add(LexemeType.COMMA, at + 1);
      case '=' -> add(LexemeType.OPERATOR, at + (charIs(at + 1, '~') ? 2 : 1));
      case '!' -> {
        boolean whole = charIs(at + 1, '=') || charIs(at + 1, '~');
        add(whole ? LexemeType.OPERATOR : LexemeType.INVALID, at + (whole ? 2 : 1));
      }
      case '"', '\'' -> quoted(c);
      case '`' -> {
        int end = text.indexOf('`', at + 1);
        add(
            end < 0 ? LexemeType.OPEN_STRING : LexemeType.STRING,
            end < 0 ? text.length() : end + 1);
      }
      default -> word(c);
    }
  }

  private void word(char c) {
    int end = at;
    if (isNameStart(c) || isColon(at)) {
      while (end < text.length() && (isNamePart(text.charAt(end)) || isColon(end))) {
        end++;
      }
      add(LexemeType.IDENTIFIER, end);
    } else if (isDigit(c)) {
      while (end < text.length() && isNamePart(text.charAt(end))) {
        end++;
      }
      add(LexemeType.INVALID, end);
    } else {
      add(LexemeType.INVALID, at + Character.charCount(text.codePointAt(at)));
    }
  }

  private void quoted(char quote) {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
      end += text.charAt(end) == '\\' && end + 1 < text.length() ? 2 : 1;
    }
    boolean closed = charIs(end, quote);
    add(closed ? LexemeType.STRING : LexemeType.OPEN_STRING, closed ? end + 1 : end);
  }

  /// Whether a colon stands there that belongs to a metric name.
  private boolean isColon(int index) {
    return !inBraces && charIs(index, ':');
  }

  private int lineEnd() {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  private boolean charIs(int index, char c) {
    return index < text.length() && text.charAt(index) == c;
  }

  private void add(LexemeType type, int to) {
    lexemes.add(new Lexeme(type, at, to));
    at = to;
  }
}
