package dev.tierscope.app.explorer;

import dev.tierscope.app.part.AccuracyMark;
import dev.tierscope.app.part.Words;
import dev.tierscope.model.Accuracy;
import dev.tierscope.report.Numbers;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// A selector, checked while it is written, with the number of series it chooses.
final class SelectorBar extends HBox {
  private final TextField text = new TextField();
  private final HBox verdict = new HBox(6);

  SelectorBar(ExplorerViewModel model) {
    getStyleClass().add("selector-bar");
    text.setPromptText("{namespace=~\"shop-.*\", __name__!~\"go_.*\"}");
    text.setId("selector");
    HBox.setHgrow(text, Priority.ALWAYS);
    verdict.setAlignment(Pos.CENTER_RIGHT);
    verdict.setMinWidth(Region.USE_PREF_SIZE);
    Button clear = new Button("", Words.icon(Material2OutlinedAL.CLOSE));
    clear.getStyleClass().add("icon-only");
    clear.setAccessibleText("Clear the selector");
    clear.setOnAction(_ -> text.clear());
    clear.visibleProperty().bind(text.textProperty().isNotEmpty());
    getChildren().addAll(Words.icon(Material2OutlinedAL.FILTER_ALT), text, verdict, clear);
    PauseTransition pause = new PauseTransition(Duration.millis(150));
    pause.setOnFinished(_ -> model.applySelector());
    text.textProperty()
        .subscribe((_, now) -> {
          model.write(now);
          pause.playFromStart();
        });
    model.selectorState().subscribe(state -> show(state, model.accuracy()));
  }

  TextField text() {
    return text;
  }

  private void show(SelectorState state, Accuracy accuracy) {
    getStyleClass().removeAll("valid", "invalid");
    verdict.getChildren().clear();
    switch (state) {
      case SelectorState.Everything() -> {
        verdict.getChildren().setAll(Words.key("Ctrl F"));
        if (!text.getText().isBlank()) {
          text.clear();
        }
      }
      case SelectorState.Counting() -> {
        getStyleClass().add("valid");
        verdict.getChildren().setAll(Words.of("counting…", "small", "muted"));
      }
      case SelectorState.Valid(long series, long groups, var took) -> {
        getStyleClass().add("valid");
        Label valid = Words.of("Valid", "small", "success-text");
        valid.setGraphic(Words.icon(Material2OutlinedAL.CHECK_CIRCLE, "success"));
        verdict
            .getChildren()
            .setAll(
                valid,
                Words.of("matches", "small", "muted"),
                Words.of(Numbers.full(series), "small", "strong"),
                Words.of("series in " + Numbers.full(groups) + " groups", "small", "muted"),
                new AccuracyMark(accuracy),
                Words.of(Numbers.duration(took), "small", "muted"));
      }
      case SelectorState.Invalid(int column, String message) -> {
        getStyleClass().add("invalid");
        Label wrong = Words.of("column " + column + ": " + message, "small", "danger-text");
        wrong.setMaxWidth(520);
        wrong.setGraphic(Words.icon(Material2OutlinedAL.ERROR, "danger"));
        verdict.getChildren().setAll(wrong);
      }
    }
  }
}
