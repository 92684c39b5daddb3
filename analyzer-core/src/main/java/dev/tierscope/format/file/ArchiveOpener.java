package dev.tierscope.format.file;

import dev.tierscope.format.file.ArchiveFolder.Entry;
import dev.tierscope.format.file.ArchiveFolder.Spool;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Noun;
import dev.tierscope.model.Problem;
import dev.tierscope.task.Cancelled;
import dev.tierscope.task.Progress;
import io.airlift.compress.v3.zstd.ZstdJavaInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// Lists one archive, unpacks what is packed and wanted, and watches the limits meanwhile. Where an
/// archive is cut off or damaged, what was whole before is kept and the rest is told as a problem.
final class ArchiveOpener {
  private static final int PIECE = 1 << 16;
  private static final int TAR_BLOCK = 512;

  /// Bytes of the headers of one entry: its name and attributes, of which some take many kilobytes.
  private static final long HEADERS = 1L << 19;

  /// The same of many entries without data between them.
  private static final long HEADERS_AT_ONCE = 1L << 26;

  private static final String AGAIN = "Copy or make the archive again.";

  private final Path archive;
  private final Predicate<String> wanted;
  private final ArchiveLimits limits;
  private final Progress progress;
  private final Map<String, Place> places = new HashMap<>();
  private final Set<String> directories = new TreeSet<>();
  private final List<Problem> problems = new ArrayList<>();
  private final SortedMap<String, Problem> links = new TreeMap<>();
  private final byte[] piece = new byte[PIECE];
  private long archiveSize;
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

  ArchiveOpener(Path archive, Predicate<String> wanted, ArchiveLimits limits, Progress progress) {
    this.archive = archive;
    this.wanted = wanted;
    this.limits = limits;
    this.progress = progress;
  }

  Folder open(Archives.Kind kind) throws AnalyzerException {
    Spool spool = new Spool();
    boolean opened = false;
    try {
      archiveSize = Files.size(archive);
      try (OutputStream out = Files.newOutputStream(spool.file())) {
        switch (kind) {
          case TAR -> tar(out);
          case TAR_GZIP -> unpack(new GZIPInputStream(counted(), PIECE), out);
          case TAR_ZSTD -> unpack(new ZstdJavaInputStream(counted()), out);
          case ZIP -> zip(out);
        }
      }
      Folder folder = folder(spool);
      opened = true;
      return folder;
    } catch (Cancelled e) {
      throw e;
    } catch (IOException | RuntimeException e) { // the libraries throw many kinds at damaged input
      throw damaged(e);
    } finally {
      if (!opened) {
        spool.close();
      }
    }
  }

