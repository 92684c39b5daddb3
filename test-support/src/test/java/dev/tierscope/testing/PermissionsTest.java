package dev.tierscope.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PermissionsTest {
  @TempDir Path folder;
  private boolean before;

  @BeforeEach
  void closeAFile() throws IOException {
    Path closed = Files.createFile(folder.resolve("closed"));
    assumeTrue(closed.toFile().setReadable(false), "needs permissions as POSIX has them");
    before = opens();
  }

  @Test
  void refuseWhoeverRunsTheTest() throws Exception {
    assertFalse(Permissions.obeyed(this::opens));
  }

  @Test
  void areAsBeforeOnceTheActionHasEnded() throws Exception {
    Permissions.obeyed(this::opens);
    assertEquals(before, opens());
  }

  @Test
  void areAsBeforeWhenTheActionHasFailed() throws IOException {
    assertThrows(
        IOException.class,
        () -> Permissions.obeyed(() -> Files.readString(folder.resolve("closed"))));
    assertEquals(before, opens());
  }

  private boolean opens() throws IOException {
    try {
      return Files.readString(folder.resolve("closed")).isEmpty();
    } catch (AccessDeniedException e) {
      return false;
    }
  }
}
