package dev.tierscope.app.explorer;

import javafx.animation.PauseTransition;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// The tree as a table: heads with filters, rows and a scroll bar; grey bars while rows are made,
/// advice where there are none.
final class RowTable extends Region {
  private static final double PATIENCE = 200; // ms

  private final ExplorerViewModel model;
  private final Columns columns = new Columns();
  private final RowBody body;
  private final HeadRow head;
  private final ScrollBar bar = new ScrollBar();
  private final Skeleton skeleton = new Skeleton(columns);
  private final NoRows nothing;
  private final PauseTransition patience = new PauseTransition(Duration.millis(PATIENCE));

  RowTable(ExplorerViewModel model) {
    this.model = model;
    this.body = new RowBody(model, columns);
    this.nothing = new NoRows(model, body);
    this.head = new HeadRow(model, columns, body::refit);
    getStyleClass().add("row-table");
    bar.setOrientation(Orientation.VERTICAL);
    bar.setUnitIncrement(RowStrip.HEIGHT);
    bar.valueProperty().bindBidirectional(body.top());
    body.setOnContextMenuRequested(new RowMenu(model, body)::show);
    skeleton.setVisible(false);
    getChildren().addAll(body, nothing, skeleton, head, bar);
    patience.setOnFinished(_ -> skeleton.setVisible(model.arranging().get()));
    model.arranging().subscribe(this::await);
    model.change().subscribe(_ -> rowsChanged());
    model.selection().sought().subscribe(_ -> reveal());
  }

  private void await(boolean arranging) {
    if (arranging) {
      patience.playFromStart();
    } else {
      patience.stop();
      skeleton.setVisible(false);
    }
  }

  private void rowsChanged() {
    boolean none = model.rows().size() == 0 && !model.arranging().get();
    nothing.setVisible(none);
    if (none) {
      nothing.explain();
    }
    fitBar();
  }

  private void fitBar() {
    double hidden = body.wholeHeight() - body.getHeight();
    bar.setVisible(hidden > 0);
    if (hidden > 0) {
      bar.setMax(hidden);
      bar.setVisibleAmount(Math.max(1, hidden * body.getHeight() / body.wholeHeight()));
      bar.setBlockIncrement(body.getHeight());
    }
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double top = head.prefHeight(width);
    double barWidth = bar.prefWidth(-1);
    columns.fit(width - barWidth);
    head.resizeRelocate(0, 0, width, top);
    head.requestLayout();
    double height = Math.max(0, getHeight() - top);
    body.resizeRelocate(0, top, width, height);
    skeleton.resizeRelocate(0, top, width, height);
    nothing.resizeRelocate(0, top, width, height);
    bar.resizeRelocate(width - barWidth, top, barWidth, height);
    fitBar();
  }

  HeadCell head(Column column) {
    return head.cell(column);
  }

  RowBody body() {
    return body;
  }

  /// Brings the selected row into sight, with some above it.
  private void reveal() {
    int index = model.selection().index();
    if (index >= 0) {
      body.reveal(Math.max(0, index - 3));
      body.reveal(index);
    }
  }
}
