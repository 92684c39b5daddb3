package dev.tierscope.table;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/// Distinct byte strings (UTF-8, but not checked) in ascending unsigned byte order; a symbol id is
/// the position. They are kept as bytes with an offset array, a `String` is made only when asked
/// for.
///
/// Memory: the bytes plus eight bytes a symbol (nothing for the bytes when they are a mapped file).
public final class Symbols {
  private static final int LENGTH_BITS = 24;
  private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;

  private final MemorySegment bytes;
  private final long[] places;

  private Symbols(MemorySegment bytes, long[] places) {
    this.bytes = bytes;
    this.places = places;
  }

  /// The longest string a table can hold, in bytes.
  public static final int MAX_LENGTH = LENGTH_MASK;

  /// A place of a string inside a segment, for [#at].
  ///
  /// @param offset byte offset, below 2^39
  /// @param length bytes, at most [#MAX_LENGTH]
  public static long place(long offset, int length) {
    if (offset < 0 || offset >>> (63 - LENGTH_BITS) != 0 || length < 0 || length > MAX_LENGTH) {
      throw new IllegalArgumentException("offset " + offset + ", length " + length);
    }
    return offset << LENGTH_BITS | length;
  }

  /// Symbols that lie in `bytes` at `places` (see [#place]), in ascending order. Takes ownership of
  /// the array; the segment must stay readable as long as the symbols are used.
  public static Symbols at(MemorySegment bytes, long[] places) {
    return new Symbols(bytes, places);
  }

  /// The distinct strings of a collection.
  public static Symbols of(Collection<String> strings) {
    SymbolsBuilder builder = new SymbolsBuilder();
    strings.forEach(builder::intern);
    return builder.build().symbols();
  }

  /// Number of symbols.
  public int size() {
    return places.length;
  }

  /// The string of a symbol; bytes that are no UTF-8 become U+FFFD.
  public String string(int id) {
    return new String(bytes(id), StandardCharsets.UTF_8);
  }

  /// Whether the bytes of a symbol are UTF-8, so that [#string] loses nothing.
  public boolean isText(int id) {
    return isText(bytes(id));
  }

  /// Whether bytes are UTF-8.
  public static boolean isText(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8));
  }

  /// A copy of the bytes of a symbol.
  public byte[] bytes(int id) {
    byte[] copy = new byte[length(id)];
    MemorySegment.copy(
        bytes, places[id] >>> LENGTH_BITS, MemorySegment.ofArray(copy), 0, copy.length);
    return copy;
  }

  /// Length of a symbol in bytes.
  public int length(int id) {
    return (int) places[id] & LENGTH_MASK;
  }

  private MemorySegment slice(int id) {
    return bytes.asSlice(places[id] >>> LENGTH_BITS, places[id] & LENGTH_MASK);
  }

  /// The id of a string, or -1. Cost: binary search.
  public int find(String string) {
    return find(string.getBytes(StandardCharsets.UTF_8));
  }

  /// The id of a byte string, or -1. Cost: binary search.
  public int find(byte[] string) {
    int low = 0;
    int high = places.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Arrays.compareUnsigned(bytes(middle), string);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /// Orders a symbol of this table against one of another by unsigned bytes.
  public int compare(int id, Symbols other, int otherId) {
    return compare(slice(id), other.slice(otherId));
  }

  private static int compare(MemorySegment a, MemorySegment b) {
    long at = a.mismatch(b);
    if (at < 0) {
      return 0;
    }
    if (at == a.byteSize()) {
      return -1;
    }
    if (at == b.byteSize()) {
      return 1;
    }
    return Byte.compareUnsigned(a.get(ValueLayout.JAVA_BYTE, at), b.get(ValueLayout.JAVA_BYTE, at));
  }

  /// A copy whose bytes are on the heap, so that a mapped file behind these symbols can be closed.
  public Symbols toHeap() {
    long size = 0;
    for (long place : places) {
      size += place & LENGTH_MASK;
    }
    if (size > Integer.MAX_VALUE - 16) {
      return this;
    }
    byte[] copy = new byte[(int) size];
    MemorySegment target = MemorySegment.ofArray(copy);
    long[] newPlaces = new long[places.length];
    long end = 0;
    for (int id = 0; id < places.length; id++) {
      long length = places[id] & LENGTH_MASK;
      MemorySegment.copy(bytes, places[id] >>> LENGTH_BITS, target, end, length);
      newPlaces[id] = end << LENGTH_BITS | length;
      end += length;
    }
    return new Symbols(target, newPlaces);
  }

  /// The union of several tables: for each its ids in the union, ascending as they were.
  ///
  /// @param symbols the strings of all, each once
  /// @param newIds `newIds[t][id]` is the id in `symbols` of symbol `id` of table `t`
  public record Union(Symbols symbols, int[][] newIds) {}

  /// Merges sorted tables. Cost: O(total × log tables) comparisons.
  public static Union union(Symbols... tables) {
    if (tables.length == 1) {
      int[] same = new int[tables[0].size()];
      Arrays.setAll(same, i -> i);
      return new Union(tables[0], new int[][] {same});
    }
    SymbolsBuilder builder = new SymbolsBuilder();
    int[][] ids = new int[tables.length][];
    for (int t = 0; t < tables.length; t++) {
      Symbols table = tables[t];
      ids[t] = new int[table.size()];
      for (int id = 0; id < table.size(); id++) {
        ids[t][id] = builder.intern(table.bytes(id));
      }
    }
    SymbolsBuilder.Built built = builder.build();
    for (int[] table : ids) {
      for (int id = 0; id < table.length; id++) {
        table[id] = built.newIds()[table[id]];
      }
    }
    return new Union(built.symbols(), ids);
  }
}
