package dev.tierscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.app.shell.ShellModel;
import dev.tierscope.app.shell.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class MistakesTest {
  private final ShellModel shell = new ShellModel(Theme.LIGHT, Optional.empty());
  private final Mistakes mistakes = new Mistakes(shell);

  private void happens(Throwable error) {
    mistakes.uncaughtException(Thread.currentThread(), error);
  }

  @Test
  void areToldWithDetailsToCopy(FxRobot robot) {
    AtomicReference<String> copied = new AtomicReference<>("");
    robot.interact(() -> {
      happens(new IllegalStateException("no rows"));
      shell.offer().orElseThrow().action().run();
      copied.set(Clipboard.getSystemClipboard().getString());
    });
    assertEquals(
        "This is a mistake in Tierscope (IllegalStateException). What is open stays usable.",
        shell.said().get());
    assertTrue(copied.get().contains("no rows"), copied::get);
  }

  @Test
  void areNotToldForEverIfTheMessageIsOne() {
    List<String> told = new ArrayList<>();
    shell
        .said()
        .subscribe(message -> {
          if (!message.isEmpty()) {
            told.add(message);
            happens(new IllegalStateException("cannot be shown"));
          }
        });
    happens(new IllegalStateException("no rows"));
    assertEquals(1, told.size());
  }
}
