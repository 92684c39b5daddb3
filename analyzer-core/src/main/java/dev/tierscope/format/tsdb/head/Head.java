package dev.tierscope.format.tsdb.head;

import dev.tierscope.format.file.Folder;
import dev.tierscope.format.tsdb.chunk.HeadChunks;
import dev.tierscope.format.tsdb.chunk.NumberedFiles;
import dev.tierscope.format.tsdb.chunk.NumberedFiles.NumberedFile;
import dev.tierscope.format.tsdb.wal.LogReader;
import dev.tierscope.format.tsdb.wal.LogVisitor;
import dev.tierscope.format.tsdb.wal.RecordDecoder;
import dev.tierscope.format.tsdb.wal.SnapshotDecoder;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.CorruptFile;
import dev.tierscope.model.Notice;
import dev.tierscope.model.Notice.Severity;
import dev.tierscope.model.Noun;
import dev.tierscope.model.Problem;
import dev.tierscope.model.TimeRange;
import dev.tierscope.model.TornFile;
import dev.tierscope.task.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the head of a data directory as Prometheus would load it, without writing anything:
///
/// 1. chunks of `chunks_head` that end at or after the minimum valid time, and all out-of-order
///    ones;
/// 2. a memory snapshot, then `wal/checkpoint.N` with the highest N, then the segments after N:
///    series records make series, samples at or after the minimum valid time keep them alive;
/// 3. `wbl`: out-of-order samples that are in no head chunk yet.
///
/// Series without any kept data are not counted: the server has dropped them. Damage ends reading
/// there, and a torn end may be that of a running server or of a copy that was cut off: whatever
/// may hide series is told as damage.
///
/// Source: Prometheus `tsdb/head.go`, `tsdb/head_wal.go`, main after 3.14.0; Mimir ingesters write
/// the same. Memory: about 110 bytes a series and its strings once. Cost: one pass over the files.
public final class Head {
  private static final Pattern CHECKPOINT = Pattern.compile("checkpoint\\.(\\d{1,9})");
  private static final Pattern SNAPSHOT =
      Pattern.compile("chunk_snapshot\\.(\\d{1,9})\\.(\\d{1,18})");
  private static final String COPY_AGAIN =
      "Copy the data directory again, best after stopping Prometheus.";

  private final Folder folder;
  private final String prefix;
  private final Progress progress;
  private final LogReader log = new LogReader();
  private final Replay replay;
  private final List<Notice> notices = new ArrayList<>();
  private @Nullable AnalyzerException unreadable; // the first segment that may not be read
  private long bytesRead;
  private long bytesTotal;

  private Head(
      Folder folder, String prefix, long minValidTime, TimeRange within, Progress progress) {
    this.folder = folder;
    this.prefix = prefix;
    this.progress = progress;
    this.replay = new Replay(minValidTime, within);
  }

  /// Reads the head.
  ///
  /// @param prefix path of the data directory inside the folder with a `/` at its end, or ""
  /// @param minValidTime the largest end of a block that was cut from the head in order;
  ///   [Long#MIN_VALUE] without blocks
  /// @param within [HeadSeries#addTo] gives the series with a sample or chunk in this range
  /// @throws AnalyzerException if no series are known because a file cannot be read; that and
  ///   damage else give notices
  public static HeadSeries read(
      Folder folder, String prefix, long minValidTime, TimeRange within, Progress progress)
      throws AnalyzerException {
    return new Head(folder, prefix, minValidTime, within, progress).read(minValidTime);
  }

