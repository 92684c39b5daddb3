package dev.tierscope.format.tsdb;

import dev.tierscope.model.CorruptFile;
import org.jspecify.annotations.Nullable;

/// Decodes the content of series entries: labels, with what differs from another entry, and chunks.
///
/// A large part of the time of a count is spent here, in code of the first compiler. So numbers are
/// read by short loops over few local variables without a call in them, which that compiler keeps
/// in registers; what is unusual is read again by slower code that checks every step.
///
/// Positions are places in an array that may be read [#SLACK] bytes beyond the end of the content.
/// Not for several threads at once.
final class EntryDecoder {
  /// How far beyond the content of an entry is read at most before that is noticed: three numbers
  /// of ten bytes.
  static final int SLACK = 30;

  private static final int[] NO_LABELS = {};

  // What the signs of its bytes leave behind in a number of two, three, four bytes.
  private static final int TWO_BYTES = -1 << 7;
  private static final int THREE_BYTES = TWO_BYTES ^ (-1 << 14);
  private static final int FOUR_BYTES = THREE_BYTES ^ (-1 << 21);

  private final BlockIndex index;
  private final boolean direct;
  private final int symbols;
  private int at;

  EntryDecoder(BlockIndex index) {
    this.index = index;
    this.direct = index.refsAreIds();
    this.symbols = index.symbols().size();
  }

  /// Decodes the labels and notes which values differ from those of another entry.
  ///
  /// @param before the other entry; without one, or if the label names differ, all are new
  /// @param start of the content of the entry, where the number of labels lies
  /// @param end of the content
  /// @return the position behind the labels
  int decode(SeriesEntry entry, @Nullable SeriesEntry before, byte[] bytes, int start, int end)
      throws CorruptFile {
    at = start;
    long count = uvarint(bytes);
    if (count < 0 || count > (end - at) / 2) {
      throw corrupt(entry, "number of labels", "at most " + (end - at) / 2, count);
    }
    int length = 2 * (int) count;
    entry.labelRoom(length / 2);
    entry.length = length;
    int behind = direct ? ids(bytes, at, end, entry.labels, length) : -1;
    if (behind < 0) {
      behind = checkedIds(entry, bytes, at, end);
    }
    compare(entry, before != null && before.length == length ? before.labels : NO_LABELS);
    return behind;
  }

  /// Reads symbol ids of at most four bytes.
  ///
  /// @return the position behind them, or -1 if they do not end before `end` or one is longer
  private static int ids(byte[] bytes, int from, int end, int[] into, int count) {
    int at = from;
    for (int i = 0; i < count; i++) {
      int id = bytes[at++];
      if (id < 0) {
        id ^= bytes[at++] << 7;
        if (id < 0) {
          id ^= TWO_BYTES;
        } else {
          id ^= bytes[at++] << 14;
          if (id >= 0) {
            id ^= THREE_BYTES;
          } else {
            id ^= bytes[at++] << 21;
            if (id >= 0) {
              return -1;
            }
            id ^= FOUR_BYTES;
          }
        }
      }
      if (at > end) {
        return -1;
      }
      into[i] = id;
    }
    return at;
  }

  /// Reads symbol references of any length and of any version.
  private int checkedIds(SeriesEntry entry, byte[] bytes, int from, int end) throws CorruptFile {
    at = from;
    for (int i = 0; i < entry.length; i++) {
      long ref = uvarint(bytes);
      int symbol = index.symbol(ref);
      if (symbol < 0 || at > end) {
        throw noSymbol(entry, ref);
      }
      entry.labels[i] = symbol;
    }
    return at;
  }

  /// Notes the values that differ from `old`, the labels of another entry or none.
  private void compare(SeriesEntry entry, int[] old) throws CorruptFile {
    int[] labels = entry.labels;
    int[] changed = entry.changed;
    int changes = 0;
    int names = 0;
    int length = Math.min(old.length, entry.length);
    for (int i = 0; i < length; i++) {
      if (labels[i] != old[i]) {
        names += 1 - (i & 1);
        changed[changes++] = i;
      }
    }
    boolean all = names > 0 || length < entry.length || length == 0;
    for (int c = 0; c < (all ? entry.length : changes); c++) {
      int symbol = labels[all ? c : changed[c]];
      if (symbol >= symbols) {
        throw noSymbol(entry, symbol);
      }
    }
    entry.changes = all ? SeriesEntry.ALL : changes;
  }

  /// Decodes the chunks, which follow the labels.
  ///
  /// @param from the position behind the labels
  /// @param end of the content
  void decodeChunks(SeriesEntry entry, byte[] bytes, int from, int end) throws CorruptFile {
    at = from;
    long count = at < end ? uvarint(bytes) : -1;
    if (count < 0 || count > (end - at) / 3) {
      throw corrupt(entry, "number of chunks", "at most " + Math.max(0, (end - at) / 3), count);
    }
    int chunks = (int) count;
    entry.chunkRoom(chunks);
    long time = 0;
    long ref = 0;
    entry.firstTime = 0;
    for (int c = 0; c < chunks; c++) {
      if (at > end) {
        throw corrupt(entry, "chunks of a series", "to end at byte " + (end - from), at - from);
      }
      long mint = uvarint(bytes);
      long span = uvarint(bytes);
      long place = uvarint(bytes);
      if (c == 0) {
        mint = zigzag(mint);
        entry.firstTime = mint;
        ref = place;
      } else {
        mint += time;
        ref += zigzag(place);
      }
      time = mint + span;
      entry.chunkRefs[c] = ref;
      entry.chunkMins[c] = mint;
      entry.chunkMaxs[c] = time;
    }
    if (at > end) {
      throw corrupt(entry, "chunks of a series", "to end at byte " + (end - from), at - from);
    }
    entry.chunks = chunks;
    entry.lastTime = time;
  }

  private static long zigzag(long value) {
    return (value >>> 1) ^ -(value & 1);
  }

  /// The number at `at`, at most ten bytes, not beyond the array.
  private long uvarint(byte[] bytes) {
    int from = at;
    byte b = bytes[from++];
    long value = b & 0x7f;
    for (int shift = 7; b < 0 && shift < 64 && from < bytes.length; shift += 7) {
      b = bytes[from++];
      value |= (b & 0x7fL) << shift;
    }
    at = from;
    return value;
  }

  private CorruptFile noSymbol(SeriesEntry entry, long ref) {
    return corrupt(entry, "symbol reference of a label", "one of " + symbols + " symbols", ref);
  }

  private CorruptFile corrupt(SeriesEntry entry, String part, String expected, long found) {
    return new CorruptFile(
        index.file(),
        entry.offset,
        part,
        expected,
        Long.toUnsignedString(found),
        "Copy the block again; its bytes have changed.");
  }
}
