package dev.tierscope.format.tsdb.head;

import dev.tierscope.model.Notice;
import dev.tierscope.model.TimeRange;
import dev.tierscope.table.SeriesTableBuilder;
import dev.tierscope.table.Symbols;
import dev.tierscope.table.SymbolsBuilder;
import dev.tierscope.table.Weight;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The live series of a head: those that `/api/v1/status/tsdb` of the server counts. Immutable.
public final class HeadSeries {
  /// What [#addTo] brings: the builder must be made with all weights.
  public static final Set<Weight> WEIGHTS = EnumSet.allOf(Weight.class);

  private static final Weight[] ORDER = Weight.values();

  private final Symbols symbols;
  private final int[] symbolIds; // of the label sets -> in symbols
  private final LabelSets sets;
  private final SeriesStates states;
  private final BitSet live;
  private final HeadFacts facts;

  /// What a head holds besides its series.
  ///
  /// @param firstTime time of the first sample in order; [Long#MAX_VALUE] without any
  /// @param lastTime time of the last sample in order; [Long#MIN_VALUE] without any
  /// @param seriesRecords series records in the logs: live, dead and repeated ones
  /// @param samples samples in the WAL at or after the minimum valid time
  /// @param lateSamples out-of-order samples that are in no head chunk file yet
  /// @param mappedChunks kept chunks in head chunk files
  /// @param lateChunks those of them that are out of order
  /// @param fileBytes bytes of all files that were read
  public record HeadFacts(
      long firstTime,
      long lastTime,
      long seriesRecords,
      long samples,
      long lateSamples,
      long mappedChunks,
      long lateChunks,
      long fileBytes,
      List<Notice> notices) {
    public HeadFacts {
      notices = List.copyOf(notices);
    }
  }

  HeadSeries(LabelSets sets, SeriesStates states, HeadFacts facts) {
    this.sets = sets;
    this.states = states;
    this.facts = facts;
    this.live = new BitSet();
    BitSet used = new BitSet();
    int[] labels = new int[64];
    for (int s = 0; s < sets.size(); s++) {
      if (states.isActive(s) && sets.length(s) > 0) {
        live.set(s);
        labels = labels(s, labels);
        for (int i = sets.length(s) - 1; i >= 0; i--) {
          used.set(labels[i]);
        }
      }
    }
    SymbolsBuilder.Built built = sets.build();
    this.symbolIds = built.newIds();
    this.symbols = used.cardinality() == symbolIds.length ? built.symbols() : only(used, built);
  }

  /// Leaves out strings that only dead series had.
  private Symbols only(BitSet used, SymbolsBuilder.Built built) {
    SymbolsBuilder fewer = new SymbolsBuilder();
    for (int id = 0; id < symbolIds.length; id++) {
      symbolIds[id] = used.get(id) ? fewer.intern(built.symbols().bytes(symbolIds[id])) : -1;
    }
    SymbolsBuilder.Built sorted = fewer.build();
    for (int id = 0; id < symbolIds.length; id++) {
      symbolIds[id] = symbolIds[id] < 0 ? -1 : sorted.newIds()[symbolIds[id]];
    }
    return sorted.symbols();
  }

  private int[] labels(int set, int[] reused) {
    int length = sets.length(set);
    int[] labels = length > reused.length ? new int[2 * length] : reused;
    sets.decode(set, labels);
    return labels;
  }

  /// Number of live series.
  public long series() {
    return live.cardinality();
  }

  /// The strings of the live series.
  public Symbols symbols() {
    return symbols;
  }

  public HeadFacts facts() {
    return facts;
  }

  /// From the first to behind the last sample of the live series, late ones included; empty without
  /// series.
  public TimeRange times() {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int s = live.nextSetBit(0); s >= 0; s = live.nextSetBit(s + 1)) {
      first = Math.min(first, states.first(s));
      last = Math.max(last, states.last(s));
    }
    return first <= last ? new TimeRange(first, last + 1) : new TimeRange(0, 0);
  }

  /// What the reader of a result must know: torn ends, gaps, damage.
  public List<Notice> notices() {
    return facts.notices();
  }

  /// Adds the live series that have samples in the range that was asked for. Their weights: chunks
  /// in files and the open one, samples as an upper bound, no bytes, first and last time.
  ///
  /// @param builder made with [#WEIGHTS]
  /// @param newIds the builder's symbol ids by those of [#symbols]; ascending as these
  public void addTo(SeriesTableBuilder builder, int[] newIds) {
    int[] labels = new int[64];
    long[] weights = new long[ORDER.length];
    for (int s = live.nextSetBit(0); s >= 0; s = live.nextSetBit(s + 1)) {
      if (!states.isWanted(s)) {
        continue;
      }
      labels = labels(s, labels);
      int length = sets.length(s);
      for (int i = 0; i < length; i++) {
        labels[i] = newIds[symbolIds[labels[i]]];
      }
      for (int w = 0; w < weights.length; w++) {
        weights[w] = weight(ORDER[w], s);
      }
      builder.add(labels, ascending(labels, length), weights);
    }
  }

  private long weight(Weight weight, int series) {
    return switch (weight) {
      case CHUNKS -> states.chunks(series);
      case SAMPLES -> states.samples(series);
      case CHUNK_BYTES, INDEX_BYTES -> 0;
      case FIRST_TIME -> states.first(series);
      case LAST_TIME -> states.last(series);
    };
  }

  /// Sorts labels by name where a damaged log has them in disorder, and keeps the first of each
  /// name.
  ///
  /// @return the new length
  private static int ascending(int[] labels, int length) {
    if (isAscending(labels, length)) {
      return length;
    }
    long[] order = new long[length / 2]; // name, place: equal names stay in their order
    for (int label = 0; label < order.length; label++) {
      order[label] = (long) labels[2 * label] << 32 | label;
    }
    Arrays.sort(order);
    int[] old = Arrays.copyOf(labels, length);
    int end = 0;
    for (long label : order) {
      int name = (int) (label >>> 32);
      if (end == 0 || labels[end - 2] != name) {
        labels[end] = name;
        labels[end + 1] = old[2 * (int) label + 1];
        end += 2;
      }
    }
    return end;
  }

  private static boolean isAscending(int[] labels, int length) {
    for (int i = 2; i < length; i += 2) {
      if (labels[i - 2] >= labels[i]) {
        return false;
      }
    }
    return true;
  }
}
