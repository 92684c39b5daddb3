package dev.tierscope.app.explorer;

import dev.tierscope.app.part.Notice;
import dev.tierscope.app.part.Words;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// What can be done with a row by the right mouse button or the menu key.
final class RowMenu {
  private final ExplorerViewModel model;
  private final RowBody body;
  private final ContextMenu menu = new ContextMenu();

  RowMenu(ExplorerViewModel model, RowBody body) {
    this.model = model;
    this.body = body;
    menu.setOnHidden(_ -> menu.getItems().clear()); // they hold the row
  }

  void show(ContextMenuEvent event) {
    int index = event.isKeyboardTrigger() ? model.selection().index() : body.rowAt(event.getY());
    if (index < 0 || model.rows().row(index).offersMore()) {
      return;
    }
    model.selection().select(index);
    fill(model.rows().row(index));
    menu.show(body, event.getScreenX(), event.getScreenY());
    event.consume();
  }

  private void fill(VisibleRows.Row row) {
    String selector = row.level().selector(row.node());
    menu.getItems()
        .setAll(
            item("Copy PromQL selector", Material2OutlinedAL.CONTENT_COPY, () -> copy(selector)));
    copyName(row).ifPresent(menu.getItems()::add);
    menu.getItems()
        .addAll(
            item("Copy row", Material2OutlinedAL.CONTENT_COPY, () -> copy(RowWords.tabbed(row))),
            new SeparatorMenuItem(),
            item(
                "Show only these series",
                Material2OutlinedAL.FILTER_ALT,
                () -> model.selector().choose(selector)));
  }

  /// Nothing for several labels in one row: there is no name to copy.
  private static Optional<MenuItem> copyName(VisibleRows.Row row) {
    String what =
        switch (row.level().kind(row.node())) {
          case GROUP -> "name";
          case LABEL -> "label";
          case VALUE -> "value";
          case CONSTANTS -> "";
        };
    String name = row.level().name(row.node());
    return what.isEmpty()
        ? Optional.empty()
        : Optional.of(item("Copy " + what, Material2OutlinedAL.CONTENT_COPY, () -> copy(name)));
  }

  private static void copy(String text) {
    Notice.copy(text);
  }

  private static MenuItem item(String text, Ikon icon, Runnable action) {
    MenuItem item = new MenuItem(text, Words.icon(icon));
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> action.run());
    return item;
  }
}
