package dev.tierscope.app.connect;

import dev.tierscope.app.job.JobState;
import dev.tierscope.app.part.Card;
import dev.tierscope.app.part.ScrollArea;
import dev.tierscope.app.part.Words;
import dev.tierscope.app.population.Opened;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The Start screen: three ways in, recent work, and how an opening stands. While the program opens
/// what it was started with, there is nothing to choose, and only the last is shown.
public final class StartView extends VBox {
  private final StartViewModel model;
  private final WaysIn waysIn;
  private final Standing standing;
  private boolean offers;

  public StartView(StartViewModel model, WaysIn waysIn) {
    this.model = model;
    this.waysIn = waysIn;
    this.standing = new Standing(model, waysIn);
    getStyleClass().add("page");
    HBox head =
        new HBox(
            Words.of("Start", "page-title"),
            Words.of(
                "Open something you have. Nothing ever leaves this machine.", "small", "muted"));
    head.getStyleClass().add("page-head");
    getChildren().addAll(head, standing);
    sceneProperty().subscribe(this::refresh);
    model.state().subscribe(_ -> refresh());
  }

  private void refresh() {
    boolean opening = model.state().get() instanceof JobState.Running<Opened>;
    if (!offers && !opening && getScene() != null) {
      offers = true;
      getChildren().add(1, ways());
      getChildren().add(below());
    }
  }

  private HBox ways() {
    HBox ways = new HBox(12, open(), connect(), demo());
    ways.setMinHeight(Region.USE_PREF_SIZE);
    ways.getChildren().forEach(way -> HBox.setHgrow(way, Priority.ALWAYS));
    return ways;
  }

  private HBox below() {
    Hyperlink clear = new Hyperlink("Clear");
    clear.setOnAction(_ -> model.forgetAll());
    clear.visibleProperty().bind(Bindings.isNotEmpty(model.recents()));
    Card recent =
        Card.titled("Recent", "", clear)
            .ruled()
            .filled(new ScrollArea(new RecentList(model, waysIn)));
    Card about = Card.titled("What it can read", "files of Prometheus, Mimir and Thanos").ruled();
    about.filled(new ScrollArea(formats())).with(careful());
    HBox below = new HBox(12, recent, about);
    HBox.setHgrow(recent, Priority.ALWAYS);
    HBox.setHgrow(about, Priority.ALWAYS);
    recent.setPrefWidth(520);
    about.setPrefWidth(520);
    VBox.setVgrow(below, Priority.ALWAYS);
    return below;
  }

  private static Region stretch() {
    Region region = new Region();
    VBox.setVgrow(region, Priority.ALWAYS);
    return region;
  }

  private static Card way(Ikon icon, String style, String title, String sentence, Node... actions) {
    StackPane tile = new StackPane(Words.icon(icon));
    tile.getStyleClass().addAll("icon-tile", style);
    HBox buttons = new HBox(8, actions);
    buttons.setAlignment(Pos.CENTER_LEFT);
    Label words = Words.wrapped(sentence, "small", "muted");
    words.setMinHeight(Region.USE_PREF_SIZE);
    VBox text = new VBox(4, Words.of(title, "card-title"), words, stretch(), buttons);
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox content = new HBox(16, tile, text);
    content.getStyleClass().add("way");
    VBox.setVgrow(content, Priority.ALWAYS);
    Card card = new Card(content);
    card.setPrefWidth(340);
    card.setMinHeight(Region.USE_PREF_SIZE);
    return card;
  }

  private Card open() {
    Button folder = new Button("Folder…");
    folder.getStyleClass().add("accent");
    folder.setId("open-folder");
    folder.setOnAction(_ -> waysIn.openFolder());
    Button file = new Button("Files…");
    file.setId("open-file");
    file.setOnAction(_ -> waysIn.openFiles());
    Card card =
        way(
            Material2OutlinedAL.FOLDER_OPEN,
            "on",
            "Open files or a folder",
            "A data directory, block, snapshot or an archive of one. Or drop it here; several are"
                + " read as one.",
            folder,
            file,
            Words.key("Ctrl O"));
    card.getStyleClass().add("drop");
    return card;
  }

  private static Card connect() {
    Button environment = new Button("New environment");
    environment.setDisable(true);
    environment.setMinWidth(Region.USE_PREF_SIZE);
    return way(
        Material2OutlinedAL.DNS,
        "off",
        "Connect to servers",
        "This build reads files only. To see a running server, take a snapshot with its admin API"
            + " and open that.",
        environment);
  }

  private Card demo() {
    Button demo = new Button("Open the demo");
    demo.setId("open-demo");
    demo.setOnAction(_ -> waysIn.openDemo());
    return way(
        Material2OutlinedMZ.PLAY_CIRCLE_OUTLINE,
        "on",
        "Try the demo",
        "A Kubernetes platform with a label explosion hidden in it. Needs no server and no"
            + " network.",
        demo,
        Words.key("Ctrl D"));
  }

  private static VBox formats() {
    return new VBox(
        format("Data directory", "blocks and the head with its write-ahead log", "prometheus/data"),
        format("Block", "one directory with index, chunks and meta.json", "01HX…"),
        format("Snapshot", "made by the admin API, several blocks", "snapshots/2026…"),
        format("Archive", "any of these as .tar, .tar.gz, .tar.zst or .zip", "data.tar.gz"),
        format(
            "Answers and dumps",
            "saved /metrics pages, /api/v1/series and /api/v1/status/tsdb",
            "series.json"));
  }

  private static HBox format(String name, String what, String example) {
    VBox words = new VBox(Words.of(name, "medium"), Words.of(what, "small", "muted"));
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox row = new HBox(words, Words.spring(), Words.of(example, "mono", "muted"));
    row.getStyleClass().add("list-row");
    row.setMinHeight(52);
    return row;
  }

  private static HBox careful() {
    VBox words =
        new VBox(
            2,
            Words.of("Careful by default", "small", "strong"),
            Words.wrapped(
                "Files are opened for reading only and never changed. A damaged block is named, the"
                    + " good ones beside it are still counted, and every total says how far to trust"
                    + " it.",
                "small",
                "muted"));
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox note = new HBox(Words.icon(Material2OutlinedAL.LOCK, "accent"), words);
    note.getStyleClass().add("note");
    VBox.setMargin(note, new javafx.geometry.Insets(12, 15, 15, 15));
    return note;
  }
}
