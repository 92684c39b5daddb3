package dev.tierscope.app.connect;

import dev.tierscope.app.job.JobState;
import dev.tierscope.app.part.Card;
import dev.tierscope.app.part.Notice;
import dev.tierscope.app.part.TierMark;
import dev.tierscope.app.part.Words;
import dev.tierscope.app.population.Opened;
import dev.tierscope.report.Numbers;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The Start screen: three ways in, recent work, and how an opening stands.
public final class StartView extends VBox {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final StartViewModel model;
  private final VBox recents = new VBox();
  private final StackPane standing = new StackPane();
  private final Label step = Words.of("", "strong");
  private final Label amount = Words.of("", "small", "muted");
  private final ProgressBar bar = new ProgressBar();
  private final VBox running = running();

  /// @param openFolder asks for a directory and opens it
  /// @param openFile asks for an archive or file and opens it
  public StartView(StartViewModel model, Runnable openFolder, Runnable openFile) {
    this.model = model;
    getStyleClass().add("page");
    HBox head =
        new HBox(
            Words.of("Start", "page-title"),
            Words.of(
                "Open something you have. Nothing ever leaves this machine.", "small", "muted"));
    head.getStyleClass().add("page-head");
    HBox ways = new HBox(12, open(openFolder, openFile), connect(), demo());
    ways.getChildren().forEach(way -> HBox.setHgrow(way, Priority.ALWAYS));
    ScrollPane scroll = new ScrollPane(recents);
    scroll.setFitToWidth(true);
    Hyperlink clear = new Hyperlink("Clear");
    clear.setOnAction(_ -> model.forgetAll());
    Card recent = Card.titled("Recent", "", clear).ruled().filled(scroll);
    Card about = Card.titled("What it can read", "files of Prometheus, Mimir and Thanos").ruled();
    about.with(formats()).with(stretch(), careful());
    HBox below = new HBox(12, recent, about);
    HBox.setHgrow(recent, Priority.ALWAYS);
    HBox.setHgrow(about, Priority.ALWAYS);
    recent.setPrefWidth(520);
    about.setPrefWidth(520);
    VBox.setVgrow(below, Priority.ALWAYS);
    getChildren().addAll(head, ways, standing, below);
    model.state().subscribe(this::show);
    model.recents().addListener((ListChangeListener<Recent>) _ -> list());
    list();
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
    words.setMinHeight(34);
    VBox text = new VBox(4, Words.of(title, "card-title"), words, stretch(), buttons);
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox content = new HBox(16, tile, text);
    content.setStyle("-fx-padding: 15;");
    VBox.setVgrow(content, Priority.ALWAYS);
    Card card = new Card(content);
    card.setPrefWidth(340);
    card.setMinHeight(124);
    return card;
  }

  private Card open(Runnable openFolder, Runnable openFile) {
    Button folder = new Button("Folder…");
    folder.getStyleClass().add("accent");
    folder.setId("open-folder");
    folder.setOnAction(_ -> openFolder.run());
    Button file = new Button("File…");
    file.setId("open-file");
    file.setOnAction(_ -> openFile.run());
    Card card =
        way(
            Material2OutlinedAL.FOLDER_OPEN,
            "on",
            "Open a file or folder",
            "A Prometheus data directory, a block, a snapshot, an archive of one. Or drop it"
                + " anywhere here.",
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
    demo.setOnAction(_ -> model.openDemo());
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
        format("Answers and dumps", "/metrics text, /api/v1/series, status/tsdb", "series.json"));
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

  private void list() {
    recents.getChildren().clear();
    for (Recent recent : model.recents()) {
      recents.getChildren().add(row(recent));
    }
    if (model.recents().isEmpty()) {
      recents
          .getChildren()
          .add(
              Notice.empty(
                  Material2OutlinedAL.HISTORY,
                  "Nothing opened yet",
                  "What you open is listed here, with its size and its highest tier."));
    }
  }

  private Node row(Recent recent) {
    boolean there = Files.exists(recent.path());
    String name = Opened.shortName(recent.path());
    Label title = Words.of(name, "medium");
    if (!there) {
      title.setStyle("-fx-opacity: 0.6;");
    }
    Label second =
        Words.of(there ? recent.summary() : "file was moved or deleted", "small", "muted");
    VBox words = new VBox(title, second);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    VBox end = new VBox(2, Words.of(day(recent.when()), "small", "muted"));
    end.setAlignment(Pos.CENTER_RIGHT);
    end.setMinWidth(Region.USE_PREF_SIZE);
    HBox row =
        new HBox(
            Words.icon(there ? Material2OutlinedAL.FOLDER : Material2OutlinedAL.HELP_OUTLINE),
            words,
            end);
    row.getStyleClass().addAll("list-row", "clickable");
    row.setMinHeight(58);
    if (there) {
      HBox tier = new HBox(TierMark.letter(recent.tier()));
      tier.setAlignment(Pos.CENTER_RIGHT);
      end.getChildren().add(tier);
      row.setFocusTraversable(true);
      row.setOnMouseClicked(_ -> model.open(recent.path()));
      row.setOnKeyPressed(event -> {
        if (event.getCode() == javafx.scene.input.KeyCode.ENTER) {
          model.open(recent.path());
        }
      });
    } else {
      Hyperlink forget = new Hyperlink("Forget");
      forget.setOnAction(_ -> model.forget(recent));
      end.getChildren().add(forget);
    }
    Tooltip.install(row, new Tooltip(recent.path().toString()));
    return row;
  }

  private static String day(Instant when) {
    LocalDate day = LocalDate.ofInstant(when, ZoneOffset.UTC);
    return day.equals(LocalDate.now(ZoneOffset.UTC))
        ? "today, " + TIME.format(when)
        : DAY.format(when);
  }

  private VBox running() {
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setMinHeight(6);
    bar.setMaxHeight(6);
    HBox line =
        new HBox(8, step, amount, Words.spring(), Words.of("Esc cancels", "small", "muted"));
    line.setAlignment(Pos.CENTER_LEFT);
    VBox content = new VBox(8, line, bar);
    content.setStyle("-fx-padding: 14 16 16 16;");
    return new Card(content);
  }

  private void show(JobState<Opened> state) {
    switch (state) {
      case JobState.Idle<Opened>() -> standing.getChildren().clear();
      case JobState.Running<Opened> now -> {
        step.setText(now.step());
        amount.setText(
            now.total() > 0
                ? Numbers.percent(now.share())
                : now.done() > 0 ? Numbers.full(now.done()) : "");
        bar.setProgress(now.share());
        if (!standing.getChildren().contains(running)) {
          standing.getChildren().setAll(running);
        }
      }
      case JobState.Done<Opened> _ -> standing.getChildren().clear();
      case JobState.Stopped<Opened>() ->
          standing
              .getChildren()
              .setAll(Words.of("Stopped. Nothing was changed.", "small", "muted"));
      case JobState.Failed<Opened>(var problem, var details) -> {
        Button again = new Button("Try again", Words.icon(Material2OutlinedMZ.REFRESH));
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.setOnAction(_ -> model.tryAgain());
        standing.getChildren().setAll(Notice.problem(problem, details, again));
      }
    }
    boolean something = !standing.getChildren().isEmpty();
    standing.setVisible(something);
    standing.setManaged(something);
  }
}
