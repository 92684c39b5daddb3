package dev.tierscope.app.explorer;

import dev.tierscope.app.part.AccuracyMark;
import dev.tierscope.app.part.Words;
import dev.tierscope.model.Accuracy;
import dev.tierscope.report.Numbers;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;

/// What the table holds: shown, filtered, sum and how far it can be trusted. What is filtered can
/// be cleared here, because the column of a filter may be left out for want of room.
final class TableFoot extends HBox {
  private final ExplorerViewModel model;
  private final Label shown = Words.of("", "small", "medium");
  private final Hyperlink filtered = new Hyperlink();
  private final Label series = Words.of("", "small", "strong");
  private final HBox accuracy = new HBox();
  private final Label bytes = Words.of("", "small", "medium");
  private Accuracy marked = Accuracy.EXACT;

  /// @param rows gets the focus after the filters were cleared
  TableFoot(ExplorerViewModel model, Node rows) {
    this.model = model;
    getStyleClass().add("foot");
    filtered.setId("clear-filters");
    filtered.setOnAction(_ -> {
      model.clearFilters();
      rows.requestFocus();
    });
    accuracy.setAlignment(Pos.CENTER);
    accuracy.getChildren().setAll(new AccuracyMark(marked));
    getChildren().addAll(shown, filtered, Words.spring(), series, accuracy, bytes);
    model.change().subscribe(_ -> show());
    model.arranging().subscribe(_ -> show());
  }

  private void show() {
    ExplorerViewModel.Sum sum = model.sum();
    boolean counting = sum.all() == 0 && model.arranging().get();
    say(shown, counting ? "counting…" : shown(sum));
    say(filtered, counting || sum.filters() == 0 ? "" : filtered(sum));
    say(series, counting || sum.series() < 0 ? "" : "Σ " + Numbers.full(sum.series()) + " series");
    say(bytes, counting || sum.bytes() < 0 ? "" : Numbers.bytes(sum.bytes()));
    mark(counting);
  }

  private String shown(ExplorerViewModel.Sum sum) {
    String things = model.grouping().get() instanceof Grouping.ByMetric ? "groups" : "rows";
    String all = Numbers.full(sum.all());
    return Numbers.full(sum.shown()) + " of " + all + " " + things + " shown";
  }

  private static String filtered(ExplorerViewModel.Sum sum) {
    String hidden = Numbers.full(sum.all() - sum.shown());
    String filters = Numbers.counted(sum.filters(), "column filter");
    return hidden + " filtered by " + filters + " · clear";
  }

  private static void say(Labeled part, String words) {
    part.setText(words);
    part.setVisible(!words.isEmpty());
    part.setManaged(!words.isEmpty());
  }

  private void mark(boolean counting) {
    accuracy.setVisible(!counting);
    accuracy.setManaged(!counting);
    if (!model.accuracy().equals(marked)) {
      marked = model.accuracy();
      accuracy.getChildren().setAll(new AccuracyMark(marked));
    }
  }
}
