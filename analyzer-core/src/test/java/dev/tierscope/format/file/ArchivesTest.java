package dev.tierscope.format.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tierscope.format.SharedData;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import dev.tierscope.task.Cancelled;
import dev.tierscope.task.Progress;
import dev.tierscope.testing.Needs;
import io.airlift.compress.v3.zstd.ZstdJavaCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchivesTest {
  private static final byte[] INDEX = "the index".getBytes(StandardCharsets.UTF_8);
  private static final byte[] WAL = noise(1);

  @TempDir Path temp;

  private static byte[] noise(int seed) {
    byte[] bytes = new byte[100_000];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static byte[] content(String name) {
    if (name.endsWith("/")) {
      return new byte[0];
    }
    if (name.endsWith("index")) {
      return INDEX;
    }
    return name.endsWith("0") ? WAL : noise(name.hashCode());
  }

  private static byte[] tar(String... names) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      for (String name : names) {
        add(tar, name, content(name));
      }
    }
    return out.toByteArray();
  }

  private static void add(TarArchiveOutputStream tar, String name, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] zstd(byte[] bytes) {
    ZstdJavaCompressor zstd = new ZstdJavaCompressor();
    byte[] packed = new byte[zstd.maxCompressedLength(bytes.length)];
    return Arrays.copyOf(packed, zstd.compress(bytes, 0, bytes.length, packed, 0, packed.length));
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        byte[] content = content(name);
        ZipEntry entry = new ZipEntry(name);
        if (name.endsWith("index")) {
          CRC32 crc = new CRC32();
          crc.update(content);
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(content.length);
          entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static byte[] pack(Archives.Kind kind, String... names) throws IOException {
    return switch (kind) {
      case TAR -> tar(names);
      case TAR_GZIP -> gzip(tar(names));
      case TAR_ZSTD -> zstd(tar(names));
      case ZIP -> zip(names);
    };
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(temp.resolve("data.bin"), bytes);
  }

  private static List<Path> spools() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(f -> f.getFileName().toString().startsWith("tierscope-archive-"))
          .toList();
    }
  }

  private static String refused(Path archive) {
    return assertThrows(
            AnalyzerException.class, () -> Archives.open(archive, Progress.NONE).close())
        .problem()
        .what();
  }

  @ParameterizedTest
  @EnumSource(Archives.Kind.class)
  void readsLikeTheDirectoryWhateverTheNameOfTheFile(Archives.Kind kind) throws Exception {
    Path archive = file(pack(kind, "./backup/data/01B/index", "./backup/data/wal/00000000"));
    assertTrue(Archives.isArchive(archive));
    List<Path> before = spools();
    try (Folder folder = Archives.open(archive, Progress.NONE)) {
      assertEquals(List.of("01B/index", "wal/00000000"), folder.files(""));
      assertEquals(List.of("wal/00000000"), folder.files("wal"));
      assertArrayEquals(INDEX, folder.map("01B/index").toArray(ValueLayout.JAVA_BYTE));
      assertArrayEquals(
          WAL, folder.read("wal/00000000", Arena.ofAuto()).toArray(ValueLayout.JAVA_BYTE));
      byte[] part = new byte[10];
      assertEquals(10, folder.read("wal/00000000", 500, part));
      assertArrayEquals(Arrays.copyOfRange(WAL, 500, 510), part);
      assertEquals(4, folder.read("wal/00000000", WAL.length - 4, part));
      assertEquals(0, folder.read("wal/00000000", WAL.length + 4L, part));
      assertEquals(archive + "!backup/data/01B/index", folder.where("01B/index"));
    }
    assertEquals(before, spools());
  }

  @ParameterizedTest
  @EnumSource(Archives.Kind.class)
  void knowsTheDirectoriesWithNothingInThem(Archives.Kind kind) throws Exception {
    String full = "01HX0000000000000000000000";
    String empty = "01HX0000000000000000000001";
    Path archive =
        file(pack(kind, "data/", "data/" + empty + "/", "data/" + full + "/index", "other/"));
    try (Folder folder = Archives.open(archive, Progress.NONE)) {
      assertEquals(List.of(full + "/index"), folder.files(""));
      assertEquals(List.of(empty), folder.emptyDirectories());
    }
  }

  @Test
  void readsARealDataDirectoryFromItsArchive() throws Exception {
    Path archive = SharedData.tsdb("real/datadir-b-live.tar.gz");
    Path directory = SharedData.unpacked("real/datadir-b-live.tar.gz", temp);
    try (Folder packed = Archives.open(archive, Progress.NONE);
        Folder plain = DirectoryFolder.open(directory)) {
      assertEquals(plain.files(""), packed.files(""));
      for (String path : plain.files("")) {
        assertEquals(-1, plain.map(path).mismatch(packed.map(path)), path);
      }
    }
  }

  @Test
  void keepsDirectoriesThatMeanSomething() throws Exception {
    String block = "01M81WRKVV1N15PAXXG6P104FZ";
    try (Folder folder = Archives.open(file(tar(block + "/index")), Progress.NONE)) {
      assertEquals(List.of(block + "/index"), folder.files(""));
    }
    try (Folder folder = Archives.open(file(tar("x/wal/00000000")), Progress.NONE)) {
      assertEquals(List.of("wal/00000000"), folder.files(""));
    }
  }

  @Test
  void listsButDoesNotUnpackWhatIsNotWanted() throws Exception {
    Path archive = file(gzip(tar("a/index", "a/chunks/000001")));
    try (Folder folder =
        Archives.open(archive, n -> !n.contains("chunks"), ArchiveLimits.DEFAULT, Progress.NONE)) {
      assertEquals(WAL.length, folder.size("chunks/000001"));
      assertThrows(AnalyzerException.class, () -> folder.map("chunks/000001"));
      assertEquals(INDEX.length, folder.map("index").byteSize());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../etc/index", "/etc/index", "a/../../index", "C:/index", "..\\index"})
  void refusesNamesThatLeadOut(String name) throws Exception {
    for (Archives.Kind kind : Archives.Kind.values()) {
      String what = refused(file(pack(kind, name)));
      assertTrue(what.contains("leads out of the archive"), kind + ": " + what);
      assertTrue(what.contains("index\""), what);
    }
  }

  @Test
  void leavesSymbolicLinksOutAndTellsThem() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      add(tar, "a/chunks/000001", INDEX);
      TarArchiveEntry entry = new TarArchiveEntry("a/wal", TarConstants.LF_SYMLINK);
      entry.setLinkName("/etc");
      tar.putArchiveEntry(entry);
      tar.closeArchiveEntry();
    }
    Path archive = file(out.toByteArray());
    try (Folder folder = Archives.open(archive, Progress.NONE)) {
      assertEquals(List.of("chunks/000001"), folder.files(""));
      assertEquals(
          Map.of(
              "wal",
              new Problem(
                  "it is a symbolic link, which is not followed",
                  archive + "!a/wal",
                  "Make the archive again with tar --dereference, if it leads to a part of the"
                      + " data.")),
          folder.unlisted());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Archives.Kind.class,
      names = {"TAR", "TAR_GZIP"})
  void refusesThousandsOfHeadersInFrontOfAnEntry(Archives.Kind kind) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < 50_000; i++) {
      TarArchiveEntry header =
          new TarArchiveEntry(TarConstants.GNU_LONGLINK, TarConstants.LF_GNUTYPE_LONGNAME);
      header.setSize(2);
      byte[] blocks = new byte[1024];
      header.writeEntryHeader(blocks);
      blocks[512] = 'x';
      out.writeBytes(blocks);
    }
    Path archive = file(kind == Archives.Kind.TAR ? out.toByteArray() : gzip(out.toByteArray()));
    String said = refused(archive);
    assertTrue(said.startsWith("the archive is damaged or cut off: "), said);
  }

  @Test
  void refusesANameOfManyMegabytes() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TarArchiveEntry header =
        new TarArchiveEntry(TarConstants.GNU_LONGLINK, TarConstants.LF_GNUTYPE_LONGNAME);
    header.setSize(1 << 26);
    byte[] block = new byte[512];
    header.writeEntryHeader(block);
    out.writeBytes(block);
    byte[] name = new byte[1 << 26];
    Arrays.fill(name, (byte) 'x');
    out.writeBytes(name);
    String said = refused(file(gzip(out.toByteArray())));
    assertEquals(
        "the archive is damaged or cut off: the headers of an entry are longer than those of any"
            + " file",
        said);
  }

  @Test
  void comparesTheChecksumOfAStoredEntryOfAZip() throws Exception {
    byte[] zip = zip("a/index");
    int data = new String(zip, StandardCharsets.ISO_8859_1).indexOf("the index");
    zip[data] = 'T';
    try (Folder folder = Archives.open(file(zip), Progress.NONE)) {
      String what = folder.problems().getFirst().what();
      assertTrue(what.startsWith("checksum of the entry is 0x"), what);
    }
  }

  /// The library would read all of them into memory first.
  @Test
  void refusesAZipOfTooManyEntriesByWhatItsEndSays() throws Exception {
    byte[] zip = zip("a/index");
    ByteBuffer.wrap(zip)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(zip.length - 22 + 12, 1 << 28); // bytes of the directory
    assertEquals("the archive has more than 500000 entries", refused(file(zip)));
  }

  @Test
  void readsAFileWithHoles() throws Exception {
    Path program = Needs.program("tar", "tar");
    assumeTrue(isGnu(program), "needs GNU tar to write them");
    Path data = Files.createDirectories(temp.resolve("data/chunks_head"));
    try (RandomAccessFile file = new RandomAccessFile(data.resolve("000001").toFile(), "rw")) {
      file.setLength(1 << 20);
      file.seek(1 << 19);
      file.write(WAL);
    }
    byte[] content = Files.readAllBytes(data.resolve("000001"));
    for (String format : List.of("gnu", "posix")) {
      for (String pack : List.of("-cSf", "-czSf")) {
        Path archive = temp.resolve("data-" + format + pack);
        Process tar =
            new ProcessBuilder(
                    program + "",
                    "--format=" + format,
                    pack,
                    archive.toString(),
                    "-C",
                    temp + "",
                    "data")
                .inheritIO()
                .start();
        assertEquals(0, tar.waitFor());
        try (Folder folder = Archives.open(archive, Progress.NONE)) {
          assertEquals(List.of(), folder.problems());
          assertArrayEquals(
              content, folder.map("chunks_head/000001").toArray(ValueLayout.JAVA_BYTE));
        }
      }
    }
  }

  private static boolean isGnu(Path tar) throws IOException {
    Process version = new ProcessBuilder(tar.toString(), "--version").start();
    return new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .contains("GNU tar");
  }

  @Test
  void aHardLinkIsTheFileItNames() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      add(tar, "a/index", INDEX);
      TarArchiveEntry link = new TarArchiveEntry("b/index", TarConstants.LF_LINK);
      link.setLinkName("a/index");
      tar.putArchiveEntry(link);
      tar.closeArchiveEntry();
    }
    try (Folder folder = Archives.open(file(gzip(out.toByteArray())), Progress.NONE)) {
      assertArrayEquals(INDEX, folder.map("b/index").toArray(ValueLayout.JAVA_BYTE));
    }
  }

  @ParameterizedTest
  @EnumSource(Archives.Kind.class)
  void namesArchiveAndOffsetWhenItIsCutBeforeAnyWholeFile(Archives.Kind kind) throws Exception {
    byte[] whole = pack(kind, "a/wal/00000000", "a/index");
    List<Path> before = spools();
    Path archive = file(Arrays.copyOf(whole, whole.length / 2));
    AnalyzerException e =
        assertThrows(AnalyzerException.class, () -> Archives.open(archive, Progress.NONE).close());
    assertTrue(e.problem().where().startsWith(archive + " at byte "), e.getMessage());
    assertEquals(before, spools());
  }

  @ParameterizedTest
  @EnumSource(
      value = Archives.Kind.class,
      names = {"TAR", "TAR_GZIP"}) // the zstd library holds a window back
  void keepsTheFilesBeforeTheCut(Archives.Kind kind) throws Exception {
    byte[] whole = pack(kind, "a/1/index", "a/2/index", "a/wal/0", "a/wal/1", "a/wal/2", "a/wal/3");
    Path archive = file(Arrays.copyOf(whole, whole.length / 2));
    List<Path> before = spools();
    try (Folder folder = Archives.open(archive, Progress.NONE)) {
      assertEquals(List.of("1/index", "2/index"), folder.files("").subList(0, 2));
      assertFalse(folder.files("").contains("wal/2"));
      assertArrayEquals(INDEX, folder.map("2/index").toArray(ValueLayout.JAVA_BYTE));
      assertEquals(1, folder.problems().size());
      Problem problem = folder.problems().getFirst();
      assertTrue(problem.what().startsWith("the archive is damaged or cut off: "), problem.what());
      assertTrue(problem.where().startsWith(archive + " at byte "), problem.where());
    }
    assertEquals(before, spools());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noticesThatATarIsCutBetweenTwoFiles(boolean packed) throws Exception {
    byte[] cut = Arrays.copyOf(tar("1/index", "2/index"), 2 * 512);
    try (Folder folder = Archives.open(file(packed ? gzip(cut) : cut), Progress.NONE)) {
      assertEquals(List.of("index"), folder.files(""));
      assertEquals(
          List.of("the archive has no end, so files may be missing"),
          folder.problems().stream().map(Problem::what).toList());
    }
    try (Folder folder = Archives.open(file(tar("1/index")), Progress.NONE)) {
      assertEquals(List.of(), folder.problems());
    }
  }

  @Test
  void comparesTheChecksumBehindAGzipFile() throws Exception {
    byte[] packed = gzip(tar("a/index", "a/wal/00000000"));
    packed[packed.length - 8] ^= 1;
    try (Folder folder = Archives.open(file(packed), Progress.NONE)) {
      assertEquals(2, folder.files("").size());
      assertEquals(
          List.of("the archive is damaged or cut off: Corrupt GZIP trailer"),
          folder.problems().stream().map(Problem::what).toList());
    }
  }

  @Test
  void comparesTheChecksumOfEachZipEntry() throws Exception {
    byte[] packed = zip("a/wal/00000000", "a/wal/00000001");
    packed[5_000] ^= 1; // noise is stored within the packed data
    Path archive = file(packed);
    try (Folder folder = Archives.open(archive, Progress.NONE)) {
      assertEquals(2, folder.files("").size());
      assertEquals(1, folder.problems().size());
      Problem problem = folder.problems().getFirst();
      assertEquals(archive + "!a/wal/00000000", problem.where());
      assertTrue(problem.what().startsWith("checksum of the entry is 0x"), problem.what());
    }
  }

  @Test
  void refusesWhatIsNoFileInATar() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      tar.putArchiveEntry(new TarArchiveEntry("a/index", TarConstants.LF_FIFO));
      tar.closeArchiveEntry();
    }
    assertEquals(
        "the entry \"a/index\" is no plain file, expected plain files below one directory",
        refused(file(out.toByteArray())));
  }

  @Test
  void refusesToUnpackMoreThanTheLimit() throws Exception {
    Path archive = file(gzip(tar("a/wal/00000000")));
    List<Path> before = spools();
    AnalyzerException e =
        assertThrows(
            AnalyzerException.class,
            () ->
                Archives.open(archive, _ -> true, new ArchiveLimits(50_000, 200, 10), Progress.NONE)
                    .close());
    assertTrue(
        e.problem().what().endsWith("unpacks to 100000 bytes or more, expected at most 50000"),
        e.getMessage());
    assertEquals(before, spools());
  }

  @Test
  void refusesABombByItsRatio() throws Exception {
    Path archive = temp.resolve("bomb.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("a/index"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 300; i++) {
        zip.write(zeros);
      }
      zip.closeEntry();
    }
    assertTrue(refused(archive).endsWith("expected at most 268435456"));
  }

  @Test
  void cleansUpWhenCancelled() throws Exception {
    Path archive = file(gzip(tar("a/wal/00000000")));
    List<Path> before = spools();
    Progress cancelling =
        (_, _, _) -> {
          throw new Cancelled();
        };
    assertThrows(Cancelled.class, () -> Archives.open(archive, cancelling).close());
    assertEquals(before, spools());
  }

  @Test
  void otherFilesAreNoArchives() throws Exception {
    assertFalse(Archives.isArchive(temp));
    assertFalse(Archives.isArchive(file(new byte[0])));
    assertFalse(Archives.isArchive(file(new byte[2000])));
    assertFalse(Archives.isArchive(file(INDEX)));
    assertFalse(Archives.isArchive(file(gzip(WAL))));
    assertEquals(
        "this is no archive, expected .tar, .tar.gz, .tar.zst or .zip", refused(file(INDEX)));
  }
}
