package dev.tierscope.format.tsdb.wal;

import dev.tierscope.model.CorruptFile;
import java.util.Arrays;

/// The labels of one series as places of bytes in a record; reused for the next one.
///
/// ```
/// uvarint number of labels | each: string name, string value      string = uvarint length | bytes
/// ```
public final class RawLabels {
  /// More labels than any server lets a series have; each takes kilobytes in a table.
  private static final int MOST = 1 << 13;

  private byte[] bytes = new byte[0];
  private int[] places = new int[64];
  private int size;

  void read(RecordCursor in) throws CorruptFile {
    size = in.count(2, "number of labels");
    if (size > MOST) {
      throw in.corrupt("number of labels", "at most " + MOST, Integer.toString(size));
    }
    if (places.length < 4 * (long) size) {
      places = Arrays.copyOf(places, Math.multiplyExact(4, size));
    }
    bytes = in.bytes();
    for (int i = 0; i < 2 * size; i++) {
      int length = in.count(1, "length of a label string");
      places[2 * i] = in.position();
      places[2 * i + 1] = length;
      in.skip(length, "label string");
    }
  }

  /// Number of labels.
  public int size() {
    return size;
  }

  /// The array that names and values lie in.
  public byte[] bytes() {
    return bytes;
  }

  /// Where string `i` starts: even ones are names, odd ones the values behind them.
  public int offset(int i) {
    return places[2 * i];
  }

  /// Bytes of string `i`.
  public int length(int i) {
    return places[2 * i + 1];
  }
}
