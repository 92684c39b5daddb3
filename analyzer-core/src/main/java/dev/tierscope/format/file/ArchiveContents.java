package dev.tierscope.format.file;

import dev.tierscope.format.file.ArchiveFolder.Entry;
import dev.tierscope.format.file.ArchiveFolder.Spool;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Noun;
import dev.tierscope.model.Problem;
import dev.tierscope.task.Progress;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What an archive holds, collected while it is read: where the bytes of each entry are, what is
/// wrong, and how much was unpacked, which must stay within the limits.
final class ArchiveContents {
  private static final int PIECE = 1 << 16;

  /// What to do about a damaged archive.
  static final String AGAIN = "Copy or make the archive again.";

  private final Path archive;
  private final long archiveSize;
  private final Predicate<String> wanted;
  private final ArchiveLimits limits;
  private final Progress progress;
  private final OutputStream out;
  private final Map<String, Place> places = new HashMap<>();
  private final Set<String> directories = new TreeSet<>();
  private final List<Problem> problems = new ArrayList<>();
  private final SortedMap<String, Problem> links = new TreeMap<>();
  private final byte[] piece = new byte[PIECE];
  private long consumed;
  private long unpacked;
  private long spooled;

  /// Where an entry's bytes are.
  private record Place(Where where, long offset, long size) {}

  private enum Where {
    ARCHIVE,
    SPOOL,
    NOWHERE
  }

  /// @param wanted chooses, by the full name, what is unpacked
  /// @param out receives what is unpacked
  ArchiveContents(
      Path archive,
      Predicate<String> wanted,
      ArchiveLimits limits,
      Progress progress,
      OutputStream out)
      throws IOException {
    this.archive = archive;
    this.archiveSize = Files.size(archive);
    this.wanted = wanted;
    this.limits = limits;
    this.progress = progress;
    this.out = out;
  }

  Path archive() {
    return archive;
  }

  /// Size of the archive in bytes.
  long archiveSize() {
    return archiveSize;
  }

  /// Notes how many bytes of the archive have been read.
  void consumed(long bytes) {
    consumed = bytes;
  }

  /// Reads the archive and notes how far.
  InputStream read() throws IOException {
    InputStream file = new BufferedInputStream(Files.newInputStream(archive), PIECE);
    return new InputStream() {
      @Override
      public int read() throws IOException {
        int b = file.read();
        consumed += b < 0 ? 0 : 1;
        return b;
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        int got = file.read(into, from, length);
        consumed += Math.max(0, got);
        return got;
      }

      @Override
      public int available() throws IOException {
        return file.available();
      }

      @Override
      public void close() throws IOException {
        file.close();
      }
    };
  }

  /// Forgets all entries, to read them in another way.
  void clear() {
    places.clear();
    directories.clear();
    links.clear();
  }

  boolean isEmpty() {
    return places.isEmpty();
  }

  /// @throws AnalyzerException if there are more entries than allowed
  void refuseMoreThanAllowed(long entries) throws AnalyzerException {
    if (entries > limits.entries()) {
      throw new AnalyzerException(
          new Problem(
              "the archive has more than " + limits.entries() + " entries",
              archive.toString(),
              "If you trust it, unpack it yourself and open the directory."));
    }
  }

  void problem(Problem problem) {
    problems.add(problem);
  }