  private AnalyzerException damaged(Exception e) {
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

  private static boolean isDiskFull(Exception e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("No space left") || message.contains("not enough space");
  }

  private Problem cutOff(Exception e) {
    String why = e.getMessage() == null ? "it ends too early" : e.getMessage();
    return new Problem(
        "the archive is damaged or cut off: " + why,
        archive + " at byte " + consumed + " of " + archiveSize,
        AGAIN);
  }

  /// Goes on with what was found so far, if there is anything.
  private void keep(Exception e) throws AnalyzerException {
    if (places.isEmpty() || isDiskFull(e)) {
      throw damaged(e);
    }
    problems.add(cutOff(e));
  }

  /// Two blocks of zeros end a tar; without them it was cut off, be it between two entries.
  private void noteMissingEnd() {
    problems.add(
        new Problem(
            "the archive has no end, so files may be missing",
            archive + " at byte " + consumed + " of " + archiveSize,
            AGAIN));
  }

  private static long wholeBlocks(long bytes) {
    return (bytes + TAR_BLOCK - 1) / TAR_BLOCK * TAR_BLOCK;
  }

  private void tar(OutputStream out) throws IOException, AnalyzerException {
    try (TarFile tar =
        new TarFile(new MeteredChannel(Files.newByteChannel(archive), HEADERS_AT_ONCE))) {
      long end = 0;
      for (TarArchiveEntry entry : tar.getEntries()) {
        consumed = entry.getDataOffset();
        end = Math.max(end, consumed + wholeBlocks(entry.getSize()));
        String name = accepted(entry);
        if (name.isEmpty()) {
          continue;
        }
        if (entry.getDataOffset() < 0 || entry.getSize() > archiveSize - entry.getDataOffset()) {
          throw new IOException("entry \"" + name + "\" ends behind the end");
        }
        if (entry.isSparse()) {
          unpack(tar.getInputStream(entry), name, entry.getRealSize(), out);
        } else {
          put(name, new Place(Where.ARCHIVE, entry.getDataOffset(), entry.getSize()));
        }
      }
      if (archiveSize - end < TAR_BLOCK) {
        consumed = archiveSize;
        noteMissingEnd();
      }
    } catch (Cancelled e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      if (e instanceof IOException io && isDiskFull(io)) {
        throw damaged(io);
      }
      places.clear(); // it wants to see all entries before the first
      directories.clear();
      links.clear();
      tarUpToDamage(out);
    }
  }

  private void tarUpToDamage(OutputStream out) throws IOException, AnalyzerException {
    MeteredInput in = new MeteredInput(counted());
    try (TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
      for (TarArchiveEntry entry; (entry = next(tar, in)) != null; ) {
        long offset = in.position();
        String name = accepted(entry);
        if (entry.getSize() > archiveSize - offset) {
          throw new IOException("entry \"" + name + "\" ends behind the end");
        }
        if (!name.isEmpty() && entry.isSparse()) {
          unpack(tar, name, entry.getRealSize(), out);
        } else if (!name.isEmpty()) {
          put(name, new Place(Where.ARCHIVE, offset, entry.getSize()));
        }
        while (tar.read(piece) >= 0) {
          progress.report("Looking through " + archive.getFileName(), consumed, archiveSize);
        }
      }
    } catch (Cancelled e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      keep(e);
    }
  }

  /// The next entry, all data of the one before must have been read: so that nothing but headers
  /// is.
  private static @Nullable TarArchiveEntry next(TarArchiveInputStream tar, MeteredInput in)
      throws IOException {
    in.allow(HEADERS);
    try {
      return tar.getNextEntry();
    } catch (StackOverflowError e) { // the library calls itself for each header
      throw new IOException("an entry has thousands of headers", e);
    } finally {
      in.allowAll();
    }
  }

  private InputStream counted() throws IOException {
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

  private void unpack(InputStream packed, OutputStream out) throws IOException, AnalyzerException {
    MeteredInput in = new MeteredInput(packed);
    try (TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
      try {
        long end = 0;
        for (TarArchiveEntry entry; (entry = next(tar, in)) != null; ) {
          end = in.position() + wholeBlocks(entry.getSize());
          String name = accepted(entry);
          if (!name.isEmpty()) {
            unpack(tar, name, entry.isSparse() ? entry.getRealSize() : entry.getSize(), out);
          }
          skip(tar, name);
        }
        if (in.position() <= end) {
          noteMissingEnd();
        }
        skip(in, ""); // a checksum may follow
      } catch (Cancelled e) {
        throw e;
      } catch (IOException | RuntimeException e) { // the libraries throw many kinds
        keep(e);
      }
    }
  }

  /// @param in gives the bytes of the entry
  /// @param size how many there should be
  private void unpack(InputStream in, String name, long size, OutputStream out)
      throws IOException, AnalyzerException {
    if (size > limits.totalBytes() - unpacked) {
      throw tooLarge(name, unpacked + size, limits.totalBytes());
    }
    if (wanted.test(name)) {
      Place place = spool(in, name, out);
      if (place.size < size) {
        throw new IOException("entry \"" + name + "\" ends behind the end");
      }
      put(name, place);
    } else {
      skip(in, name);
      put(name, new Place(Where.NOWHERE, 0, size));
    }
  }

  /// The checked name of a plain file; "" for a directory and for a link, which are settled here.
  private String accepted(TarArchiveEntry entry) throws AnalyzerException {
    String name = ArchiveNames.checked(archive, entry.getName());
    if (entry.isGlobalPaxHeader()) {
      return "";
    }
    if (entry.isDirectory()) {
      directory(name);
      return "";
    }
    if (entry.isLink()) {
      String target = ArchiveNames.checked(archive, entry.getLinkName());
      Place place = places.get(target);
      if (place == null) {
        throw ArchiveNames.refused(archive, name, "is a link to \"" + target + "\"");
      }
      put(name, place);
      return "";
    }
    if (entry.isSymbolicLink()) {
      link(name);
      return "";
    }
    boolean special = entry.isFIFO() || entry.isCharacterDevice() || entry.isBlockDevice();
    if (special || !entry.isFile() || name.isEmpty() || entry.getSize() < 0) {
      throw ArchiveNames.refused(archive, name, "is no plain file");
    }
    return name;
  }

  /// Links are not followed: what one leads to may lie outside.
  private void link(String name) {
    links.put(
        name,
        new Problem(
            "it is a symbolic link, which is not followed",
            archive + "!" + name,
            "Make the archive again with tar --dereference, if it leads to a part of the data."));
  }

  private void zip(OutputStream out) throws IOException, AnalyzerException {
    if (ZipEnd.entries(archive) > limits.entries()) {
      throw tooMany();
    }
    try (ZipFile zip = open(archive)) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
        String name = ArchiveNames.checked(archive, entry.getName());
        if (entry.isUnixSymlink()) {
          link(name);
          continue;
        }
        if (entry.isDirectory()) {
          directory(name);
          continue;
        }
        consumed = Math.max(0, entry.getLocalHeaderOffset());
        if (!wanted.test(name)) {
          put(name, new Place(Where.NOWHERE, 0, Math.max(0, entry.getSize())));
        } else if (entry.getMethod() == ZipEntry.STORED
            && !entry.getGeneralPurposeBit().usesEncryption()) {
          put(name, stored(zip, entry, name));
        } else if (!zip.canReadEntryData(entry)) {
          throw ArchiveNames.refused(archive, name, "is encrypted or packed in an unknown way");
        } else {
          packed(zip, entry, name, out);
        }
      }
    }
  }