  private HeadSeries read(long minValidTime) throws AnalyzerException {
    for (String directory : List.of("wal", "wbl", "chunks_head")) {
      for (String file : folder.files(prefix + directory)) {
        bytesTotal += folder.size(file);
      }
    }
    MappedChunks mapped = new MappedChunks(minValidTime);
    HeadChunks.Result chunks =
        HeadChunks.read(folder, prefix + "chunks_head", mapped::add, progress);
    chunks.problems().forEach(p -> notices.add(new Notice(Severity.WARNING, p)));
    for (NumberedFile file : NumberedFiles.list(folder, prefix + "chunks_head")) {
      bytesRead += folder.size(file.path());
    }
    List<NumberedFile> segments = NumberedFiles.list(folder, prefix + "wal");
    snapshot(segments);
    log(segments);
    mapped.applyTo(replay);
    Replay.Late late = writeBehindLog(chunks.lastPosition());
    noteUnknown(mapped, late);
    if (unreadable != null && replay.seriesRecords == 0) {
      throw unreadable;
    }
    HeadSeries.HeadFacts facts =
        new HeadSeries.HeadFacts(
            replay.firstTime,
            replay.lastTime,
            replay.seriesRecords,
            replay.samples,
            late.samples,
            mapped.kept,
            mapped.late,
            bytesRead,
            notices);
    return new HeadSeries(replay.sets, replay.states, facts);
  }

  private void log(List<NumberedFile> segments) throws AnalyzerException {
    Optional<NumberedFile> checkpoint = latest(prefix + "wal/", CHECKPOINT);
    RecordDecoder decoder = new RecordDecoder(replay);
    int next = 0;
    if (checkpoint.isPresent()) {
      next = checkpoint.get().number() + 1;
      List<NumberedFile> parts = NumberedFiles.list(folder, checkpoint.get().path());
      if (parts.isEmpty()) {
        note(Severity.DAMAGE, "there is no segment in it, expected some", checkpoint.get().path());
      } else if (!segments(parts, parts.getFirst().number(), decoder)) {
        note(
            Severity.DAMAGE,
            "the checkpoint is damaged, so the segments after it are not used",
            checkpoint.get().path());
        return;
      }
    }
    int after = next;
    List<NumberedFile> newer = segments.stream().filter(s -> s.number() >= after).toList();
    segments(newer, next, decoder);
    noteUnknownRecords(decoder, "wal");
  }

  private void noteUnknownRecords(RecordDecoder decoder, String log) {
    long unknown = decoder.records(RecordDecoder.Kind.UNKNOWN);
    if (unknown > 0) {
      notices.add(
          new Notice(
              Severity.DAMAGE,
              new Problem(
                  unknown + " records are of a type that this program does not know",
                  folder.where(prefix + log),
                  "Use a newer release of Tierscope; a newer server has written them.")));
    }
  }

  /// Reads segments as long as their numbers follow each other.
  ///
  /// @return whether all were read to their end
  private boolean segments(List<NumberedFile> segments, int first, RecordDecoder decoder)
      throws AnalyzerException {
    int expected = first;
    for (NumberedFile segment : segments) {
      if (segment.number() != expected) {
        note(
            Severity.DAMAGE,
            "segment %08d is missing".formatted(expected)
                + (expected == first
                    ? ", series known from it may be lost"
                    : ", what follows is not used"),
            segment.path());
        if (expected != first) {
          return false;
        }
      }
      boolean last = segment.number() == segments.getLast().number();
      if (!segment(segment.path(), last, decoder)) {
        return false;
      }
      expected = segment.number() + 1;
    }
    return true;
  }

  private boolean segment(String path, boolean last, RecordDecoder decoder)
      throws AnalyzerException {
    long size = folder.size(path);
    try {
      OptionalLong empty = log.read(folder, path, decoder::decode, shifted(path));
      if (empty.isPresent()) {
        note(
            Severity.DAMAGE,
            "page is only zeros at byte %d, expected records".formatted(empty.getAsLong()),
            path);
      }
      return true;
    } catch (TornFile e) {
      notices.add(new Notice(Severity.DAMAGE, last ? torn(e.problem()) : e.problem()));
      return false;
    } catch (CorruptFile e) {
      notices.add(new Notice(Severity.DAMAGE, e.problem()));
      return false;
    } catch (AnalyzerException e) {
      unreadable = unreadable == null ? e : unreadable;
      notices.add(new Notice(Severity.DAMAGE, e.problem()));
      return false;
    } finally {
      bytesRead += size;
    }
  }

