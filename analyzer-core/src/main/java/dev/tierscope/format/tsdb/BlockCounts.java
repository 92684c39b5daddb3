package dev.tierscope.format.tsdb;

import dev.tierscope.format.tsdb.SeriesScanner.Damage;
import dev.tierscope.model.CorruptFile;
import dev.tierscope.model.TimeRange;
import dev.tierscope.table.GroupRuns;
import dev.tierscope.table.GroupRunsBuilder;
import dev.tierscope.table.PairCounts;
import dev.tierscope.table.Symbols;
import dev.tierscope.task.Cores;
import dev.tierscope.task.Progress;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The counts of one sound block without building a table of all of it, from one scan of the series
/// section. What the postings offset table says of label pairs is compared with what the scan
/// found; the postings lists themselves are not read.
///
/// Cost: one pass over the symbols, the series and the offset table on all cores. Memory: 32 to 56
/// bytes for each label pair and core, and 4 for each symbol.
///
/// @param pairs series and uncovered time of each label pair
/// @param metrics what the scan knows of each metric, in the order of the pairs of `__name__`
/// @param chunks number of chunks
/// @param bytesKnown whether all chunks lie in chunk files
/// @param range the time range that uncovered time is measured against
/// @param firstTime, lastTime of all samples
/// @param detailed the label sets of the metrics that were asked for
public record BlockCounts(
    PairCounts pairs,
    List<MetricBytes> metrics,
    long chunks,
    boolean bytesKnown,
    TimeRange range,
    long firstTime,
    long lastTime,
    List<GroupRuns> detailed) {

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
    detailed = List.copyOf(detailed);
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

    /// Pieces of the series section for each core: cores that are busy otherwise take fewer.
    private static final int PIECES = 32;

    private final BitSet detailed;

    Counter(Block block, Function<Map<String, Long>, Set<String>> detailed, Progress progress)
        throws CorruptFile {
      this.block = block;
      this.index = block.index();
      this.progress = progress;
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

    /// @throws CorruptFile if two metrics could look alike
    private Map<String, Long> seriesByMetric() throws CorruptFile {
      Map<String, Long> series = new HashMap<>();
      int label = postings.names.find("__name__");
      for (int p = label < 0 ? 0 : postings.firstPair[label];
          label >= 0 && p < postings.firstPair[label + 1];
          p++) {
        if (!postings.values.isText(p) || postings.values.length(p) == 0) {
          throw new CorruptFile(
              index.file(),
              0,
              "metric name",
              "UTF-8",
              "empty or other bytes",
              "Copy the block again.");
        }
        series.put(postings.values.string(p), postings.counts[p]);
      }
      return series;
    }

    BlockCounts count() throws CorruptFile {
      int cores = Cores.count();
      long[] bounds = block.starts().parts(PIECES * cores);
      AtomicInteger piece = new AtomicInteger();
      List<Part> parts =
          Cores.map(Math.min(cores, bounds.length - 1), _ -> new Part().scan(bounds, piece));

      CorruptFile damaged = damage.first();
      if (damaged != null) {
        throw damaged;
      }
      ForkJoinTask<List<GroupRuns>> runs =
          Cores.begin(
              () -> GroupRunsBuilder.build(parts.stream().map(p -> p.detailedRows).toList()));
      try {
        return counts(parts, runs);
      } finally {
        runs.quietlyJoin(); // nothing reads the index any more when this ends
      }
    }

    private BlockCounts counts(List<Part> parts, ForkJoinTask<List<GroupRuns>> detailedRuns)
        throws CorruptFile {
      long series = parts.stream().mapToLong(p -> p.pairs.series()).sum();
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
      PairCounts pairs =
          PairSums.merge(
              parts.stream().map(p -> p.pairs).toList(), index.symbols(), range.millis());
      postings.compare(index.sections(), pairs);
      List<MetricBytes> metrics = metrics(parts);
      return new BlockCounts(
          pairs,
          metrics,
          metrics.stream().mapToLong(MetricBytes::chunks).sum(),
          parts.stream().allMatch(p -> p.bytesKnown),
          range,
          first,
          last,
          detailedRuns.join());
    }

    private List<MetricBytes> metrics(List<Part> parts) {
      Map<Integer, Metric> byName = new HashMap<>();
      for (Part part : parts) {
        part.metrics.forEach((name, metric) -> byName.merge(name, metric, Metric::plus));
      }
      Symbols symbols = index.symbols();

      addOwnValues(parts, byName, symbols);

      return byName.entrySet().stream()
          .sorted((a, b) -> Integer.compare(a.getKey(), b.getKey()))
          .map(e -> e.getValue().named(e.getKey() < 0 ? "" : symbols.string(e.getKey()), symbols))
          .toList();
    }

    /// Adds to each metric the values that only it uses.
    private static void addOwnValues(
        List<Part> parts, Map<Integer, Metric> metrics, Symbols symbols) {
      int[] owners = PairSums.owners(parts.stream().map(p -> p.pairs).toList(), symbols.size());
      int last = PairSums.NOBODY;
      @Nullable Metric metric = null;
      for (int symbol = 0; symbol < owners.length; symbol++) {
        if (owners[symbol] != last) {
          last = owners[symbol];
          metric = metrics.get(last); // null for those of several or of none
        }
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

    /// What one thread counts.
    private final class Part {
      final Map<Integer, Metric> metrics = new HashMap<>();
      private final int metricLabel = index.symbols().find("__name__");
      final GroupRunsBuilder detailedRows = new GroupRunsBuilder(index.symbols());
      final PairSums pairs = new PairSums();
      private int namePosition = -1; // of the metric name in the labels, -1 if there is none
      private int lastName = -2;
      private @Nullable Metric lastMetric;
      private boolean otherMetric; // or other labels than the entry before
      long firstTime = Long.MAX_VALUE;
      long lastTime = Long.MIN_VALUE;
      boolean bytesKnown = true;

      /// Counts pieces of the series section as long as there are any that nobody has taken.
      Part scan(long[] bounds, AtomicInteger next) {
        for (int p = next.getAndIncrement(); p + 1 < bounds.length; p = next.getAndIncrement()) {
          new SeriesScanner(index, block.starts(), bounds[p], bounds[p + 1], damage, progress)
              .scan(this::add);
        }
        pairs.finish();
        return this;
      }

      private void add(SeriesEntry entry, long nextChunk) {
        int chunkCount = entry.chunks;
        if (chunkCount > 0) {
          firstTime = Math.min(firstTime, entry.firstTime);
          lastTime = Math.max(lastTime, entry.lastTime);
        }
        Metric metric = metric(entry);
        pairs.add(entry, lastName);
        if (metric.detailed) {
          if (otherMetric) {
            detailedRows.add(lastName, entry.labels, entry.length, pairs.values(), pairs.codes());
          } else {
            detailedRows.addLike(entry.changed, entry.changes, pairs.codes());
          }
        }
        metric.series++;
        metric.chunks += chunkCount;
        long bytes = block.chunks().bytes(entry, nextChunk);
        if (bytes < 0) {
          bytesKnown = false;
        } else {
          metric.chunkBytes += bytes;
        }
        metric.indexBytes += entry.size + 4 + 2L * entry.length;
        if ((pairs.series() & 0xffff) == 0) {
          progress.report(
              "Reading series of " + block.name(), done.addAndGet(0x10000), block.starts().count());
        }
      }

      /// The metric of an entry, with its labels noted.
      private Metric metric(SeriesEntry entry) {
        otherMetric = entry.changes == SeriesEntry.ALL;
        if (otherMetric) {
          namePosition = namePosition(entry);
        }
        int name = namePosition < 0 ? -1 : entry.labels[namePosition];
        Metric metric = lastMetric;
        if (metric == null || name != lastName) {
          metric = metrics.computeIfAbsent(name, _ -> new Metric());
          metric.detailed = name >= 0 && detailed.get(name);
          lastMetric = metric;
          lastName = name;
          otherMetric = true;
        }
        if (otherMetric) {
          join(metric, entry);
        }
        return metric;
      }

      private int namePosition(SeriesEntry entry) {
        for (int i = 0; i < entry.length; i += 2) {
          if (entry.labels[i] == metricLabel) {
            return i + 1;
          }
        }
        return -1;
      }

      private static void join(Metric metric, SeriesEntry entry) {
        if (sameLabels(metric.lastLabels, entry)) {
          return;
        }
        int[] names = new int[entry.length / 2];
        for (int i = 0; i < names.length; i++) {
          names[i] = entry.labels[2 * i];
        }
        metric.lastLabels = names;
        metric.join(names);
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
  }
}
