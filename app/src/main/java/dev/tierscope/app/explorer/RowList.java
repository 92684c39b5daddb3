package dev.tierscope.app.explorer;

import java.util.AbstractList;
import java.util.List;
import javafx.collections.ObservableListBase;

/// The visible rows as an observable list that makes a row only when it is asked for.
final class RowList extends ObservableListBase<VisibleRows.Row> {
  private final VisibleRows rows;
  private int size;

  RowList(VisibleRows rows) {
    this.rows = rows;
  }

  @Override
  public VisibleRows.Row get(int index) {
    return rows.row(index);
  }

  @Override
  public int size() {
    return size;
  }

  /// Says that all rows may be others now.
  void refresh() {
    int before = size;
    size = rows.size();
    beginChange();
    nextReplace(0, size, gone(before));
    endChange();
  }

  /// As many rows as there were; nobody looks at what they were.
  private List<VisibleRows.Row> gone(int count) {
    VisibleRows.Row nothing = new VisibleRows.Row(Level.Empty.NONE, -1, 0, 0, false);
    return new AbstractList<>() {
      @Override
      public VisibleRows.Row get(int index) {
        return nothing;
      }

      @Override
      public int size() {
        return count;
      }
    };
  }
}
