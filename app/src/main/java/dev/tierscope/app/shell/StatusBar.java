package dev.tierscope.app.shell;

import dev.tierscope.app.job.Job;
import dev.tierscope.app.job.JobState;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.part.Clickable;
import dev.tierscope.app.part.Hint;
import dev.tierscope.app.part.Words;
import dev.tierscope.report.Numbers;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The line at the bottom: the newest job with its share and how to stop it, the time of the data,
/// the memory in use. A click or Enter on the job lists all of them.
final class StatusBar extends HBox {
  private static final long MEBIBYTE = 1 << 20;

  private final Jobs jobs;
  private final ShellModel model;
  private final Label step = Words.of("Ready");
  private final Label heap = Words.of("");
  private final ContextMenu list = new ContextMenu();
  private @Nullable Course course;
  private Subscription shown = Subscription.EMPTY;

  /// How far the newest job is and how to stop it; made for the first one.
  private static final class Course extends HBox {
    private final ProgressBar bar = new ProgressBar();
    private final Label share = Words.of("");

    Course(Jobs jobs) {
      getStyleClass().add("course");
      Hyperlink cancel = new Hyperlink("Cancel");
      cancel.setId("cancel");
      cancel.setOnAction(_ -> jobs.cancelNewest());
      bar.setPrefWidth(140);
      bar.setMinHeight(6);
      bar.setMaxHeight(6);
      getChildren().addAll(bar, share, cancel, Words.of("Esc"));
    }

    void show(JobState.Running<?> running) {
      bar.setProgress(running.share());
      share.setText(amount(running));
    }
  }

  StatusBar(ShellModel model, Jobs jobs) {
    this.model = model;
    this.jobs = jobs;
    getStyleClass().add("status-bar");
    step.setMinWidth(0);
    step.setId("jobs");
    Clickable.row(step, "Jobs", this::list);
    Label data = Words.of("");
    data.textProperty().bind(model.dataTime());
    Region before = rule();
    before.visibleProperty().bind(model.dataTime().isNotEmpty());
    before.managedProperty().bind(before.visibleProperty());
    getChildren()
        .addAll(
            step,
            Words.spring(),
            Words.of("Nothing leaves this machine"),
            before,
            data,
            rule(),
            heap);
    model.trouble().subscribe(this::showTrouble);
    jobs.running().addListener((ListChangeListener<Job<?>>) _ -> follow());
    follow();
    Timeline clock = new Timeline(new KeyFrame(Duration.seconds(2), _ -> showHeap()));
    clock.setCycleCount(Animation.INDEFINITE);
    clock.play();
    showHeap();
  }

  private void showTrouble(String words) {
    getChildren().removeIf(node -> "trouble".equals(node.getId()));
    if (!words.isEmpty()) {
      Hyperlink trouble =
          new Hyperlink(words, Words.icon(Material2OutlinedMZ.REPORT_PROBLEM, "warning"));
      trouble.setId("trouble");
      Hint.on(trouble, "Counts are lower bounds. Show what is wrong and how to mend it.");
      trouble.setOnAction(_ -> model.goTo(Place.OVERVIEW));
      getChildren().addFirst(trouble);
    }
  }

  private static Region rule() {
    Region rule = new Region();
    rule.getStyleClass().add("rule");
    return rule;
  }

  private void follow() {
    shown.unsubscribe();
    if (jobs.running().isEmpty()) {
      shown = Subscription.EMPTY;
      step.setText("Ready");
      step.setAccessibleText("Ready");
      offerList(false);
      getChildren().remove(course);
      list.hide();
    } else {
      Course now = course == null ? new Course(jobs) : course;
      course = now;
      if (!getChildren().contains(now)) {
        getChildren().add(getChildren().indexOf(step) + 1, now);
      }
      offerList(true);
      shown = follow(jobs.running().getLast(), now);
    }
  }

  private void offerList(boolean offered) {
    step.setFocusTraversable(offered);
    step.getStyleClass().remove("clickable");
    if (offered) {
      step.getStyleClass().add("clickable");
    }
  }

  private <T> Subscription follow(Job<T> job, Course now) {
    return job.state()
        .subscribe(state -> {
          if (state instanceof JobState.Running<T> running) {
            step.setText(running.step());
            step.setAccessibleText(running.step() + ". List of all jobs");
            now.show(running);
          }
        });
  }

  /// A share where the total is known, else what was counted so far.
  static String amount(JobState.Running<?> running) {
    if (running.total() > 0) {
      return Numbers.percent(running.share());
    }
    return running.done() > 0 ? Numbers.full(running.done()) : "";
  }

  private void list() {
    list.getItems().clear();
    for (Job<?> job : jobs.running()) {
      MenuItem item = new MenuItem("Cancel: " + job.name());
      item.setMnemonicParsing(false);
      item.setOnAction(_ -> job.cancel());
      list.getItems().add(item);
    }
    if (!list.getItems().isEmpty()) {
      list.show(step, Side.TOP, 0, 0);
    }
  }

  private void showHeap() {
    Runtime runtime = Runtime.getRuntime();
    long used = (runtime.totalMemory() - runtime.freeMemory()) / MEBIBYTE;
    long most = runtime.maxMemory() / MEBIBYTE;
    heap.setText("Heap " + Numbers.full(used) + " / " + Numbers.full(most) + Numbers.SPACE + "MiB");
  }
}
