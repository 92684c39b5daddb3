package dev.tierscope.source.tsdb;

import dev.tierscope.analysis.DiskBytes;
import dev.tierscope.analysis.DiskShare;
import dev.tierscope.analysis.Families;
import dev.tierscope.analysis.LabelSaving;
import dev.tierscope.analysis.MetricFacts;
import dev.tierscope.format.file.Folder;
import dev.tierscope.format.tsdb.Block;
import dev.tierscope.format.tsdb.BlockChunks;
import dev.tierscope.format.tsdb.BlockCounts;
import dev.tierscope.format.tsdb.BlockCounts.MetricBytes;
import dev.tierscope.format.tsdb.BlockMeta;
import dev.tierscope.format.tsdb.chunk.ChunkStatistics;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.CorruptFile;
import dev.tierscope.model.Notice;
import dev.tierscope.model.Notice.Severity;
import dev.tierscope.model.Noun;
import dev.tierscope.model.Problem;
import dev.tierscope.model.SourceSummary;
import dev.tierscope.model.TimeRange;
import dev.tierscope.source.QuickCounts;
import dev.tierscope.source.ReadOptions;
import dev.tierscope.source.Snapshot;
import dev.tierscope.source.Source;
import dev.tierscope.task.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A Prometheus data directory, an admin API snapshot, a folder of Mimir or Thanos blocks, or one
/// block.
///
/// Blocks that another readable block replaces, that came out empty or are marked for deletion are
/// left out, as Prometheus does (`tsdb/db.go`). A block that cannot be opened is told and left out.
public final class TsdbDirectory implements Source {
  private final String name;
  private final Folder folder;
  private final Layout layout;
  private final List<Block> blocks;
  private final List<Notice> notices;

  private TsdbDirectory(
      String name, Folder folder, Layout layout, List<Block> blocks, List<Notice> notices) {
    this.name = name;
    this.folder = folder;
    this.layout = layout;
    this.blocks = blocks;
    this.notices = notices;
  }

  /// Opens what lies in a folder; the source closes the folder.
  ///
  /// @param name the path as the user gave it
  /// @throws AnalyzerException if there is no block and no WAL, or none of the blocks can be opened
  public static TsdbDirectory open(String name, Folder folder) throws AnalyzerException {
    Layout layout = Layout.of(folder);
    List<Block> blocks = new ArrayList<>();
    List<Notice> notices = new ArrayList<>();
    folder.problems().forEach(p -> notices.add(new Notice(Severity.DAMAGE, p)));
    notices.addAll(misplaced(folder, layout));
    notices.addAll(unlisted(folder, layout));
    for (String path : layout.misnamed()) {
      notices.add(left(folder.where(path), "its directory has not the name of a block"));
    }
    if (layout.hasEmptyLog(folder)) {
      notices.add(
          new Notice(
              Severity.INFO,
              new Problem(
                  "the log is empty, so there is no head to count",
                  folder.where(layout.path("wal")),
                  "Copy the data directory again if the server has written one.")));
    }
    AnalyzerException first = null;
    int marked = 0;
    for (String path : layout.blocks()) {
      if (isMarked(folder, path, layout)) {
        notices.add(left(folder.where(path), "it is marked for deletion"));
        marked++;
        continue;
      }
      try {
        refuseWithoutFiles(folder, path);
        blocks.add(Block.open(folder, path));
      } catch (AnalyzerException e) {
        first = first == null ? e : first;
        notices.add(new Notice(Severity.DAMAGE, e.problem()));
      }
    }
    if (blocks.isEmpty() && !layout.head() && first != null) {
      throw folder.problems().isEmpty()
          ? first
          : new AnalyzerException(folder.problems().getFirst(), first);
    }
    if (marked > 0 && marked == layout.blocks().size() && !layout.head()) {
      throw new AnalyzerException(
          new Problem(
              Noun.counted(marked, "block") + " in it, all marked for deletion",
              name,
              "Open a block directory itself to analyse it all the same."));
    }
    List<Block> current = current(folder, blocks, notices);
    return new TsdbDirectory(name, folder, layout, current, notices);
  }

