package dev.tierscope.app.chart;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// Cells with areas in proportion to their weights, one of them selected, which can show what it is
/// made of. A click selects, a second click or Enter goes in, Backspace or Esc comes out, arrows
/// move.
///
/// Cost: layout and drawing of 5 000 cells take about ten milliseconds.
public final class Treemap extends Region {
  /// One cell.
  ///
  /// @param name what to write on it
  /// @param mark one or two letters that stand for its colour, or none
  /// @param amount the weight in words
  /// @param weight not negative
  public record Item(String name, String mark, String amount, double weight, Palette.Shade shade) {}

  private static final double INSET = 4;
  private static final double NAME_WIDTH = 60;
  private static final double NAME_HEIGHT = 22;
  private static final double AMOUNT_HEIGHT = 40;
  private static final double MARK_WIDTH = 22;
  private static final double MARK_HEIGHT = 16;

  /// How many parts of a cell are drawn at most.
  public static final int PARTS = 400;

  private final Canvas canvas = new Canvas();
  private final ReadOnlyObjectProperty<Palette> palette;
  private final Tooltip tooltip = new Tooltip();
  private final Font mono = Font.font("Tierscope Mono", 11);
  private final Font sans = Font.font("Tierscope Sans", 11);
  private String name = "Treemap";
  private List<Item> items = List.of();
  private double[] parts = {};
  private List<TreemapLayout.Cell> cells = List.of();
  private int selected = -1;
  private int hovered = -1;
  private IntConsumer onSelect = _ -> {};
  private IntConsumer onEnter = _ -> {};
  private BooleanSupplier onLeave = () -> false;

  public Treemap(ReadOnlyObjectProperty<Palette> palette) {
    this.palette = palette;
    canvas.setManaged(false);
    getChildren().add(canvas);
    setFocusTraversable(true);
    setMinSize(80, 80);
    palette.subscribe(this::draw);
    setOnMouseMoved(this::hover);
    setOnMouseExited(_ -> hoverOver(-1));
    setOnMousePressed(this::press);
    setOnKeyPressed(this::key);
    Tooltip.install(this, tooltip);
    setAccessibleText(name);
    focusVisibleProperty().subscribe(this::draw);
  }

  /// Shows other cells, descending by weight.
  ///
  /// @param newName what they are, for a screen reader
  public void show(List<Item> newItems, String newName) {
    name = newName;
    items = List.copyOf(newItems);
    selected = -1;
    hovered = -1;
    parts = new double[0];
    layOut();
    draw();
  }

  /// Selects a cell, -1 for none, without telling anybody.
  ///
  /// @param newParts weights of what the cell is made of, descending; empty draws it whole
  public void select(int index, double[] newParts) {
    selected = index;
    setAccessibleText(index < 0 ? name : name + ": " + words(index));
    parts = newParts.length <= PARTS ? newParts.clone() : java.util.Arrays.copyOf(newParts, PARTS);
    draw();
  }

  public void setOnSelect(IntConsumer action) {
    onSelect = action;
  }

  public void setOnEnter(IntConsumer action) {
    onEnter = action;
  }

  /// @param action says whether there was anything to leave
  public void setOnLeave(BooleanSupplier action) {
    onLeave = action;
  }

