package dev.tierscope.analysis;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.model.AnalyzerException;
import dev.tierscope.query.Selector;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassificationFileTest {
  @Test
  void readsWhatItPrints() throws AnalyzerException {
    Classification read =
        ClassificationFile.parse(ClassificationFile.print(Classification.DEFAULT), "mine");
    assertEquals(Scopes.DEFAULT, read.scopes());
    LongStream.of(0, 1, 1581, 1582, 31_622, 31_623, 1_000_000)
        .forEach(series ->
            assertEquals(TierScale.DEFAULT.tier(series), read.scale().tier(series), series + ""));
  }

  @Test
  void printsLinesOfAtMost100Characters() {
    String text = ClassificationFile.print(Classification.DEFAULT);
    assertEquals(List.of(), text.lines().filter(line -> line.length() > 100).toList());
  }

  @Test
  void readsCommentsSpacesAndAnyLineEnd() throws AnalyzerException {
    Classification read =
        ClassificationFile.parse(
            "\ufeff# mine\r\n\r\n\ttiers\t10  20.5 # low\r\n  node up{job=\"a\"} # it\r\ncustom {}",
            "f");
    assertAll(
        () -> assertEquals(new TierScale(10, 20.5), read.scale()),
        () -> assertEquals("f line 3", read.scaleFrom()),
        () -> assertEquals("f", read.scopesFrom()),
        () ->
            assertEquals(
                List.of(
                    new Scopes.Rule(Scope.NODE, Selector.parse("up{job=\"a\"}")),
                    new Scopes.Rule(Scope.CUSTOM, Selector.ALL)),
                read.scopes().rules()));
  }

  @Test
  void leavesWhatItDoesNotSayAsItIs() throws AnalyzerException {
    assertAll(
        () -> assertEquals(Classification.DEFAULT, ClassificationFile.parse("# nothing\n", "f")),
        () -> assertEquals(Scopes.DEFAULT, ClassificationFile.parse("tiers 1 2", "f").scopes()),
        () -> assertEquals(TierScale.DEFAULT, ClassificationFile.parse("pod {}", "f").scale()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nod {}          | 1 | found \"nod\", expected one of node, service, pod, container,",
        "{job=\"a\"}       | 1 | found \"{job=\"a\"}\", expected one of node,",
        "node            | 5 | found the end, expected a metric name or \"{\".",
        "pod {x=1}       | 8 | found \"1\", expected a quoted value. Put the value in quotes: x=\"1\".",
        "pod {ä=\"1\"}     | 6 | found \"ä\", expected a label name, a quoted name or \"}\".",
        "pod {x=~\"a(b\"}  | 10 | found missing closing ) in `a(b`",
        "pod {} {}       | 8 | found \"{\", expected the end of the selector.",
        "tiers           | 6 | found the end of the line, expected a number of series above 0.",
        "tiers 5         | 8 | found the end of the line, expected a number of series above 0.",
        "tiers 5 x       | 9 | found \"x\", expected a number of series above 0.",
        "tiers 0 5       | 7 | found \"0\", expected a number of series above 0.",
        "tiers 5 NaN     | 9 | found \"NaN\", expected a number of series above 0.",
        "tiers 9 5       | 9 | found 5, expected a number not below 9.",
        "tiers 1,2       | 7 | found \"1,2\", expected a number of series above 0.",
        "tiers 1 2 3     | 11 | found \"3\", expected the end of the line.",
      })
  void namesLineAndColumnOfWhatIsWrong(String line, int column, String what) {
    AnalyzerException e =
        assertThrows(
            AnalyzerException.class, () -> ClassificationFile.parse("# mine\n\n" + line, "f"));
    String said = String.valueOf(e.getMessage());
    assertTrue(said.startsWith("f line 3 column " + column + ": " + what), said);
  }

  @Test
  void refusesASecondLineOfTiers() {
    AnalyzerException e =
        assertThrows(
            AnalyzerException.class, () -> ClassificationFile.parse("tiers 1 2\ntiers 1 2", "f"));
    assertEquals(
        "f line 2 column 1: found a second line tiers, expected one. Delete one of the two.",
        e.getMessage());
  }
}
