package dev.tierscope.app.explorer;

import dev.tierscope.app.part.Notice;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// The tree as a table: rows are made while they are on screen, sorting and unfolding are the
/// view-model's.
final class RowTable extends TableView<VisibleRows.Row> {
  private final ExplorerViewModel model;
  private final RowList list;
  private final Map<Column, HeadCell> heads = new EnumMap<>(Column.class);
  private boolean following;

  RowTable(ExplorerViewModel model) {
    this.model = model;
    this.list = new RowList(model.rows());
    setId("rows");
    setFixedCellSize(28);
    setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    setPlaceholder(
        Notice.empty(
            Material2OutlinedAL.FILTER_ALT,
            "Nothing matches",
            "Widen the selector above or the filters under the column titles."));
    for (Column column : Column.values()) {
      getColumns().add(column(column));
    }
    setSortPolicy(_ -> true);
    setItems(list);
    model.change().subscribe(this::refreshRows);
    getSelectionModel()
        .selectedIndexProperty()
        .subscribe(index -> {
          if (!following) {
            model.select(index.intValue());
          }
        });
    model.selected().subscribe(_ -> follow());
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          int index = getSelectionModel().getSelectedIndex();
          if (event.getButton() == MouseButton.PRIMARY
              && event.getClickCount() == 2
              && index >= 0) {
            model.toggle(index);
          }
        });
  }

  private TableColumn<VisibleRows.Row, VisibleRows.Row> column(Column column) {
    TableColumn<VisibleRows.Row, VisibleRows.Row> result = new TableColumn<>();
    HeadCell head = new HeadCell(column, model);
    heads.put(column, head);
    result.setGraphic(head);
    head.prefWidthProperty().bind(result.widthProperty().subtract(14));
    result.setSortable(false);
    result.setReorderable(false);
    result.setPrefWidth(column.width());
    result.setMinWidth(column == Column.NAME ? 160 : 0.92 * column.width());
    if (column != Column.NAME) {
      result.setMaxWidth(column.width() * 1.6);
    }
    result.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    result.setCellFactory(
        _ -> column == Column.NAME ? new NameCell(model::toggle) : RowCells.of(column));
    return result;
  }

  HeadCell head(Column column) {
    return java.util.Objects.requireNonNull(heads.get(column));
  }

  private void refreshRows() {
    following = true;
    list.refresh();
    following = false;
    follow();
  }

  private void follow() {
    int index = model.selectedIndex();
    following = true;
    if (index < 0) {
      getSelectionModel().clearSelection();
    } else if (getSelectionModel().getSelectedIndex() != index) {
      getSelectionModel().clearAndSelect(index);
    }
    following = false;
  }

  /// Brings the selected row into sight.
  void reveal() {
    int index = model.selectedIndex();
    if (index >= 0) {
      scrollTo(Math.max(0, index - 3));
    }
  }

  private void key(KeyEvent event) {
    int index = getSelectionModel().getSelectedIndex();
    if (index < 0 || !(event.getTarget() instanceof TableView)) {
      return;
    }
    KeyCode code = event.getCode();
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (code) {
      case RIGHT, ENTER -> {
        if (model.rows().row(index).offersMore() || !model.rows().isUnfolded(index)) {
          model.toggle(index);
        } else {
          model.select(index + 1);
        }
      }
      case LEFT, BACK_SPACE -> {
        if (!model.rows().row(index).offersMore() && model.rows().isUnfolded(index)) {
          model.fold(index);
        } else {
          model.select(model.rows().parent(index));
        }
      }
      default -> {
        return;
      }
    }
    event.consume();
  }
}
