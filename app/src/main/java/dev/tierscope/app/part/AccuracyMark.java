package dev.tierscope.app.part;

import atlantafx.base.controls.Popover;
import dev.tierscope.model.Accuracy;
import dev.tierscope.report.Numbers;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/// The small box after a total that says how far to trust it; why, when the pointer rests on it
/// and, if it is not exact, on a click.
public final class AccuracyMark extends Label {
  public AccuracyMark(Accuracy accuracy) {
    super(mark(accuracy));
    getStyleClass().add("accuracy");
    setMinWidth(USE_PREF_SIZE);
    String why = why(accuracy);
    Hint.on(this, why);
    setAccessibleText(why);
    if (!accuracy.equals(Accuracy.EXACT)) {
      getStyleClass().add("open");
      Clickable.row(this, getText() + ". " + why, () -> explain(why));
    }
  }

  private void explain(String why) {
    Label words = Words.wrapped(why, "small");
    words.setMaxWidth(320);
    StackPane content = new StackPane(words);
    Popover popover = new Popover(content);
    popover.setHeaderAlwaysVisible(false);
    popover.setDetachable(false);
    popover.setArrowLocation(Popover.ArrowLocation.TOP_CENTER);
    popover.show(this);
  }

  /// `exact`, `at least`, `at most` or `± 4 %`.
  public static String mark(Accuracy accuracy) {
    return switch (accuracy) {
      case Accuracy.Exact() -> "exact";
      case Accuracy.AtLeast(_) -> "≥ at least";
      case Accuracy.AtMost(_) -> "≤ at most";
      case Accuracy.Estimated(double error, _) -> "±" + Numbers.SPACE + Numbers.percent(error);
      case Accuracy.Stated(_) -> "as stated";
    };
  }

  /// The reason in words.
  public static String why(Accuracy accuracy) {
    return switch (accuracy) {
      case Accuracy.Exact() -> "Every item was counted once.";
      case Accuracy.AtLeast(String because) -> "The truth is this or more: " + because + ".";
      case Accuracy.AtMost(String because) -> "The truth is this or less: " + because + ".";
      case Accuracy.Estimated(_, String method) -> "Estimated: " + method + ".";
      case Accuracy.Stated(String by) -> "Not counted: " + by + " says so.";
    };
  }
}