  private static Problem torn(Problem problem) {
    return new Problem(
        "the log ends in a torn record, the records before it are used (" + problem.what() + ")",
        problem.where(),
        "A server may have been writing it while it was copied; else copy it again, its end is"
            + " lost.");
  }

  private Progress shifted(String path) {
    long before = bytesRead;
    return (_, done, _) -> progress.report("Reading " + path, before + done, bytesTotal);
  }

  private void snapshot(List<NumberedFile> segments) throws AnalyzerException {
    Optional<NumberedFile> snapshot = latest(prefix, SNAPSHOT);
    if (snapshot.isEmpty()
        || (!segments.isEmpty() && segments.getLast().number() < snapshot.get().number())) {
      return; // made before the log was thrown away
    }
    SnapshotDecoder decoder = new SnapshotDecoder(replay::snapshot);
    for (NumberedFile file : NumberedFiles.list(folder, snapshot.get().path())) {
      try {
        log.read(
            folder,
            file.path(),
            decoder::decode,
            (_, done, _) -> progress.report("Reading " + file.path(), done, -1));
      } catch (AnalyzerException e) {
        notices.add(new Notice(Severity.WARNING, e.problem()));
        return;
      }
    }
  }

  /// The directory with the highest numbers in its name, the first one before the last.
  private Optional<NumberedFile> latest(String parent, Pattern name) {
    return folder.files(parent.isEmpty() ? "" : parent.substring(0, parent.length() - 1)).stream()
        .map(file -> file.substring(parent.length()))
        .filter(file -> file.indexOf('/') > 0)
        .map(file -> name.matcher(file.substring(0, file.indexOf('/'))))
        .filter(Matcher::matches)
        .max(
            Comparator.<Matcher>comparingLong(m -> Long.parseLong(m.group(1)))
                .thenComparingLong(m -> Long.parseLong(m.group(m.groupCount()))))
        .map(m -> new NumberedFile(Integer.parseInt(m.group(1)), parent + m.group()));
  }

  private Replay.Late writeBehindLog(long lastPosition) throws AnalyzerException {
    Replay.Late late = replay.new Late(lastPosition);
    LogVisitor visitor = late;
    List<NumberedFile> parts = NumberedFiles.list(folder, prefix + "wbl");
    RecordDecoder decoder = new RecordDecoder(visitor);
    segments(parts, parts.isEmpty() ? 0 : parts.getFirst().number(), decoder);
    noteUnknownRecords(decoder, "wbl");
    late.finish();
    return late;
  }

  private void noteUnknown(MappedChunks mapped, Replay.Late late) {
    if (mapped.ofUnknownSeries > 0) {
      note(
          Severity.DAMAGE,
          Noun.counted(mapped.ofUnknownSeries, "head chunk") + " of series that no log names",
          prefix + "chunks_head");
    }
    if (mapped.unreadable > 0) {
      Problem problem =
          new Problem(
              Noun.counted(mapped.unreadable, "head chunk")
                  + " could not be looked into, so their samples are counted from the log only",
              folder.where(prefix + "chunks_head"),
              "Use a newer release of Tierscope if a newer server has written them.");
      notices.add(new Notice(Severity.WARNING, problem));
    }
    noteUnknownSamples(replay.unknownSamples, "wal");
    noteUnknownSamples(late.unknownSamples, "wbl");
  }

  private void noteUnknownSamples(long samples, String log) {
    if (samples > 0) {
      note(
          Severity.DAMAGE,
          Noun.counted(samples, "sample") + " of series that no record names",
          prefix + log);
    }
  }

  private void note(Severity severity, String what, String path) {
    notices.add(new Notice(severity, new Problem(what, folder.where(path), COPY_AGAIN)));
  }
}
