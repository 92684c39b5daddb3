package dev.tierscope.format.tsdb.head;

import java.util.Arrays;

/// The kept chunks of head chunk files, summed up for each series ref.
final class MappedChunks {
  private final long minValidTime;
  private final RefMap refs = new RefMap();
  private long[] ref = new long[64];
  private int[] chunks = new int[64];
  private long[] samples = new long[64];
  private long[] lateSamples = new long[64];
  private long[] first = new long[64];
  private long[] last = new long[64];
  private long[] firstInOrder = new long[64];
  private long[] lastInOrder = new long[64];
  private int size;
  long kept;
  long late;
  long ofUnknownSeries;
  long unreadable; // their samples are not known

  MappedChunks(long minValidTime) {
    this.minValidTime = minValidTime;
  }

  void add(long seriesRef, long from, long to, boolean outOfOrder, int count) {
    if (!outOfOrder && to < minValidTime) {
      return;
    }
    kept++;
    if (count < 0) {
      unreadable++;
    }
    int known = Math.max(0, count);
    int i = refs.get(seriesRef);
    if (i < 0) {
      i = size++;
      refs.put(seriesRef, i);
      grow();
      ref[i] = seriesRef;
      first[i] = firstInOrder[i] = Long.MAX_VALUE;
      last[i] = lastInOrder[i] = Long.MIN_VALUE;
    }
    chunks[i]++;
    first[i] = Math.min(first[i], from);
    last[i] = Math.max(last[i], to);
    if (outOfOrder) {
      late++;
      lateSamples[i] += known;
    } else {
      samples[i] += known;
      firstInOrder[i] = Math.min(firstInOrder[i], from);
      lastInOrder[i] = Math.max(lastInOrder[i], to);
    }
  }

  private void grow() {
    if (size > ref.length) {
      int length = 2 * ref.length;
      ref = Arrays.copyOf(ref, length);
      chunks = Arrays.copyOf(chunks, length);
      samples = Arrays.copyOf(samples, length);
      lateSamples = Arrays.copyOf(lateSamples, length);
      first = Arrays.copyOf(first, length);
      last = Arrays.copyOf(last, length);
      firstInOrder = Arrays.copyOf(firstInOrder, length);
      lastInOrder = Arrays.copyOf(lastInOrder, length);
    }
  }

  /// Tells the series of a replay about their chunks.
  void applyTo(Replay replay) {
    for (int i = 0; i < size; i++) {
      int series = replay.series(ref[i]);
      if (series < 0) {
        ofUnknownSeries += replay.isNamed(ref[i]) ? 0 : chunks[i];
        continue;
      }
      replay.states.chunks(series, chunks[i], samples[i], lateSamples[i]);
      replay.states.touch(series, first[i], last[i]);
      if (firstInOrder[i] <= lastInOrder[i]) {
        replay.inOrder(firstInOrder[i], lastInOrder[i]);
      }
    }
  }
}
