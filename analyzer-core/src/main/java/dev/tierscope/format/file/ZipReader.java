package dev.tierscope.format.file;

import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import dev.tierscope.task.Cancelled;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// Reads a zip: entries that are stored lie where they are, others are unpacked if wanted. Of a
/// damaged entry, what could be unpacked is kept.
final class ZipReader {
  private final ArchiveContents contents;

  ZipReader(ArchiveContents contents) {
    this.contents = contents;
  }

  void read() throws IOException, AnalyzerException {
    contents.refuseMoreThanAllowed(ZipEnd.entries(contents.archive()));
    try (ZipFile zip = open()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
        String name = ArchiveNames.checked(contents.archive(), entry.getName());
        if (entry.isUnixSymlink()) {
          contents.link(name);
        } else if (entry.isDirectory()) {
          contents.directory(name);
        } else {
          contents.consumed(Math.max(0, entry.getLocalHeaderOffset()));
          file(zip, entry, name);
        }
      }
    }
  }

  private ZipFile open() throws AnalyzerException {
    try {
      return ZipFile.builder().setPath(contents.archive()).get();
    } catch (IOException | RuntimeException e) {
      contents.consumed(contents.archiveSize());
      throw new AnalyzerException(
          new Problem(
              "the list of files at the end of the zip cannot be read: it is damaged or cut off",
              contents.here(),
              ArchiveContents.AGAIN),
          e);
    }
  }

  private void file(ZipFile zip, ZipArchiveEntry entry, String name)
      throws IOException, AnalyzerException {
    boolean stored = entry.getMethod() == ZipEntry.STORED;
    if (!contents.wants(name)) {
      contents.passOver(name, Math.max(0, entry.getSize()));
    } else if (stored && !entry.getGeneralPurposeBit().usesEncryption()) {
      stored(zip, entry, name);
    } else if (!zip.canReadEntryData(entry)) {
      throw ArchiveNames.refused(
          contents.archive(), name, "is encrypted or packed in an unknown way");
    } else {
      packed(zip, entry, name);
    }
  }

  private void stored(ZipFile zip, ZipArchiveEntry entry, String name)
      throws IOException, AnalyzerException {
    CRC32 crc = new CRC32();
    try (InputStream raw = zip.getRawInputStream(entry)) { // finds out where the data start
      long offset = entry.getDataOffset();
      if (raw == null) {
        throw ArchiveContents.endsBehindTheEnd(name);
      }
      contents.lies(name, offset, entry.getSize());
      contents.lookThrough(raw, (piece, length) -> crc.update(piece, 0, length));
      compare(entry, name, crc);
    }
  }

  private void packed(ZipFile zip, ZipArchiveEntry entry, String name)
      throws IOException, AnalyzerException {
    long from = contents.spooled();
    CRC32 crc = new CRC32();
    try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), crc)) {
      contents.spool(in, name);
      compare(entry, name, crc);
    } catch (Cancelled e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      if (ArchiveContents.isDiskFull(e)) {
        throw contents.damaged(e);
      }
      contents.problem(
          new Problem(
              "the entry is damaged: " + e.getMessage(),
              contents.archive() + "!" + name,
              ArchiveContents.AGAIN));
    }
    contents.keepSpooled(name, from);
  }

  private void compare(ZipArchiveEntry entry, String name, CRC32 crc) {
    if (entry.getCrc() >= 0 && entry.getCrc() != crc.getValue()) {
      contents.problem(
          new Problem(
              "checksum of the entry is 0x%08x, expected 0x%08x"
                  .formatted(crc.getValue(), entry.getCrc()),
              contents.archive() + "!" + name,
              ArchiveContents.AGAIN));
    }
  }
}