  /// Whether a block of a bucket is still there only until the server deletes it. Mimir keeps the
  /// marks of all blocks of a tenant in one folder, too.
  private static boolean isMarked(Folder folder, String block, Layout layout) {
    String ulid = block.substring(block.lastIndexOf('/') + 1);
    return has(folder, block + "/deletion-mark.json")
        || has(folder, layout.path("markers/" + ulid + "-deletion-mark.json"));
  }

  private static boolean has(Folder folder, String file) {
    return folder.files(file).contains(file);
  }

  private static List<Notice> misplaced(Folder folder, Layout layout) {
    return layout.misplaced().stream()
        .map(path ->
            new Notice(
                Severity.DAMAGE,
                new Problem(
                    "it is a file, expected a directory",
                    folder.where(path),
                    "Copy the data directory again; delete the file if it does not belong"
                        + " there.")))
        .toList();
  }

  /// What must not be read beside the blocks or inside one of them. Without its chunks a block is
  /// counted all the same; without a log series are missing.
  private static List<Notice> unlisted(Folder folder, Layout layout) {
    List<Notice> notices = new ArrayList<>();
    folder
        .unlisted()
        .forEach((path, problem) -> {
          if (layout.belongsToHead(path)) {
            notices.add(new Notice(Severity.DAMAGE, problem));
          } else if (layout.blocks().stream().anyMatch(b -> liesIn(path, b))) {
            notices.add(new Notice(Severity.WARNING, problem));
          }
        });
    return notices;
  }

  /// @param block "" if it was opened by itself
  private static boolean liesIn(String path, String block) {
    return block.isEmpty() || path.startsWith(block + "/");
  }

  private static void refuseWithoutFiles(Folder folder, String block) throws AnalyzerException {
    Problem unlisted = folder.unlisted().get(block);
    if (unlisted != null) {
      throw new AnalyzerException(unlisted);
    }
    if (folder.emptyDirectories().contains(block)) {
      throw new AnalyzerException(
          new Problem(
              "the block directory is empty, expected index, chunks and meta.json",
              folder.where(block),
              "Copy the block again, or delete the directory if the server has none of that"
                  + " name."));
    }
  }

  /// The blocks that hold data of their own, by time.
  private static List<Block> current(Folder folder, List<Block> blocks, List<Notice> notices) {
    CurrentBlocks all = new CurrentBlocks(blocks);
    List<Block> current = new ArrayList<>();
    for (Block block : blocks) {
      Optional<String> reason = all.left(block);
      if (reason.isPresent()) {
        notices.add(left(folder.where(block.name()), reason.get()));
      } else {
        current.add(block);
        notices.addAll(block.notices());
      }
    }
    if (current.size() > 1) {
      current.sort(
          Comparator.comparingLong((Block b) -> b.meta().map(m -> m.range().min()).orElse(0L))
              .thenComparing(Block::name));
    }
    return List.copyOf(current);
  }

  private static Notice left(String where, String because) {
    return new Notice(
        Severity.INFO,
        new Problem(
            "the block was left out because " + because,
            where,
            "Open the block directory itself to analyse it alone."));
  }

  @Override
  public String name() {
    return name;
  }

  /// The blocks that are read, by time.
  public List<Block> blocks() {
    return blocks;
  }

  @Override
  public Set<String> parts() {
    Set<String> parts = blocks.stream().map(Block::name).collect(Collectors.toSet());
    if (layout.head()) {
      parts.add(HeadPart.NAME);
    }
    return parts;
  }

  private List<Block> wanted(ReadOptions options) throws AnalyzerException {
    Set<String> known = parts();
    for (String part : options.parts()) {
      if (!known.contains(part)) {
        throw new AnalyzerException(
            new Problem(
                "there is no readable block " + part + " in it",
                name,
                "Choose one of: " + String.join(", ", known.stream().sorted().toList()) + "."));
      }
    }
    return blocks.stream()
        .filter(b -> options.wants(b.name()))
        .filter(b ->
            b.meta()
                .map(BlockMeta::range)
                .map(r -> options.within().touches(r.min(), r.max() - 1))
                .orElse(true))
        .toList();
  }

  private boolean wantsHead(ReadOptions options) {
    return layout.head() && options.wants(HeadPart.NAME);
  }

