package dev.tierscope.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SelectorPropertyTest {

  @Property
  void whatIsPrintedReadsBackEqual(@ForAll("selectors") Selector selector) throws SelectorSyntax {
    assertEquals(selector, Selector.parse(selector.toString()));
  }

  @Property
  void anyTextIsReadOrRefusedWithAPlaceInsideIt(@ForAll("texts") String text) {
    try {
      Selector.parse(text);
    } catch (SelectorSyntax e) {
      assertTrue(e.index() >= 0 && e.index() <= text.length(), e.getMessage());
      assertFalse(e.problem().fix().isEmpty());
    }
  }

  @Property
  void tokensAscendAndLeaveOnlyWhiteSpaceBetweenThem(@ForAll("texts") String text) {
    int end = 0;
    for (Token token : Selector.tokens(text)) {
      assertTrue(text.substring(end, token.from()).isBlank(), text);
      assertTrue(token.to() > token.from(), text);
      end = token.to();
    }
    assertTrue(text.substring(end).isBlank(), text);
  }

  @Provide
  Arbitrary<Selector> selectors() {
    Arbitrary<String> names =
        Arbitraries.oneOf(
            Arbitraries.of("__name__", "job", "a.b", "1", "on", "NaN", "offset", ""),
            Arbitraries.strings().ofMaxLength(4).filter(Matcher::isUnicode));
    Arbitrary<String> values =
        Arbitraries.oneOf(
            Arbitraries.of("", "up", "a:b", "inf", "é\u0000\ufffd\n\"'`\\", "😀", "a-b"),
            Arbitraries.strings().ofMaxLength(6).filter(Matcher::isUnicode));
    Arbitrary<String> patterns = Arbitraries.of("", ".*", "a|b", "\\d+\\n", "[^\"]`", "(?i)é\\pL");
    Arbitrary<Matcher> equalities =
        Combinators.combine(
                names, Arbitraries.of(Matcher.Operator.EQUAL, Matcher.Operator.NOT_EQUAL), values)
            .as(Matcher::new);
    Arbitrary<Matcher> regexes =
        Combinators.combine(
                names,
                Arbitraries.of(Matcher.Operator.MATCHES, Matcher.Operator.NOT_MATCHES),
                patterns)
            .as(Matcher::new);
    return Arbitraries.oneOf(List.of(equalities, regexes)).list().ofMaxSize(4).map(Selector::new);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(20),
        Arbitraries.of(
                "up", "{", "}", "a", "=", "=~", "!=", "!~", "!", "\"", "'", "`", "\\", ",", "(",
                "#", "\n", " ", "\\x", "\\u00", "4", "[", "😀", "\ud800", "*")
            .list()
            .ofMaxSize(14)
            .map(parts -> String.join("", parts)));
  }
}
