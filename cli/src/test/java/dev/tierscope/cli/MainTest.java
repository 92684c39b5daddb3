package dev.tierscope.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void saysItsVersion() {
    int status = run("--version");
    assertAll(
        () -> assertEquals(0, status),
        () ->
            assertTrue(out.toString().matches("tierscope \\d+\\.\\d+\\.\\d+\\R"), out.toString()));
  }

  @Test
  void saysItsCommandsWhenAskedForNone() {
    int status = run();
    assertAll(
        () -> assertEquals(0, status),
        () -> assertTrue(out.toString().startsWith("Usage: tierscope"), out.toString()));
  }

  @Test
  void refusesAnUnknownOptionWithStatus2AndNothingOnStandardOutput() {
    int status = run("--no-such-option");
    assertAll(
        () -> assertEquals(2, status),
        () -> assertEquals("", out.toString()),
        () -> assertTrue(err.toString().contains("--no-such-option"), err.toString()));
  }

  @Test
  void refusesToAnalyseNothing() {
    int status = run("analyze", "--format", "json");
    assertAll(
        () -> assertEquals(2, status),
        () -> assertEquals("", out.toString()),
        () -> assertTrue(err.toString().contains("PATH"), err.toString()));
  }

  @Test
  void saysWhatTheDemoTakes() {
    int status = run("demo", "--help");
    assertAll(
        () -> assertEquals(0, status, err.toString()),
        () -> assertTrue(out.toString().startsWith("Usage: tierscope demo ["), out.toString()),
        () -> assertTrue(out.toString().contains("--match=SELECTOR"), out.toString()),
        () -> assertFalse(out.toString().contains("PATH"), out.toString()));
  }

  @Test
  void refusesAPathForTheDemo() {
    int status = run("demo", "data");
    assertAll(
        () -> assertEquals(2, status),
        () -> assertTrue(err.toString().contains("takes no argument data"), err.toString()),
        () -> assertTrue(err.toString().contains("tierscope demo --help"), err.toString()));
  }

  @Test
  void guessesWhichCommandWasMeant() {
    int status = run("analyse", "x");
    assertAll(
        () -> assertEquals(2, status),
        () -> assertEquals("", out.toString()),
        () ->
            assertEquals(
                "tierscope: there is no command analyse. Did you mean analyze? See tierscope"
                    + " --help.",
                err.toString().strip()));
  }

  private int run(String... args) {
    return Main.run(new PrintWriter(out), new PrintWriter(err), args);
  }
}
