package dev.tierscope.app.connect;

import dev.tierscope.app.part.Clickable;
import dev.tierscope.app.part.Hint;
import dev.tierscope.app.part.Notice;
import dev.tierscope.app.part.TierMark;
import dev.tierscope.app.part.Words;
import dev.tierscope.app.population.Opened;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// What was opened before: a click opens it again, what is gone says so, each can be taken off the
/// list.
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
    // What is there may have changed while another screen was shown.
    sceneProperty().subscribe(this::list);
  }

  private void list() {
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
    Optional<Path> missing = recent.missing();
    String name = Opened.shortName(recent.paths());
    Label title = Words.of(name, "medium");
    String what = missing.map(path -> "moved or deleted: " + path).orElse(recent.summary());
    VBox words = new VBox(title, Words.of(what, "small", "muted"));
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row =
        new HBox(
            Words.icon(icon(recent, missing.isPresent())),
            words,
            end(recent, missing.isPresent()),
            remove(recent, name));
    row.getStyleClass().addAll("list-row", "recent");
    if (missing.isPresent()) {
      row.getStyleClass().add("missing");
    }
    row.setMinHeight(58);
    row.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.DELETE) {
        model.forget(recent);
      }
    });
    String paths = recent.paths().stream().map(Path::toString).collect(Collectors.joining("\n"));
    Hint.on(row, paths);
    return Clickable.row(row, name + ", " + what, () -> waysIn.open(recent.paths()));
  }

  private static Ikon icon(Recent recent, boolean missing) {
    if (missing) {
      return Material2OutlinedAL.HELP_OUTLINE;
    }
    if (recent.paths().size() > 1) {
      return Material2OutlinedAL.FOLDER_SPECIAL;
    }
    return Files.isDirectory(recent.paths().getFirst())
        ? Material2OutlinedAL.FOLDER
        : Material2OutlinedAL.DESCRIPTION;
  }

  private static VBox end(Recent recent, boolean missing) {
    VBox end = new VBox(2, Words.of(day(recent.when()), "small", "muted"));
    end.setAlignment(Pos.CENTER_RIGHT);
    end.setMinWidth(Region.USE_PREF_SIZE);
    if (!missing) {
      HBox tier = new HBox(TierMark.letter(recent.tier()));
      tier.setAlignment(Pos.CENTER_RIGHT);
      end.getChildren().add(tier);
    }
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
