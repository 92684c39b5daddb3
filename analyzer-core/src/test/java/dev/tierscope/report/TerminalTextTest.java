package dev.tierscope.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTextTest {
  @Test
  void countsColumnsNotCharacters() {
    assertEquals(
        List.of(0, 3, 4, 4, 1, 2, 1, 7),
        List.of(
            TerminalText.width(""),
            TerminalText.width("job"),
            TerminalText.width("été…"),
            TerminalText.width("温度"),
            TerminalText.width("e\u0301"),
            TerminalText.width("🔥"),
            TerminalText.width("█"),
            TerminalText.width("1\u202f243\u202fk")));
  }

  @Test
  void cutsInTheMiddleToSoManyColumns() {
    assertEquals("http_r…econds", TextPage.cut("http_request_duration_seconds", 13));
    assertEquals("温…度", TextPage.cut("温度温度温度", 6));
    assertEquals("温度…温度", TextPage.cut("温度温度温度", 9));
    assertEquals("ab…ee\u0301", TextPage.cut("abcde\u0301cde\u0301ee\u0301", 5));
  }

  @Test
  void showsNothingThatActsOnTheTerminal() {
    assertEquals("a\ufffd[2Jb", Printable.of("a\u001b[2Jb"));
    assertEquals("a\ufffdexe.txt\ufffdb\ufffd", Printable.of("a\u202eexe.txt\u2028b\u2066"));
    assertEquals("héllo 温度 🔥", Printable.of("héllo 温度 🔥"));
  }
}
