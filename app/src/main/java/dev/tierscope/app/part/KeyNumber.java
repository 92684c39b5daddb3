package dev.tierscope.app.part;

import dev.tierscope.model.Accuracy;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One number of the strip on top of a page: what it counts, the number with its accuracy, a second
/// line.
public final class KeyNumber extends VBox {
  private final HBox value = new HBox(8);

  public KeyNumber(String what, String number, Accuracy accuracy, String second) {
    value.setAlignment(Pos.CENTER_LEFT);
    value.getChildren().addAll(numberLabel(number), new AccuracyMark(accuracy));
    fill(what, second);
  }

  /// A number that says nothing about what was not counted, such as a share.
  public static KeyNumber plain(String what, String number, String second) {
    return new KeyNumber(what, numberLabel(number), second);
  }

  /// A number that the source does not give; `second` says why.
  public static KeyNumber unknown(String what, String second) {
    return new KeyNumber(what, Words.of("—", "key-number", "muted"), second);
  }

  private KeyNumber(String what, Label number, String second) {
    value.setAlignment(Pos.CENTER_LEFT);
    value.getChildren().add(number);
    fill(what, second);
  }

  private static Label numberLabel(String number) {
    Label label = Words.of(number, "key-number");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private void fill(String what, String second) {
    getStyleClass().add("key-number-box");
    value.setMinHeight(32);
    getChildren()
        .addAll(Words.of(what, "small", "muted"), value, Words.of(second, "small", "muted"));
  }

  /// Puts a drawing at the right end of the number.
  public KeyNumber beside(Node drawing) {
    value.getChildren().addAll(Words.spring(), drawing);
    return this;
  }
}
