package dev.tierscope.app.explorer;

import dev.tierscope.app.part.Words;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// The way down to the level that the treemap shows; each part of it leads up again. It is not
/// there on the first level.
final class TreemapWay extends HBox {
  private final TreemapModel place;
  private final ExplorerViewModel model;
  private final Node treemap;

  /// @param treemap gets the focus after a step up
  TreemapWay(TreemapModel place, ExplorerViewModel model, Node treemap) {
    super(4);
    this.place = place;
    this.model = model;
    this.treemap = treemap;
    setId("treemap-way");
    setAlignment(Pos.CENTER_LEFT);
    setPadding(new Insets(0, 16, 6, 16));
    place.way().subscribe(this::show);
  }

  private void show(List<TreemapModel.Step> way) {
    setVisible(!way.isEmpty());
    setManaged(!way.isEmpty());
    getChildren().clear();
    for (int i = 0; i < way.size(); i++) {
      String name = i == 0 ? model.grouping().get().everything() : nameBelow(way.get(i - 1));
      Hyperlink up = up(name, i);
      up.setMinWidth(i == 0 ? USE_PREF_SIZE : 24);
      getChildren().addAll(up, Words.icon(Material2OutlinedAL.CHEVRON_RIGHT));
    }
    if (!way.isEmpty()) {
      getChildren().add(Words.of(nameBelow(way.getLast()), "mono", "strong"));
    }
  }

  private static String nameBelow(TreemapModel.Step step) {
    return step.level().name(step.node());
  }

  private Hyperlink up(String name, int steps) {
    Hyperlink link = new Hyperlink(name);
    link.setAccessibleText("Up to " + name);
    link.setOnAction(_ -> {
      place.leaveTo(steps);
      treemap.requestFocus();
    });
    return link;
  }
}
