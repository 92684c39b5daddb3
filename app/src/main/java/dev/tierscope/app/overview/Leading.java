package dev.tierscope.app.overview;

import dev.tierscope.app.part.Clickable;
import dev.tierscope.app.population.Population;
import javafx.scene.layout.Region;

/// Rows that lead into the Explorer, as long as there is something: of what a server only listed it
/// has no series to show.
final class Leading {
  private Leading() {}

  /// Whether the Explorer can show what is counted here.
  static boolean isPossible(Population population) {
    return population.listed().isEmpty();
  }

  /// @param words what a screen reader says
  /// @param action on a click, Enter or Space
  static <T extends Region> T row(Population population, T row, String words, Runnable action) {
    if (isPossible(population)) {
      return Clickable.row(row, words, action);
    }
    row.setAccessibleText(words);
    return row;
  }
}
