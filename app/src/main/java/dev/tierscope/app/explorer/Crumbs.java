package dev.tierscope.app.explorer;

import dev.tierscope.app.part.Words;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// The way from all metrics down to the selected row.
final class Crumbs extends HBox {
  private final ExplorerViewModel model;

  Crumbs(ExplorerViewModel model) {
    super(4);
    this.model = model;
    setAlignment(Pos.CENTER_LEFT);
    model.selection().row().subscribe(_ -> show());
    model.grouping().subscribe((_, _) -> show());
  }

  private void show() {
    Hyperlink all = new Hyperlink(model.grouping().get().everything());
    all.setOnAction(_ -> model.selection().select(-1));
    getChildren().setAll(all);
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
    Hyperlink link = new Hyperlink(name);
    link.getStyleClass().add("mono");
    link.setOnAction(_ -> model.selection().selectNode(row.level(), row.node()));
    return link;
  }
}
