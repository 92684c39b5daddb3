package dev.tierscope.app.connect;

import dev.tierscope.app.part.Clickable;
import dev.tierscope.app.part.Hint;
import dev.tierscope.app.part.Notice;
import dev.tierscope.app.part.TierMark;
import dev.tierscope.app.part.Words;
import dev.tierscope.app.population.Opened;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// What was opened before: a click opens it again, what is gone says so and can be located, each
/// can be taken off the list. The focus stays in it, on the neighbour of what was taken off.
final class RecentList extends VBox {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final StartViewModel model;
  private final WaysIn waysIn;

  RecentList(StartViewModel model, WaysIn waysIn) {
    this.model = model;
    this.waysIn = waysIn;
    model.recents().addListener((ListChangeListener<Recent>) _ -> list());
    model.presence().subscribe(_ -> list());
    // What is there may have changed while another screen was shown.
    sceneProperty()
        .subscribe(scene -> {
          if (scene != null) {
            model.look();
          }
        });
  }

  private void list() {
    Optional<Node> focused = focused();
    List<Object> before = getChildren().stream().map(Node::getUserData).toList();
    int row = focused.map(this::rowOf).orElse(-1);
    fill();
    if (row >= 0 && !model.recents().isEmpty()) {
      int same = model.recents().indexOf(before.get(row));
      int now = same >= 0 ? same : Math.min(row, model.recents().size() - 1);
      focus((Parent) getChildren().get(now), focused.get());
    }
  }

  private Optional<Node> focused() {
    return Optional.ofNullable(getScene()).map(Scene::getFocusOwner);
  }

  /// The number of the row that a node lies in, or -1.
  private int rowOf(Node node) {
    Node at = node;
    while (at != null && at.getParent() != this) {
      at = at.getParent();
    }
    return at == null ? -1 : getChildren().indexOf(at);
  }

  /// Puts the focus on what was focused in an older row, or the first that can have it.
  private static void focus(Parent row, Node before) {
    List<Node> nodes =
        Stream.concat(Stream.of(row), row.getChildrenUnmodifiable().stream()).toList();
    Stream.concat(
            nodes.stream().filter(node -> node.getStyleClass().equals(before.getStyleClass())),
            nodes.stream())
        .filter(Node::isFocusTraversable)
        .findFirst()
        .ifPresent(Node::requestFocus);
  }

  private void fill() {
    getChildren().clear();
    model.recents().stream().map(this::row).forEach(getChildren()::add);
    if (getChildren().isEmpty()) {
      getChildren()
          .add(
              Notice.empty(
                  Material2OutlinedAL.HISTORY,
                  "Nothing opened yet",
                  "What you open is listed here, with its size and its highest tier."));
    }
  }

  private Node row(Recent recent) {
    Presence presence = model.presence().get().getOrDefault(recent, new Presence.Unknown());
    Optional<Path> missing = presence.missing();
    String name = Opened.shortName(recent.paths());
    String what = missing.map(path -> "moved or deleted: " + path).orElse(recent.summary());
    VBox words = new VBox(Words.of(name, "medium"), Words.of(what, "small", "muted"));
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(Words.icon(icon(recent, presence)), words);
    row.getChildren()
        .addAll(
            missing.<Node>map(path -> locate(recent, path)).orElseGet(() -> end(recent)),
            remove(recent, name));
    row.setUserData(recent);
    row.getStyleClass().addAll("list-row", "recent");
    if (missing.isPresent()) {
      row.getStyleClass().add("missing");
    }
    row.setMinHeight(58);
    row.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.DELETE) {
            model.forget(recent);
          }
        });
    Hint.on(row, recent.paths().stream().map(Path::toString).collect(Collectors.joining("\n")));
    if (missing.isPresent()) {
      row.setAccessibleText(name + ", " + what);
      return row;
    }
    return Clickable.row(row, name + ", " + what, () -> waysIn.open(recent.paths()));
  }

  /// What is missing may have been a directory or a file, and the desktop has a dialog for each.
  private MenuButton locate(Recent recent, Path missing) {
    MenuItem folder = new MenuItem("Folder…");
    folder.setOnAction(_ -> waysIn.locateFolder(recent, missing));
    MenuItem file = new MenuItem("File…");
    file.setOnAction(_ -> waysIn.locateFile(recent, missing));
    MenuButton locate = new MenuButton("Locate…", null, folder, file);
    locate.getStyleClass().add("locate");
    locate.setMinWidth(Region.USE_PREF_SIZE);
    locate.setAccessibleText("Say where " + missing + " is now");
    return locate;
  }

  private static Ikon icon(Recent recent, Presence presence) {
    return switch (presence) {
      case Presence.Missing _ -> Material2OutlinedAL.HELP_OUTLINE;
      case Presence.There(boolean folder) when folder -> Material2OutlinedAL.FOLDER;
      case Presence.There _, Presence.Unknown _ ->
          recent.paths().size() > 1
              ? Material2OutlinedAL.FOLDER_SPECIAL
              : Material2OutlinedAL.DESCRIPTION;
    };
  }

  private static VBox end(Recent recent) {
    VBox end = new VBox(2, Words.of(day(recent.when()), "small", "muted"));
    end.setAlignment(Pos.CENTER_RIGHT);
    end.setMinWidth(Region.USE_PREF_SIZE);
    HBox tier = new HBox(TierMark.letter(recent.tier()));
    tier.setAlignment(Pos.CENTER_RIGHT);
    end.getChildren().add(tier);
    return end;
  }

  private Button remove(Recent recent, String name) {
    Button remove = new Button("", Words.icon(Material2OutlinedAL.CLOSE));
    remove.getStyleClass().addAll("icon-only", "remove");
    remove.setAccessibleText("Remove " + name + " from this list");
    Hint.on(remove, "Remove from this list (Del)");
    remove.setOnAction(_ -> model.forget(recent));
    return remove;
  }

  private static String day(Instant when) {
    LocalDate day = LocalDate.ofInstant(when, ZoneOffset.UTC);
    return day.equals(LocalDate.now(ZoneOffset.UTC))
        ? "today, " + TIME.format(when)
        : DAY.format(when);
  }
}
