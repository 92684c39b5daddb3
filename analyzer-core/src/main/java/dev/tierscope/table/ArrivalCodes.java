package dev.tierscope.table;

import java.util.Arrays;

/// Numbers symbol ids in the order in which they come, from 1. Memory: 12 to 24 bytes an id. Not
/// for several threads at once.
public final class ArrivalCodes {
  private int[] ids = new int[4];
  private int size;
  private int[] slots = new int[8]; // code, 0 is free
  private int last; // code given out last

  /// The code of an id, a new one if it comes for the first time. Ids that come again in the order
  /// of before, as those of labels do from metric to metric, are found without a search.
  public int code(int id) {
    int next = last;
    if (next >= size || ids[next] != id) {
      next = search(id) - 1;
    }
    last = ++next;
    return next;
  }

  private int search(int id) {
    int[] table = slots;
    int mask = table.length - 1;
    int slot = hash(id) & mask;
    int code = table[slot];
    while (code != 0) {
      if (ids[code - 1] == id) {
        return code;
      }
      slot = (slot + 1) & mask;
      code = table[slot];
    }
    table[slot] = size + 1;
    return append(id);
  }

  private int append(int id) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, 2 * size);
    }
    ids[size++] = id;
    if (2 * size > slots.length) {
      rehash();
    }
    return size;
  }

  private static int hash(int id) {
    return (id * 0x9E3779B1) >>> 7;
  }

  private void rehash() {
    int[] larger = new int[2 * slots.length];
    int mask = larger.length - 1;
    for (int code = 1; code <= size; code++) {
      int slot = hash(ids[code - 1]) & mask;
      while (larger[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      larger[slot] = code;
    }
    slots = larger;
  }

  /// The id behind a code.
  public int id(int code) {
    return ids[code - 1];
  }

  /// Number of ids, which is the highest code.
  public int size() {
    return size;
  }

  /// The ids by code - 1; only the first [#size] count. Not a copy.
  public int[] ids() {
    return ids;
  }

  /// For each code where its id stands among all, from 1; index 0 stays 0.
  int[] places(SymbolRanks ranks) {
    int[] places = new int[size + 1];
    for (int code = 1; code <= size; code++) {
      places[code] = ranks.rank(ids[code - 1]) + 1;
    }
    return places;
  }
}
