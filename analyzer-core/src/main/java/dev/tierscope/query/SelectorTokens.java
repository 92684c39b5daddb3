package dev.tierscope.query;

import dev.tierscope.query.SelectorLexer.Lexeme;
import dev.tierscope.query.SelectorLexer.LexemeType;
import java.util.ArrayList;
import java.util.List;

/// Gives lexemes the meaning they have, or will have once the selector is complete: a string after
/// an operator is a value, before one a label name, else a quoted metric name.
final class SelectorTokens {
  private SelectorTokens() {}

  static List<Token> of(String text) {
    List<Lexeme> lexemes = SelectorLexer.lexemes(text);
    List<Token> tokens = new ArrayList<>();
    LexemeType before = LexemeType.END;
    boolean inBraces = false;
    for (int i = 0; i < lexemes.size() - 1; i++) {
      Lexeme lexeme = lexemes.get(i);
      if (lexeme.type() == LexemeType.COMMENT) {
        tokens.add(new Token(Token.Kind.COMMENT, lexeme.from(), lexeme.to()));
        continue;
      }
      inBraces |= lexeme.type() == LexemeType.LEFT_BRACE;
      Token.Kind kind = kind(lexeme.type(), before, typeAfter(lexemes, i), inBraces);
      tokens.add(new Token(kind, lexeme.from(), lexeme.to()));
      before = lexeme.type();
      inBraces &= lexeme.type() != LexemeType.RIGHT_BRACE;
    }
    return tokens;
  }

  private static LexemeType typeAfter(List<Lexeme> lexemes, int i) {
    int next = i + 1;
    while (lexemes.get(next).type() == LexemeType.COMMENT) {
      next++;
    }
    return lexemes.get(next).type();
  }

  private static Token.Kind kind(
      LexemeType type, LexemeType before, LexemeType after, boolean inBraces) {
    return switch (type) {
      case IDENTIFIER -> {
        if (inBraces) {
          yield before == LexemeType.OPERATOR ? Token.Kind.INVALID : Token.Kind.LABEL_NAME;
        }
        yield before == LexemeType.END ? Token.Kind.METRIC_NAME : Token.Kind.INVALID;
      }
      case STRING, OPEN_STRING -> {
        if (!inBraces) {
          yield Token.Kind.INVALID;
        }
        if (before == LexemeType.OPERATOR) {
          yield Token.Kind.VALUE;
        }
        yield after == LexemeType.OPERATOR ? Token.Kind.LABEL_NAME : Token.Kind.METRIC_NAME;
      }
      case LEFT_BRACE, RIGHT_BRACE -> Token.Kind.BRACE;
      case COMMA -> Token.Kind.COMMA;
      case OPERATOR -> Token.Kind.OPERATOR;
      case COMMENT -> Token.Kind.COMMENT;
      case INVALID, END -> Token.Kind.INVALID;
    };
  }
}
