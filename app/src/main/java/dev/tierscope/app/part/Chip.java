package dev.tierscope.app.part;

import javafx.scene.control.Label;
import org.kordamp.ikonli.Ikon;

/// A verdict or a property in a rounded box: an icon and a word, never colour alone.
public final class Chip extends Label {
  /// What a chip says about what it stands beside.
  public enum Mood {
    WARN,
    OUTLINE
  }

  public Chip(Mood mood, Ikon icon, String word) {
    this(mood, word);
    setGraphic(Words.icon(icon));
  }

  public Chip(Mood mood, String word) {
    super(word);
    setMinWidth(USE_PREF_SIZE);
    getStyleClass().addAll("chip", mood.name().toLowerCase(java.util.Locale.ROOT));
  }
}
