package dev.tierscope.app.explorer;

import dev.tierscope.app.part.ShareBar;
import dev.tierscope.app.part.TierMark;
import dev.tierscope.app.part.Words;
import dev.tierscope.model.Tier;
import dev.tierscope.report.Numbers;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// The cells of the other columns; they make their words when they are shown.
final class RowCells {
  private RowCells() {}

  static TableCell<VisibleRows.Row, VisibleRows.Row> of(Column column) {
    return switch (column) {
      case TIER -> new TierCell();
      case SHARE -> new ShareCell();
      case WITHOUT -> new WithoutCell();
      case NAME, SERIES, DISTINCT, BYTES -> new NumberCell(column);
    };
  }

  /// A number, or nothing where there is none.
  private static final class NumberCell extends TableCell<VisibleRows.Row, VisibleRows.Row> {
    private final Column column;

    NumberCell(Column column) {
      this.column = column;
      getStyleClass().add("number");
    }

    @Override
    protected void updateItem(VisibleRows.Row row, boolean empty) {
      super.updateItem(row, empty);
      boolean nothing = empty || row == null || row.offersMore();
      setText(nothing ? "" : text(row));
      boolean group = !nothing && column == Column.SERIES && row.depth() == 0;
      if (group != getStyleClass().contains("group")) {
        if (group) {
          getStyleClass().add("group");
        } else {
          getStyleClass().remove("group");
        }
      }
    }

    private String text(VisibleRows.Row row) {
      Level level = row.level();
      int node = row.node();
      return switch (column) {
        case SERIES -> Numbers.full(level.series(node));
        case DISTINCT -> distinct(level, node);
        case BYTES -> level.bytes(node) < 0 ? "" : Numbers.bytes(level.bytes(node));
        case NAME, TIER, SHARE, WITHOUT -> "";
      };
    }

    private static String distinct(Level level, int node) {
      long distinct = level.distinct(node);
      return distinct < 0
          ? ""
          : level.distinctUnit().isEmpty()
              ? Numbers.full(distinct)
              : Numbers.full(distinct) + " " + level.distinctUnit();
    }
  }

  /// The tier of a first-level node.
  private static final class TierCell extends TableCell<VisibleRows.Row, VisibleRows.Row> {
    private final TierMark mark = TierMark.letter(Tier.LOW);

    @Override
    protected void updateItem(VisibleRows.Row row, boolean empty) {
      super.updateItem(row, empty);
      Optional<Tier> tier =
          empty || row == null || row.offersMore()
              ? Optional.empty()
              : row.level().tier(row.node());
      tier.ifPresent(mark::show);
      setGraphic(tier.isPresent() ? mark : null);
    }
  }

  /// The share of the node above as a bar.
  private static final class ShareCell extends TableCell<VisibleRows.Row, VisibleRows.Row> {
    private final ShareBar bar = new ShareBar();
    private final StackPane frame = new StackPane(bar);

    @Override
    protected void updateItem(VisibleRows.Row row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null || row.offersMore()) {
        setGraphic(null);
        setTooltip(null);
        return;
      }
      Level level = row.level();
      double share = (double) level.series(row.node()) / Math.max(1, level.whole());
      bar.show(share, level.tier(row.node()).map(TierMark::style).orElse("tier-none"));
      setAccessibleText(Numbers.percent(share));
      frame.setPrefWidth(getTableColumn().getWidth() - 18);
      setGraphic(frame);
    }
  }

  /// What stays without the label, or without the costliest one, and how much that saves.
  private static final class WithoutCell extends TableCell<VisibleRows.Row, VisibleRows.Row> {
    private final Label stays = Words.of("", "small");
    private final Label change = Words.of("", "small");
    private final HBox content = new HBox(8, stays, change);

    WithoutCell() {
      content.setAlignment(Pos.CENTER_RIGHT);
      change.setMinWidth(48);
      change.setAlignment(Pos.CENTER_RIGHT);
      getStyleClass().add("number");
      stays.setMinWidth(0);
    }

    @Override
    protected void updateItem(VisibleRows.Row row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null || row.offersMore() || row.level().retained(row.node()) < 0) {
        setGraphic(null);
        return;
      }
      Level level = row.level();
      double saved = (double) level.key(Column.WITHOUT, row.node()) / Math.max(1, level.whole());
      String label = level.retainedWithout(row.node());
      boolean group = level.kind(row.node()) == Level.Kind.GROUP;
      if (group) {
        saved =
            (double) (level.series(row.node()) - level.retained(row.node()))
                / Math.max(1, level.series(row.node()));
      }
      stays.setText(group ? label : Numbers.full(level.retained(row.node())));
      stays.getStyleClass().setAll("label", "small", group ? "muted" : "plain");
      change.setText(group && label.isEmpty() ? "" : Numbers.changePercent(-saved));
      boolean strong = saved >= 0.5 && !group;
      change
          .getStyleClass()
          .setAll(
              strong
                  ? new String[] {"label", "small", "strong", "tier-high", "tier-text"}
                  : new String[] {"label", "small", group ? "muted" : "plain"});
      setGraphic(content);
    }
  }
}
