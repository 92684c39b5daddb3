package dev.tierscope.app.shell;

import java.util.List;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;

/// Something a person can do anywhere in the window: by key, from the quick switch, from a menu.
///
/// @param title begins with a verb or names a screen
/// @param keys what does it from the keyboard, the best known first; may be empty
public record Command(
    Group group, String title, Ikon icon, List<KeyCombination> keys, Runnable action) {
  /// What belongs together in a list of commands.
  public enum Group {
    GO("Go to"),
    OPEN("Open"),
    EXPLORE("Explorer"),
    WINDOW("Window");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  public Command {
    keys = List.copyOf(keys);
  }

  /// The same, with something done before.
  Command after(Runnable first) {
    return new Command(
        group,
        title,
        icon,
        keys,
        () -> {
          first.run();
          action.run();
        });
  }

  /// The first key as it is written on this platform, "Ctrl K"; empty if there is none.
  public String keyWords() {
    return keys.isEmpty() ? "" : words(keys.getFirst());
  }

  static String words(KeyCombination key) {
    return key.getDisplayText().replace('+', ' ').strip();
  }
}
