package dev.tierscope.app.shell;

import dev.tierscope.app.job.Jobs;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys that work everywhere in the window. Command stands for Ctrl on macOS.
public final class Keys {
  /// What keys set going.
  public record Actions(
      Runnable open,
      Runnable demo,
      Runnable selector,
      Runnable filter,
      Runnable copyRow,
      Runnable copySelector,
      Runnable quit) {}

  private Keys() {}

  public static void bind(Scene scene, ShellModel shell, Jobs jobs, Actions actions) {
    on(scene, KeyCode.O, actions.open());
    on(scene, KeyCode.D, actions.demo());
    on(scene, KeyCode.L, shell::toggleTheme);
    on(scene, KeyCode.Q, actions.quit());
    on(
        scene,
        KeyCode.F,
        () -> {
          shell.goTo(Place.EXPLORER);
          actions.selector().run();
        });
    for (int step = 1; step <= 7; step++) {
      int number = step;
      scene
          .getAccelerators()
          .put(
              new KeyCodeCombination(KeyCode.valueOf("DIGIT" + step), KeyCombination.ALT_DOWN),
              () -> shell.goToStep(number));
    }
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && jobs.cancelNewest()) {
            event.consume();
          }
        });
    scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> inExplorer(event, shell, actions));
  }

  private static void on(Scene scene, KeyCode key, Runnable action) {
    scene.getAccelerators().put(new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN), action);
  }

  private static void inExplorer(KeyEvent event, ShellModel shell, Actions actions) {
    if (shell.place().get() != Place.EXPLORER || event.getTarget() instanceof TextInputControl) {
      return;
    }
    if (event.getCode() == KeyCode.SLASH && !event.isShortcutDown()) {
      actions.filter().run();
    } else if (event.getCode() == KeyCode.C && event.isShortcutDown()) {
      (event.isShiftDown() ? actions.copySelector() : actions.copyRow()).run();
    } else {
      return;
    }
    event.consume();
  }
}
