package dev.tierscope.query;

import static dev.tierscope.query.Matcher.Operator.EQUAL;
import static dev.tierscope.query.Matcher.Operator.MATCHES;
import static dev.tierscope.query.Matcher.Operator.NOT_EQUAL;
import static dev.tierscope.query.Matcher.Operator.NOT_MATCHES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorParseTest {
  private static final String NAME = "__name__";

  private static Selector selector(Matcher... matchers) {
    return new Selector(List.of(matchers));
  }

  private static Matcher label(String name, Matcher.Operator operator, String value) {
    return new Matcher(name, operator, value);
  }

  @Test
  void readsAMetricName() throws SelectorSyntax {
    assertEquals(selector(label(NAME, EQUAL, "up")), Selector.parse("up"));
    assertEquals(selector(label(NAME, EQUAL, ":a:b")), Selector.parse(" :a:b\n"));
  }

  @Test
  void readsAllFourOperatorsAndATrailingComma() throws SelectorSyntax {
    assertEquals(
        selector(
            label(NAME, EQUAL, "up"),
            label("a", EQUAL, "b"),
            label("c", NOT_EQUAL, "d"),
            label("e", MATCHES, "f|g"),
            label("h", NOT_MATCHES, "i.+")),
        Selector.parse("up { a = \"b\", c!='d',e=~`f|g`,h!~\"i.+\" , }"));
  }

  @Test
  void readsNamesInBraces() throws SelectorSyntax {
    assertEquals(
        selector(label(NAME, MATCHES, "node_.*"), label(NAME, NOT_EQUAL, "node_load1")),
        Selector.parse("{__name__=~\"node_.*\", __name__!=\"node_load1\"}"));
  }

  @Test
  void readsQuotedNames() throws SelectorSyntax {
    assertEquals(
        selector(label(NAME, EQUAL, "metric.name"), label("label.x", EQUAL, "v")),
        Selector.parse("{\"metric.name\", \"label.x\"=\"v\"}"));
    assertEquals(
        Selector.parse("{\"metric.name\", \"label.x\"=\"v\"}"),
        Selector.parse("{'label.x'=\"v\", `metric.name`,}"));
  }

  @Test
  void ignoresCommentsAndLineBreaks() throws SelectorSyntax {
    assertEquals(
        selector(label(NAME, EQUAL, "up"), label("job", EQUAL, "a#b")),
        Selector.parse("# which\nup{ # of\r\n\tjob=\"a#b\" # \"}\n} # end"));
  }

  @Test
  void takesWordsOfPromqlForNamesWherePrometheusDoes() throws SelectorSyntax {
    assertEquals(
        selector(label(NAME, EQUAL, "sum"), label("by", EQUAL, "offset"), label("on", EQUAL, "")),
        Selector.parse("sum{by=\"offset\",on=\"\"}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '^',
      value = {
        "\"\\a\\b\\f\\t\\v\\\\\\\"'\" → 7 8 12 9 11 92 34 39",
        "'\\'\"' → 39 34",
        "\"\\n\\r\" → 10 13",
        "\"\\101\\x42\\u00e9\\U0001F600\" → 65 66 233 128512",
        "\"\\xc3\\xa9\\303\\251\" → 233 233",
        "`a\\n\"'` → 97 92 110 34 39",
        "\"é😀\" → 233 128512"
      })
  void readsStringsAsGoDoes(String literal, String codePoints) throws SelectorSyntax {
    String value = Selector.parse("{a=" + literal + "}").matchers().getFirst().value();
    List<String> found = value.codePoints().mapToObj(Integer::toString).toList();
    assertEquals(List.of(codePoints.strip().split(" ")), found);
  }

  @Test
  void aStringInBackticksMayHoldLineBreaks() throws SelectorSyntax {
    assertEquals(selector(label("a", EQUAL, "b\nc")), Selector.parse("{a=`b\nc`}"));
  }

  @Test
  void mayChooseEverything() throws SelectorSyntax {
    assertEquals(Selector.ALL, Selector.parse("{}"));
    assertEquals(selector(label("a", EQUAL, "")), Selector.parse("{a=\"\"}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '^',
      value = {
        "^^ → 1 → the end",
        "^# only a comment^ → 17 → the end",
        "up[5m] → 3 → \"[\"",
        "up offset 5m → 4 → \"offset\"",
        "up @ 1 → 4 → \"@\"",
        "rate(up[5m]) → 5 → \"(\"",
        "(up) → 1 → \"(\"",
        "up + up → 4 → \"+\"",
        "up down → 4 → \"down\"",
        "http-requests → 5 → \"-\"",
        "\"up\" → 1 → the string \"up\"",
        "42 → 1 → \"42\"",
        "inf → 1 → \"inf\"",
        "NaN → 1 → \"NaN\"",
        "group_left{a=\"b\"} → 1 → \"group_left\"",
        "{ → 2 → the end",
        "{a → 3 → the end",
        "{a= → 4 → the end",
        "{a=\"b → 4 → a string that does not end",
        "{a=\"b\" → 7 → the end",
        "{,} → 2 → \",\"",
        "{a=\"b\",,} → 8 → \",\"",
        "{a=\"b\" c=\"d\"} → 8 → \"c\"",
        "{a=b} → 4 → \"b\"",
        "{a==\"b\"} → 4 → \"=\"",
        "{a>\"b\"} → 3 → \">\"",
        "{a!\"b\"} → 3 → \"!\"",
        "{=\"b\"} → 2 → \"=\"",
        "{a.b=\"c\"} → 3 → \".\"",
        "{a:b=\"c\"} → 3 → \":\"",
        "{1a=\"c\"} → 2 → \"1a\"",
        "{{a=\"b\"}} → 2 → \"{\"",
        "up}  → 3 → \"}\"",
        "up{}{} → 5 → \"{\"",
        "up{__name__=\"down\"} → 4 → \"__name__\"",
        "up{__name__!=\"down\"} → 4 → \"__name__\"",
        "up{\"down\"} → 4 → the string \"down\"",
        "{\"up\",\"down\"} → 7 → the string \"down\"",
        "{\"up\",__name__=\"down\"} → 7 → \"__name__\"",
        "{a=\"\\q\"} → 5 → the escape \\q",
        "{a=\"\\'\"} → 5 → the escape \\'",
        "{a=\"é\\x4\"} → 6 → the escape \\x",
        "{a=\"\\400\"} → 5 → the escape \\4",
        "{a=\"\\ud800\"} → 5 → the escape \\u",
        "{a=\"\\U00110000\"} → 5 → the escape \\U",
        "{a=\"\\xff\"} → 4 → escaped bytes that are no UTF-8",
        "{😀=\"b\"} → 2 → \"😀\"",
        "{a=\"😀\",b} → 9 → \"}\""
      })
  void saysWhereTextIsNoSelectorAndWhatStandsThere(String text, int column, String found) {
    SelectorSyntax e = assertThrows(SelectorSyntax.class, () -> Selector.parse(text));
    assertEquals(column + " " + found, e.column() + " " + e.found());
    assertEquals("selector, column " + column, e.problem().where());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '^',
      value = {
        "{a=~\"(b\"} → 6",
        "{a=~\"b[c\"} → 7",
        "{a=~\"x**\"} → 7",
        "{a=~\"\\n\\\\n**\"} → 11",
        "{a=~\"é(?<=b)\"} → 7",
        "{a=~\"a{1001}\"} → 7",
        "{b=\"c\",a!~`\\8`} → 12"
      })
  void saysWhereARegularExpressionIsWrong(String text, int column) {
    SelectorSyntax e = assertThrows(SelectorSyntax.class, () -> Selector.parse(text));
    assertEquals(column, e.column(), e.getMessage());
  }

  @Test
  void saysHowToMendAValueWithoutQuotes() {
    SelectorSyntax e = assertThrows(SelectorSyntax.class, () -> Selector.parse("up{job=api}"));
    assertEquals(
        "selector, column 8: found \"api\", expected a quoted value."
            + " Put the value in quotes: job=\"api\".",
        e.getMessage());
  }

  @Test
  void namesThePartOfARegularExpressionThatRe2DoesNotKnow() {
    SelectorSyntax e = assertThrows(SelectorSyntax.class, () -> Selector.parse("{a=~\"x(?=b)\"}"));
    assertEquals("invalid or unsupported Perl syntax in `(?=`", e.found());
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "a**", "\\8"})
  void aMatcherCannotHoldAWrongPattern(String regex) {
    assertThrows(IllegalArgumentException.class, () -> new Matcher("a", MATCHES, regex));
  }

  @Test
  void printsCanonically() throws SelectorSyntax {
    assertEquals("up", Selector.parse("{__name__='up'}").toString());
    assertEquals("up{a=\"b\",c!~\"d\"}", Selector.parse("{a='b',c!~`d`,\"up\"}").toString());
    assertEquals(
        "{\"a.b\",\"c.d\"=\"\\\"\\n\"}", Selector.parse("{`a.b`,'c.d'='\"\\n'}").toString());
    assertEquals("{}", Selector.ALL.toString());
    assertEquals("{\"on\"}", Selector.parse("{\"on\"}").toString());
    assertEquals("{__name__=\"\"}", Selector.parse("{__name__=\"\"}").toString());
    assertEquals(
        "{__name__=~\"a.*\",__name__!=\"ab\",z=\"\"}",
        Selector.parse("{z='',__name__=~'a.*',__name__!='ab'}").toString());
  }
}
