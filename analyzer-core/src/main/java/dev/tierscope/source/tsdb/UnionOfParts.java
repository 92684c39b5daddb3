package dev.tierscope.source.tsdb;

import dev.tierscope.analysis.PartCounts;
import dev.tierscope.format.tsdb.Block;
import dev.tierscope.format.tsdb.BlockCounts;
import dev.tierscope.format.tsdb.BlockMeta;
import dev.tierscope.format.tsdb.BlockSeries;
import dev.tierscope.format.tsdb.BlockSeries.ChunkHeads;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.CorruptFile;
import dev.tierscope.model.Notice;
import dev.tierscope.model.Notice.Severity;
import dev.tierscope.model.Noun;
import dev.tierscope.model.Problem;
import dev.tierscope.model.SourceSummary;
import dev.tierscope.model.TimeRange;
import dev.tierscope.source.Snapshot;
import dev.tierscope.table.PackedLongs;
import dev.tierscope.table.PairCounts;
import dev.tierscope.table.SeriesGroup;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.table.SeriesTableBuilder;
import dev.tierscope.table.SeriesTableBuilder.Duplicates;
import dev.tierscope.table.Symbols;
import dev.tierscope.table.Weight;
import dev.tierscope.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/// Blocks and the head read into one table: their symbols are merged once, each part fills builders
/// with the merged ids, and equal label sets of different parts become one row.
final class UnionOfParts {
  private final String name;
  private final String kind;
  private final List<Block> blocks;
  private final Optional<HeadPart> head;
  private final List<Notice> notices;
  private final TimeRange within;
  private final Progress progress;
  private final List<SeriesTableBuilder> builders = new ArrayList<>();
  private final List<SourceSummary.Part> parts = new ArrayList<>();
  private final List<PartCounts> counts = new ArrayList<>();
  private final Doubts doubts = new Doubts();

  UnionOfParts(
      String name,
      String kind,
      List<Block> blocks,
      Optional<HeadPart> head,
      List<Notice> notices,
      TimeRange within,
      Progress progress) {
    this.name = name;
    this.kind = kind;
    this.blocks = blocks;
    this.head = head;
    this.notices = new ArrayList<>(notices);
    this.within = within;
    this.progress = progress;
  }

  /// Reads all of it; once only.
  Snapshot read() throws AnalyzerException {
    Symbols.Union union = symbols();
    boolean several = blocks.size() + (head.isPresent() ? 1 : 0) > 1;
    for (int b = 0; b < blocks.size(); b++) {
      read(blocks.get(b), b, union);
      if (several) {
        counts.addAll(counts(blocks.get(b)));
      }
    }
    head.ifPresent(live -> read(live, union));
    if (builders.isEmpty()) {
      builders.add(new SeriesTableBuilder(union.symbols(), BlockSeries.WEIGHTS));
    }
    boolean equal = several || doubts.replacedLabels;
    SeriesTable table =
        SeriesTableBuilder.build(
            builders, equal ? Duplicates.MERGE : Duplicates.IMPOSSIBLE, progress);
    Names.check(table, name);
    return snapshot(table);
  }

  /// The strings of all parts, and those of labels that whole blocks have.
  private Symbols.Union symbols() {
    List<Symbols> tables = new ArrayList<>();
    blocks.forEach(b -> tables.add(b.index().symbols()));
    head.ifPresent(h -> tables.add(h.symbols()));
    List<String> external = new ArrayList<>(List.of("__name__"));
    for (Block block : blocks) {
      externalLabels(block)
          .forEach((label, value) -> {
            external.add(label);
            external.add(value);
          });
    }
    boolean same = tables.size() == 1 && external.size() == 1;
    if (!same) {
      tables.add(Symbols.of(external));
    }
    return Symbols.union(tables.toArray(Symbols[]::new));
  }

  private void read(Block block, int number, Symbols.Union union) throws AnalyzerException {
    BlockSeries series = series(block, union, number, ChunkHeads.BELIEVED);
    List<SeriesTableBuilder> read = series.read();
    if (isDoubtful(block, series)) {
      series = series(block, union, number, ChunkHeads.VERIFIED);
      read = series.read();
    }
    builders.addAll(read);
    notices.addAll(series.notices());
    DeletedRanges.of(block, progress).ifPresent(notices::add);
    compareWithMeta(block, series);
    doubts.add(series);
    long rows = read.stream().mapToLong(SeriesTableBuilder::rows).sum();
    parts.add(new SourceSummary.Part(block.name(), range(block), block.bytes(), rows));
  }

  private void read(HeadPart live, Symbols.Union union) {
    SeriesTableBuilder builder = new SeriesTableBuilder(union.symbols(), BlockSeries.WEIGHTS);
    live.addTo(builder, union.newIds()[blocks.size()]);
    parts.add(new SourceSummary.Part(HeadPart.NAME, live.range(), live.bytes(), builder.rows()));
    notices.addAll(live.notices());
    builders.add(builder);
  }

  private BlockSeries series(Block block, Symbols.Union union, int number, ChunkHeads heads) {
    return new BlockSeries(
        block,
        union.symbols(),
        union.newIds()[number],
        externalIds(block, union.symbols()),
        within,
        heads,
        progress);
  }

  /// Whether chunks are damaged for all that is known, so that what others say of their samples
  /// should not be believed without a look at their checksums.
  private boolean isDoubtful(Block block, BlockSeries series) {
    return series.unknownSamples() > 0
        || (within.equals(TimeRange.ALL)
            && series.damagedSeries() == 0
            && WrittenCounts.missedSamples(block, series.samples()) > 0);
  }

  /// Why counts may not be exact.
  private static final class Doubts {
    long damagedSeries;
    long unknownSamples;
    long unknownBytes;
    long cutChunks;
    long samplesRead;
    long samplesMissed;
    boolean replacedLabels;

