package dev.tierscope.format.tsdb.head;

import dev.tierscope.format.tsdb.wal.RawLabels;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import dev.tierscope.table.Symbols;
import dev.tierscope.table.SymbolsBuilder;
import java.util.Arrays;

/// Distinct label sets in order of arrival. A set is a few bytes: its symbol ids as varints, one
/// after the other in one array; no objects. Equality is that of the labels, not of a hash.
final class LabelSets {
  private static final int LARGEST = Integer.MAX_VALUE - 16;

  private final SymbolsBuilder symbols = new SymbolsBuilder();
  private long symbolBytes;
  private byte[] ids = new byte[1 << 16];
  private int used;
  private int[] starts = new int[1 << 8]; // starts[size] is where the next one goes
  private int size;
  private int[] slots = new int[1 << 9]; // set + 1, 0 is free
  private byte[] scratch = new byte[256];

  /// Number of sets.
  int size() {
    return size;
  }

  /// The latest set with these labels, new or known.
  ///
  /// @return its number, or if it is new the complement of it
  int intern(RawLabels labels) throws AnalyzerException {
    int length = encode(labels);
    int mask = slots.length - 1;
    int slot = hash(scratch, 0, length) & mask;
    while (slots[slot] != 0) {
      int set = slots[slot] - 1;
      if (Arrays.equals(ids, starts[set], starts[set + 1], scratch, 0, length)) {
        return set;
      }
      slot = (slot + 1) & mask;
    }
    slots[slot] = add(scratch, 0, length) + 1;
    int set = size - 1;
    if (2L * size > slots.length) {
      rehash();
    }
    return ~set;
  }

  /// A new set with the labels of an old one, which is not found any more.
  int renew(int old) throws AnalyzerException {
    byte[] copy = Arrays.copyOfRange(ids, starts[old], starts[old + 1]);
    int set = add(copy, 0, copy.length);
    int mask = slots.length - 1;
    int slot = hash(copy, 0, copy.length) & mask;
    while (slots[slot] != old + 1) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = set + 1;
    return set;
  }

  private int add(byte[] source, int from, int length) throws AnalyzerException {
    if ((long) used + length > LARGEST || size >= LARGEST / 4) {
      throw tooLarge("label sets");
    }
    if (ids.length - used < length) {
      ids = Arrays.copyOf(ids, (int) Math.min(LARGEST, Math.max(2L * ids.length, used + length)));
    }
    if (size + 2 > starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
    }
    System.arraycopy(source, from, ids, used, length);
    used += length;
    starts[++size] = used;
    return size - 1;
  }

  private int encode(RawLabels labels) throws AnalyzerException {
    int at = 0;
    byte[] bytes = labels.bytes();
    for (int i = 0; i < labels.size(); i++) {
      if (labels.length(2 * i + 1) == 0) {
        continue; // an empty value is no label
      }
      for (int s = 2 * i; s < 2 * i + 2; s++) {
        if (scratch.length - at < 8) {
          scratch = Arrays.copyOf(scratch, 2 * scratch.length);
        }
        int id = symbol(bytes, labels.offset(s), labels.length(s));
        while (id >= 0x80) {
          scratch[at++] = (byte) (id | 0x80);
          id >>>= 7;
        }
        scratch[at++] = (byte) id;
      }
    }
    return at;
  }

  private int symbol(byte[] bytes, int offset, int length) throws AnalyzerException {
    if (length > Symbols.MAX_LENGTH || symbolBytes + length > LARGEST) {
      throw tooLarge("label names and values");
    }
    int before = symbols.size();
    int id = symbols.intern(bytes, offset, length);
    symbolBytes += symbols.size() > before ? length : 0;
    return id;
  }

  private static AnalyzerException tooLarge(String what) {
    return new AnalyzerException(
        new Problem(
            "the " + what + " of the head exceed 2 GiB, or one string 16 MiB",
            "wal",
            "Analyse the blocks instead of the head."));
  }

  private void rehash() {
    int[] old = slots;
    slots = new int[2 * old.length];
    int mask = slots.length - 1;
    for (int set : old) {
      if (set != 0) {
        int slot = hash(ids, starts[set - 1], starts[set]) & mask;
        while (slots[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        slots[slot] = set;
      }
    }
  }

  private static int hash(byte[] bytes, int from, int end) {
    long h = 0;
    for (int i = from; i < end; i++) {
      h = (h ^ (bytes[i] & 0xff)) * 0x100000001B3L;
    }
    h *= 0x9E3779B97F4A7C15L;
    return (int) (h >>> 32);
  }

  /// The symbol ids of a set: name, value, name, value …
  ///
  /// @param into receives them; must have room for [#length]
  void decode(int set, int[] into) {
    int at = 0;
    for (int i = starts[set]; i < starts[set + 1]; ) {
      int id = 0;
      int shift = 0;
      byte b;
      do {
        b = ids[i++];
        id |= (b & 0x7f) << shift;
        shift += 7;
      } while (b < 0);
      into[at++] = id;
    }
  }

  /// How many symbol ids a set has.
  int length(int set) {
    int length = 0;
    for (int i = starts[set]; i < starts[set + 1]; i++) {
      length += ids[i] >= 0 ? 1 : 0;
    }
    return length;
  }

  /// The sorted symbols of all sets. No label can be added afterwards.
  SymbolsBuilder.Built build() {
    return symbols.build();
  }
}
