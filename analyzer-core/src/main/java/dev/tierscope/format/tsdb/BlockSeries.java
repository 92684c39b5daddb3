package dev.tierscope.format.tsdb;

import dev.tierscope.format.tsdb.SeriesScanner.Damage;
import dev.tierscope.model.CorruptFile;
import dev.tierscope.model.Notice;
import dev.tierscope.model.Notice.Severity;
import dev.tierscope.model.Noun;
import dev.tierscope.model.Problem;
import dev.tierscope.model.TimeRange;
import dev.tierscope.table.SeriesTableBuilder;
import dev.tierscope.table.Symbols;
import dev.tierscope.table.Weight;
import dev.tierscope.task.Cores;
import dev.tierscope.task.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// All series of a block with their weights, read on all cores into [SeriesTableBuilder]s.
public final class BlockSeries {
  /// What a block knows of each series, in the order in which rows bring it.
  public static final Set<Weight> WEIGHTS = EnumSet.allOf(Weight.class);

  private static final Weight[] ORDER = Weight.values();

  /// How the samples of a chunk are counted.
  public enum ChunkHeads {
    /// By its first bytes.
    BELIEVED,
    /// By its first bytes if its checksum is right. Cost: reads every byte of every chunk.
    VERIFIED
  }

  private final Block block;
  private final Symbols target;
  private final int[] newIds;
  private final int[] externalLabels;
  private final TimeRange within;
  private final ChunkHeads heads;
  private final Progress progress;
  private final Damage damage = new Damage();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong sound = new AtomicLong();
  private final AtomicLong cut = new AtomicLong();
  private final AtomicBoolean replaced = new AtomicBoolean();
  private final AtomicLong allChunks = new AtomicLong();
  private final AtomicLong allSamples = new AtomicLong();
  private final AtomicLong unknownBytes = new AtomicLong();
  private final AtomicLong unknownSamples = new AtomicLong();
  private final AtomicLong firstUnknown = new AtomicLong(Long.MAX_VALUE);

  /// @param target the symbols of the table to build
  /// @param newIds for each symbol of the block's index its id in `target`, ascending
  /// @param externalLabels pairs of symbol ids (of `target`) that every series of the block has
  ///   besides its own
  /// @param within only chunks that touch this range count
  public BlockSeries(
      Block block,
      Symbols target,
      int[] newIds,
      int[] externalLabels,
      TimeRange within,
      ChunkHeads heads,
      Progress progress) {
    this.block = block;
    this.target = target;
    this.newIds = newIds;
    this.externalLabels = externalLabels;
    this.within = within;
    this.heads = heads;
    this.progress = progress;
  }

  /// Reads the series. Damaged entries are left out and told by [#notices].
  ///
  /// @return one builder for each part of the block, in the order of the block
  public List<SeriesTableBuilder> read() {
    long[] bounds = block.starts().parts(2 * Cores.count());
    return Cores.map(bounds.length - 1, p -> new Part().read(bounds[p], bounds[p + 1]));
  }

  /// Number of series entries that could not be read.
  public long damagedSeries() {
    return Math.max(damage.entries(), block.expectedSeries() - sound.get());
  }

  /// Number of series entries that were read, wanted or not.
  public long series() {
    return sound.get();
  }

  /// Number of chunks of the series that were read.
  public long chunks() {
    return allChunks.get();
  }

  /// Number of samples in those of them that could be looked into.
  public long samples() {
    return allSamples.get();
  }

  /// Whether external labels took the place of labels that series had themselves, so that several
  /// may have become equal.
  public boolean replacedLabels() {
    return replaced.get();
  }

  /// Number of chunks whose samples could not be counted.
  public long unknownSamples() {
    return unknownSamples.get();
  }

  /// Number of series whose bytes in chunk files could not be told.
  public long unknownBytes() {
    return unknownBytes.get();
  }

  /// What [#read] left out or could not know.
  public List<Notice> notices() {
    List<Notice> notices = new ArrayList<>();
    CorruptFile first = damage.first();
    if (first != null) {
      String more =
          damage.entries() == 1
              ? "one series was skipped: "
              : damage.entries() + " damaged places were skipped, the first: ";
      notices.add(
          new Notice(
              Severity.DAMAGE,
              new Problem(
                  more + first.problem().what(), first.problem().where(), first.problem().fix())));
    }
    long missing = block.expectedSeries() - sound.get() - damage.entries();
    if (missing > 0) {
      notices.add(
          new Notice(
              Severity.DAMAGE,
              new Problem(
                  "not found: " + missing + " of " + block.expectedSeries() + " listed series",
                  block.index().file(),
                  "Copy the block again; its bytes have changed.")));
    }
    if (unknownSamples.get() > 0) {
      Problem why = block.chunks().segments().whyUnknown(firstUnknown.get());
      notices.add(
          warning(
              "the samples of %s%s are unknown, the first: %s"
                  .formatted(
                      Noun.counted(unknownSamples.get(), "chunk"),
                      unknownBytes.get() > 0
                          ? " and bytes of " + Noun.counted(unknownBytes.get(), "series")
                          : "",
                      why.what()),
              why.where()));
    } else if (unknownBytes.get() > 0) {
      notices.add(
          warning(
              "the bytes of %s are unknown: not all of their chunks lie whole in a file, or a"
                      .formatted(Noun.counted(unknownBytes.get(), "series"))
                  + " file does not end with its last chunk",
              block.where()));
    }
    return notices;
  }

