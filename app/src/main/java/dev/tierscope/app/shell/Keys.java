package dev.tierscope.app.shell;

import dev.tierscope.app.job.Jobs;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys that work everywhere in the window. Command stands for Ctrl on macOS.
public final class Keys {
  /// What keys do in the Explorer, as long as nobody writes.
  public record InExplorer(Runnable filter, Runnable copyRow, Runnable copySelector) {}

  private Keys() {}

  /// A key with Ctrl.
  public static KeyCombination ctrl(KeyCode key) {
    return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN);
  }

  /// A key with Ctrl and Shift.
  public static KeyCombination ctrlShift(KeyCode key) {
    return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
  }

  /// A key with Alt.
  public static KeyCombination alt(KeyCode key) {
    return new KeyCodeCombination(key, KeyCombination.ALT_DOWN);
  }

  /// A key alone.
  public static KeyCombination plain(KeyCode key) {
    return new KeyCodeCombination(key);
  }

  /// Gives a scene its keys: those of the commands, of the loop's steps and of the Explorer, and
  /// Esc.
  public static void bind(
      Scene scene,
      ShellView view,
      ShellModel shell,
      Jobs jobs,
      List<Command> commands,
      InExplorer actions) {
    for (Command command : commands) {
      for (KeyCombination key : command.keys()) {
        scene.getAccelerators().put(key, command.action());
      }
    }
    // The first three steps have commands.
    for (int step = 4; step <= 7; step++) {
      int number = step;
      scene
          .getAccelerators()
          .put(
              alt(KeyCode.valueOf("DIGIT" + step)),
              () -> {
                view.closeOverlay();
                shell.goToStep(number);
              });
    }
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && (view.closeOverlay() || jobs.cancelNewest())) {
            event.consume();
          }
        });
    scene.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (isForExplorer(event, view, shell)) {
            copy(event, actions);
          }
        });
    // By character: which key writes it depends on the keyboard.
    scene.addEventFilter(
        KeyEvent.KEY_TYPED,
        event -> {
          if (event.getCharacter().equals("/")
              && !event.isShortcutDown()
              && isForExplorer(event, view, shell)) {
            actions.filter().run();
            event.consume();
          }
        });
  }

  private static boolean isForExplorer(KeyEvent event, ShellView view, ShellModel shell) {
    return shell.place().get() == Place.EXPLORER
        && !view.isCovered()
        && !(event.getTarget() instanceof TextInputControl);
  }

  private static void copy(KeyEvent event, InExplorer actions) {
    if (event.getCode() == KeyCode.C && event.isShortcutDown()) {
      (event.isShiftDown() ? actions.copySelector() : actions.copyRow()).run();
      event.consume();
    }
  }
}
