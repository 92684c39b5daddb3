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

  // What the signs of its bytes leave behind in a number of two, three, four bytes.
  private static final int TWO_BYTES = -1 << 7;
  private static final int THREE_BYTES = TWO_BYTES ^ (-1 << 14);
  private static final int FOUR_BYTES = THREE_BYTES ^ (-1 << 21);

  private final BlockIndex index;

  /// More labels than any server lets a series have; each takes kilobytes in a table.
  private static final int MOST_LABELS = 1 << 13;

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
    at = start + 1;
    long count = bytes[start];
    if (count < 0) {
      at = start;
      count = uvarint(bytes);
    }
    if (count < 0 || count > Math.min(MOST_LABELS, (end - at) / 2)) {
      int most = Math.min(MOST_LABELS, (end - at) / 2);
      throw corrupt(entry, "number of labels", "at most " + most, count);
    }
    int length = 2 * (int) count;
    entry.labelRoom(length / 2);
    entry.length = length;
    boolean alone = before == null || before.length != length;
    int[] old = entry.labels;
    if (before != null && !alone) {
      old = before.labels;
    }
    int behind = direct ? ids(entry, old, bytes, at, end) : -1;
    if (behind < 0) {
      behind = checkedIds(entry, old, bytes, at, end);
    }
    if (alone || entry.changes < 0) {
      checkAll(entry);
    }
    return behind;
  }

  /// Reads symbol ids of at most four bytes and notes which differ from `old`: no changes but
  /// [SeriesEntry#ALL] if one of them is a name or no symbol.
  ///
  /// @return the position behind them, or -1 if they do not end before `end` or one is longer
  private int ids(SeriesEntry entry, int[] old, byte[] bytes, int from, int end) {
    int[] into = entry.labels;
    int[] changed = entry.changed;
    int count = entry.length;
    if (from + 4L * count > bytes.length) {
      return -1; // the loop below does not look where it is
    }
    int changes = 0;
    int last = symbols - 1;
    int odd = 0; // negative once a name differs or a reference is too large
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
      if (id != old[i]) {
        changed[changes++] = i;
        odd |= (last - id) | ((i & 1) - 1);
      }
      into[i] = id;
    }
    entry.changes = odd < 0 ? SeriesEntry.ALL : changes;
    return at > end ? -1 : at;
  }

  /// Reads symbol references of any length and of any version.
  private int checkedIds(SeriesEntry entry, int[] old, byte[] bytes, int from, int end)
      throws CorruptFile {
    at = from;
    int changes = 0;
    boolean names = false;
    for (int i = 0; i < entry.length; i++) {
      long ref = uvarint(bytes);
      int symbol = index.symbol(ref);
      if (symbol < 0 || at > end) {
        throw noSymbol(entry, ref);
      }
      if (symbol != old[i]) {
        entry.changed[changes++] = i;
        names |= (i & 1) == 0;
      }
      entry.labels[i] = symbol;
    }
    entry.changes = names ? SeriesEntry.ALL : changes;
    return at;
  }

  /// Checks the symbols of an entry all of whose labels are new.
  private void checkAll(SeriesEntry entry) throws CorruptFile {
    for (int i = 0; i < entry.length; i++) {
      if (entry.labels[i] >= symbols) {
        throw noSymbol(entry, entry.labels[i]);
      }
    }
    entry.changes = SeriesEntry.ALL;
  }

  /// Decodes the chunks, which follow the labels.
  ///
  /// @param from the position behind the labels
  /// @param end of the content
  void decodeChunks(SeriesEntry entry, byte[] bytes, int from, int end) throws CorruptFile {
    at = from + 1;
    long count = from < end ? bytes[from] : -1;
    if (count < 0 && from < end) {
      at = from;
      count = uvarint(bytes);
    }
    if (count < 0 || count > (end - at) / 3) {
      throw corrupt(entry, "number of chunks", "at most " + Math.max(0, (end - at) / 3), count);
    }
    int chunks = (int) count;
    entry.chunkRoom(chunks);
    long[] refs = entry.chunkRefs;
    long[] mins = entry.chunkMins;
    long[] maxs = entry.chunkMaxs;
    int next = at;
    long time = 0;
    long ref = 0;
    for (int c = 0; c < chunks; c++) {
      if (next > end) {
        break;
      }
      byte b = bytes[next++];
      long mint = b & 0x7f;
      for (int shift = 7; b < 0 && shift < 64; shift += 7) {
        b = bytes[next++];
        mint |= (b & 0x7fL) << shift;
      }
      b = bytes[next++];
      long span = b & 0x7f;
      for (int shift = 7; b < 0 && shift < 64; shift += 7) {
        b = bytes[next++];
        span |= (b & 0x7fL) << shift;
      }
      b = bytes[next++];
      long place = b & 0x7f;
      for (int shift = 7; b < 0 && shift < 64; shift += 7) {
        b = bytes[next++];
        place |= (b & 0x7fL) << shift;
      }
      if (c == 0) {
        mint = zigzag(mint);
        ref = place;
      } else {
        mint += time;
        ref += zigzag(place);
      }
      time = mint + span;
      refs[c] = ref;
      mins[c] = mint;
      maxs[c] = time;
    }
    if (next > end) {
      throw corrupt(entry, "chunks of a series", "to end at byte " + (end - from), next - from);
    }
    entry.chunks = chunks;
    entry.firstTime = chunks > 0 ? mins[0] : 0;
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
