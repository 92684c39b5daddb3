package dev.tierscope.format.tsdb.head;

import dev.tierscope.model.TimeRange;
import java.util.Arrays;

/// What is known of each label set of a head besides its labels: 45 bytes each, no objects.
final class SeriesStates {
  static final int GONE = 1;
  static final int KNOWN = 2;
  static final int OPEN = 4; // has a chunk in memory that takes samples in order
  static final int WANTED = 8; // has samples in the range that was asked for

  private final TimeRange within;

  private byte[] flags = new byte[256];
  private int[] chunks = new int[256];
  private int[] samples = new int[256]; // in the log; stays at the largest int
  private int[] mappedSamples = new int[256]; // in head chunk files, a part of those in the log
  private int[] lateSamples = new int[256]; // out of order, in head chunk files or the WBL
  private long[] first = new long[256];
  private long[] last = new long[256];
  private long[] lastInOrder = new long[256]; // of the samples in the log

  /// @param within the range that was asked for
  SeriesStates(TimeRange within) {
    this.within = within;
  }

  void add(int series) {
    if (series >= flags.length) {
      int length = (int) Math.min(Integer.MAX_VALUE - 16, 2L * series);
      flags = Arrays.copyOf(flags, length);
      chunks = Arrays.copyOf(chunks, length);
      samples = Arrays.copyOf(samples, length);
      mappedSamples = Arrays.copyOf(mappedSamples, length);
      lateSamples = Arrays.copyOf(lateSamples, length);
      first = Arrays.copyOf(first, length);
      last = Arrays.copyOf(last, length);
      lastInOrder = Arrays.copyOf(lastInOrder, length);
    }
    flags[series] = 0;
    first[series] = Long.MAX_VALUE;
    last[series] = Long.MIN_VALUE;
    lastInOrder[series] = Long.MIN_VALUE;
  }

  void remove(int series) {
    flags[series] = GONE;
  }

  boolean isGone(int series) {
    return (flags[series] & GONE) != 0;
  }

  /// Whether any kept data belong to the series.
  boolean isActive(int series) {
    return (flags[series] & (GONE | KNOWN)) == KNOWN;
  }

  /// Whether a sample or chunk of the series touches the range that was asked for.
  boolean isWanted(int series) {
    return (flags[series] & WANTED) != 0;
  }

  /// Takes a sample of the log, unless it is not later than the one before: Prometheus drops such a
  /// one too when it loads the log (`tsdb/head_wal.go`). If the server had kept it, it is in the
  /// WBL or in a head chunk.
  ///
  /// @return whether it was taken
  boolean sample(int series, long time) {
    if (time <= lastInOrder[series]) {
      return false;
    }
    lastInOrder[series] = time;
    flags[series] |= OPEN;
    samples[series] += samples[series] < Integer.MAX_VALUE ? 1 : 0;
    touch(series, time, time);
    return true;
  }

  /// Notes samples or a chunk.
  void touch(int series, long from, long to) {
    flags[series] |= KNOWN;
    if (within.touches(from, to)) {
      flags[series] |= WANTED;
    }
    first[series] = Math.min(first[series], from);
    last[series] = Math.max(last[series], to);
  }

  void chunks(int series, int count, long inOrder, long outOfOrder) {
    chunks[series] += count;
    mappedSamples[series] = (int) Math.min(Integer.MAX_VALUE, mappedSamples[series] + inOrder);
    late(series, outOfOrder);
  }

  void late(int series, long outOfOrder) {
    lateSamples[series] = (int) Math.min(Integer.MAX_VALUE, lateSamples[series] + outOfOrder);
  }

  /// The series has an open chunk, in the memory of the server or in its snapshot.
  void open(int series) {
    flags[series] |= OPEN;
  }

  /// Chunks in files and the open ones in memory.
  long chunks(int series) {
    return chunks[series] + ((flags[series] & OPEN) == 0 ? 0L : 1L);
  }

  /// Number of samples, or a few more where a late one is in both of its places.
  long samples(int series) {
    return Math.max(samples[series], mappedSamples[series]) + (long) lateSamples[series];
  }

  long first(int series) {
    return first[series];
  }

  long last(int series) {
    return last[series];
  }
}
