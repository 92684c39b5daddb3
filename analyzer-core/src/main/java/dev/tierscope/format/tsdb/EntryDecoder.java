package dev.tierscope.format.tsdb;

import dev.tierscope.model.CorruptFile;
import java.util.Arrays;

/// Decodes the content of series entries: labels, from scratch or by what differs from another
/// entry, and chunks.
///
/// Series are sorted, so neighbours share most of their bytes. Equal bytes in the same place decode
/// to equal labels: only a label that holds a different byte has to be decoded, and behind it the
/// two entries are compared on, shifted by the difference of its lengths.
///
/// Positions are places in an array that may be read 16 bytes beyond the end of the content. Not
/// for several threads at once.
final class EntryDecoder {
  private static final int LARGEST_ONE_BYTE_COUNT = 127;

  private final BlockIndex index;
  private final boolean direct;
  private final int symbols;
  private int at;

  EntryDecoder(BlockIndex index) {
    this.index = index;
    this.direct = index.refsAreIds();
    this.symbols = index.symbols().size();
  }

  /// Decodes all labels.
  ///
  /// @param start of the content of the entry, where the number of labels lies
  /// @param end of the content
  /// @return the position behind the labels
  int decode(SeriesEntry entry, byte[] bytes, int start, int end) throws CorruptFile {
    at = start;
    long count = uvarint(bytes);
    if (count < 0 || count > (end - at) / 2) {
      throw corrupt(entry, "number of labels", "at most " + (end - at) / 2, count);
    }
    int labels = (int) count;
    entry.labelRoom(labels);
    entry.length = 2 * labels;
    entry.changes = SeriesEntry.ALL;
    for (int label = 0; label < labels; label++) {
      entry.labels[2 * label] = symbol(entry, bytes, end);
      entry.labels[2 * label + 1] = symbol(entry, bytes, end);
      entry.ends[label] = at - start;
    }
    return at;
  }

  /// Decodes what differs from the entry before.
  ///
  /// @param old where the content of the entry before lies in the same array
  /// @return the position behind the labels, or -1 if the label names differ: then [#decode] is
  ///   needed
  int decode(SeriesEntry entry, SeriesEntry before, int old, byte[] bytes, int start, int end)
      throws CorruptFile {
    int labels = before.length / 2;
    if (labels == 0
        || labels > LARGEST_ONE_BYTE_COUNT
        || bytes[old] != labels // written in more bytes than it needs
        || bytes[start] != labels) {
      return -1;
    }
    entry.labelRoom(labels);
    System.arraycopy(before.labels, 0, entry.labels, 0, before.length);
    System.arraycopy(before.ends, 0, entry.ends, 0, labels);
    int oldEnd = old + before.ends[labels - 1];
    int from = old + 1;
    int shift = start - old;
    int label = 0;
    int changes = 0;
    while (from < oldEnd) {
      int equal = Arrays.mismatch(bytes, from, oldEnd, bytes, from + shift, end);
      if (equal < 0 || from + equal >= oldEnd) {
        break;
      }
      int difference = from + equal - old;
      while (before.ends[label] <= difference) {
        label++;
      }
      at = old + shift + (label == 0 ? 1 : before.ends[label - 1]);
      if (symbol(entry, bytes, end) != before.labels[2 * label]) {
        return -1;
      }
      entry.labels[2 * label + 1] = symbol(entry, bytes, end);
      entry.changed[changes++] = 2 * label + 1;
      from = old + before.ends[label];
      if (at - from != shift) { // longer or shorter than before
        shift = at - from;
        moveEnds(entry, before, label, shift - (start - old));
      }
      label++;
    }
    entry.length = before.length;
    entry.changes = changes;
    return oldEnd + shift;
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
    long[] refs = entry.chunkRefs;
    long time = 0;
    long ref = 0;
    entry.firstTime = 0;
    for (int c = 0; c < chunks; c++) {
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
      refs[c] = ref;
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

  private static void moveEnds(SeriesEntry entry, SeriesEntry before, int from, int by) {
    for (int label = from; label < before.length / 2; label++) {
      entry.ends[label] = before.ends[label] + by;
    }
  }

  private int symbol(SeriesEntry entry, byte[] bytes, int end) throws CorruptFile {
    long ref = bytes[at] >= 0 ? bytes[at++] : uvarint(bytes);
    int symbol = !direct ? index.symbol(ref) : ref >= 0 && ref < symbols ? (int) ref : -1;
    if (symbol < 0 || at > end) {
      throw corrupt(entry, "symbol reference of a label", "one of " + symbols + " symbols", ref);
    }
    return symbol;
  }

  /// The number at `at`, at most ten bytes, not beyond the array.
  private long uvarint(byte[] bytes) {
    long value = 0;
    for (int shift = 0; shift < 64 && at < bytes.length; shift += 7) {
      byte b = bytes[at++];
      value |= (b & 0x7fL) << shift;
      if (b >= 0) {
        break;
      }
    }
    return value;
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