    void add(BlockSeries series) {
      damagedSeries += series.damagedSeries();
      unknownSamples += series.unknownSamples();
      unknownBytes += series.unknownBytes();
      cutChunks += series.cutChunks();
      replacedLabels |= series.replacedLabels();
    }
  }

  /// Compares a block that was read as a whole and soundly with what its writer counted.
  private void compareWithMeta(Block block, BlockSeries series) {
    doubts.samplesRead += series.samples();
    if (!within.equals(TimeRange.ALL) || series.damagedSeries() > 0) {
      return;
    }
    OptionalLong samples =
        series.unknownSamples() > 0 ? OptionalLong.empty() : OptionalLong.of(series.samples());
    WrittenCounts.differences(block, series.series(), series.chunks(), samples)
        .ifPresent(notices::add);
    samples.ifPresent(found -> doubts.samplesMissed += WrittenCounts.missedSamples(block, found));
  }

  private Snapshot snapshot(SeriesTable table) {
    TimeRange range = wanted(union(parts, table));
    List<PartCounts> ofParts = counts;
    if (parts.size() == 1) {
      String only = parts.getFirst().name();
      ofParts = List.of(new PartCounts(only, range, PairCounts.of(table, range.millis())));
    } else if (!within.isAll()) {
      ofParts = List.of(); // parts were counted as a whole
    }
    SourceSummary summary =
        new SourceSummary(
            name,
            kind,
            range,
            blocks.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(blocks.stream().mapToLong(Block::bytes).sum()),
            parts,
            notices);
    Accuracy series =
        summary.isDamaged()
            ? new Accuracy.AtLeast(
                doubts.damagedSeries > 0
                    ? doubts.damagedSeries + " damaged series were skipped"
                    : "a part is damaged")
            : Accuracy.EXACT;
    Accuracy samples = summary.isDamaged() ? series : samples();
    Accuracy bytes = summary.isDamaged() ? series : bytes();
    return new Snapshot(summary, table, ofParts, series, samples, bytes);
  }

  private TimeRange wanted(TimeRange all) {
    long min = Math.clamp(within.min(), all.min(), all.max());
    return new TimeRange(min, Math.clamp(within.max(), min, all.max()));
  }

  private Accuracy samples() {
    if (doubts.unknownSamples > 0) {
      return new Accuracy.AtLeast(
          Noun.counted(doubts.unknownSamples, "chunk") + " could not be looked into");
    }
    if (doubts.samplesMissed > 0) {
      double error = (double) doubts.samplesMissed / Math.max(1, doubts.samplesRead);
      return new Accuracy.Estimated(error, "meta.json was written with another count");
    }
    if (doubts.cutChunks > 0) {
      return new Accuracy.AtMost("chunks that the time range cuts are counted whole");
    }
    if (head.isPresent()) {
      return new Accuracy.AtMost("the WAL also holds samples that were rejected");
    }
    for (int p = 1; p < parts.size(); p++) {
      if (parts.get(p).range().min() < parts.get(p - 1).range().max()) {
        return new Accuracy.AtMost("overlapping blocks may hold the same samples");
      }
    }
    return Accuracy.EXACT;
  }

  private Accuracy bytes() {
    if (doubts.unknownBytes > 0
        || blocks.stream().anyMatch(b -> !b.chunkSegments().problems().isEmpty())) {
      return new Accuracy.AtLeast("chunk files are missing or damaged");
    }
    return doubts.cutChunks > 0
        ? new Accuracy.AtMost(doubts.cutChunks + " chunks reach beyond the time range")
        : Accuracy.EXACT;
  }

  /// Label pairs of one block by itself.
  private List<PartCounts> counts(Block block) {
    try {
      BlockCounts counts = BlockCounts.of(block, _ -> Set.of(), progress);
      return List.of(new PartCounts(block.name(), counts.range(), counts.pairs()));
    } catch (CorruptFile e) {
      notices.add(
          new Notice(
              Severity.WARNING,
              new Problem(
                  "the churn of " + block.name() + " is unknown: " + e.problem().what(),
                  e.problem().where(),
                  e.problem().fix())));
      return List.of();
    }
  }

  private static Map<String, String> externalLabels(Block block) {
    return block.meta().map(ExternalLabels::of).orElse(Map.of());
  }

  private static int[] externalIds(Block block, Symbols symbols) {
    return externalLabels(block).entrySet().stream()
        .flatMapToInt(e -> IntStream.of(symbols.find(e.getKey()), symbols.find(e.getValue())))
        .toArray();
  }

  private static TimeRange range(Block block) {
    return block.meta().map(BlockMeta::range).orElse(new TimeRange(0, 0));
  }

  /// The range of all parts; what has no range of its own is asked by its series.
  private static TimeRange union(List<SourceSummary.Part> parts, SeriesTable table) {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (SourceSummary.Part part : parts) {
      if (part.range().millis() > 0) {
        min = Math.min(min, part.range().min());
        max = Math.max(max, part.range().max());
      }
    }
    if (min <= max) {
      return new TimeRange(min, max);
    }
    for (SeriesGroup group : table.groups()) {
      PackedLongs first = group.weight(Weight.FIRST_TIME).orElseThrow();
      PackedLongs last = group.weight(Weight.LAST_TIME).orElseThrow();
      for (int row = 0; row < group.rows(); row++) {
        if (first.get(row) != 0 || last.get(row) != 0) { // it has samples
          min = Math.min(min, first.get(row));
          max = Math.max(max, last.get(row) + 1);
        }
      }
    }
    return min <= max ? new TimeRange(min, max) : new TimeRange(0, 0);
  }
}
