package dev.tierscope.app.shell;

import dev.tierscope.app.part.Chip;
import dev.tierscope.app.part.Hint;
import dev.tierscope.app.part.Words;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The line on top: logo, what is open, offline, the quick switch, what can be opened, light or
/// dark, help.
final class Header extends HBox {
  private final ShellModel model;
  private final Region dot = new Region();
  private final Label name = Words.of("", "medium");
  private final Label detail = Words.of("", "small", "muted");
  private final MenuButton open =
      new MenuButton("Open", Words.icon(Material2OutlinedAL.FOLDER_OPEN));

  /// @param opening what the menu offers
  /// @param recents what its last part offers, asked for when it is shown
  Header(
      ShellModel model,
      List<Command> opening,
      Supplier<List<QuickSwitch.Entry>> recents,
      Runnable quickSwitch,
      Runnable help) {
    this.model = model;
    getStyleClass().add("header");
    HBox source = new HBox(dot, name, detail);
    source.getStyleClass().add("source");
    name.setMaxWidth(280);
    detail.setMaxWidth(220);
    source.setMinWidth(120);
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    Label wordmark = Words.of("Tierscope", "wordmark");
    wordmark.setMinWidth(Region.USE_PREF_SIZE);
    fillMenu(opening, recents);
    Chip offline = new Chip(Chip.Mood.OUTLINE, Material2OutlinedMZ.WIFI_OFF, "Offline");
    Hint.on(offline, "No server is asked. Nothing leaves this machine.");
    getChildren()
        .addAll(
            logo(),
            wordmark,
            source,
            offline,
            Words.spring(),
            search(quickSwitch),
            Words.spring(),
            open,
            icon(
                "theme",
                Material2OutlinedAL.BRIGHTNESS_MEDIUM,
                "Light or dark",
                "Ctrl L",
                model::toggleTheme),
            icon("help", Material2OutlinedAL.HELP_OUTLINE, "Keyboard shortcuts", "F1", help));
    detail.textProperty().bind(model.sourceDetail());
    model.source().subscribe(_ -> show());
  }

  /// Unfolds the menu of what can be opened, with its first line chosen.
  void showOpen() {
    open.requestFocus();
    open.show();
  }

  private void fillMenu(List<Command> opening, Supplier<List<QuickSwitch.Entry>> recents) {
    open.setId("open-menu");
    open.setMinWidth(Region.USE_PREF_SIZE);
    Hint.on(open, "Open a folder, files or the demo (Ctrl O)");
    Menu recent = new Menu("Recent", Words.icon(Material2OutlinedAL.HISTORY));
    for (Command command : opening) {
      MenuItem item = new MenuItem(command.title(), Words.icon(command.icon()));
      if (!command.keys().isEmpty()) {
        item.setAccelerator(command.keys().getFirst());
      }
      item.setOnAction(_ -> command.action().run());
      open.getItems().add(item);
    }
    open.getItems().addAll(new SeparatorMenuItem(), recent);
    open.setOnShowing(_ -> {
      recent.getItems().setAll(recents.get().stream().map(Header::item).toList());
      recent.setDisable(recent.getItems().isEmpty());
    });
  }

  private static MenuItem item(QuickSwitch.Entry entry) {
    MenuItem item = new MenuItem((entry.title() + "   " + entry.detail()).strip());
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> entry.action().run());
    return item;
  }

  private static Button search(Runnable quickSwitch) {
    Label key = Words.key("Ctrl K");
    key.setMinWidth(Region.USE_PREF_SIZE);
    HBox words =
        new HBox(
            8,
            Words.icon(Material2OutlinedMZ.SEARCH),
            Words.of("Search metric, label or command", "muted"),
            Words.spring(),
            key);
    words.setAlignment(Pos.CENTER_LEFT);
    Button search = new Button();
    search.setId("search");
    search.setGraphic(words);
    search.setAccessibleText("Search metric, label or command");
    search.getStyleClass().add("search");
    search.setPrefWidth(330);
    search.setMinWidth(40);
    HBox.setHgrow(search, Priority.SOMETIMES);
    search.setMaxWidth(330);
    words.prefWidthProperty().bind(search.widthProperty().subtract(22));
    words.setMinWidth(0);
    search.setOnAction(_ -> quickSwitch.run());
    return search;
  }

  private static Button icon(String id, Ikon icon, String words, String key, Runnable action) {
    Button button = new Button("", Words.icon(icon));
    button.getStyleClass().add("icon-only");
    button.setId(id);
    button.setAccessibleText(words);
    Hint.on(button, words + " (" + key + ")");
    button.setOnAction(_ -> action.run());
    return button;
  }

  private void show() {
    dot.getStyleClass().setAll("dot");
    if (!model.isOpen()) {
      dot.getStyleClass().add("none");
    }
    name.setText(model.isOpen() ? model.source().get() : "Nothing open");
    name.setTooltip(model.isOpen() ? new Tooltip(model.source().get()) : null);
  }

  /// Three rising bars in the colours of the tiers.
  static HBox logo() {
    HBox logo = new HBox(2, bar(8, "low"), bar(14, "medium"), bar(20, "high"));
    logo.setAlignment(Pos.BOTTOM_CENTER);
    logo.setMinWidth(Region.USE_PREF_SIZE);
    logo.setMaxHeight(20);
    return logo;
  }

  private static Region bar(double height, String tier) {
    Region bar = new Region();
    bar.setMinSize(6, height);
    bar.setMaxSize(6, height);
    bar.getStyleClass().addAll("logo-bar", tier);
    return bar;
  }
}
