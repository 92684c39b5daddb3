package dev.tierscope.app.explorer;

import javafx.scene.input.KeyEvent;

/// The keys of a tree: arrows move, unfold and fold, Enter opens and closes, Home, End and the page
/// keys jump, Backspace goes up.
final class RowKeys {
  private final ExplorerViewModel model;
  private final RowBody body;

  RowKeys(ExplorerViewModel model, RowBody body) {
    this.model = model;
    this.body = body;
  }

  void press(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown() || model.rows().size() == 0) {
      return;
    }
    int at = cursor();
    switch (event.getCode()) {
      case DOWN -> move(at + 1);
      case UP -> move(Math.max(0, at - 1));
      case PAGE_DOWN -> move(at + body.page());
      case PAGE_UP -> move(at - body.page());
      case HOME -> move(0);
      case END -> move(model.rows().size() - 1);
      case RIGHT -> inward(at);
      case LEFT, BACK_SPACE -> outward(at);
      case ENTER -> {
        if (at >= 0) {
          model.toggle(at);
        }
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private int cursor() {
    return model.selection().index();
  }

  /// Selects a row; on its way over the row that offers more it shows more.
  private void move(int wanted) {
    int index = Math.clamp(wanted, 0, model.rows().size() - 1);
    if (model.rows().row(index).offersMore()) {
      if (wanted > cursor()) {
        model.toggle(index);
      } else {
        index--;
      }
    }
    model.selection().select(index);
    body.reveal(index);
  }

  private void inward(int at) {
    if (at < 0) {
      move(0);
    } else if (model.rows().isUnfolded(at)) {
      move(at + 1);
    } else {
      model.unfold(at);
    }
  }

  private void outward(int at) {
    if (at < 0) {
      return;
    }
    if (model.rows().isUnfolded(at)) {
      model.fold(at);
    } else if (model.rows().parent(at) >= 0) {
      move(model.rows().parent(at));
    }
  }
}
