package dev.tierscope.app.part;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;

/// Labels and icons in the styles of the design language.
public final class Words {
  private Words() {}

  /// Text in the given styles: `mono`, `small`, `tiny`, `strong`, `medium`, `muted` …
  public static Label of(String text, String... styles) {
    Label label = new Label(text);
    label.getStyleClass().addAll(styles);
    return label;
  }

  /// Text of several lines.
  public static Label wrapped(String text, String... styles) {
    Label label = of(text, styles);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /// A key to press, drawn as one.
  public static Label key(String keys) {
    return of(keys, "key");
  }

  public static Icon icon(Ikon ikon, String... styles) {
    return new Icon(ikon, styles);
  }

  /// What pushes its neighbours apart.
  public static Region spring() {
    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    return spring;
  }
}
