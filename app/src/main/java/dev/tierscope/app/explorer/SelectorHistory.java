package dev.tierscope.app.explorer;

import dev.tierscope.app.shell.Settings;
import java.util.ArrayList;
import java.util.List;

/// Selectors that were used, newest first; remembered between two runs.
final class SelectorHistory {
  static final int MOST = 20;

  private static final String NAME = "explorer.selectors";

  private final Settings settings;
  private final List<String> selectors;

  SelectorHistory(Settings settings) {
    this.settings = settings;
    this.selectors =
        new ArrayList<>(
            settings.text(NAME).stream()
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .limit(MOST)
                .toList());
  }

  /// Newest first.
  List<String> all() {
    return List.copyOf(selectors);
  }

  /// Puts a selector on top. What is written over several lines is kept in one.
  void add(String selector) {
    String line = selector.replaceAll("\\s*\\R\\s*", " ").strip();
    if (line.isEmpty()) {
      return;
    }
    selectors.remove(line);
    selectors.addFirst(line);
    if (selectors.size() > MOST) {
      selectors.removeLast();
    }
    settings.setText(NAME, String.join("\n", selectors));
  }
}
