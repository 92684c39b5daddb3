package dev.tierscope.format.tsdb.chunk;

import dev.tierscope.model.CorruptFile;

/// The start times of samples in encodings 4, 5 and 6 (Prometheus `tsdb/chunkenc/st.go`).
///
/// ```
/// header byte   bit 7: sample 0 has a start time | bits 0-6: F, from this sample on each has one
/// sample 0      if bit 7: varint t - start
/// sample i      if F > 0 and i >= F: varbit_int; at F the distance of the start from the time of
///               the sample before, later the change of that distance
/// ```
final class StartTimes {
  private final boolean first;
  private final int from;
  private long distance;

  StartTimes(int header) {
    this.first = (header & 0x80) != 0;
    this.from = header & 0x7f;
  }

  /// The start time of the sample that was just read.
  ///
  /// @param before time of the sample before it
  /// @param last start time of the sample before it
  long read(BitReader in, int index, long time, long before, long last) throws CorruptFile {
    if (index == 0) {
      return first ? time - in.varint() : 0;
    }
    if (from == 0 || index < from) {
      return last;
    }
    long number = in.varbitInt();
    distance = index == from ? number : distance + number;
    return before - distance;
  }
}
