package dev.tierscope.app.shell;

import dev.tierscope.app.part.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// Every key that does something, in groups.
final class ShortcutList extends VBox {
  /// Keys of single screens and of what has the focus, which are no commands.
  private static final String[][] IN_PLACE = {
    {"Tab", "Next control; Shift Tab the one before"},
    {"Enter", "Press what has the focus"},
    {"← →", "Fold and unfold a row"},
    {"↑ ↓", "Move in tables and in the treemap"},
    {"Backspace", "Up a level in the treemap and the table; Enter goes down"},
    {"/", "Filter a column"},
    {"Ctrl C", "Copy the row; Ctrl Shift C its selector"},
    {"Del", "Take a line off the recent list"},
    {"Esc", "Close what lies on top, else stop the newest job"},
  };

  private final Button close = new Button("", Words.icon(Material2OutlinedAL.CLOSE));

  ShortcutList(List<Command> commands, Runnable closing) {
    getStyleClass().add("shortcuts");
    close.getStyleClass().add("icon-only");
    close.setAccessibleText("Close");
    close.setTooltip(new Tooltip("Close (Esc)"));
    close.setOnAction(_ -> closing.run());
    HBox head = new HBox(8, Words.of("Keyboard", "page-title"), Words.spring(), close);
    head.setAlignment(Pos.CENTER_LEFT);
    VBox left = column();
    VBox right = column();
    add(left, commands, Command.Group.GO);
    add(left, commands, Command.Group.WINDOW);
    add(right, commands, Command.Group.OPEN);
    add(right, commands, Command.Group.EXPLORE);
    right.getChildren().add(Words.of("Where the focus is", "strong"));
    for (String[] line : IN_PLACE) {
      right.getChildren().add(line(line[1], List.of(line[0])));
    }
    HBox columns = new HBox(32, left, right);
    columns.getChildren().forEach(column -> HBox.setHgrow(column, Priority.ALWAYS));
    ScrollPane scroll = new ScrollPane(columns);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(head, scroll);
    setPrefWidth(760);
    setMaxSize(760, USE_PREF_SIZE);
    // One thing to press: the focus stays on it.
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.TAB) {
            event.consume();
          }
        });
  }

  Button close() {
    return close;
  }

  private static VBox column() {
    VBox column = new VBox(6);
    column.setPrefWidth(340);
    return column;
  }

  private static void add(VBox column, List<Command> commands, Command.Group group) {
    column.getChildren().add(Words.of(group.title(), "strong"));
    for (Command command : commands) {
      if (command.group() == group && !command.keys().isEmpty()) {
        column
            .getChildren()
            .add(line(command.title(), command.keys().stream().map(Command::words).toList()));
      }
    }
    Region gap = new Region();
    gap.setMinHeight(8);
    column.getChildren().add(gap);
  }

  private static HBox line(String what, List<String> keys) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(Words.of(what, "small"));
    nodes.add(Words.spring());
    keys.forEach(key -> {
      var label = Words.key(key);
      label.setMinWidth(USE_PREF_SIZE);
      nodes.add(label);
    });
    HBox line = new HBox(6);
    line.getChildren().setAll(nodes);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }
}