  private static Notice warning(String what, String where) {
    return new Notice(
        Severity.WARNING,
        new Problem(
            what,
            where,
            "Series are counted completely; copy the chunk files again for the rest."));
  }

  /// Number of chunks that reach beyond the wanted range; their samples and bytes are counted
  /// whole.
  public long cutChunks() {
    return cut.get();
  }

  /// One range of the series section, read by one thread.
  private final class Part {
    private final SeriesTableBuilder builder = new SeriesTableBuilder(target, WEIGHTS);
    private final ChunkFiles.SampleCounts samples = block.chunks().sampleCounts();
    private final long[] weights = new long[ORDER.length];
    private int[] labels = new int[32];
    private int rows;
    private long chunkSum;
    private long sampleSum;
    private boolean like; // the series before is the last row of the builder

    SeriesTableBuilder read(long from, long to) {
      new SeriesScanner(block.index(), block.starts(), from, to, damage, progress).scan(this::add);
      sound.addAndGet(rows);
      allChunks.addAndGet(chunkSum);
      allSamples.addAndGet(sampleSum);
      return builder;
    }

    private void add(SeriesEntry entry, long nextChunk) {
      if ((++rows & 0x3fff) == 0) {
        progress.report(
            "Reading series of " + block.name(),
            done.addAndGet(0x4000),
            Math.max(-1, block.expectedSeries()));
      }
      int first = 0;
      int end = entry.chunks;
      if (!within.isAll()) {
        while (first < entry.chunks && entry.chunkMaxs[first] < within.min()) {
          first++;
        }
        while (end > first && entry.chunkMins[end - 1] >= within.max()) {
          end--;
        }
      }
      int length = decode(entry);
      boolean wanted = first < end || within.isAll();
      if (wanted) {
        weigh(entry, nextChunk, first, end);
        if (like) {
          builder.addLike(labels, length, entry.changed, entry.changes, weights);
        } else {
          builder.add(labels, length, weights);
        }
      }
      like = wanted && externalLabels.length == 0;
    }

    private void weigh(SeriesEntry entry, long nextChunk, int from, int to) {
      long first = from < to ? entry.chunkMins[from] : 0;
      long last = from < to ? entry.chunkMaxs[to - 1] : 0;
      if (first < within.min() || last >= within.max()) {
        cut.incrementAndGet();
        first = Math.max(first, within.min());
        last = Math.min(last, within.max() - 1);
      }
      long bytes = block.chunks().bytes(entry, nextChunk);
      if (bytes < 0) {
        unknownBytes.incrementAndGet();
        bytes = 0;
      } else if (to - from < entry.chunks) {
        bytes = bytes * (to - from) / entry.chunks;
      }
      weights[0] = (long) to - from;
      weights[1] = samples(entry, from, to);
      weights[2] = bytes;
      chunkSum += weights[0];
      sampleSum += weights[1];
      weights[3] =
          entry.size + 4 + 2L * entry.length; // its places in the lists of all and each label
      weights[4] = first;
      weights[5] = last;
    }

    private long samples(SeriesEntry entry, int from, int to) {
      long sum = 0;
      for (int c = from; c < to; c++) {
        long count = samples(entry.chunkRefs[c]);
        if (count < 0) {
          unknownSamples.incrementAndGet();
          firstUnknown.accumulateAndGet(entry.chunkRefs[c], Math::min);
        } else {
          sum += count;
        }
      }
      return sum;
    }

    private long samples(long ref) {
      return heads == ChunkHeads.VERIFIED && !block.chunks().segments().isSound(ref)
          ? -1
          : samples.samples(ref);
    }

    /// Puts the labels of an entry, as ids of the target, into `labels`.
    ///
    /// @return how many numbers of `labels` count
    private int decode(SeriesEntry entry) {
      if (entry.changes != SeriesEntry.ALL && externalLabels.length == 0) {
        for (int i = 0; i < entry.changes; i++) {
          int position = entry.changed[i];
          labels[position] = newIds[entry.labels[position]];
        }
        return entry.length;
      }
      int most = entry.length + externalLabels.length;
      if (labels.length < most) {
        labels = new int[2 * most];
      }
      for (int i = 0; i < entry.length; i++) {
        labels[i] = newIds[entry.labels[i]];
      }
      return externalLabels.length == 0 ? entry.length : addExternal(entry.length);
    }

    /// Adds the external labels in the order of names. One that the series has itself too replaces
    /// the series' own, as in Thanos (`pkg/store/labelpb`, `ExtendSortedLabels`).
    ///
    /// @param own how many numbers of `labels` the series' own labels take
    /// @return how many numbers of `labels` count
    private int addExternal(int own) {
      long[] pairs = new long[(own + externalLabels.length) / 2];
      int kept = 0;
      for (int i = 0; i < own; i += 2) {
        if (isExternal(labels[i])) {
          replaced.set(true);
        } else {
          pairs[kept++] = (long) labels[i] << 32 | labels[i + 1];
        }
      }
      for (int i = 0; i < externalLabels.length; i += 2) {
        pairs[kept++] = (long) externalLabels[i] << 32 | externalLabels[i + 1];
      }
      Arrays.sort(pairs, 0, kept);
      for (int i = 0; i < kept; i++) {
        labels[2 * i] = (int) (pairs[i] >>> 32);
        labels[2 * i + 1] = (int) pairs[i];
      }
      return 2 * kept;
    }

    private boolean isExternal(int name) {
      for (int i = 0; i < externalLabels.length; i += 2) {
        if (externalLabels[i] == name) {
          return true;
        }
      }
      return false;
    }
  }
}
