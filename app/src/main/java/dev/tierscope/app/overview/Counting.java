package dev.tierscope.app.overview;

import dev.tierscope.app.job.JobState;
import dev.tierscope.app.part.Card;
import dev.tierscope.app.part.Words;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// How far the figures of the Overview are.
final class Counting extends StackPane {
  private final Label step = Words.of("", "small", "muted");
  private final ProgressBar bar = new ProgressBar();

  Counting() {
    setId("counting");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setMinHeight(6);
    bar.setMaxHeight(6);
    VBox content = new VBox(8, step, bar);
    content.setPadding(new Insets(12, 16, 14, 16));
    getChildren().add(new Card(content));
  }

  void show(JobState.Running<Figures> now) {
    step.setText(now.step());
    bar.setProgress(now.share());
  }
}
