package dev.tierscope.query;

import dev.tierscope.table.LabelColumn;
import dev.tierscope.table.SeriesGroup;
import dev.tierscope.table.Symbols;
import java.util.Optional;
import java.util.function.Predicate;

/// A matcher asked about symbols, each at most once however many dictionaries hold it. For several
/// threads at once: two that ask about the same symbol at the same time both find the same answer.
///
/// Memory: one byte a symbol for regular expressions, nothing for equality.
final class SymbolTest {
  private static final byte YES = 1;
  private static final byte NO = 2;

  private final Symbols symbols;
  private final int name;
  private final boolean passesAbsent;
  private final Predicate<String> condition;
  private final boolean negative;
  private final int equal; // symbol of the only value in question, if there is just one
  private final byte[] answers;

  private SymbolTest(Matcher matcher, Symbols symbols) {
    this.symbols = symbols;
    name = symbols.find(matcher.name());
    condition = matcher.condition();
    passesAbsent = condition.test("");
    negative = matcher.operator() == Matcher.Operator.NOT_EQUAL;
    equal = matcher.operator().isRegex() ? -1 : symbols.find(matcher.value());
    answers = new byte[matcher.operator().isRegex() ? symbols.size() : 0];
  }

  static SymbolTest of(Matcher matcher, Symbols symbols) {
    return new SymbolTest(matcher, symbols);
  }

  boolean passesAbsent() {
    return passesAbsent;
  }

  boolean passes(int symbol) {
    if (answers.length == 0) {
      return symbol == equal ^ negative;
    }
    if (answers[symbol] == 0) {
      answers[symbol] = condition.test(symbols.string(symbol)) ? YES : NO;
    }
    return answers[symbol] == YES;
  }

  /// The column of the matcher's label, if the group has one.
  Optional<LabelColumn> column(SeriesGroup group) {
    return group.columns().stream()
        .filter(column -> name >= 0 && column.nameSymbol() == name)
        .findFirst();
  }
}
