package dev.tierscope.app.explorer;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// The rows of the Explorer, as many strips as fit on screen. Strips keep their row while it is in
/// sight, so that scrolling by a few rows changes a few strips. To a screen reader it is a tree.
///
/// JavaFX's own tables were measured: they look at the height of each of a million rows at every
/// layout, see docs/adr/0023-rows.md.
final class RowBody extends Region {
  private final ExplorerViewModel model;
  private final Columns columns;
  private final List<RowStrip> strips = new ArrayList<>();
  private final DoubleProperty top = new SimpleDoubleProperty();
  private final Rectangle clip = new Rectangle();
  private final Tooltip tooltip = new Tooltip();

  RowBody(ExplorerViewModel model, Columns columns) {
    this.model = model;
    this.columns = columns;
    setId("rows");
    getStyleClass().add("row-body");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TREE_VIEW);
    setAccessibleText("Metrics, labels and values");
    setClip(clip);
    setMinSize(0, 0);
    top.subscribe(_ -> update());
    model.change().subscribe(_ -> rowsChanged());
    model.selection().row().subscribe(_ -> selectionChanged());
    setOnScroll(event -> {
      scrollBy(-event.getDeltaY());
      event.consume();
    });
    setOnMousePressed(this::press);
    setOnMouseMoved(this::hover);
    setOnKeyPressed(new RowKeys(model, this)::press);
    setOnKeyTyped(new TypeAhead(model)::type);
    Tooltip.install(this, tooltip);
  }

  private int revealLater = -1;

  /// How many pixels of rows lie above what is in sight.
  DoubleProperty top() {
    return top;
  }

  /// Height of all rows.
  double wholeHeight() {
    return model.rows().size() * RowStrip.HEIGHT;
  }

  /// How many rows fit on screen.
  int page() {
    return Math.max(1, (int) (getHeight() / RowStrip.HEIGHT));
  }

  private void scrollBy(double pixels) {
    top.set(clamped(top.get() + pixels));
  }

  private double clamped(double value) {
    return Math.clamp(Math.rint(value), 0, Math.max(0, wholeHeight() - getHeight()));
  }

  /// Brings a row to the top, as far as there are rows enough below.
  void scrollTo(int index) {
    top.set(clamped(index * RowStrip.HEIGHT));
  }

  /// Scrolls as little as is needed to have a whole row in sight.
  void reveal(int index) {
    revealLater = getHeight() == 0 ? index : -1; // nothing is in sight before the first layout
    double y = index * RowStrip.HEIGHT;
    if (y < top.get()) {
      top.set(clamped(y));
    } else if (y + RowStrip.HEIGHT > top.get() + getHeight()) {
      top.set(clamped(y + RowStrip.HEIGHT - getHeight()));
    }
  }

  @Override
  protected void layoutChildren() {
    if (clip.getWidth() != getWidth() || clip.getHeight() != getHeight()) {
      clip.setWidth(getWidth());
      clip.setHeight(getHeight());
      top.set(clamped(top.get())); // a higher window shows more of the end
      if (revealLater >= 0) {
        reveal(revealLater);
      }
      refit();
    }
  }

  /// Lays all strips out again after the columns changed.
  void refit() {
    update();
    strips.forEach(RowStrip::requestLayout);
  }

  private void rowsChanged() {
    double within = clamped(top.get());
    if (within == top.get()) {
      update();
    } else {
      top.set(within);
    }
    notifyAccessibleAttributeChanged(AccessibleAttribute.ROW_COUNT);
  }

  private void selectionChanged() {
    update();
    notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED_ITEMS);
    notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
  }

  private void update() {
    int needed = (int) Math.ceil(getHeight() / RowStrip.HEIGHT) + 1;
    while (strips.size() < needed && getHeight() > 0) {
      RowStrip strip = new RowStrip(columns);
      strips.add(strip);
      getChildren().add(strip);
      strip.applyCss();
    }
    RowRuns rows = model.rows().snapshot();
    double above = Math.rint(top.get());
    int first = (int) (above / RowStrip.HEIGHT);
    for (int i = 0; i < strips.size(); i++) {
      int index = first + Math.floorMod(i - first, strips.size());
      RowStrip strip = strips.get(i);
      if (index < rows.size()) {
        strip.show(index, rows.row(index), index == model.selection().index());
        strip.resizeRelocate(0, index * RowStrip.HEIGHT - above, getWidth(), RowStrip.HEIGHT);
      } else {
        strip.rest();
      }
    }
  }

  /// The strip that shows a row, if it is in sight.
  private @Nullable RowStrip strip(int index) {
    for (RowStrip strip : strips) {
      if (strip.isVisible() && strip.index() == index) {
        return strip;
      }
    }
    return null;
  }

  /// The row at a height, -1 if there is none.
  int rowAt(double y) {
    int index = (int) ((top.get() + y) / RowStrip.HEIGHT);
    return y >= 0 && index < model.rows().size() ? index : -1;
  }

  private void press(MouseEvent event) {
    requestFocus();
    int index = rowAt(event.getY());
    RowStrip strip = index < 0 ? null : strip(index);
    if (strip == null) {
      return;
    }
    boolean primary = event.getButton() == MouseButton.PRIMARY;
    boolean more = model.rows().row(index).offersMore();
    boolean unfolds = more || strip.isOnArrow(event.getX()) || event.getClickCount() == 2;
    if (primary && unfolds) {
      model.toggle(index);
    } else if (!more) {
      model.selection().select(index);
    }
  }

  private void hover(MouseEvent event) {
    int index = rowAt(event.getY());
    boolean named = index >= 0 && event.getX() < columns.right(Column.NAME);
    tooltip.setText(named ? RowWords.name(model.rows().row(index)) : "");
    tooltip.setOpacity(named ? 1 : 0);
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case ROW_COUNT, ITEM_COUNT, TREE_ITEM_COUNT -> model.rows().size();
      case ROW_AT_INDEX, TREE_ITEM_AT_INDEX -> strip((Integer) parameters[0]);
      case FOCUS_ITEM -> strip(model.selection().index());
      case SELECTED_ITEMS -> {
        RowStrip strip = strip(model.selection().index());
        yield strip == null ? List.of() : List.of(strip);
      }
      case MULTIPLE_SELECTION -> false;
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }

  @Override
  public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
    if (action == AccessibleAction.SHOW_ITEM && parameters[0] instanceof RowStrip strip) {
      reveal(strip.index());
    } else {
      super.executeAccessibleAction(action, parameters);
    }
  }
}
