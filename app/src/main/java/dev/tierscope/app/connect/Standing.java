package dev.tierscope.app.connect;

import dev.tierscope.app.job.JobState;
import dev.tierscope.app.part.Card;
import dev.tierscope.app.part.Notice;
import dev.tierscope.app.part.Words;
import dev.tierscope.app.population.Opened;
import dev.tierscope.report.Numbers;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// How the newest opening stands: what is being read and how to stop it, or what went wrong and how
/// to mend it. Nothing at all while nothing is being opened.
final class Standing extends StackPane {
  private final StartViewModel model;
  private final WaysIn waysIn;
  private final Label name = Words.of("", "strong");
  private final Label step = Words.of("", "small", "muted");
  private final Label amount = Words.of("", "small", "muted");
  private final ProgressBar bar = new ProgressBar();
  private final Card running = running();

  Standing(StartViewModel model, WaysIn waysIn) {
    this.model = model;
    this.waysIn = waysIn;
    setMinHeight(Region.USE_PREF_SIZE);
    model.state().subscribe(this::show);
  }

  private Card running() {
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setMinHeight(6);
    bar.setMaxHeight(6);
    Button cancel = new Button("Cancel");
    cancel.setId("cancel-opening");
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setOnAction(_ -> model.cancel());
    name.setMinWidth(Region.USE_PREF_SIZE);
    amount.setMinWidth(Region.USE_PREF_SIZE);
    HBox line = new HBox(8, name, step, amount, Words.spring(), Words.key("Esc"), cancel);
    line.setAlignment(Pos.CENTER_LEFT);
    VBox content = new VBox(8, line, bar);
    content.setPadding(new Insets(10, 16, 14, 16));
    return new Card(content);
  }

  private void show(JobState<Opened> state) {
    switch (state) {
      case JobState.Idle<Opened>() -> getChildren().clear();
      case JobState.Done<Opened> _ -> getChildren().clear();
      case JobState.Running<Opened> now -> show(now);
      case JobState.Stopped<Opened>() ->
          getChildren().setAll(Words.of("Stopped. Nothing was changed.", "small", "muted"));
      case JobState.Failed<Opened>(var problem, var details) -> {
        Button again = new Button("Try again", Words.icon(Material2OutlinedMZ.REFRESH));
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.setOnAction(_ -> waysIn.tryAgain());
        getChildren().setAll(Notice.problem(problem, details, again));
      }
    }
    boolean something = !getChildren().isEmpty();
    setVisible(something);
    setManaged(something);
  }

  private void show(JobState.Running<Opened> now) {
    name.setText(model.opening());
    step.setText(now.step().equals(model.opening()) ? "" : now.step());
    amount.setText(
        now.total() > 0
            ? Numbers.percent(now.share())
            : now.done() > 0 ? Numbers.full(now.done()) : "");
    bar.setProgress(now.share());
    if (!getChildren().contains(running)) {
      getChildren().setAll(running);
    }
  }
}
