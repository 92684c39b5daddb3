package dev.tierscope.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class NeedsTest {
  private final Optional<String> requiredBefore =
      Optional.ofNullable(System.getProperty("tierscope.required"));
  private final Optional<String> sharedBefore =
      Optional.ofNullable(System.getProperty("tierscope.shared"));

  @BeforeEach
  void letTestsBeSkipped() {
    System.setProperty("tierscope.required", "false");
  }

  @AfterEach
  void restoreTheSettings() {
    System.setProperty("tierscope.required", requiredBefore.orElse("false"));
    System.setProperty("tierscope.shared", sharedBefore.orElse("../shared"));
  }

  @Test
  void skipsWithThePackageThatBringsAMissingProgram() {
    TestAbortedException skip =
        assertThrows(
            TestAbortedException.class, () -> Needs.program("no-such-tool", "some-package"));
    assertEquals("needs no-such-tool: install the package some-package", message(skip));
  }

  @Test
  void failsInsteadWhereEverythingIsRequired() {
    System.setProperty("tierscope.required", "true");
    AssertionFailedError failure =
        assertThrows(
            AssertionFailedError.class, () -> Needs.program("no-such-tool", "some-package"));
    assertTrue(message(failure).contains("install the package some-package"), message(failure));
  }

  @Test
  void givesAProgramThatIsOnThePath() {
    String any = System.getProperty("os.name", "").startsWith("Windows") ? "where" : "sh";
    assertTrue(Files.isExecutable(Needs.program(any, "dash")));
  }

  @Test
  void skipsEvenWhereRequiredWhenThereIsNoReferenceDataAtAll(@TempDir Path empty) {
    System.setProperty("tierscope.required", "true");
    System.setProperty("tierscope.shared", empty.resolve("shared").toString());
    assertThrows(TestAbortedException.class, () -> Needs.shared("data/x"));
  }

  @Test
  void failsWhereRequiredWhenOneEntryOfTheReferenceDataIsMissing(@TempDir Path shared) {
    System.setProperty("tierscope.required", "true");
    System.setProperty("tierscope.shared", shared.toString());
    assertThrows(AssertionFailedError.class, () -> Needs.shared("data/x"));
  }

  private static String message(Throwable e) {
    return String.valueOf(e.getMessage()).replace("Assumption failed: ", "");
  }
}
