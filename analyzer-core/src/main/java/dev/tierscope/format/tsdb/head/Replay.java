package dev.tierscope.format.tsdb.head;

import dev.tierscope.format.tsdb.wal.LogVisitor;
import dev.tierscope.format.tsdb.wal.RawLabels;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.TimeRange;
import java.util.Arrays;

/// Carries out the records of a log in order, as Prometheus does at start-up (`tsdb/head_wal.go`).
final class Replay implements LogVisitor {
  final LabelSets sets = new LabelSets();
  final SeriesStates states;
  private final RefMap refs = new RefMap();
  private final long minValidTime;
  long seriesRecords;
  long samples;
  long unknownSamples; // of the WAL
  long firstTime = Long.MAX_VALUE;
  long lastTime = Long.MIN_VALUE;

  Replay(long minValidTime, TimeRange within) {
    this.minValidTime = minValidTime;
    this.states = new SeriesStates(within);
  }

  @Override
  public void series(long ref, RawLabels labels) throws AnalyzerException {
    seriesRecords++;
    refs.put(ref, seriesOf(labels));
  }

  private int seriesOf(RawLabels labels) throws AnalyzerException {
    int set = sets.intern(labels);
    if (set < 0) {
      states.add(~set);
      return ~set;
    }
    if (!states.isGone(set)) {
      return set; // another ref of the same labels is an alias
    }
    int again = sets.renew(set);
    states.add(again);
    return again;
  }

  @Override
  public void sample(long ref, long time) {
    if (time < minValidTime) {
      return;
    }
    samples++;
    int series = series(ref);
    if (series < 0) {
      unknownSamples += isNamed(ref) ? 0 : 1;
      return;
    }
    if (states.sample(series, time)) {
      inOrder(time, time);
    }
  }

  @Override
  public void tombstone(long ref, long first, long last) {
    if (first == Long.MIN_VALUE && last == Long.MAX_VALUE) {
      int series = series(ref);
      if (series >= 0) {
        states.remove(series);
      }
    }
  }

  /// The series of a ref that still exists, or -1.
  int series(long ref) {
    int series = refs.get(ref);
    return series < 0 || states.isGone(series) ? -1 : series;
  }

  /// Whether some record has named a ref, though its series may be gone.
  boolean isNamed(long ref) {
    return refs.get(ref) >= 0;
  }

  void inOrder(long from, long to) {
    firstTime = Math.min(firstTime, from);
    lastTime = Math.max(lastTime, to);
  }

  /// A series of a memory snapshot.
  void snapshot(long ref, RawLabels labels, long first, long last) throws AnalyzerException {
    int series = seriesOf(labels);
    refs.put(ref, series);
    if (first <= last && last >= minValidTime) {
      states.touch(series, Math.max(first, minValidTime), last);
      states.open(series);
      inOrder(Math.max(first, minValidTime), last);
    }
  }

  /// Replays a write-behind log over the series known so far.
  final class Late implements LogVisitor {
    /// Samples of an out-of-order chunk in memory, if not configured otherwise.
    private static final int FULL_CHUNK = 32;

    private final long lastPosition;
    private int[] waiting = new int[0];
    private long[] first = new long[0];
    private long[] last = new long[0];
    long samples;
    long unknownSamples;

    /// @param lastPosition of the last head chunk that was really found
    Late(long lastPosition) {
      this.lastPosition = lastPosition;
    }

    @Override
    public void series(long ref, RawLabels labels) {}

    @Override
    public void sample(long ref, long time) {
      int series = Replay.this.series(ref);
      if (series < 0) {
        unknownSamples += isNamed(ref) ? 0 : 1;
        return;
      }
      if (series >= waiting.length) {
        int length = sets.size();
        waiting = Arrays.copyOf(waiting, length);
        first = Arrays.copyOf(first, length);
        last = Arrays.copyOf(last, length);
      }
      first[series] = waiting[series] == 0 ? time : Math.min(first[series], time);
      last[series] = waiting[series] == 0 ? time : Math.max(last[series], time);
      waiting[series]++;
    }

    @Override
    public void mapped(long ref, long position) {
      int series = Replay.this.series(ref);
      boolean found = Long.compareUnsigned(position, Math.max(0, lastPosition)) <= 0;
      if (series >= 0 && series < waiting.length && found) {
        waiting[series] = 0;
      }
    }

    void finish() {
      for (int series = 0; series < waiting.length; series++) {
        if (waiting[series] > 0) {
          samples += waiting[series];
          states.touch(series, first[series], last[series]);
          int chunks = Math.ceilDiv(waiting[series], FULL_CHUNK);
          states.chunks(series, chunks, 0, waiting[series]);
        }
      }
    }
  }
}
