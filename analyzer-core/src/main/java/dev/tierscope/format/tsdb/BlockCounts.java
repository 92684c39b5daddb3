package dev.tierscope.format.tsdb;

import dev.tierscope.format.tsdb.SeriesScanner.Damage;
import dev.tierscope.model.CorruptFile;
import dev.tierscope.model.TimeRange;
import dev.tierscope.table.PairCounts;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.table.SeriesTableBuilder;
import dev.tierscope.table.SeriesTableBuilder.Duplicates;
import dev.tierscope.table.Symbols;
import dev.tierscope.task.Progress;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The counts of one sound block without building a table: series per label pair from the distances
/// between postings lists, bytes and label names per metric and the time that each series does not
/// cover from one scan of the series section, and that time per label pair from the postings lists.
///
/// Cost: one pass over the index on all cores; memory four bytes for each 16 bytes of the series
/// section.
///
/// @param pairs series and uncovered time of each label pair
/// @param metrics what the scan knows of each metric, in the order of the pairs of `__name__`
/// @param chunks number of chunks
/// @param bytesKnown whether all chunks lie in chunk files
/// @param range the time range that uncovered time is measured against
/// @param firstTime, lastTime of all samples
/// @param detailed the series of the metrics that were asked for, without weights
public record BlockCounts(
    PairCounts pairs,
    List<MetricBytes> metrics,
    long chunks,
    boolean bytesKnown,
    TimeRange range,
    long firstTime,
    long lastTime,
    SeriesTable detailed) {

  /// One metric as the scan saw it.
  ///
  /// @param ownValues number of label values, its name included, that no other metric uses
  /// @param ownValueBytes length of those values together
  /// @param labels the names of its labels, without `__name__`, in byte order
  public record MetricBytes(
      String name,
      long series,
      long chunks,
      long chunkBytes,
      long indexBytes,
      long ownValues,
      long ownValueBytes,
      List<String> labels) {
    public MetricBytes {
      labels = List.copyOf(labels);
    }
  }

  public BlockCounts {
    metrics = List.copyOf(metrics);
  }

  /// Counts a block.
  ///
  /// @param detailed chooses, from the number of series of each metric, those whose series are
  ///   wanted as a table
  /// @throws CorruptFile if anything in it is damaged: then only [BlockSeries] can tell what is
  ///   left
  public static BlockCounts of(
      Block block, Function<Map<String, Long>, Set<String>> detailed, Progress progress)
      throws CorruptFile {
    return new Counter(block, detailed, progress).count();
  }

  /// Collects over the threads of one count.
  private static final class Counter {
    private final Block block;
    private final BlockIndex index;
    private final PostingsOffsets postings;
    private final Progress progress;
    private final Damage damage = new Damage();
    private final AtomicLong done = new AtomicLong();
    private static final long[] NO_WEIGHTS = {};
    private static final int NOBODY = -3;
    private static final int SHARED = -2;

    private final long base;
    private final int align;
    private final BitSet detailed;

    Counter(Block block, Function<Map<String, Long>, Set<String>> detailed, Progress progress)
        throws CorruptFile {
      this.block = block;
      this.index = block.index();
      this.progress = progress;
      this.base = index.seriesStart();
      this.align = index.alignment();
      PostingsOffsets known = block.postings();
      if (known == null || block.starts().count() == 0) {
        throw new CorruptFile(
            index.file(), 0, "list of all series", "one", "none", "Copy the block again.");
      }
      this.postings = known;
      this.detailed = new BitSet();
      for (String name : detailed.apply(seriesByMetric())) {
        int symbol = index.symbols().find(name);
        if (symbol >= 0) { // a damaged table may name a metric that no series can have
          this.detailed.set(symbol);
        }
      }
    }

    private Map<String, Long> seriesByMetric() {
      Map<String, Long> series = new HashMap<>();
      int label = postings.names.find("__name__");
      for (int p = label < 0 ? 0 : postings.firstPair[label];
          label >= 0 && p < postings.firstPair[label + 1];
          p++) {
        series.put(postings.values.string(p), postings.counts[p]);
      }
      return series;
    }

    BlockCounts count() throws CorruptFile {
      long slots = (index.seriesEnd() - base) / align + 1;
      if (slots > Integer.MAX_VALUE - 8) {
        throw new CorruptFile(
            index.file(),
            base,
            "series section",
            "at most 32 GiB",
            slots + " entries",
            "Split it.");
      }
      Covered covered = new Covered((int) slots);
      long[] bounds = block.starts().parts(2 * Runtime.getRuntime().availableProcessors());
      List<Part> parts =
          IntStream.range(0, bounds.length - 1)
              .parallel()
              .mapToObj(p -> new Part(bounds[p], bounds[p + 1], covered))
              .map(Part::scan)
              .toList();
      CorruptFile damaged = damage.first();
      if (damaged != null) {
        throw damaged;
      }
      long series = parts.stream().mapToLong(p -> p.series).sum();
      if (series != postings.allCount) {
        throw new CorruptFile(
            index.file(),
            postings.allList,
            "number of series",
            Long.toString(postings.allCount),
            Long.toString(series),
            "Copy the block again.");
      }
      long first = parts.stream().mapToLong(p -> p.firstTime).min().orElse(0);
      long last = parts.stream().mapToLong(p -> p.lastTime).max().orElse(0);
      TimeRange range =
          block
              .meta()
              .map(BlockMeta::range)
              .orElse(first <= last ? new TimeRange(first, last + 1) : new TimeRange(0, 0));
      return new BlockCounts(
          pairs(covered, range.millis(), series),
          metrics(parts),
          parts.stream().mapToLong(p -> p.chunks).sum(),
          parts.stream().allMatch(p -> p.bytesKnown),
          range,
          first,
          last,
          SeriesTableBuilder.build(
              parts.stream().map(p -> p.rows).toList(), Duplicates.IMPOSSIBLE, progress));
    }

    private PairCounts pairs(Covered covered, long range, long series) throws CorruptFile {
      long[] uncovered = new long[postings.lists.length];
      int[] bounds = pairParts();
      List<CorruptFile> damaged =
          IntStream.range(0, bounds.length - 1)
              .parallel()
              .mapToObj(p -> new Sums(covered, range, uncovered).add(bounds[p], bounds[p + 1]))
              .flatMap(e -> e == null ? Stream.empty() : Stream.of(e))
              .toList();
      if (!damaged.isEmpty()) {
        throw damaged.getFirst();
      }
      return new PairCounts(
          postings.names,
          postings.firstPair,
          postings.values,
          new int[0],
          postings.counts,
          uncovered,
          series);
    }

    /// Divides the pairs into parts of about equal numbers of series.
    private int[] pairParts() {
      long total = Arrays.stream(postings.counts).sum();
      long each = Math.max(1 << 16, total / (8L * Runtime.getRuntime().availableProcessors()));
      int[] bounds = new int[2 + (int) (total / each) + 1];
      int parts = 0;
      long sum = 0;
      for (int p = 0; p < postings.counts.length; p++) {
        sum += postings.counts[p];
        if (sum >= each) {
          bounds[++parts] = p + 1;
          sum = 0;
        }
      }
      bounds[++parts] = postings.counts.length;
      return Arrays.copyOf(bounds, parts + 1);
    }

    private List<MetricBytes> metrics(List<Part> parts) {
      Map<Integer, Metric> byName = new HashMap<>();
      for (Part part : parts) {
        part.metrics.forEach((name, metric) -> byName.merge(name, metric, Metric::plus));
      }
      Symbols symbols = index.symbols();
      addOwnValues(parts, byName, symbols);
      return byName.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .map(e -> e.getValue().named(e.getKey() < 0 ? "" : symbols.string(e.getKey()), symbols))
          .toList();
    }

    /// Adds to each metric the values that only it uses.
    private static void addOwnValues(
        List<Part> parts, Map<Integer, Metric> metrics, Symbols symbols) {
      for (int symbol = 0; symbol < symbols.size(); symbol++) {
        int owner = NOBODY;
        for (Part part : parts) {
          int here = part.owners[symbol];
          if (here != NOBODY) {
            owner = owner == NOBODY || owner == here ? here : SHARED;
          }
        }
        Metric metric = owner == NOBODY || owner == SHARED ? null : metrics.get(owner);
        if (metric != null) {
          metric.ownValues++;
          metric.ownValueBytes += symbols.length(symbol);
        }
      }
    }

    /// One metric while it is scanned.
    private static final class Metric {
      long series;
      long chunks;
      long chunkBytes;
      long indexBytes;
      long ownValues;
      long ownValueBytes;
      int[] labels = new int[0]; // ascending name symbols
      boolean detailed;
      int[] lastLabels = new int[0]; // of the entry before, to see quickly that nothing is new

      Metric plus(Metric other) {
        series += other.series;
        chunks += other.chunks;
        chunkBytes += other.chunkBytes;
        indexBytes += other.indexBytes;
        join(other.labels);
        return this;
      }

      void join(int[] more) {
        labels =
            IntStream.concat(Arrays.stream(labels), Arrays.stream(more))
                .sorted()
                .distinct()
                .toArray();
      }

      MetricBytes named(String name, Symbols symbols) {
        List<String> names =
            Arrays.stream(labels)
                .mapToObj(symbols::string)
                .filter(l -> !l.equals("__name__"))
                .toList();
        return new MetricBytes(
            name, series, chunks, chunkBytes, indexBytes, ownValues, ownValueBytes, names);
      }
    }

    /// One range of the series section.
    private final class Part {
      final Map<Integer, Metric> metrics = new HashMap<>();
      private final long from;
      private final long to;
      private final Covered covered;
      private final int metricLabel = index.symbols().find("__name__");
      private final int[] owners = new int[index.symbols().size()]; // metric that uses a value
      final SeriesTableBuilder rows = new SeriesTableBuilder(index.symbols(), Set.of());
      private int lastName = -2;
      private @Nullable Metric lastMetric;
      long series;
      long chunks;
      long firstTime = Long.MAX_VALUE;
      long lastTime = Long.MIN_VALUE;
      boolean bytesKnown = true;

      Part(long from, long to, Covered covered) {
        this.from = from;
        this.to = to;
        this.covered = covered;
        Arrays.fill(owners, NOBODY);
      }

      Part scan() {
        SeriesScanner scanner = new SeriesScanner(index, block.starts(), from, to, damage);
        SeriesEntry entry = new SeriesEntry();
        SeriesEntry next = new SeriesEntry();
        boolean more = scanner.next(entry);
        while (more) {
          more = scanner.next(next);
          boolean follows = more || scanner.readBeyond(next);
          add(entry, follows && next.chunks > 0 ? next.chunkRefs[0] : -1);
          SeriesEntry swap = entry;
          entry = next;
          next = swap;
          if ((++series & 0xffff) == 0) {
            progress.report(
                "Reading series of " + block.name(),
                done.addAndGet(0x10000),
                block.starts().count());
          }
        }
        return this;
      }

      private void add(SeriesEntry entry, long nextChunk) {
        covered.set((int) ((entry.offset - base) / align), entry.lastTime - entry.firstTime);
        if (entry.chunks > 0) {
          firstTime = Math.min(firstTime, entry.firstTime);
          lastTime = Math.max(lastTime, entry.lastTime);
        }
        chunks += entry.chunks;
        Metric metric = metric(entry);
        for (int i = 1; i < entry.length; i += 2) {
          int owner = owners[entry.labels[i]];
          if (owner != lastName) {
            owners[entry.labels[i]] = owner == NOBODY ? lastName : SHARED;
          }
        }
        if (metric.detailed) {
          rows.add(entry.labels, entry.length, NO_WEIGHTS);
        }
        metric.series++;
        metric.chunks += entry.chunks;
        long bytes = block.chunks().bytes(entry, nextChunk);
        if (bytes < 0) {
          bytesKnown = false;
        } else {
          metric.chunkBytes += bytes;
        }
        metric.indexBytes += entry.size + 4 + 2L * entry.length;
        if (!sameLabels(metric.lastLabels, entry)) {
          int[] names = new int[entry.length / 2];
          for (int i = 0; i < names.length; i++) {
            names[i] = entry.labels[2 * i];
          }
          metric.lastLabels = names;
          metric.join(names);
        }
      }

      private Metric metric(SeriesEntry entry) {
        int name = -1;
        for (int i = 0; i < entry.length; i += 2) {
          if (entry.labels[i] == metricLabel) {
            name = entry.labels[i + 1];
            break;
          }
        }
        Metric metric = lastMetric;
        if (metric == null || name != lastName) {
          metric = metrics.computeIfAbsent(name, _ -> new Metric());
          metric.detailed = name >= 0 && detailed.get(name);
          lastMetric = metric;
          lastName = name;
        }
        return metric;
      }

      private static boolean sameLabels(int[] names, SeriesEntry entry) {
        if (names.length * 2 != entry.length) {
          return false;
        }
        for (int i = 0; i < names.length; i++) {
          if (names[i] != entry.labels[2 * i]) {
            return false;
          }
        }
        return true;
      }
    }

    /// Adds up uncovered time over the postings lists of a range of pairs.
    private final class Sums {
      private static final int BUFFER = 1 << 14;

      private final Covered covered;
      private final long range;
      private final long[] uncovered;
      private final CRC32C crc = new CRC32C();
      private final int[] ints = new int[BUFFER];
      private final byte[] bytes = new byte[4 * BUFFER];

      Sums(Covered covered, long range, long[] uncovered) {
        this.covered = covered;
        this.range = range;
        this.uncovered = uncovered;
      }

      @Nullable CorruptFile add(int fromPair, int toPair) {
        try {
          for (int p = fromPair; p < toPair; p++) {
            uncovered[p] =
                range * postings.counts[p] - covered(postings.lists[p], postings.counts[p]);
          }
          return null;
        } catch (CorruptFile e) {
          return e;
        }
      }

      /// The list as ints: number of refs, refs, checksum of both.
      private long covered(long list, long count) throws CorruptFile {
        crc.reset();
        long sum = 0;
        MemorySegment file = index.bytes();
        for (long from = 0; from <= count; from += BUFFER) {
          int length = (int) Math.min(BUFFER, count + 1 - from);
          long offset = list + 4 + 4 * from;
          MemorySegment.copy(file, ValueLayout.JAVA_BYTE, offset, bytes, 0, 4 * length);
          crc.update(bytes, 0, 4 * length);
          MemorySegment.copy(file, BlockIndex.BE32, offset, ints, 0, length);
          sum += sum(from == 0 ? 1 : 0, length, list);
        }
        int stored = file.get(BlockIndex.BE32, list + 8 + 4 * count);
        if (stored != (int) crc.getValue()) {
          PostingsOffsets.check(index, list);
        }
        return sum;
      }

      private long sum(int from, int length, long list) throws CorruptFile {
        long sum = 0;
        int first = (int) (base / align);
        for (int i = from; i < length; i++) {
          int slot = ints[i] - first;
          if (slot < 0 || slot >= covered.slots.length) {
            throw new CorruptFile(
                index.file(),
                list,
                "series reference in a postings list",
                "one in the series section",
                Integer.toUnsignedString(ints[i]),
                "Copy the block again.");
          }
          int value = covered.slots[slot];
          sum += value == Covered.ELSEWHERE ? covered.elsewhere(slot) : value & 0xffffffffL;
        }
        return sum;
      }
    }
  }

  /// For each possible start of an entry the milliseconds from its first to its last sample: an
  /// unsigned 32-bit number, or in the rare case of more than 49 days a note that it is kept
  /// elsewhere.
  private static final class Covered {
    static final int ELSEWHERE = -1;

    final int[] slots;
    private final Map<Integer, Long> large = new ConcurrentHashMap<>();

    Covered(int slots) {
      this.slots = new int[slots];
    }

    void set(int slot, long millis) {
      if (millis >= 0 && millis < 0xffffffffL) {
        slots[slot] = (int) millis;
      } else {
        slots[slot] = ELSEWHERE;
        large.put(slot, millis);
      }
    }

    long elsewhere(int slot) {
      return large.getOrDefault(slot, 0L);
    }
  }
}
