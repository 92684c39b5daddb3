package dev.tierscope.app.explorer;

import dev.tierscope.app.part.AccuracyMark;
import dev.tierscope.app.part.Hint;
import dev.tierscope.app.part.Words;
import dev.tierscope.model.Accuracy;
import dev.tierscope.report.Numbers;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// A selector, checked while it is written, with the number of series it chooses.
final class SelectorBar extends HBox {
  private final TextField text = new TextField();
  private final HBox verdict = new HBox(6);

  private final SelectorModel selector;
  private final SelectorHistory history;
  private final Button recent = new Button("", Words.icon(Material2OutlinedAL.HISTORY));
  private final ContextMenu menu = new ContextMenu();
  private boolean wanted; // for the history, once it is counted
  private int place = -1; // in the history, -1 while something new is written
  private String draft = ""; // that new thing, while something of the history is shown

  SelectorBar(ExplorerViewModel model, SelectorHistory history) {
    this.selector = model.selector();
    this.history = history;
    getStyleClass().add("selector-bar");
    text.setPromptText("{namespace=~\"shop-.*\", __name__!~\"go_.*\"}");
    text.setId("selector");
    text.setAccessibleText("Selector: which series are shown");
    HBox.setHgrow(text, Priority.ALWAYS);
    verdict.setAlignment(Pos.CENTER_RIGHT);
    verdict.setMinWidth(Region.USE_PREF_SIZE);
    recent.getStyleClass().add("icon-only");
    recent.setId("selector-history");
    recent.setAccessibleText("Recent selectors");
    Hint.on(recent, "Recent selectors (arrow keys in the field)");
    recent.setOnAction(_ -> offerRecent());
    Button clear = new Button("", Words.icon(Material2OutlinedAL.CLOSE));
    clear.getStyleClass().add("icon-only");
    clear.setAccessibleText("Clear the selector");
    clear.setOnAction(_ -> text.clear());
    clear.visibleProperty().bind(text.textProperty().isNotEmpty());
    getChildren().addAll(Words.icon(Material2OutlinedAL.FILTER_ALT), text, verdict, recent, clear);
    PauseTransition pause = new PauseTransition(Duration.millis(150));
    pause.setOnFinished(_ -> selector.apply());
    text.textProperty()
        .subscribe((_, now) -> {
          if (place >= 0 && !now.strip().equals(history.all().get(place))) {
            place = -1;
          }
          wanted = false;
          selector.write(now);
          pause.playFromStart();
        });
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    text.focusedProperty()
        .subscribe(focused -> {
          if (!focused) {
            remember();
          }
        });
    selector
        .state()
        .subscribe(state -> {
          show(state, model.accuracy());
          if (wanted) {
            remember();
          }
        });
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case ENTER -> {
        selector.apply();
        remember();
      }
      case UP -> recall(place + 1);
      case DOWN -> recall(place - 1);
      default -> {
        return;
      }
    }
    event.consume();
  }

  /// Writes an older or newer selector of the history, or after the newest what was written last.
  private void recall(int number) {
    List<String> all = history.all();
    if (number >= -1 && number < all.size()) {
      if (place < 0) {
        draft = text.getText();
      }
      place = number;
      text.setText(number < 0 ? draft : all.get(number));
      text.end();
    }
  }

  /// Keeps what was written, as soon as it is counted, if it means something.
  private void remember() {
    wanted = selector.state().get() instanceof SelectorState.Counting;
    if (selector.state().get() instanceof SelectorState.Valid) {
      history.add(selector.text());
      place = 0;
      draft = "";
    }
  }

  private void offerRecent() {
    remember();
    menu.getItems().clear();
    for (String line : history.all()) {
      MenuItem item = new MenuItem(line);
      item.setMnemonicParsing(false);
      item.getStyleClass().add("mono-item");
      item.setOnAction(_ -> selector.choose(line));
      menu.getItems().add(item);
    }
    if (menu.getItems().isEmpty()) {
      MenuItem none = new MenuItem("Selectors that you use will stand here");
      none.setDisable(true);
      menu.getItems().add(none);
    }
    menu.show(recent, Side.BOTTOM, 0, 4);
  }

  TextField text() {
    return text;
  }

  private void show(SelectorState state, Accuracy accuracy) {
    getStyleClass().removeAll("valid", "invalid");
    verdict.getChildren().clear();
    if (!text.getText().strip().equals(selector.text())) {
      text.setText(selector.text());
    }
    switch (state) {
      case SelectorState.Everything() -> {
        verdict.getChildren().setAll(Words.key("Ctrl F"));
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
                Words.of("series in " + Numbers.counted(groups, "group"), "small", "muted"),
                new AccuracyMark(accuracy),
                Words.of(Numbers.duration(took), "small", "muted"));
      }
      case SelectorState.Failed() -> {
        getStyleClass().add("invalid");
        Label failed = Words.of("could not be counted", "small", "danger-text");
        failed.setGraphic(Words.icon(Material2OutlinedAL.ERROR, "danger"));
        verdict.getChildren().setAll(failed);
      }
      case SelectorState.Stopped() ->
          verdict.getChildren().setAll(Words.of("stopped · Enter counts", "small", "muted"));
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
