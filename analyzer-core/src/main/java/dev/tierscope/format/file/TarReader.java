package dev.tierscope.format.file;

import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import dev.tierscope.task.Cancelled;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.jspecify.annotations.Nullable;

/// Reads a tar: a plain one where it lies, a packed one by unpacking what is wanted. Where it is
/// cut off or damaged, the entries before that are kept.
final class TarReader {
  private static final int BLOCK = 512;

  /// Bytes of the headers of one entry: its name and attributes, of which some take many kilobytes.
  private static final long HEADERS = 1L << 19;

  /// The same of many entries without data between them.
  private static final long HEADERS_AT_ONCE = 1L << 26;

  private final ArchiveContents contents;

  TarReader(ArchiveContents contents) {
    this.contents = contents;
  }

  /// Lists a tar that is not packed. Only files with holes are unpacked.
  void read() throws IOException, AnalyzerException {
    try (TarFile tar =
        new TarFile(
            new MeteredChannel(Files.newByteChannel(contents.archive()), HEADERS_AT_ONCE))) {
      long end = 0;
      for (TarArchiveEntry entry : tar.getEntries()) {
        contents.consumed(entry.getDataOffset());
        end = Math.max(end, entry.getDataOffset() + wholeBlocks(entry.getSize()));
        String name = accepted(entry);
        if (name.isEmpty()) {
          continue;
        }
        if (entry.isSparse()) {
          contents.refuseBehindTheEnd(name, entry.getDataOffset(), entry.getSize());
          unpack(tar.getInputStream(entry), name, entry.getRealSize());
        } else {
          contents.lies(name, entry.getDataOffset(), entry.getSize());
        }
      }
      if (contents.archiveSize() - end < BLOCK) {
        contents.consumed(contents.archiveSize());
        noteMissingEnd();
      }
    } catch (Cancelled e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      if (e instanceof IOException io && ArchiveContents.isDiskFull(io)) {
        throw io;
      }
      contents.clear(); // it wants to see all entries before the first
      readUpToDamage();
    }
  }

  private void readUpToDamage() throws IOException, AnalyzerException {
    MeteredInput in = new MeteredInput(contents.read());
    contents.consumed(0);
    try (TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
      for (TarArchiveEntry entry; (entry = next(tar, in)) != null; ) {
        long offset = in.position();
        String name = accepted(entry);
        contents.refuseBehindTheEnd(name, offset, entry.getSize());
        if (!name.isEmpty() && entry.isSparse()) {
          unpack(tar, name, entry.getRealSize());
        } else if (!name.isEmpty()) {
          contents.lies(name, offset, entry.getSize());
        }
        contents.lookThrough(tar, (_, _) -> {});
      }
    } catch (Cancelled e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      contents.keep(e);
    }
  }

  /// The next entry; all data of the one before must have been read, so that nothing but headers
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

  /// Unpacks a packed tar.
  ///
  /// @param packed gives its bytes, which this closes
  void unpack(InputStream packed) throws IOException, AnalyzerException {
    MeteredInput in = new MeteredInput(packed);
    try (TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
      try {
        long end = 0;
        for (TarArchiveEntry entry; (entry = next(tar, in)) != null; ) {
          end = in.position() + wholeBlocks(entry.getSize());
          String name = accepted(entry);
          if (!name.isEmpty()) {
            unpack(tar, name, entry.isSparse() ? entry.getRealSize() : entry.getSize());
          }
          contents.skip(tar, name);
        }
        if (in.position() <= end) {
          noteMissingEnd();
        }
        contents.skip(in, ""); // a checksum may follow
      } catch (Cancelled e) {
        throw e;
      } catch (IOException | RuntimeException e) { // the libraries throw many kinds
        contents.keep(e);
      }
    }
  }

  /// @param in gives the bytes of the entry
  /// @param size how many there should be
  private void unpack(InputStream in, String name, long size)
      throws IOException, AnalyzerException {
    contents.refuseTooLarge(name, size);
    if (!contents.wants(name)) {
      contents.skip(in, name);
      contents.passOver(name, size);
      return;
    }
    long from = contents.spooled();
    if (contents.spool(in, name) < size) {
      throw ArchiveContents.endsBehindTheEnd(name);
    }
    contents.keepSpooled(name, from);
  }

  /// Two blocks of zeros end a tar; without them it was cut off, be it between two entries.
  private void noteMissingEnd() {
    contents.problem(
        new Problem(
            "the archive has no end, so files may be missing",
            contents.here(),
            ArchiveContents.AGAIN));
  }

  private static long wholeBlocks(long bytes) {
    return (bytes + BLOCK - 1) / BLOCK * BLOCK;
  }

  /// The checked name of a plain file; "" for what is none, which is settled here.
  private String accepted(TarArchiveEntry entry) throws AnalyzerException {
    String name = ArchiveNames.checked(contents.archive(), entry.getName());
    if (entry.isGlobalPaxHeader()) {
      return "";
    }
    if (entry.isDirectory()) {
      contents.directory(name);
      return "";
    }
    if (entry.isLink()) {
      String target = ArchiveNames.checked(contents.archive(), entry.getLinkName());
      if (!contents.again(name, target)) {
        throw ArchiveNames.refused(contents.archive(), name, "is a link to \"" + target + "\"");
      }
      return "";
    }
    if (entry.isSymbolicLink()) {
      contents.link(name);
      return "";
    }
    boolean special = entry.isFIFO() || entry.isCharacterDevice() || entry.isBlockDevice();
    if (special || !entry.isFile() || name.isEmpty() || entry.getSize() < 0) {
      throw ArchiveNames.refused(contents.archive(), name, "is no plain file");
    }
    return name;
  }
}
