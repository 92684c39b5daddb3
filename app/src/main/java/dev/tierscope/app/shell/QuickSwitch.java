package dev.tierscope.app.shell;

import atlantafx.base.controls.CustomTextField;
import dev.tierscope.app.job.Job;
import dev.tierscope.app.job.JobState;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.job.Work;
import dev.tierscope.app.part.Words;
import dev.tierscope.task.Progress;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// A field and what it finds: screens, commands, metrics, labels. Up and Down choose, Enter goes
/// there. Metrics and labels are collected when it opens; until then commands and what was opened
/// before are found. Among many names it searches in the background, once nobody has typed for a
/// moment; only the newest search counts.
public final class QuickSwitch extends VBox {
  /// Something to go to.
  ///
  /// @param detail what it is, in the second place
  /// @param keys another way to it, or empty
  public record Entry(Ikon icon, String title, String detail, String keys, Runnable action) {}

  private static final double ROW = 36;
  private static final int ROWS = 10;

  /// How many names are looked at between two keys without anybody noticing.
  private static final int AT_ONCE = 5_000;

  private static final Duration PAUSE = Duration.millis(80);

  private final Jobs jobs;
  private final Runnable close;
  private final CustomTextField field = new CustomTextField();
  private final Label guess = Words.of("Nothing has such a name. Did you mean:", "small", "muted");
  private final Label nothing = Words.of("Collecting names…", "small", "muted");
  private final ListView<Entry> list = new ListView<>();
  private final PauseTransition pause = new PauseTransition(PAUSE);
  private Targets targets;
  private @Nullable Job<?> collecting;
  private @Nullable Job<?> searching;
  private boolean collected; // nothing comes any more that could be found
  private boolean sought; // what is shown belongs to an older text
  private boolean chosen; // a line, by key, since the text changed
  private boolean going; // as soon as something is found

