package dev.tierscope.query;

import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;

/// A text is no selector. Says where, what stands there, what should and how to mend it.
public final class SelectorSyntax extends AnalyzerException {
  private static final long serialVersionUID = 1;

  private final int index;
  private final int column;
  private final String found;
  private final String expected;

  /// @param text the whole selector
  /// @param index `char` index in `text` of the first character that is wrong; its length if
  ///   something is missing at the end
  /// @param found what stands there, for a person
  /// @param expected what could stand there, for a person
  /// @param fix one thing the writer can do
  SelectorSyntax(String text, int index, String found, String expected, String fix) {
    super(
        new Problem(
            "found " + found + ", expected " + expected,
            "selector, column " + column(text, index),
            fix));
    this.index = index;
    this.column = column(text, index);
    this.found = found;
    this.expected = expected;
  }

  private static int column(String text, int index) {
    return text.codePointCount(0, index) + 1;
  }

  /// `char` index of the first character that is wrong, at most the length of the text.
  public int index() {
    return index;
  }

  /// The same in code points, counted from 1; line breaks count as one.
  public int column() {
    return column;
  }

  /// What stands there.
  public String found() {
    return found;
  }

  /// What could stand there.
  public String expected() {
    return expected;
  }
}
