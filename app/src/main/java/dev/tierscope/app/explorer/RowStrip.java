package dev.tierscope.app.explorer;

import dev.tierscope.app.part.Chip;
import dev.tierscope.app.part.Icon;
import dev.tierscope.app.part.ShareBar;
import dev.tierscope.app.part.TierMark;
import dev.tierscope.app.part.Words;
import dev.tierscope.model.Tier;
import dev.tierscope.report.Numbers;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// One row on screen. It is used again for other rows while scrolling, so it has few nodes, lays
/// them out by hand and changes only what differs.
final class RowStrip extends Region {
  static final double HEIGHT = 28;

  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final double INDENT = 20;
  private static final double ARROW = 20;
  private static final double PAD = 8;
  private static final double CHANGE = 48;

  private final Columns columns;
  private final Icon arrow = Words.icon(Material2OutlinedAL.CHEVRON_RIGHT);
  private final CellText name = new CellText();
  private final Chip remark = new Chip(Chip.Mood.WARN, "");
  private final TierMark tier = TierMark.letter(Tier.LOW);
  private final CellText series = new CellText();
  private final ShareBar share = new ShareBar();
  private final CellText distinct = new CellText();
  private final CellText stays = new CellText();
  private final CellText change = new CellText();
  private final CellText bytes = new CellText();
  private int index = -1;
  private VisibleRows.@Nullable Row row;
  private boolean selected;

  RowStrip(Columns columns) {
    this.columns = columns;
    getStyleClass().add("row-strip");
    setManaged(false);
    setAccessibleRole(AccessibleRole.TREE_ITEM);
    arrow.setManaged(false);
    arrow.setMouseTransparent(true);
    remark.setManaged(false);
    remark.setMouseTransparent(true);
    remark.setVisible(false);
    tier.setManaged(false);
    tier.setMouseTransparent(true);
    share.setManaged(false);
    share.setMouseTransparent(true);
    getChildren().addAll(arrow, name, remark, tier, series, share, distinct, stays, change, bytes);
  }

  /// Shows a row.
  void show(int newIndex, VisibleRows.Row newRow, boolean nowSelected) {
    index = newIndex;
    if (nowSelected != selected) {
      selected = nowSelected;
      pseudoClassStateChanged(SELECTED, selected);
      notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
    }
    setVisible(true);
    if (newRow.equals(row)) {
      return;
    }
    row = newRow;
    showName(newRow);
    series.say(RowWords.series(newRow));
    series.look(newRow.depth() == 0 ? "strong" : "plain");
    distinct.say(RowWords.distinct(newRow));
    bytes.say(RowWords.bytes(newRow));
    showShare(newRow);
    showRetained(newRow);
    requestLayout();
  }

  /// Shows nothing until the next row.
  void rest() {
    setVisible(false);
    row = null; // its source may be closed soon
  }

  private void showName(VisibleRows.Row now) {
    boolean more = now.offersMore();
    arrow.setVisible(!more && now.level().hasChildren(now.node()));
    arrow.setRotate(now.unfolded() ? 90 : 0);
    name.say(RowWords.name(now));
    if (more) {
      name.look("more");
    } else if (now.level().kind(now.node()) == Level.Kind.CONSTANTS) {
      name.look("muted");
    } else {
      name.look(now.depth() == 0 && now.unfolded() ? "name-strong" : "name");
    }
    String word = more ? "" : now.level().remark(now.node());
    if (!word.equals(remark.getText())) {
      remark.setText(word);
      remark.setVisible(!word.isEmpty());
      boolean family = word.equals("hist") || word.equals("summary");
      remark.getStyleClass().setAll("label", "chip", family ? "outline" : "warn");
    }
  }

  private void showShare(VisibleRows.Row now) {
    Optional<Tier> newTier = now.offersMore() ? Optional.empty() : now.level().tier(now.node());
    newTier.ifPresent(tier::show);
    tier.setVisible(newTier.isPresent());
    share.setVisible(!now.offersMore());
    if (!now.offersMore()) {
      share.show(RowWords.share(now), newTier.map(TierMark::style).orElse("tier-none"));
    }
  }

  private void showRetained(VisibleRows.Row now) {
    boolean known = RowWords.hasRetained(now);
    stays.setVisible(known);
    change.setVisible(known);
    if (known) {
      boolean group = now.level().kind(now.node()) == Level.Kind.GROUP;
      stays.say(RowWords.retained(now));
      stays.look(group ? "muted" : "plain");
      change.say(RowWords.change(now));
      change.look(group ? "muted" : RowWords.saved(now) >= 0.5 ? "saves" : "plain");
    }
  }

  /// Whether a point lies on what unfolds the row.
  boolean isOnArrow(double x) {
    return arrow.isVisible() && x >= arrowLeft() - 4 && x < arrowLeft() + ARROW;
  }

  int index() {
    return index;
  }

  private double arrowLeft() {
    return PAD + (row == null ? 0 : row.depth() * INDENT);
  }

  @Override
  protected void layoutChildren() {
    layOutName();
    toRight(series, Column.SERIES);
    toRight(distinct, Column.DISTINCT);
    toRight(bytes, Column.BYTES);
    tier.resizeRelocate(
        columns.left(Column.TIER) + PAD, 0, Math.max(0, columns.width(Column.TIER) - PAD), HEIGHT);
    tier.setOpacity(columns.isShown(Column.TIER) ? 1 : 0);
    share.resizeRelocate(
        columns.left(Column.SHARE) + PAD,
        (HEIGHT - 6) / 2,
        Math.max(0, columns.width(Column.SHARE) - 2 * PAD),
        6);
    share.setOpacity(columns.isShown(Column.SHARE) ? 1 : 0);
    double right = columns.right(Column.WITHOUT) - PAD;
    change.toRight(right, HEIGHT);
    stays.fit(columns.width(Column.WITHOUT) - 2 * PAD - CHANGE - 8);
    stays.toRight(right - Math.max(CHANGE, change.width()) - 8, HEIGHT);
  }

  private void layOutName() {
    double x = arrowLeft();
    double iconHeight = arrow.getLayoutBounds().getHeight();
    arrow.relocate(x + (ARROW - arrow.getLayoutBounds().getWidth()) / 2, (HEIGHT - iconHeight) / 2);
    x += ARROW + 4;
    double room = columns.right(Column.NAME) - x - PAD;
    if (remark.isVisible()) {
      remark.autosize();
      room -= remark.getWidth() + 8;
    }
    name.fit(Math.max(20, room));
    name.toLeft(x, HEIGHT);
    remark.relocate(Math.rint(x + name.width() + 8), (HEIGHT - remark.getHeight()) / 2);
  }

  private void toRight(CellText text, Column column) {
    text.setOpacity(columns.isShown(column) ? 1 : 0);
    text.toRight(columns.right(column) - PAD, HEIGHT);
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    VisibleRows.Row now = row;
    if (now == null) {
      return super.queryAccessibleAttribute(attribute, parameters);
    }
    return switch (attribute) {
      case TEXT -> RowWords.spoken(now);
      case INDEX -> index;
      case SELECTED -> selected;
      case EXPANDED -> now.unfolded();
      case LEAF -> now.offersMore() || !now.level().hasChildren(now.node());
      case DISCLOSURE_LEVEL -> now.depth();
      case HELP -> Numbers.full(index + 1L) + " from the top";
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }
}
