package dev.tierscope.format.tsdb;

import dev.tierscope.format.file.Folder;
import dev.tierscope.format.tsdb.chunk.ChunkSegments;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.CorruptFile;
import dev.tierscope.model.Notice;
import dev.tierscope.model.Notice.Severity;
import dev.tierscope.model.Problem;
import dev.tierscope.task.Cores;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/// A block directory: `meta.json`, `index`, `chunks/NNNNNN`, `tombstones`. Opening reads
/// `meta.json` and the index's symbol table and offset table; series are read later, as
/// [BlockCounts] or [BlockSeries].
///
/// What is not needed for counting series may be missing or damaged; [#notices] tells. Layout:
/// Prometheus `tsdb/docs/format/README.md`.
public final class Block {
  private final Folder folder;
  private final String prefix;
  private final String name;
  private final @Nullable BlockMeta meta;
  private final BlockIndex index;
  private final @Nullable PostingsOffsets postings;
  private final SeriesStarts starts;
  private final ChunkFiles chunks;
  private final long bytes;
  private final List<Notice> notices;

  private Block(
      Folder folder,
      String prefix,
      String name,
      @Nullable BlockMeta meta,
      BlockIndex index,
      Listing listing,
      ChunkFiles chunks,
      long bytes,
      List<Notice> notices) {
    this.folder = folder;
    this.prefix = prefix;
    this.name = name;
    this.meta = meta;
    this.index = index;
    this.postings = listing.postings;
    this.starts = listing.starts;
    this.chunks = chunks;
    this.bytes = bytes;
    this.notices = notices;
  }

  /// Makes ready, beside what the caller does next, what opening the first block takes most time
  /// for. For programs that know what they will open before they are ready to do so.
  public static void prepare() {
    var _ =
        Cores.begin(() -> {
          BlockMeta.rehearse();
          return true;
        });
  }

