package dev.tierscope.format.tsdb.head;

/// Series refs to numbers. Prometheus counts refs from one, so neighbours lie side by side here;
/// any 64-bit number works. Twelve bytes a slot, two slots an entry.
final class RefMap {
  private long[] refs = new long[1 << 10];
  private int[] values = new int[1 << 10]; // value + 1, 0 is free
  private int size;

  /// The number of a ref, or -1.
  int get(long ref) {
    int mask = refs.length - 1;
    for (int slot = slot(ref, mask); values[slot] != 0; slot = (slot + 1) & mask) {
      if (refs[slot] == ref) {
        return values[slot] - 1;
      }
    }
    return -1;
  }

  void put(long ref, int value) {
    int mask = refs.length - 1;
    int slot = slot(ref, mask);
    while (values[slot] != 0 && refs[slot] != ref) {
      slot = (slot + 1) & mask;
    }
    size += values[slot] == 0 ? 1 : 0;
    refs[slot] = ref;
    values[slot] = value + 1;
    if (2L * size > refs.length) {
      grow();
    }
  }

  private void grow() {
    long[] oldRefs = refs;
    int[] oldValues = values;
    refs = new long[2 * oldRefs.length];
    values = new int[2 * oldRefs.length];
    int mask = refs.length - 1;
    for (int i = 0; i < oldRefs.length; i++) {
      if (oldValues[i] != 0) {
        int slot = slot(oldRefs[i], mask);
        while (values[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        refs[slot] = oldRefs[i];
        values[slot] = oldValues[i];
      }
    }
  }

  private static int slot(long ref, int mask) {
    long high = (ref >>> 20) * 0x9E3779B97F4A7C15L; // 0 for the first million
    return (int) (ref + (high >>> 32)) & mask;
  }
}
