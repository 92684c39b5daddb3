package dev.tierscope.app.part;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A framed part of a page: title, one grey sentence, at most two actions on the right, content.
public final class Card extends VBox {
  private final HBox head = new HBox();

  /// A card without a head.
  public Card(Node... content) {
    getStyleClass().add("card");
    getChildren().addAll(content);
  }

  /// A card with a title and what the reader should know about it.
  public static Card titled(String title, String sentence, Node... actions) {
    Card card = new Card();
    card.head.getStyleClass().add("card-head");
    Label name = Words.of(title, "card-title");
    name.setMinWidth(USE_PREF_SIZE);
    card.head.getChildren().add(name);
    if (!sentence.isEmpty()) {
      card.head.getChildren().add(Words.of(sentence, "small", "muted"));
    }
    card.head.getChildren().add(Words.spring());
    card.head.getChildren().addAll(actions);
    card.getChildren().add(card.head);
    return card;
  }

  /// The row with the title.
  public HBox head() {
    return head;
  }

  /// Draws a line under the head.
  public Card ruled() {
    head.getStyleClass().add("ruled");
    return this;
  }

  /// Adds content that takes the height that is left.
  public Card filled(Node content) {
    VBox.setVgrow(content, Priority.ALWAYS);
    getChildren().add(content);
    return this;
  }

  /// Adds content of its own height.
  public Card with(Node... content) {
    getChildren().addAll(content);
    return this;
  }
}
