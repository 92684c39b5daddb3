package dev.tierscope.app.shell;

import dev.tierscope.app.part.Words;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// The loop as a rail of seven steps with the screens under their step; icons only when folded.
final class Navigation extends StackPane {
  private static final double RAIL_X = 26;
  private static final double BULLET = 20;

  private final ShellModel model;
  private final VBox steps = new VBox();
  private final Pane rail = new Pane();
  private final Map<Place.Step, HBox> heads = new EnumMap<>(Place.Step.class);
  private final Map<Place, Button> places = new EnumMap<>(Place.class);
  private final Map<Place, Region> marks = new EnumMap<>(Place.class);
  private final BooleanProperty folded = new SimpleBooleanProperty();

  Navigation(ShellModel model) {
    this.model = model;
    getStyleClass().add("navigation");
    for (Place.Step step : Place.Step.values()) {
      steps.getChildren().add(head(step));
      for (Place place : Place.values()) {
        if (place.step() == step) {
          steps.getChildren().add(row(place));
        }
      }
    }
    rail.setMouseTransparent(true);
    getChildren().addAll(rail, steps);
    folded.subscribe(_ -> fold());
    model.place().subscribe(_ -> show());
    model.source().subscribe(_ -> show());
    model.barren().subscribe(_ -> fold());
  }

  BooleanProperty folded() {
    return folded;
  }

  private HBox head(Place.Step step) {
    Label bullet = Words.of(Integer.toString(step.number()), "bullet");
    HBox head = new HBox(bullet, Words.of(step.title(), "name"));
    head.getStyleClass().add("step");
    heads.put(step, head);
    return head;
  }

  private HBox row(Place place) {
    Button button = new Button(place.title(), Words.icon(place.icon()));
    button.getStyleClass().setAll("button", "place");
    button.setId("place-" + place.name().toLowerCase(java.util.Locale.ROOT));
    button.setOnAction(_ -> model.goTo(place));
    HBox.setHgrow(button, Priority.ALWAYS);
    Region mark = new Region();
    mark.getStyleClass().add("mark");
    HBox row = new HBox(mark, button);
    row.getStyleClass().add("place-row");
    places.put(place, button);
    marks.put(place, mark);
    return row;
  }

  private void fold() {
    boolean icons = folded.get();
    getStyleClass().remove("folded");
    if (icons) {
      getStyleClass().add("folded");
    }
    rail.setVisible(!icons);
    heads
        .values()
        .forEach(head -> {
          head.setVisible(!icons);
          head.setManaged(!icons);
        });
    places.forEach((place, button) -> {
      button.setContentDisplay(icons ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
      String why = model.barren().get().getOrDefault(place, "");
      String hint = icons ? (place.title() + "\n" + why).strip() : why;
      button.setTooltip(hint.isEmpty() ? null : new Tooltip(hint));
      button.setAccessibleHelp(why);
      button.getStyleClass().remove("later");
      if (!place.isBuilt() || !why.isEmpty()) {
        button.getStyleClass().add("later");
      }
    });
  }

  private void show() {
    Place current = model.place().get();
    places.forEach((place, button) -> select(button, place == current));
    marks.forEach((place, mark) -> select(mark, place == current));
    heads.forEach((step, head) -> {
      head.getStyleClass().removeAll("current", "done");
      Label bullet = (Label) head.getChildren().getFirst();
      boolean done = model.isDone(step);
      if (step == current.step()) {
        head.getStyleClass().add("current");
      } else if (done) {
        head.getStyleClass().add("done");
      }
      bullet.setText(done ? "" : Integer.toString(step.number()));
      bullet.setGraphic(done ? Words.icon(Material2OutlinedAL.CHECK) : null);
    });
  }

  private static void select(Region node, boolean selected) {
    node.getStyleClass().remove("selected");
    if (selected) {
      node.getStyleClass().add("selected");
    }
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    rail.getChildren().clear();
    HBox previous = null;
    for (HBox head : heads.values()) {
      if (previous != null) {
        Region line = new Region();
        line.getStyleClass().add("rail");
        double from = steps.getLayoutY() + previous.getLayoutY() + 12 + BULLET / 2;
        double to = steps.getLayoutY() + head.getLayoutY() + 12 - BULLET / 2;
        line.resizeRelocate(RAIL_X, snapPositionY(from), 1, Math.max(0, to - from));
        line.setManaged(false);
        rail.getChildren().add(line);
      }
      previous = head;
    }
  }
}
