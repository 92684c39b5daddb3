package dev.tierscope.app.explorer;

import dev.tierscope.app.part.Notice;
import dev.tierscope.app.population.Population;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// What stands where there are no rows: why, and one thing to do about it.
final class NoRows extends StackPane {
  private final ExplorerViewModel model;
  private final Node rows;

  /// @param rows gets the focus after that was done
  NoRows(ExplorerViewModel model, Node rows) {
    this.model = model;
    this.rows = rows;
  }

  /// Says why there are none now.
  void explain() {
    getChildren().setAll(reason());
  }

  private VBox reason() {
    if (model.population().map(Population::series).orElse(0L) == 0) {
      return noSeries();
    }
    if (model.first().size() == 0) {
      return noLabel();
    }
    return empty(
        "Nothing matches",
        "Change the filters under the column titles, or do without them.",
        button("Clear filters", model::clearFilters));
  }

  private VBox noSeries() {
    return model.selector().text().isEmpty()
        ? empty("No series", "What was read holds none.")
        : empty(
            "Nothing matches",
            "The selector above chooses no series.",
            button("Clear the selector", () -> model.selector().choose("")));
  }

  private VBox noLabel() {
    String title =
        model.grouping().get() instanceof Grouping.ByValueOf(String label)
            ? "No series has the label " + label + "."
            : "No series has a label.";
    String sentence =
        model.selector().text().isEmpty()
            ? "Every series is there by metric."
            : "Of those that the selector above chooses, each is there by metric.";
    return empty(
        title, sentence, button("Group by metric", () -> model.group(new Grouping.ByMetric())));
  }

  private static VBox empty(String title, String sentence, Node... actions) {
    return Notice.empty(Material2OutlinedAL.FILTER_ALT, title, sentence, actions);
  }

  private Button button(String words, Runnable action) {
    Button button = new Button(words);
    button.setOnAction(_ -> {
      action.run();
      rows.requestFocus();
    });
    return button;
  }
}
