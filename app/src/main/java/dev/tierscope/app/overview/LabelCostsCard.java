package dev.tierscope.app.overview;

import dev.tierscope.app.part.Card;
import dev.tierscope.app.part.Clickable;
import dev.tierscope.app.part.Hint;
import dev.tierscope.app.part.RowsThatFit;
import dev.tierscope.app.part.ShareBar;
import dev.tierscope.app.part.Words;
import dev.tierscope.app.population.Population;
import dev.tierscope.report.Numbers;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The labels without which most series would go.
final class LabelCostsCard {
  private static final int LEAST = 3;
  private static final double ROW = 28;

  private LabelCostsCard() {}

  static Card of(Figures figures, Ways ways) {
    RowsThatFit rows =
        new RowsThatFit(
            ROW,
            LEAST,
            figures.labels().stream()
                .map(label -> row(label, figures.population(), ways))
                .toList());
    return Card.titled("Labels that cost most", "series that go without").ruled().filled(rows);
  }

  private static HBox row(OverviewViewModel.LabelCost label, Population population, Ways ways) {
    double share = OverviewViewModel.share(label.saved(), population.series());
    HBox named = new HBox(Words.of(label.name(), "mono"));
    named.setAlignment(Pos.CENTER_LEFT);
    named.setMinWidth(0);
    HBox.setHgrow(named, Priority.ALWAYS);
    ShareBar bar = new ShareBar().show(share, "tier-none");
    bar.setMinWidth(72);
    bar.setMaxWidth(72);
    Label saved = Words.of(Numbers.change(-label.saved()), "small", "medium");
    saved.setMinWidth(78);
    saved.setAlignment(Pos.CENTER_RIGHT);
    HBox row = new HBox(8, named, bar, saved);
    row.getStyleClass().add("list-row");
    String where = "in " + Numbers.counted(label.metrics(), "metric group");
    Hint.on(row, label.name() + " " + where);
    return Clickable.row(
        row,
        label.name() + ", " + saved.getText() + " series, " + where,
        () -> ways.toLabel(label.name()));
  }
}
