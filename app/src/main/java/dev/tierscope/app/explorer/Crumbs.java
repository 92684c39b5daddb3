package dev.tierscope.app.explorer;

import dev.tierscope.app.part.Words;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// The way from all metrics down to the selected row. Who follows it goes on among the rows.
final class Crumbs extends HBox {
  private final ExplorerViewModel model;
  private final Node rows;

  /// @param rows gets the focus after a step up
  Crumbs(ExplorerViewModel model, Node rows) {
    super(4);
    this.model = model;
    this.rows = rows;
    setAlignment(Pos.CENTER_LEFT);
    model.selection().row().subscribe(_ -> show());
    model.grouping().subscribe((_, _) -> show());
  }

  private void show() {
    String all = model.grouping().get().everything();
    getChildren().setAll(up(all, () -> model.selection().select(-1)));
    Deque<Integer> path = new ArrayDeque<>();
    for (int i = model.selection().index(); i >= 0; i = model.rows().parent(i)) {
      path.push(i);
    }
    while (!path.isEmpty()) {
      VisibleRows.Row row = model.rows().row(path.pop());
      getChildren()
          .addAll(Words.icon(Material2OutlinedAL.CHEVRON_RIGHT), crumb(row, path.isEmpty()));
    }
  }

  private Node crumb(VisibleRows.Row row, boolean last) {
    String name = RowWords.name(row);
    if (last) {
      return Words.of(name, "mono");
    }
    Hyperlink link = up(name, () -> model.selection().selectNode(row.level(), row.node()));
    link.getStyleClass().add("mono");
    return link;
  }

  private Hyperlink up(String name, Runnable select) {
    Hyperlink link = new Hyperlink(name);
    link.setOnAction(_ -> {
      select.run();
      rows.requestFocus();
    });
    return link;
  }
}