  @Override
  protected void layoutChildren() {
    if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
      canvas.setWidth(getWidth());
      canvas.setHeight(getHeight());
      layOut();
      draw();
    }
  }

  private void layOut() {
    double[] weights = items.stream().mapToDouble(Item::weight).toArray();
    cells = TreemapLayout.squarified(weights, 0, 0, canvas.getWidth(), canvas.getHeight());
  }

  private void draw() {
    Palette colours = palette.get();
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    for (TreemapLayout.Cell cell : cells) {
      drawCell(g, cell, colours);
    }
    for (TreemapLayout.Cell cell : cells) {
      if (cell.index() == selected) {
        frame(g, cell, colours.accent(), 3);
      } else if (cell.index() == hovered) {
        frame(g, cell, colours.accent(), 1);
      }
    }
    if (isFocusVisible()) {
      frame(
          g,
          new TreemapLayout.Cell(-1, 0, 0, canvas.getWidth(), canvas.getHeight()),
          colours.text(),
          2);
    }
  }

  private String words(int index) {
    return items.get(index).name() + ", " + items.get(index).amount();
  }

  private static String words(Item item) {
    return item.mark().isEmpty() ? item.amount() : item.mark() + " · " + item.amount();
  }

  private void drawCell(GraphicsContext g, TreemapLayout.Cell cell, Palette colours) {
    Item item = items.get(cell.index());
    double x = Math.round(cell.x());
    double y = Math.round(cell.y());
    double w = Math.round(cell.x() + cell.width()) - x;
    double h = Math.round(cell.y() + cell.height()) - y;
    g.setFill(item.shade().edge());
    g.fillRect(x, y, w, h);
    g.setFill(item.shade().fill());
    g.fillRect(x + 0.5, y + 0.5, Math.max(0, w - 1), Math.max(0, h - 1));
    boolean named = w >= NAME_WIDTH && h >= NAME_HEIGHT;
    if (cell.index() == selected && parts.length > 1 && h > 70 && w > 50) {
      drawParts(g, x + INSET, y + 40, w - 2 * INSET, h - 40 - INSET, item.shade(), colours);
    }
    g.setFill(colours.text());
    if (named) {
      g.setFont(mono);
      g.fillText(fit(item.name(), w - 2 * INSET - 4, 6.6), x + INSET + 3, y + 15);
      if (h >= AMOUNT_HEIGHT) {
        g.setFont(sans);
        String amount = words(item);
        g.fillText(fit(amount, w - 2 * INSET - 4, 6), x + INSET + 3, y + 30);
      }
    } else if (w >= MARK_WIDTH && h >= MARK_HEIGHT) {
      g.setFont(sans);
      g.fillText(fit(item.mark(), w - INSET, 6), x + INSET, y + 13);
    }
  }

  private void drawParts(
      GraphicsContext g,
      double x,
      double y,
      double w,
      double h,
      Palette.Shade shade,
      Palette colours) {
    Color strong = shade.fill().interpolate(shade.bar(), 0.22);
    for (TreemapLayout.Cell part : TreemapLayout.squarified(parts, x, y, w, h)) {
      double tint = part.index() % 3 * 0.07;
      g.setFill(strong.interpolate(colours.card(), tint));
      g.fillRect(
          part.x() + 0.5,
          part.y() + 0.5,
          Math.max(0.5, part.width() - 1),
          Math.max(0.5, part.height() - 1));
    }
  }

  private static void frame(GraphicsContext g, TreemapLayout.Cell cell, Color colour, double line) {
    g.setStroke(colour);
    g.setLineWidth(line);
    double half = line / 2;
    g.strokeRect(
        Math.round(cell.x()) + half,
        Math.round(cell.y()) + half,
        Math.max(0, Math.round(cell.width()) - line),
        Math.max(0, Math.round(cell.height()) - line));
  }

  /// As much of a text as fits, the end replaced by an ellipsis.
  static String fit(String text, double width, double perLetter) {
    int letters = (int) (width / perLetter);
    if (text.length() <= letters) {
      return text;
    }
    return letters < 2 ? "" : text.substring(0, letters - 1) + "…";
  }

  private int at(double x, double y) {
    for (TreemapLayout.Cell cell : cells) {
      if (cell.contains(x, y)) {
        return cell.index();
      }
    }
    return -1;
  }

  private void hover(MouseEvent event) {
    hoverOver(at(event.getX(), event.getY()));
  }

  private void hoverOver(int index) {
    if (index != hovered) {
      hovered = index;
      tooltip.setText(index < 0 ? "" : items.get(index).name() + "\n" + items.get(index).amount());
      draw();
    }
  }

  private void press(MouseEvent event) {
    requestFocus();
    int index = at(event.getX(), event.getY());
    if (index >= 0) {
      (event.getClickCount() == 2 ? onEnter : onSelect).accept(index);
    }
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case ENTER -> {
        if (selected >= 0) {
          onEnter.accept(selected);
        }
      }
      case BACK_SPACE, ESCAPE -> {
        if (!onLeave.getAsBoolean()) {
          return;
        }
      }
      case LEFT -> move(-1, 0);
      case RIGHT -> move(1, 0);
      case UP -> move(0, -1);
      case DOWN -> move(0, 1);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(int dx, int dy) {
    int next = TreemapNeighbours.next(cells, selected, dx, dy);
    if (next >= 0) {
      onSelect.accept(next);
    }
  }
}
