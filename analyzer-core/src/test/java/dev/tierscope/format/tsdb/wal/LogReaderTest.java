package dev.tierscope.format.tsdb.wal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.format.file.DirectoryFolder;
import dev.tierscope.format.file.Folder;
import dev.tierscope.format.tsdb.wal.LogWriter.Fields;
import dev.tierscope.format.tsdb.wal.LogWriter.Packing;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.CorruptFile;
import dev.tierscope.model.TornFile;
import dev.tierscope.task.Progress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LogReaderTest {
  @TempDir Path temp;

  private List<byte[]> records(byte[] segment) throws Exception {
    List<byte[]> records = new ArrayList<>();
    read(segment, in -> records.add(rest(in)));
    return records;
  }

  private static byte[] rest(RecordCursor in) {
    return Arrays.copyOfRange(in.bytes(), in.position(), in.position() + in.remaining());
  }

  private void read(byte[] segment, LogReader.Records records) throws Exception {
    Files.write(temp.resolve("00000000"), segment);
    try (Folder folder = DirectoryFolder.open(temp)) {
      new LogReader().read(folder, "00000000", records, Progress.NONE);
    }
  }

  private List<String> said(byte[] segment) throws Exception {
    Said said = new Said();
    RecordDecoder decoder = new RecordDecoder(said);
    read(segment, decoder::decode);
    return said.lines;
  }

  private static final class Said implements LogVisitor {
    final List<String> lines = new ArrayList<>();

    @Override
    public void series(long ref, RawLabels labels) throws AnalyzerException {
      StringBuilder line = new StringBuilder("series " + ref);
      for (int i = 0; i < 2 * labels.size(); i++) {
        line.append(' ')
            .append(
                new String(
                    labels.bytes(), labels.offset(i), labels.length(i), StandardCharsets.UTF_8));
      }
      lines.add(line.toString());
    }

    @Override
    public void sample(long ref, long time) {
      lines.add("sample " + ref + " " + time);
    }

    @Override
    public void tombstone(long ref, long first, long last) {
      lines.add("tombstone " + ref + " " + first + " " + last);
    }

    @Override
    public void mapped(long ref, long position) {
      lines.add("mapped " + ref + " " + position);
    }

    @Override
    public void exemplar(long ref, long time) {
      lines.add("exemplar " + ref + " " + time);
    }

    @Override
    public void metadata(long ref, int type) {
      lines.add("metadata " + ref + " " + type);
    }
  }

  @Test
  void readsTheRecordsOfTheWorkedExamples() throws Exception {
    String tombstone = "090014" + "04a30356" + "1504030009013084" + "8293d0bcc068" + "e2cb86bdc068";
    String marker = "010011" + "e816e8fb" + "05" + "000000000000024a" + "0000000000000000";
    assertEquals(
        List.of("tombstone 132 1795359900865 1795360346865", "mapped 586 0"),
        said(HexFormat.of().parseHex(tombstone + marker)));
  }

  @ParameterizedTest
  @EnumSource(Packing.class)
  void givesBackRecordsOfEverySizeInEveryPacking(Packing packing) throws Exception {
    Random random = new Random(7);
    LogWriter writer = new LogWriter();
    List<byte[]> written = new ArrayList<>();
    for (int size : new int[] {0, 1, 59, 60, 61, 30000, 32754, 40000, 3, 100000, 32761, 5}) {
      byte[] record = new byte[size];
      random.nextBytes(record);
      written.add(record);
      if (size > 0 || packing == Packing.NONE) {
        writer.record(record, packing);
      }
    }
    written.removeIf(r -> r.length == 0 && packing != Packing.NONE);
    List<byte[]> read = records(writer.bytes());
    assertEquals(written.size(), read.size());
    for (int i = 0; i < read.size(); i++) {
      assertArrayEquals(written.get(i), read.get(i));
    }
  }

  @Test
  void readsSnappyCopiesThatOverlapThemselves() throws Exception {
    // length 12 | literal "ab" | copy 1: length 10, offset 2
    byte[] block = HexFormat.of().parseHex("0c" + "046162" + "1902");
    byte[] segment = new LogWriter().record(block).bytes();
    segment[0] |= 8; // the header is not part of the checksum
    assertEquals(
        "abababababab", new String(records(segment).getFirst(), StandardCharsets.US_ASCII));
  }

  @Test
  void decodesSeriesSamplesAndExemplars() throws Exception {
    LogWriter log = new LogWriter();
    log.record(new Fields().u8(1).series(1, "__name__", "up", "job", "a").series(2).bytes());
    log.record(
        new Fields()
            .u8(2)
            .be64(5)
            .be64(1000)
            .varint(0)
            .varint(0)
            .be64(1)
            .varint(-4)
            .varint(-7)
            .be64(2)
            .bytes());
    log.record(
        new Fields()
            .u8(4)
            .be64(1)
            .be64(9)
            .varint(0)
            .varint(0)
            .be64(1)
            .uvarint(1)
            .string("trace")
            .string("x")
            .bytes());
    log.record(new Fields().u8(6).uvarint(1).u8(2).uvarint(1).string("UNIT").string("s").bytes());
    log.record(new Fields().u8(99).u8(1).bytes());
    assertEquals(
        List.of(
            "series 1 __name__ up job a",
            "series 2",
            "sample 5 1000",
            "sample 1 993",
            "exemplar 1 9",
            "metadata 1 2"),
        said(log.bytes()));
  }

  @ParameterizedTest
  @CsvSource({"7, false", "8, true", "9, false", "10, true", "12, false", "13, true"})
  void decodesHistogramsOfAllRecordTypes(int type, boolean floats) throws Exception {
    Fields record = new Fields().u8(type);
    if (type < 11) {
      record.be64(5).be64(1000).varint(0).varint(0);
      histogram(record, floats);
      record.varint(1).varint(2);
    } else {
      record.varint(5).varint(1000).varint(900);
      histogram(record, floats);
      record.varint(1).varint(2).u8(2).varint(3);
    }
    histogram(record, floats);
    assertEquals(
        List.of("sample 5 1000", "sample 6 1002"),
        said(new LogWriter().record(record.bytes()).bytes()));
  }

  private static void histogram(Fields to, boolean floats) {
    to.u8(0).varint(-53).be64(0);
    if (floats) {
      to.be64(0).be64(0);
    } else {
      to.uvarint(300).uvarint(400);
    }
    to.be64(0).uvarint(1).varint(-2).uvarint(2).uvarint(0);
    to.uvarint(2);
    for (int i = 0; i < 2; i++) {
      if (floats) {
        to.be64(i);
      } else {
        to.varint(-i);
      }
    }
    to.uvarint(0).uvarint(1).be64(17);
  }

  @Test
  void refsOfSamplesWithStartTimesAreRelativeToTheOneBefore() throws Exception {
    byte[] record =
        new Fields()
            .u8(11)
            .varint(10)
            .varint(100)
            .varint(50)
            .be64(0)
            .varint(1)
            .varint(5)
            .u8(0)
            .be64(0)
            .varint(1)
            .varint(6)
            .u8(1)
            .be64(0)
            .varint(1)
            .varint(7)
            .u8(2)
            .varint(-9)
            .be64(0)
            .bytes();
    assertEquals(
        List.of("sample 10 100", "sample 11 105", "sample 12 106", "sample 13 107"),
        said(new LogWriter().record(record).bytes()));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 5, type of a record fragment is 5",
    "0, 4, type of a record fragment is 4",
    "1, -1, record size is 65283",
    "9, 77, record checksum is ",
  })
  void saysWhatIsDamaged(int at, byte value, String what) throws Exception {
    byte[] segment = new LogWriter().record(new byte[] {1, 2, 3}).bytes();
    segment[at] = value;
    CorruptFile e = assertThrows(CorruptFile.class, () -> records(segment));
    assertTrue(e.problem().what().startsWith(what), e.getMessage());
    assertEquals(0, e.offset());
  }

  @Test
  void refusesBytesAfterAZeroHeader() {
    byte[] segment = new byte[40];
    segment[30] = 1;
    CorruptFile e = assertThrows(CorruptFile.class, () -> records(segment));
    assertEquals("padding of a page is 1, expected 0", e.problem().what());
  }

  @Test
  void aRecordWithoutItsLastFragmentIsTorn() {
    byte[] whole = new LogWriter().record(new byte[100000]).bytes();
    TornFile e = assertThrows(TornFile.class, () -> records(Arrays.copyOf(whole, 2 * 32768)));
    assertEquals("record is torn: the file ends, expected a last fragment", e.problem().what());
  }

  @Test
  void aHeaderInTheLastBytesOfAPageIsNotTorn() {
    byte[] segment = new LogWriter().record(new byte[32768 - 7 - 3]).bytes();
    segment = Arrays.copyOf(segment, 32768 + 10);
    segment[32765] = 1;
    byte[] damaged = segment;
    CorruptFile e = assertThrows(CorruptFile.class, () -> records(damaged));
    assertEquals("end of a page is the header 0x01, expected zeros", e.problem().what());
  }

  @Test
  void doesNotBelieveAHugeSnappyLength() {
    byte[] segment = new LogWriter().record(new Fields().uvarint(1L << 40).u8(0).bytes()).bytes();
    segment[0] |= 8;
    CorruptFile e = assertThrows(CorruptFile.class, () -> records(segment));
    assertTrue(e.problem().what().startsWith("record: snappy length is "), e.getMessage());
  }
}
