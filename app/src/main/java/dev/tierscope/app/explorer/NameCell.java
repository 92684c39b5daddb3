package dev.tierscope.app.explorer;

import dev.tierscope.app.part.Chip;
import dev.tierscope.app.part.Words;
import dev.tierscope.report.Numbers;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// The first column: indent, fold button, name, a word about it.
final class NameCell extends TableCell<VisibleRows.Row, VisibleRows.Row> {
  private static final double INDENT = 20;

  private final Region indent = new Region();
  private final FontIcon arrow = Words.icon(Material2OutlinedAL.CHEVRON_RIGHT);
  private final Button fold = new Button("", arrow);
  private final Label name = new Label();
  private final Chip remark = new Chip(Chip.Mood.WARN, "");
  private final Tooltip tooltip = new Tooltip();
  private final HBox content = new HBox(4, indent, fold, name, remark);

  NameCell(IntConsumer toggle) {
    content.setAlignment(Pos.CENTER_LEFT);
    content.setMaxHeight(27);
    fold.getStyleClass().setAll("fold");
    fold.setFocusTraversable(false);
    fold.setOnAction(_ -> toggle.accept(getIndex()));
    name.setMinWidth(30);
    remark.setVisible(false);
    remark.setManaged(false);
    name.setOnMouseClicked(_ -> {
      VisibleRows.Row row = getItem();
      if (row != null && row.offersMore()) {
        toggle.accept(getIndex());
      }
    });
  }

  @Override
  protected void updateItem(VisibleRows.Row row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      setGraphic(null);
      return;
    }
    boolean more = row.offersMore();
    boolean foldable = !more && row.level().hasChildren(row.node());
    indent.setMinWidth(row.depth() * INDENT);
    fold.setVisible(foldable);
    if (foldable) {
      arrow.setIconCode(
          row.unfolded() ? Material2OutlinedAL.EXPAND_MORE : Material2OutlinedAL.CHEVRON_RIGHT);
    }
    String text = more ? more(row) : row.level().name(row.node());
    name.setText(text.isEmpty() ? "(empty)" : text);
    remark(more ? "" : row.level().remark(row.node()));
    if (more) {
      look("more");
    } else {
      boolean constants = row.level().kind(row.node()) == Level.Kind.CONSTANTS;
      look(constants ? "muted" : row.depth() == 0 && row.unfolded() ? "strong" : "plain");
      tooltip.setText(text);
    }
    setGraphic(content);
  }

  /// Changes styles only where they differ: that costs most while scrolling.
  private void look(String style) {
    if (!name.getStyleClass().contains(style)) {
      name.getStyleClass().setAll("label", "name", style);
      name.setTooltip(style.equals("more") ? null : tooltip);
    }
  }

  private void remark(String word) {
    if (word.equals(remark.getText())) {
      return;
    }
    remark.setText(word);
    remark.setVisible(!word.isEmpty());
    remark.setManaged(!word.isEmpty());
    boolean family = word.equals("hist") || word.equals("summary");
    remark.getStyleClass().setAll("label", "chip", family ? "outline" : "warn");
  }

  private static String more(VisibleRows.Row row) {
    return Numbers.full(row.more())
        + " more values · show next "
        + Math.min(VisibleRows.PAGE, row.more());
  }
}
