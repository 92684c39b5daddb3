package dev.tierscope.app.overview;

import dev.tierscope.analysis.ListedCounts;
import dev.tierscope.app.part.Card;
import dev.tierscope.app.part.Hint;
import dev.tierscope.app.part.RowsThatFit;
import dev.tierscope.app.part.Words;
import dev.tierscope.report.Numbers;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A top list of a server, where nothing else is known of labels.
final class TopListCard {
  private static final int LEAST = 3;
  private static final double ROW = 28;

  private TopListCard() {}

  /// The labels with most values.
  static Card labels(ListedCounts lists) {
    return of(
        "Labels with most values",
        "distinct values",
        lists.labels().stream().map(label -> row(label.name(), label.values(), "value")).toList());
  }

  /// The label pairs with most series.
  static Card pairs(ListedCounts lists) {
    return of(
        "Label pairs of most series",
        "series",
        lists.pairs().stream()
            .map(pair -> row(pair.name() + "=" + pair.value(), pair.series(), "series"))
            .toList());
  }

  private static Card of(String title, String what, List<HBox> rows) {
    return Card.titled(title, what).ruled().filled(new RowsThatFit(ROW, LEAST, rows));
  }

  private static HBox row(String name, long number, String noun) {
    Label words = Words.of(name, "mono");
    words.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    HBox named = new HBox(words);
    named.setAlignment(Pos.CENTER_LEFT);
    named.setMinWidth(0);
    HBox.setHgrow(named, Priority.ALWAYS);
    Label amount = Words.of(Numbers.full(number), "small", "medium");
    amount.setMinWidth(78);
    amount.setAlignment(Pos.CENTER_RIGHT);
    HBox row = new HBox(8, named, amount);
    row.getStyleClass().add("list-row");
    row.setAccessibleText(name + ", " + Numbers.counted(number, noun));
    Hint.on(row, name);
    return row;
  }
}
