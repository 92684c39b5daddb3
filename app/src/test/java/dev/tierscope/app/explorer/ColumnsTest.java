package dev.tierscope.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ColumnsTest {
  private final Columns columns = new Columns();

  @Test
  void giveTheNameWhatTheOthersLeave() {
    columns.fit(1_000);
    assertEquals(1_000, columns.right(Column.BYTES));
    double name = columns.width(Column.NAME);
    columns.resize(Column.SERIES, columns.width(Column.SERIES) + 30);
    assertEquals(name - 30, columns.width(Column.NAME));
  }

  @Test
  void leaveOutTheShareFirstWhereThereIsNotRoomEnough() {
    columns.fit(660);
    assertFalse(columns.isShown(Column.SHARE));
    assertTrue(columns.isShown(Column.SERIES));
    assertTrue(columns.width(Column.NAME) >= 180);
  }
}