  @Override
  public Optional<QuickCounts> quick(int groups, ReadOptions options, Progress progress)
      throws AnalyzerException {
    List<Block> wanted = wanted(options);
    if (wanted.size() != 1
        || wantsHead(options)
        || !options.within().isAll()
        || notices.stream().anyMatch(n -> n.severity() == Severity.DAMAGE)
        || hasExternalLabels(wanted.getFirst())) {
      return Optional.empty();
    }
    Block block = wanted.getFirst();
    try {
      BlockCounts counts =
          BlockCounts.of(
              block, series -> Families.largest(series, groups, LabelSaving.LEAST_SHARE), progress);
      List<Notice> all = new ArrayList<>(notices);
      DeletedRanges.of(block, progress).ifPresent(all::add);
      boolean asWritten =
          WrittenCounts.differences(
                  block, counts.pairs().series(), counts.chunks(), OptionalLong.empty())
              .isEmpty();
      return counts.bytesKnown() && asWritten
          ? Optional.of(quick(block, counts, all))
          : Optional.empty(); // reading series by series tells what is missing
    } catch (CorruptFile e) {
      return Optional.empty();
    }
  }

  private static boolean hasExternalLabels(Block block) {
    return block.meta().map(ExternalLabels::of).map(l -> !l.isEmpty()).orElse(false);
  }

  private QuickCounts quick(Block block, BlockCounts counts, List<Notice> all) {
    List<MetricBytes> metrics = counts.metrics();
    List<DiskShare> disk =
        DiskBytes.divide(
            metrics.stream()
                .map(m ->
                    new DiskShare(
                        m.chunkBytes(),
                        m.indexBytes(),
                        DiskBytes.valueBytes(m.ownValues(), m.ownValueBytes())))
                .toList(),
            block.bytes());
    List<MetricFacts> facts =
        IntStream.range(0, disk.size())
            .mapToObj(i -> {
              MetricBytes m = metrics.get(i);
              return new MetricFacts(m.name(), m.series(), m.chunks(), disk.get(i), m.labels());
            })
            .toList();
    SourceSummary.Part part =
        new SourceSummary.Part(
            block.name(), counts.range(), block.bytes(), counts.pairs().series());
    OptionalLong samples = block.meta().map(BlockMeta::samples).orElse(OptionalLong.empty());
    return new QuickCounts(
        new SourceSummary(
            name, kind(), counts.range(), OptionalLong.of(block.bytes()), List.of(part), all),
        counts.pairs(),
        facts,
        counts.chunks(),
        samples,
        counts.detailed());
  }

  private String kind() {
    if (layout.blocks().equals(List.of(layout.root()))) {
      return "TSDB block";
    }
    return layout.head() ? "Prometheus data directory" : "folder of TSDB blocks";
  }

  @Override
  public Snapshot read(ReadOptions options, Progress progress) throws AnalyzerException {
    List<Block> wanted = wanted(options);
    List<Notice> all = new ArrayList<>(notices);
    Optional<HeadPart> head = Optional.empty();
    if (wantsHead(options)) {
      try {
        head = Optional.of(HeadPart.read(folder, layout, blocks, options.within(), progress));
      } catch (AnalyzerException e) {
        if (wanted.isEmpty()) {
          throw e;
        }
        all.add(new Notice(Severity.DAMAGE, e.problem()));
      }
    }
    return new UnionOfParts(name, kind(), wanted, head, all, options.within(), progress).read();
  }

  @Override
  public Optional<TimeRange> times(ReadOptions options, Progress progress)
      throws AnalyzerException {
    List<TimeRange> ranges = new ArrayList<>();
    for (Block block : wanted(new ReadOptions(TimeRange.ALL, options.parts()))) {
      block.meta().map(BlockMeta::range).ifPresent(ranges::add);
    }
    if (wantsHead(options)) {
      ranges.add(HeadPart.read(folder, layout, blocks, TimeRange.ALL, progress).range());
    }
    return ranges.stream().filter(range -> range.millis() > 0).reduce(TimeRange::union);
  }

  @Override
  public Optional<ChunkStatistics> chunks(ReadOptions options, Progress progress)
      throws AnalyzerException {
    Optional<ChunkStatistics> all = Optional.empty();
    for (Block block : wanted(options)) {
      ChunkStatistics one = BlockChunks.statistics(block, progress);
      all = Optional.of(all.isEmpty() ? one : all.get().merge(one));
    }
    return all;
  }

  @Override
  public void close() {
    folder.close();
  }
}
