package dev.tierscope.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorTokensTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '^',
      value = {
        "up{job=~\"a\"} → METRIC_NAME:up BRACE:{ LABEL_NAME:job OPERATOR:=~ VALUE:\"a\" BRACE:}",
        "{\"m.n\", \"l.x\"=`v`} → BRACE:{ METRIC_NAME:\"m.n\" COMMA:, LABEL_NAME:\"l.x\""
            + " OPERATOR:= VALUE:`v` BRACE:}",
        "up{job=\"a → METRIC_NAME:up BRACE:{ LABEL_NAME:job OPERATOR:= VALUE:\"a",
        "up{\"jo → METRIC_NAME:up BRACE:{ METRIC_NAME:\"jo",
        "{a=b} → BRACE:{ LABEL_NAME:a OPERATOR:= INVALID:b BRACE:}",
        "up #c{ → METRIC_NAME:up COMMENT:#c{",
        "up[5m] → METRIC_NAME:up INVALID:[ INVALID:5m INVALID:]",
        "{a! → BRACE:{ LABEL_NAME:a INVALID:!",
        "{a=\"\\ → BRACE:{ LABEL_NAME:a OPERATOR:= VALUE:\"\\",
        "😀 up → INVALID:😀 INVALID:up"
      })
  void cutsTextThatMayBeUnfinished(String text, String tokens) {
    String found =
        Selector.tokens(text).stream()
            .map(token -> token.kind() + ":" + text.substring(token.from(), token.to()))
            .collect(Collectors.joining(" "));
    assertEquals(tokens, found);
  }
}