  /// @param few what is there at once
  /// @param many what is there besides, collected in the background
  QuickSwitch(Jobs jobs, List<Entry> few, Work<Targets> many, Runnable close) {
    this.jobs = jobs;
    this.targets = Targets.of(few);
    this.close = close;
    getStyleClass().add("quick-switch");
    field.setId("quick-switch");
    field.setPromptText("Search metric, label or command");
    field.setLeft(Words.icon(Material2OutlinedMZ.SEARCH));
    field.setAccessibleText("Search metric, label or command");
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::choose);
    guess.setPadding(new Insets(0, 0, 0, 10));
    list.setFixedCellSize(ROW);
    list.setFocusTraversable(false);
    list.setPlaceholder(nothing);
    list.setCellFactory(_ -> new Cell(this::go));
    getChildren().addAll(field, list);
    setMaxSize(640, USE_PREF_SIZE);
    setPrefWidth(640);
    pause.setOnFinished(_ -> search());
    collect(many);
    field
        .textProperty()
        .subscribe(_ -> {
          going = false;
          chosen = false;
          find();
        });
    sceneProperty()
        .subscribe((_, scene) -> {
          if (scene == null) {
            cancel(collecting);
            cancel(searching);
            pause.stop();
          }
        });
  }

  private static void cancel(@Nullable Job<?> job) {
    if (job != null) {
      job.cancel();
    }
  }

  private void collect(Work<Targets> many) {
    Job<Targets> job = jobs.startPatiently("Collect names", many);
    collecting = job;
    job.state()
        .subscribe(state -> {
          switch (state) {
            case JobState.Idle<Targets>() -> {}
            case JobState.Running<Targets> _ -> {}
            case JobState.Done<Targets>(Targets found) -> collected(found);
            case JobState.Failed<Targets> _ -> collected(Targets.NONE);
            case JobState.Stopped<Targets>() -> {
              going = false;
              collected(Targets.NONE);
            }
          }
        });
  }

  private void collected(Targets found) {
    collected = true;
    nothing.setText("Nothing has such a name");
    targets = targets.and(found);
    find();
  }

  CustomTextField field() {
    return field;
  }

  private void find() {
    cancel(searching);
    if (targets.size() <= AT_ONCE) {
      show(Found.of(targets, field.getText(), Progress.NONE));
    } else {
      sought = true;
      pause.playFromStart();
    }
  }

  private void search() {
    pause.stop();
    cancel(searching);
    Targets where = targets;
    String query = field.getText();
    Job<Found> job = jobs.startPatiently("Search", progress -> Found.of(where, query, progress));
    searching = job;
    job.state()
        .subscribe(state -> {
          if (state instanceof JobState.Done<Found>(Found found)) {
            show(found);
          }
        });
  }

  private void show(Found found) {
    sought = false;
    Entry before = chosen ? list.getSelectionModel().getSelectedItem() : null;
    boolean early = found.guessed() && !collected; // what was meant may still come
    list.getItems().setAll(early ? List.of() : found.entries());
    getChildren().remove(guess);
    if (found.guessed() && !early) {
      getChildren().add(1, guess);
    }
    double height = ROW * Math.clamp(list.getItems().size(), 1, ROWS) + 2;
    list.setMinHeight(height);
    list.setPrefHeight(height);
    list.setMaxHeight(height);
    select(Math.max(0, list.getItems().indexOf(before)));
    if (going) {
      goToSelected();
    }
  }

  /// Goes where the selected line leads; if a search still runs, or nothing is found among the
  /// names that are there yet, where the first one will.
  private void goToSelected() {
    if (!sought && (collected || !list.getItems().isEmpty())) {
      go(list.getSelectionModel().getSelectedItem());
      return;
    }
    going = true;
    if (pause.getStatus() == Animation.Status.RUNNING) {
      search();
    }
  }

  private void choose(KeyEvent event) {
    int last = list.getItems().size() - 1;
    int now = list.getSelectionModel().getSelectedIndex();
    int then =
        switch (event.getCode()) {
          case DOWN -> now == last ? 0 : now + 1;
          case UP -> now <= 0 ? last : now - 1;
          case PAGE_DOWN -> Math.min(last, now + ROWS - 1);
          case PAGE_UP -> Math.max(0, now - ROWS + 1);
          default -> -1;
        };
    if (event.getCode() == KeyCode.ENTER) {
      goToSelected();
      event.consume();
    } else if (event.getCode() == KeyCode.TAB) {
      event.consume(); // there is nowhere else to go
    } else if (then >= 0) {
      chosen = true;
      select(then);
      event.consume();
    }
  }

  private void select(int line) {
    list.getSelectionModel().select(line);
    list.scrollTo(Math.max(0, line - ROWS / 2));
  }

  private void go(@Nullable Entry entry) {
    if (entry != null) {
      close.run();
      entry.action().run();
    }
  }

  private static final class Cell extends ListCell<Entry> {
    private final Label title = Words.of("");
    private final Label detail = Words.of("", "small", "muted");
    private final Label keys = Words.key("");
    private final HBox row = new HBox(10, title, detail, Words.spring(), keys);

    Cell(Consumer<Entry> chosen) {
      row.getStyleClass().add("entry");
      title.setMinWidth(0);
      detail.setMinWidth(USE_PREF_SIZE);
      keys.setMinWidth(USE_PREF_SIZE);
      setPrefWidth(0);
      setOnMouseClicked(_ -> {
        if (!isEmpty()) {
          chosen.accept(getItem());
        }
      });
    }

    @Override
    protected void updateItem(@Nullable Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      if (empty || entry == null) {
        setGraphic(null);
        setAccessibleText("");
        return;
      }
      title.setText(entry.title());
      title.setGraphic(Words.icon(entry.icon()));
      detail.setText(entry.detail());
      keys.setText(entry.keys());
      keys.setVisible(!entry.keys().isEmpty());
      keys.setManaged(!entry.keys().isEmpty());
      setAccessibleText(entry.title() + ", " + entry.detail());
      setGraphic(row);
    }
  }
}
