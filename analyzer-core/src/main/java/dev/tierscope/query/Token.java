package dev.tierscope.query;

/// A piece of selector text, for colouring it. Between tokens there is only white space.
///
/// @param from index of its first `char`
/// @param to index after its last `char`
public record Token(Kind kind, int from, int to) {
  /// What a token is for.
  public enum Kind {
    METRIC_NAME,
    LABEL_NAME,
    OPERATOR,
    /// The quoted right-hand side of an operator, perhaps not closed yet.
    VALUE,
    BRACE,
    COMMA,
    COMMENT,
    /// Text that no selector can contain there.
    INVALID
  }
}