  void directory(String name) throws AnalyzerException {
    directories.add(name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
    refuseTooMany();
  }

  /// Notes a symbolic link. Links are not followed: what one leads to may lie outside.
  void link(String name) {
    links.put(
        name,
        new Problem(
            "it is a symbolic link, which is not followed",
            archive + "!" + name,
            "Make the archive again with tar --dereference, if it leads to a part of the data."));
  }

  /// Notes a second name of an entry that was there before.
  ///
  /// @return whether it was
  boolean again(String name, String target) throws AnalyzerException {
    @Nullable Place place = places.get(target);
    if (place != null) {
      put(name, place);
    }
    return place != null;
  }

  /// Notes an entry whose bytes lie in the archive as they are.
  ///
  /// @throws IOException if they end behind its end
  void lies(String name, long offset, long size) throws IOException, AnalyzerException {
    refuseBehindTheEnd(name, offset, size);
    put(name, new Place(Where.ARCHIVE, offset, size));
  }

  /// @throws IOException if the bytes of an entry end behind the end of the archive
  void refuseBehindTheEnd(String name, long offset, long size) throws IOException {
    if (offset < 0 || size > archiveSize - offset) {
      throw endsBehindTheEnd(name);
    }
  }

  static IOException endsBehindTheEnd(String name) {
    return new IOException("entry \"" + name + "\" ends behind the end");
  }

  boolean wants(String name) {
    return wanted.test(name);
  }

  /// Notes an entry that is not wanted, without its bytes.
  void passOver(String name, long size) throws AnalyzerException {
    put(name, new Place(Where.NOWHERE, 0, size));
  }

  /// How many bytes have been unpacked and kept.
  long spooled() {
    return spooled;
  }

  /// Unpacks an entry; [#keepSpooled] says that its bytes are good.
  ///
  /// @param in gives the bytes of the entry
  /// @return how many there were
  long spool(InputStream in, String name) throws IOException, AnalyzerException {
    long from = spooled;
    for (int got; (got = in.read(piece)) >= 0; ) {
      count(got, name);
      out.write(piece, 0, got);
      spooled += got;
    }
    return spooled - from;
  }

  /// Notes an entry whose bytes are those that were unpacked last.
  ///
  /// @param from value of [#spooled] before the first of them
  void keepSpooled(String name, long from) throws AnalyzerException {
    put(name, new Place(Where.SPOOL, from, spooled - from));
  }

  /// Reads to the end what is unpacked but not kept.
  void skip(InputStream in, String name) throws IOException, AnalyzerException {
    for (int got; (got = in.read(piece)) >= 0; ) {
      count(got, name);
    }
  }

  /// Reads to the end what is not packed.
  ///
  /// @param seen receives each piece and its length
  void lookThrough(InputStream in, PieceReader seen) throws IOException {
    for (int got; (got = in.read(piece)) >= 0; ) {
      seen.read(piece, got);
      progress.report("Looking through " + archive.getFileName(), consumed, archiveSize);
    }
  }

  /// Receives bytes.
  interface PieceReader {
    void read(byte[] piece, int length);
  }

  /// @param size of an entry that is about to be unpacked
  /// @throws AnalyzerException if that would be more than allowed
  void refuseTooLarge(String name, long size) throws AnalyzerException {
    if (size > limits.totalBytes() - unpacked) {
      throw tooLarge(name, unpacked + size, limits.totalBytes());
    }
  }

  private void count(int got, String name) throws AnalyzerException {
    unpacked += got;
    progress.report("Unpacking " + archive.getFileName(), consumed, archiveSize);
    refuseTooLarge(name, 0);
    long most = Math.max(ArchiveLimits.RATIO_FROM, archiveSize * limits.ratio());
    if (unpacked > most) {
      throw tooLarge(name, unpacked, most);
    }
  }

  private AnalyzerException tooLarge(String name, long found, long limit) {
    return new AnalyzerException(
        new Problem(
            "the archive of %d bytes unpacks to %d bytes or more, expected at most %d"
                .formatted(archiveSize, found, limit),
            archive + "!" + name,
            "If you trust it, unpack it yourself and open the directory."));
  }

  private void put(String name, Place place) throws AnalyzerException {
    places.put(name, place);
    refuseTooMany();
  }

  private void refuseTooMany() throws AnalyzerException {
    refuseMoreThanAllowed(places.size() + directories.size());
  }

  /// Where in the archive reading is, for messages.
  String here() {
    return archive + " at byte " + consumed + " of " + archiveSize;
  }

  static boolean isDiskFull(Throwable e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("No space left") || message.contains("not enough space");
  }

  /// What stopped reading, as the user is told.
  AnalyzerException damaged(Exception e) {
    if (isDiskFull(e)) {
      return new AnalyzerException(
          new Problem(
              "the disk is full after unpacking " + Noun.counted(spooled, "byte"),
              archive.toString(),
              "Free space in " + System.getProperty("java.io.tmpdir") + ", or set java.io.tmpdir."),
          e);
    }
    String message = String.valueOf(e.getMessage());
    if (message.contains("Window size too large") || message.contains("windowSize must be set")) {
      return new AnalyzerException(
          new Problem(
              "it was packed by zstd with a window that is larger than Tierscope can unpack",
              archive.toString(),
              "Pack it again without --long and --ultra, or unpack it by zstd -d --long=31."),
          e);
    }
    return new AnalyzerException(cutOff(e), e);
  }

  private Problem cutOff(Exception e) {
    String why = e.getMessage() == null ? "it ends too early" : e.getMessage();
    return new Problem("the archive is damaged or cut off: " + why, here(), AGAIN);
  }

  /// Notes what stopped reading and goes on with what was found before, if there is anything.
  void keep(Exception e) throws AnalyzerException {
    if (isEmpty() || isDiskFull(e)) {
      throw damaged(e);
    }
    problems.add(cutOff(e));
  }

  /// All of it as a folder, without the directories that wrap all entries.
  ///
  /// @param spool holds what was unpacked
  Folder folder(Spool spool) throws IOException {
    MemorySegment whole = spool.map(archive);
    MemorySegment unpackedBytes = spooled == 0 ? MemorySegment.NULL : spool.map(spool.file());
    String top = ArchiveNames.top(places.keySet());
    TreeMap<String, Entry> entries = new TreeMap<>();
    places.forEach((name, place) -> {
      Optional<MemorySegment> bytes =
          switch (place.where) {
            case ARCHIVE -> Optional.of(whole.asSlice(place.offset, place.size));
            case SPOOL -> Optional.of(unpackedBytes.asSlice(place.offset, place.size));
            case NOWHERE -> Optional.empty();
          };
      entries.put(name.substring(top.length()), new Entry(place.size, bytes));
    });
    SortedMap<String, Problem> notFollowed = new TreeMap<>();
    links.forEach((name, problem) -> {
      if (name.startsWith(top)) {
        notFollowed.put(name.substring(top.length()), problem);
      }
    });
    return new ArchiveFolder(
        archive, top, entries, emptyDirectories(top, entries), notFollowed, problems, spool);
  }

  private List<String> emptyDirectories(String top, SortedMap<String, Entry> entries) {
    return directories.stream()
        .filter(d -> d.startsWith(top))
        .map(d -> d.substring(top.length()))
        .filter(d -> {
          SortedMap<String, Entry> below = entries.tailMap(d + "/");
          return below.isEmpty() || !below.firstKey().startsWith(d + "/");
        })
        .filter(d -> !d.isEmpty())
        .toList();
  }
}
