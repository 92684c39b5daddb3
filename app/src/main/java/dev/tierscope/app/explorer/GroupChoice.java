package dev.tierscope.app.explorer;

import dev.tierscope.app.part.Words;
import dev.tierscope.report.Numbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;

/// What the first level of the tree is: metrics, labels, or the values of one label.
final class GroupChoice extends HBox {
  private static final int MOST = 200; // labels in the menu
  private static final List<Grouping> OFFERED =
      List.of(
          new Grouping.ByMetric(),
          new Grouping.ByLabelName(),
          new Grouping.ByValueOf("job"),
          new Grouping.ByValueOf("namespace"));

  private final ExplorerViewModel model;
  private final Map<Grouping, Hyperlink> links = new HashMap<>();
  private final Hyperlink further = new Hyperlink(); // a label that was chosen and is not offered

  GroupChoice(ExplorerViewModel model) {
    super(8);
    this.model = model;
    setAlignment(Pos.CENTER_RIGHT);
    getStyleClass().add("group-choice");
    getChildren().add(Words.of("Group by", "small", "muted"));
    for (Grouping by : OFFERED) {
      Hyperlink link = new Hyperlink(by.word());
      link.setOnAction(_ -> model.group(by));
      links.put(by, link);
      getChildren().add(link);
    }
    further.managedProperty().bind(further.visibleProperty());
    further.setOnAction(_ -> model.group(model.grouping().get()));
    Hyperlink other = new Hyperlink("other…");
    other.setAccessibleText("Group by another label");
    other.setOnAction(_ -> model.findLabels(names -> offer(names, other)));
    getChildren().addAll(further, other);
    model.grouping().subscribe(this::show);
    sceneProperty()
        .subscribe((_, scene) -> {
          if (scene == null) {
            model.stopFindingLabels(); // there is nowhere to show them any more
          }
        });
  }

  /// Marks what is chosen. The links stay, and with them the focus.
  private void show(Grouping now) {
    links.forEach((by, link) -> mark(link, by, by.equals(now)));
    further.setText(now.word());
    further.setVisible(!links.containsKey(now));
    mark(further, now, true);
  }

  private static void mark(Hyperlink link, Grouping by, boolean chosen) {
    link.setAccessibleText("Group by " + by.word() + (chosen ? ", chosen" : ""));
    link.getStyleClass().remove("chosen");
    if (chosen) {
      link.getStyleClass().add("chosen");
    }
  }

  private void offer(List<String> names, Node at) {
    ContextMenu menu = new ContextMenu();
    menu.getItems().setAll(items(names));
    menu.show(at, Side.BOTTOM, 0, 4);
  }

  /// The first labels to group by; if there are more, how many, and a way to them.
  List<MenuItem> items(List<String> names) {
    List<MenuItem> items = new ArrayList<>();
    names.stream()
        .limit(MOST)
        .map(name -> item(name, new Grouping.ByValueOf(name)))
        .forEach(items::add);
    if (names.size() > MOST) {
      String some = "First " + MOST + " of " + Numbers.counted(names.size(), "label");
      items.add(new SeparatorMenuItem());
      items.add(item(some + " · show all as rows", new Grouping.ByLabelName()));
    }
    return items;
  }

  private MenuItem item(String text, Grouping by) {
    MenuItem item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> model.group(by));
    return item;
  }
}
