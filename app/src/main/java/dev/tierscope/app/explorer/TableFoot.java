package dev.tierscope.app.explorer;

import dev.tierscope.app.part.AccuracyMark;
import dev.tierscope.app.part.Words;
import dev.tierscope.report.Numbers;
import javafx.scene.layout.HBox;

/// What the table holds: shown, filtered, sum and how far it can be trusted.
final class TableFoot extends HBox {
  TableFoot(ExplorerViewModel model) {
    getStyleClass().add("foot");
    model.change().subscribe(_ -> show(model));
    model.arranging().subscribe(_ -> show(model));
  }

  private void show(ExplorerViewModel model) {
    ExplorerViewModel.Sum sum = model.sum();
    if (sum.all() == 0 && model.arranging().get()) {
      getChildren().setAll(Words.of("counting…", "small", "muted"));
      return;
    }
    String things = model.grouping().get() instanceof Grouping.ByMetric ? "groups" : "rows";
    String shown = Numbers.full(sum.shown()) + " of " + Numbers.full(sum.all());
    getChildren().setAll(Words.of(shown + " " + things + " shown", "small", "medium"));
    if (sum.filters() > 0) {
      String hidden = Numbers.full(sum.all() - sum.shown());
      getChildren()
          .add(
              Words.of(
                  hidden + " filtered by " + Numbers.counted(sum.filters(), "column filter"),
                  "small",
                  "muted"));
    }
    getChildren().add(Words.spring());
    if (sum.series() >= 0) {
      getChildren().add(Words.of("Σ " + Numbers.full(sum.series()) + " series", "small", "strong"));
    }
    getChildren().add(new AccuracyMark(model.accuracy()));
    if (sum.bytes() >= 0) {
      getChildren().add(Words.of(Numbers.bytes(sum.bytes()), "small", "medium"));
    }
  }
}
