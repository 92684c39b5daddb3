package dev.tierscope.format.tsdb.head;

import java.util.Arrays;

/// What is known of each label set of a head besides its labels: 37 bytes each, no objects.
final class SeriesStates {
  static final int GONE = 1;
  static final int KNOWN = 2;

  private byte[] flags = new byte[256];
  private int[] chunks = new int[256];
  private int[] samples = new int[256]; // in the log; stays at the largest int
  private int[] mappedSamples = new int[256]; // in head chunk files, a part of those in the log
  private int[] lateSamples = new int[256]; // out of order, in head chunk files or the WBL
  private long[] first = new long[256];
  private long[] last = new long[256];

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
    }
    flags[series] = 0;
    first[series] = Long.MAX_VALUE;
    last[series] = Long.MIN_VALUE;
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

  void sample(int series, long time) {
    samples[series] += samples[series] < Integer.MAX_VALUE ? 1 : 0;
    touch(series, time, time);
  }

  void touch(int series, long from, long to) {
    flags[series] |= KNOWN;
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

  /// Chunks in files and the open one in memory.
  long chunks(int series) {
    return chunks[series] + 1L;
  }

  /// Number of samples or a few more: late samples may also be among those of the log.
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