  /// Opens a block.
  ///
  /// @param path where it lies in the folder, "" for the folder itself
  /// @throws AnalyzerException if there is no index, or its header, table of contents or symbols
  ///   are damaged
  public static Block open(Folder folder, String path) throws AnalyzerException {
    String prefix = path.isEmpty() ? "" : path + "/";
    if (folder.files(prefix + "index").isEmpty()
        && !folder.emptyDirectories().contains(prefix + "index")) {
      throw new AnalyzerException(
          new Problem(
              "the block has no index",
              folder.where(prefix + "index"),
              "Copy the block again; without its index it cannot be read."));
    }
    ForkJoinTask<Meta> reading = Cores.begin(() -> Meta.read(folder, prefix));
    BlockIndex index;
    Listing listing;
    try {
      IndexSections sections =
          IndexSections.open(
              folder.map(prefix + "index"),
              folder.where(prefix + "index"),
              () -> reading.join().version());
      ForkJoinTask<Opened> opening = Cores.begin(() -> Opened.of(sections));
      try {
        listing = Listing.read(sections);
      } finally {
        opening.quietlyJoin();
      }
      index = opening.join().index();
    } finally {
      reading.quietlyJoin(); // nothing reads the folder any more when this ends
    }
    Meta read = reading.join();
    BlockMeta meta = read.meta();
    List<Notice> notices = new ArrayList<>(read.notices());
    notices.addAll(listing.notices());
    ChunkSegments segments = ChunkSegments.open(folder, prefix);
    segments.problems().forEach(p -> notices.add(new Notice(Severity.WARNING, p)));
    ChunkFiles chunks = new ChunkFiles(segments);
    long bytes = index.size() + segments.fileBytes();
    for (String other : List.of("meta.json", "tombstones")) {
      if (folder.files(prefix + other).contains(prefix + other)) {
        bytes += folder.size(prefix + other);
      }
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (meta != null
        && !meta.ulid().isEmpty()
        && !name.isEmpty()
        && !meta.ulid().equalsIgnoreCase(name)) {
      Problem other =
          new Problem(
              "it is that of the block " + meta.ulid(),
              folder.where(prefix + "meta.json"),
              "Copy the block again, or remove it if it is a copy of the other one.");
      notices.add(new Notice(Severity.WARNING, other));
    }
    if (name.isEmpty()) {
      name = meta == null || meta.ulid().isEmpty() ? "block" : meta.ulid();
    }
    return new Block(folder, prefix, name, meta, index, listing, chunks, bytes, notices);
  }

  /// The index with its symbols, or why there is none; a task cannot throw it.
  private record Opened(@Nullable BlockIndex read, @Nullable CorruptFile damage) {
    static Opened of(IndexSections sections) {
      try {
        return new Opened(BlockIndex.open(sections), null);
      } catch (CorruptFile e) {
        return new Opened(null, e);
      }
    }

    BlockIndex index() throws CorruptFile {
      if (read == null) {
        throw Objects.requireNonNull(damage);
      }
      return read;
    }
  }

  /// What the index lists, or why it lists nothing.
  private record Listing(
      @Nullable PostingsOffsets postings, SeriesStarts starts, List<Notice> notices) {
    static Listing read(IndexSections sections) {
      try {
        PostingsOffsets postings = PostingsOffsets.read(sections);
        return new Listing(postings, SeriesStarts.of(sections, postings), List.of());
      } catch (CorruptFile e) {
        Notice notice = new Notice(Severity.WARNING, e.problem());
        return new Listing(null, SeriesStarts.of(sections, null), List.of(notice));
      }
    }
  }

  /// What `meta.json` says, or why it says nothing.
  private record Meta(@Nullable BlockMeta meta, List<Notice> notices) {
    static Meta read(Folder folder, String prefix) {
      String path = prefix + "meta.json";
      if (!folder.files(path).contains(path)) {
        Problem problem =
            new Problem(
                "there is no such file, the time range is taken from the series",
                folder.where(path),
                "Copy the block again with its meta.json.");
        return new Meta(null, List.of(warning(problem)));
      }
      try {
        BlockMeta meta = BlockMeta.read(folder.map(path), folder.where(path));
        return new Meta(
            meta, meta.versionProblem(folder.where(path)).stream().map(Meta::warning).toList());
      } catch (AnalyzerException e) {
        Problem problem =
            new Problem(
                e.problem().what() + "; its time range is taken from the series",
                folder.where(path),
                e.problem().fix());
        return new Meta(null, List.of(warning(problem)));
      }
    }

    private static Notice warning(Problem problem) {
      return new Notice(Severity.WARNING, problem);
    }

    int version() {
      return meta == null ? 1 : meta.version();
    }
  }

  /// The ULID, or the name of the directory.
  public String name() {
    return name;
  }

  /// What `meta.json` says, if it could be read.
  public Optional<BlockMeta> meta() {
    return Optional.ofNullable(meta);
  }

  public BlockIndex index() {
    return index;
  }

  /// Bytes of index, chunk files, `meta.json` and tombstones, as `promtool tsdb list` counts them.
  public long bytes() {
    return bytes;
  }

  /// What was missing or damaged so far.
  public List<Notice> notices() {
    return List.copyOf(notices);
  }

  /// What queries must not see of the block; its series are counted all the same.
  ///
  /// @throws CorruptFile if the file is damaged
  public Tombstones tombstones() throws AnalyzerException {
    return Tombstones.read(folder, prefix);
  }

  /// The chunk files.
  public ChunkSegments chunkSegments() {
    return chunks.segments();
  }

  /// Where the block lies, for messages.
  public String where() {
    return prefix.isEmpty()
        ? folder.name()
        : folder.where(prefix.substring(0, prefix.length() - 1));
  }

  /// Number of series by the list of all series, 0 if that is damaged.
  public long expectedSeries() {
    return starts.count();
  }

  @Nullable PostingsOffsets postings() {
    return postings;
  }

  SeriesStarts starts() {
    return starts;
  }

  ChunkFiles chunks() {
    return chunks;
  }
}