  private ZipFile open(Path zip) throws AnalyzerException {
    try {
      return ZipFile.builder().setPath(zip).get();
    } catch (IOException | RuntimeException e) {
      throw new AnalyzerException(
          new Problem(
              "the list of files at the end of the zip cannot be read: it is damaged or cut off",
              zip + " at byte " + archiveSize + " of " + archiveSize,
              AGAIN),
          e);
    }
  }

  private void packed(ZipFile zip, ZipArchiveEntry entry, String name, OutputStream out)
      throws IOException, AnalyzerException {
    long from = spooled;
    CRC32 crc = new CRC32();
    try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), crc)) {
      put(name, spool(in, name, out));
      compare(entry, name, crc);
    } catch (Cancelled e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      if (isDiskFull(e)) {
        throw damaged(e);
      }
      problems.add(
          new Problem("the entry is damaged: " + e.getMessage(), archive + "!" + name, AGAIN));
      put(name, new Place(Where.SPOOL, from, spooled - from)); // what could be unpacked of it
    }
  }

  private void compare(ZipArchiveEntry entry, String name, CRC32 crc) {
    if (entry.getCrc() >= 0 && entry.getCrc() != crc.getValue()) {
      problems.add(
          new Problem(
              "checksum of the entry is 0x%08x, expected 0x%08x"
                  .formatted(crc.getValue(), entry.getCrc()),
              archive + "!" + name,
              AGAIN));
    }
  }

  private Place stored(ZipFile zip, ZipArchiveEntry entry, String name) throws IOException {
    CRC32 crc = new CRC32();
    try (InputStream raw = zip.getRawInputStream(entry)) { // finds out where the data start
      long offset = entry.getDataOffset();
      if (raw == null || offset < 0 || entry.getSize() > archiveSize - offset) {
        throw new IOException("entry \"" + entry.getName() + "\" ends behind the end");
      }
      for (int got; (got = raw.read(piece)) >= 0; ) {
        crc.update(piece, 0, got);
        progress.report("Looking through " + archive.getFileName(), consumed, archiveSize);
      }
      compare(entry, name, crc);
      return new Place(Where.ARCHIVE, offset, entry.getSize());
    }
  }

  private Place spool(InputStream in, String name, OutputStream out)
      throws IOException, AnalyzerException {
    long from = spooled;
    for (int got; (got = in.read(piece)) >= 0; ) {
      count(got, name);
      out.write(piece, 0, got);
      spooled += got;
    }
    return new Place(Where.SPOOL, from, spooled - from);
  }

  private void skip(InputStream in, String name) throws IOException, AnalyzerException {
    for (int got; (got = in.read(piece)) >= 0; ) {
      count(got, name);
    }
  }

  private void count(int got, String name) throws AnalyzerException {
    unpacked += got;
    progress.report("Unpacking " + archive.getFileName(), consumed, archiveSize);
    if (unpacked > limits.totalBytes()) {
      throw tooLarge(name, unpacked, limits.totalBytes());
    }
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

  private void directory(String name) throws AnalyzerException {
    directories.add(name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
    refuseTooMany();
  }

  private void put(String name, Place place) throws AnalyzerException {
    places.put(name, place);
    refuseTooMany();
  }

  private void refuseTooMany() throws AnalyzerException {
    if (places.size() + directories.size() > limits.entries()) {
      throw tooMany();
    }
  }

  private AnalyzerException tooMany() {
    return new AnalyzerException(
        new Problem(
            "the archive has more than " + limits.entries() + " entries",
            archive.toString(),
            "If you trust it, unpack it yourself and open the directory."));
  }

  private Folder folder(Spool spool) throws IOException {
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
