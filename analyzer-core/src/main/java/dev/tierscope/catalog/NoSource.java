package dev.tierscope.catalog;

import dev.tierscope.format.file.Cursor;
import dev.tierscope.format.text.Excerpt;
import dev.tierscope.model.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// Files that are no source by themselves, known by how they begin: parts of a block or of a data
/// directory, packed files, anything that is no text. Says what to choose instead.
final class NoSource {
  /// So many bytes tell what a file is: the first page of a write-ahead log.
  static final int START = 1 << 15;

  private static final Pattern ARCHIVE =
      Pattern.compile("(?i).*\\.(tar|tgz|tar\\.gz|tzst|tar\\.zst|zip)");
  private static final String DATA =
      "Choose a data directory, a block, an archive of one, the text of a /metrics page or a saved"
          + " API answer.";

  private final Path path;
  private final byte[] start;

  private NoSource(Path path, byte[] start) {
    this.path = path;
    this.start = start;
  }

  /// What is wrong with choosing a file, if it cannot be a source.
  ///
  /// @param start the first [#START] bytes, or all of them
  static Optional<Problem> of(Path path, byte[] start) {
    return new NoSource(path, start).problem();
  }

  /// Whether a file is called like an archive.
  static boolean isNamedArchive(Path path) {
    return ARCHIVE.matcher(path.toString()).matches();
  }

  private Optional<Problem> problem() {
    if (start.length == 0) {
      return said("the file is empty", DATA);
    }
    if (start.length >= 4) {
      Optional<Problem> known = byMagic(ByteBuffer.wrap(start).getInt());
      if (known.isPresent()) {
        return known;
      }
    }
    if (isLog()) {
      return inDirectory("a segment of a write-ahead log", directory("wal", "wbl"));
    }
    if (isText()) {
      return byText(new String(start, StandardCharsets.UTF_8));
    }
    String shown = "0x" + HexFormat.of().formatHex(start, 0, Math.min(8, start.length));
    return isNamedArchive(path)
        ? said(
            "it is no archive, although its name says so; its first bytes are " + shown,
            "Copy or make the archive again.")
        : said("it is neither text nor an archive; its first bytes are " + shown, DATA);
  }

  private Optional<Problem> byMagic(int magic) {
    return switch (magic) {
      case 0xbaaad700 -> index();
      case 0x85bd40dd -> inDirectory("a chunk file of a TSDB block", directory("chunks"));
      case 0x0130bc91 -> inDirectory("a chunk file of a head", directory("chunks_head"));
      case 0x0130ba30 -> inDirectory("the tombstones file of a TSDB block", parent());
      case 0x28b52ffd -> packed("zstd");
      case 0xfd377a58 -> packed("xz");
      case 0x377abcaf -> packed("7z");
      default -> {
        if (magic >>> 16 == 0x1f8b) {
          yield gzip();
        }
        if (magic >>> 8 == 0x425a68) { // BZh
          yield packed("bzip2");
        }
        yield magic >>> 16 == 0xfeff || magic >>> 16 == 0xfffe
            ? said("it is text in UTF-16, expected UTF-8", "Save it as UTF-8.")
            : Optional.empty();
      }
    };
  }

  private Optional<Problem> index() {
    boolean loki = path.toString().endsWith(".tsdb") || (start.length > 4 && start[4] > 2);
    return loki
        ? said("it is an index of Loki, which this release cannot read yet", DATA)
        : inDirectory("the index of a TSDB block", parent());
  }

  private Optional<Problem> gzip() {
    byte[] unpacked;
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(start))) {
      unpacked = in.readNBytes(1 << 12);
    } catch (IOException e) {
      unpacked = new byte[0];
    }
    boolean index = unpacked.length >= 4 && ByteBuffer.wrap(unpacked).getInt() == 0xbaaad700;
    return index
        ? said("it is an index of Loki, which this release cannot read yet", DATA)
        : packed("gzip");
  }

  private Optional<Problem> packed(String how) {
    return said(
        "it is packed with " + how + " and holds no tar, expected .tar, .tar.gz, .tar.zst or .zip",
        "Unpack it and choose what was in it.");
  }

  /// The first fragment of a log has a length and a checksum.
  private boolean isLog() {
    if (start.length < 7 || (start[0] & 7) < 1 || (start[0] & 7) > 2 || start[0] > 31) {
      return false;
    }
    int length = ByteBuffer.wrap(start).getShort(1) & 0xffff;
    return length > 0
        && length <= start.length - 7
        && ByteBuffer.wrap(start).getInt(3)
            == Cursor.crc32c(MemorySegment.ofArray(start), 7, length);
  }

  private Optional<Problem> byText(String text) {
    if (text.contains("\"ulid\"") && text.contains("\"minTime\"") && !text.contains("\"data\"")) {
      return inDirectory("the meta.json of a TSDB block", parent());
    }
    if (text.stripLeading().startsWith("<")) {
      return said(
          "it is a page of HTML or XML, expected the text of a /metrics page",
          "Save the page again; a server that asks for a password or a proxy may have sent it.");
    }
    return Optional.empty();
  }

  /// Whether few of the bytes are none of UTF-8 text: a damaged line does not make a page binary.
  private boolean isText() {
    int end = Math.min(start.length, 1 << 12);
    String shown = Excerpt.of(Arrays.copyOf(start, end), 0, end);
    long strange = shown.split("\\\\x", -1).length - 1L;
    for (int i = 0; i < end; i++) {
      strange -= start[i] == '\n' || start[i] == '\r' || start[i] == '\t' ? 1 : 0;
    }
    return strange * 8 <= end;
  }

  private Optional<Problem> inDirectory(String what, Optional<Path> directory) {
    return said(
        "it is " + what + ", which cannot be read by itself",
        directory
            .map(d -> "Choose the directory " + d + ".")
            .orElse("Choose the directory that it belongs to."));
  }

  /// The directory in which the file is a part, if there is a block or a head in it.
  private Optional<Path> parent() {
    return Optional.ofNullable(path.toAbsolutePath().normalize().getParent())
        .filter(p -> Files.exists(p.resolve("index")));
  }

  /// The directory in which one of these directories holds the file.
  private Optional<Path> directory(String... names) {
    Path at = path.toAbsolutePath().normalize().getParent();
    for (int up = 0; up < 2 && at != null && at.getFileName() != null; up++) {
      if (Arrays.asList(names).contains(at.getFileName().toString())) {
        return Optional.ofNullable(at.getParent());
      }
      at = at.getParent();
    }
    return Optional.empty();
  }

  private Optional<Problem> said(String what, String fix) {
    return Optional.of(new Problem(what, path.toString(), fix));
  }
}
