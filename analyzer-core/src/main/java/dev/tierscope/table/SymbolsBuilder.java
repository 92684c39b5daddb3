package dev.tierscope.table;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Collects byte strings in any order, each once; the ids that it hands out while collecting are in
/// order of arrival, and [#build] says how they become ids of the sorted [Symbols].
///
/// Not for several threads at once. Holds at most 2 GiB of bytes.
public final class SymbolsBuilder {
  private byte[] bytes = new byte[1024];
  private int used;
  private long[] places = new long[64];
  private int size;
  private int[] slots = new int[128]; // id + 1, 0 is free

  /// The finished symbols and what became of the ids handed out before.
  ///
  /// @param newIds `newIds[old]` is the id in `symbols`
  public record Built(Symbols symbols, int[] newIds) {}

  /// Number of distinct strings so far.
  public int size() {
    return size;
  }

  /// The id of a string, new or known.
  public int intern(String string) {
    return intern(string.getBytes(StandardCharsets.UTF_8));
  }

  /// The id of a byte string, new or known.
  public int intern(byte[] string) {
    return intern(string, 0, string.length);
  }

  /// The id of a part of an array, new or known.
  public int intern(byte[] source, int from, int length) {
    int mask = slots.length - 1;
    int slot = hash(source, from, length) & mask;
    while (slots[slot] != 0) {
      long place = places[slots[slot] - 1];
      int at = (int) (place >>> 32);
      if ((int) place == length
          && Arrays.equals(bytes, at, at + length, source, from, from + length)) {
        return slots[slot] - 1;
      }
      slot = (slot + 1) & mask;
    }
    append(source, from, length);
    slots[slot] = size;
    if (size * 2 > slots.length) {
      rehash();
    }
    return size - 1;
  }

  /// The bytes of a string that was interned, as a `String`.
  public String string(int id) {
    return new String(bytes, (int) (places[id] >>> 32), (int) places[id], StandardCharsets.UTF_8);
  }

  private void append(byte[] source, int from, int length) {
    if (length > Symbols.MAX_LENGTH || (long) used + length > Integer.MAX_VALUE - 16) {
      throw new IllegalStateException(
          "label names and values exceed 2 GiB together, or one of them 16 MiB");
    }
    if (bytes.length - used < length) {
      bytes = Arrays.copyOf(bytes, grown(bytes.length, used + length));
    }
    System.arraycopy(source, from, bytes, used, length);
    if (size == places.length) {
      places = Arrays.copyOf(places, grown(size, size + 1));
    }
    places[size++] = (long) used << 32 | length;
    used += length;
  }

  private static int grown(int length, int needed) {
    return (int) Math.min(Integer.MAX_VALUE - 16, Math.max(2L * length, needed));
  }

  private void rehash() {
    int[] larger = new int[slots.length * 2];
    int mask = larger.length - 1;
    for (int id = 0; id < size; id++) {
      int slot = hash(bytes, (int) (places[id] >>> 32), (int) places[id]) & mask;
      while (larger[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      larger[slot] = id + 1;
    }
    slots = larger;
  }

  private static int hash(byte[] source, int from, int length) {
    int h = length;
    for (int i = from; i < from + length; i++) {
      h = 31 * h + source[i];
    }
    h *= 0x9E3779B1;
    return h ^ h >>> 15;
  }

  /// Sorts what was collected. The builder must not be used afterwards.
  public Built build() {
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.parallelSort(
        order,
        (a, b) -> {
          int pa = (int) (places[a] >>> 32);
          int pb = (int) (places[b] >>> 32);
          return Arrays.compareUnsigned(
              bytes, pa, pa + (int) places[a], bytes, pb, pb + (int) places[b]);
        });
    int[] newIds = new int[size];
    long[] sorted = new long[size];
    for (int id = 0; id < size; id++) {
      int old = order[id];
      newIds[old] = id;
      sorted[id] = Symbols.place(places[old] >>> 32, (int) places[old]);
    }
    MemorySegment exact = MemorySegment.ofArray(Arrays.copyOf(bytes, used));
    return new Built(Symbols.at(exact, sorted), newIds);
  }
}
