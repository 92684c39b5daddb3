package dev.tierscope.app.shell;

import atlantafx.base.controls.CustomTextField;
import dev.tierscope.app.part.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// A field and what it finds: screens, commands, metrics, labels. Up and Down choose, Enter goes
/// there.
public final class QuickSwitch extends VBox {
  /// Something to go to.
  ///
  /// @param detail what it is, in the second place
  /// @param keys another way to it, or empty
  public record Entry(Ikon icon, String title, String detail, String keys, Runnable action) {}

  private static final double ROW = 36;
  private static final int ROWS = 10;
  private static final int MOST = 60;

  private final List<Entry> entries;
  private final Runnable close;
  private final CustomTextField field = new CustomTextField();
  private final ListView<Entry> list = new ListView<>();

  QuickSwitch(List<Entry> entries, Runnable close) {
    this.entries = entries;
    this.close = close;
    getStyleClass().add("quick-switch");
    field.setId("quick-switch");
    field.setPromptText("Search metric, label or command");
    field.setLeft(Words.icon(Material2OutlinedMZ.SEARCH));
    field.setAccessibleText("Search metric, label or command");
    field.textProperty().subscribe(this::find);
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::choose);
    list.setFixedCellSize(ROW);
    list.setFocusTraversable(false);
    list.setPlaceholder(Words.of("Nothing has such a name", "small", "muted"));
    list.setCellFactory(_ -> new Cell(this::go));
    getChildren().addAll(field, list);
    setMaxSize(640, USE_PREF_SIZE);
    setPrefWidth(640);
  }

  CustomTextField field() {
    return field;
  }

  private void find(String query) {
    list.getItems().setAll(Ranking.best(entries, entry -> entry.title(), query, MOST));
    double height = ROW * Math.clamp(list.getItems().size(), 1, ROWS) + 2;
    list.setMinHeight(height);
    list.setPrefHeight(height);
    list.setMaxHeight(height);
    list.getSelectionModel().selectFirst();
    list.scrollTo(0);
  }

  private void choose(KeyEvent event) {
    int last = list.getItems().size() - 1;
    int now = list.getSelectionModel().getSelectedIndex();
    int then =
        switch (event.getCode()) {
          case DOWN -> now == last ? 0 : now + 1;
          case UP -> now <= 0 ? last : now - 1;
          case PAGE_DOWN -> Math.min(last, now + ROWS - 1);
          case PAGE_UP -> Math.max(0, now - ROWS + 1);
          default -> -1;
        };
    if (event.getCode() == KeyCode.ENTER) {
      go(list.getSelectionModel().getSelectedItem());
      event.consume();
    } else if (event.getCode() == KeyCode.TAB) {
      event.consume(); // there is nowhere else to go
    } else if (then >= 0) {
      list.getSelectionModel().select(then);
      list.scrollTo(Math.max(0, then - ROWS / 2));
      event.consume();
    }
  }

  private void go(@Nullable Entry entry) {
    if (entry != null) {
      close.run();
      entry.action().run();
    }
  }

  private static final class Cell extends ListCell<Entry> {
    private final Label title = Words.of("");
    private final Label detail = Words.of("", "small", "muted");
    private final Label keys = Words.key("");
    private final HBox row = new HBox(10, title, detail, Words.spring(), keys);

    Cell(Consumer<Entry> chosen) {
      row.getStyleClass().add("entry");
      title.setMinWidth(0);
      detail.setMinWidth(USE_PREF_SIZE);
      keys.setMinWidth(USE_PREF_SIZE);
      setPrefWidth(0);
      setOnMouseClicked(_ -> {
        if (!isEmpty()) {
          chosen.accept(getItem());
        }
      });
    }

    @Override
    protected void updateItem(@Nullable Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      if (empty || entry == null) {
        setGraphic(null);
        setAccessibleText("");
        return;
      }
      title.setText(entry.title());
      title.setGraphic(Words.icon(entry.icon()));
      detail.setText(entry.detail());
      keys.setText(entry.keys());
      keys.setVisible(!entry.keys().isEmpty());
      keys.setManaged(!entry.keys().isEmpty());
      setAccessibleText(entry.title() + ", " + entry.detail());
      setGraphic(row);
    }
  }
}
