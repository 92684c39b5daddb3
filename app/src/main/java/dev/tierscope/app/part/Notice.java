package dev.tierscope.app.part;

import dev.tierscope.model.Problem;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// What stands where content is missing: an empty state says what would be here and what to do, a
/// problem says what, where and how to mend it.
public final class Notice {
  private Notice() {}

  /// An empty state.
  ///
  /// @param sentence what would be here
  /// @param actions at most one, that makes it so
  public static VBox empty(Ikon icon, String title, String sentence, Node... actions) {
    Label words = Words.wrapped(sentence, "sentence");
    words.setMaxWidth(460);
    words.setAlignment(Pos.CENTER);
    VBox empty = new VBox(Words.icon(icon), Words.of(title, "card-title"), words);
    empty.getChildren().addAll(actions);
    empty.getStyleClass().add("empty");
    return empty;
  }

  /// A failed piece of work.
  ///
  /// @param details copied as they are
  /// @param actions such as "Try again"
  public static HBox problem(Problem problem, String details, Node... actions) {
    return card(Words.icon(Material2OutlinedAL.ERROR, "danger"), problem, details, actions);
  }

  /// Something that went wrong while the rest went well.
  public static HBox warning(Problem problem, String details, Node... actions) {
    HBox card =
        card(Words.icon(Material2OutlinedMZ.REPORT_PROBLEM, "warning"), problem, details, actions);
    card.getStyleClass().add("mild");
    return card;
  }

  /// Something to know that is no fault.
  public static HBox info(Problem problem, String details, Node... actions) {
    HBox card = card(Words.icon(Material2OutlinedAL.INFO, "accent"), problem, details, actions);
    card.getStyleClass().add("plain");
    return card;
  }

  private static HBox card(Node icon, Problem problem, String details, Node... actions) {
    VBox words = new VBox(2);
    words.getChildren().add(Words.wrapped(sentence(problem.what()), "strong"));
    if (!problem.where().isEmpty()) {
      words.getChildren().add(Words.wrapped(problem.where(), "mono"));
    }
    words.getChildren().add(Words.wrapped(problem.fix().replace("`", ""), "small"));
    HBox.setHgrow(words, Priority.ALWAYS);
    Button copy = new Button("Copy details", Words.icon(Material2OutlinedAL.CONTENT_COPY));
    copy.setOnAction(_ -> copy(details));
    copy.setMinWidth(Button.USE_PREF_SIZE);
    HBox card = new HBox(icon, words, copy);
    card.getChildren().addAll(actions);
    card.getStyleClass().add("problem");
    card.setAlignment(Pos.CENTER_LEFT);
    return card;
  }

  private static String sentence(String what) {
    return what.isEmpty() ? what : Character.toUpperCase(what.charAt(0)) + what.substring(1);
  }

  /// Puts text on the clipboard.
  public static void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
