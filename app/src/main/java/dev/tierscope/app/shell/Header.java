package dev.tierscope.app.shell;

import dev.tierscope.app.part.Chip;
import dev.tierscope.app.part.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The line on top: logo, what is open, offline, light or dark.
final class Header extends HBox {
  private final ShellModel model;
  private final Region dot = new Region();
  private final Label name = Words.of("", "medium");
  private final Label detail = Words.of("", "small", "muted");

  Header(ShellModel model, Runnable open) {
    this.model = model;
    getStyleClass().add("header");
    HBox source = new HBox(dot, name, detail);
    source.getStyleClass().add("source");
    name.setMaxWidth(280);
    detail.setMaxWidth(220);
    Button openButton = new Button("Open…", Words.icon(Material2OutlinedAL.FOLDER_OPEN));
    openButton.setOnAction(_ -> open.run());
    Button theme = new Button("", Words.icon(Material2OutlinedAL.BRIGHTNESS_MEDIUM));
    theme.getStyleClass().add("icon-only");
    theme.setId("theme");
    theme.setAccessibleText("Light or dark");
    theme.setTooltip(new Tooltip("Light or dark (Ctrl L)"));
    theme.setOnAction(_ -> model.toggleTheme());
    Chip offline = new Chip(Chip.Mood.OUTLINE, Material2OutlinedMZ.WIFI_OFF, "Offline");
    offline.setTooltip(new Tooltip("No server is asked. Nothing leaves this machine."));
    getChildren()
        .addAll(
            logo(),
            Words.of("Tierscope", "wordmark"),
            source,
            offline,
            Words.spring(),
            openButton,
            theme);
    model.source().subscribe(this::show);
  }

  private void show() {
    dot.getStyleClass().setAll("dot");
    if (!model.isOpen()) {
      dot.getStyleClass().add("none");
    }
    name.setText(model.isOpen() ? model.source().get() : "Nothing open");
    detail.setText(model.isOpen() ? model.sourceDetail().get() : "");
    name.setTooltip(model.isOpen() ? new Tooltip(model.source().get()) : null);
  }

  /// Three rising bars in the colours of the tiers.
  static HBox logo() {
    HBox logo = new HBox(2, bar(8, "low"), bar(14, "medium"), bar(20, "high"));
    logo.setAlignment(Pos.BOTTOM_CENTER);
    logo.setMaxHeight(20);
    return logo;
  }

  private static Region bar(double height, String tier) {
    Region bar = new Region();
    bar.setMinSize(6, height);
    bar.setMaxSize(6, height);
    bar.setStyle("-fx-background-color: -ts-" + tier + "-bar; -fx-background-radius: 1;");
    return bar;
  }
}
