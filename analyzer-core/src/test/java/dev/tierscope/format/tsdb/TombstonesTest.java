package dev.tierscope.format.tsdb;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.format.SharedData;
import dev.tierscope.format.file.DirectoryFolder;
import dev.tierscope.format.file.Folder;
import dev.tierscope.format.file.MemoryFolder;
import dev.tierscope.model.CorruptFile;
import dev.tierscope.task.Progress;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.zip.CRC32C;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TombstonesTest {
  @TempDir Path temp;

  private static Tombstones read(String hex) throws CorruptFile {
    return Tombstones.read(MemorySegment.ofArray(HexFormat.of().parseHex(hex)), "tombstones");
  }

  @Test
  void countsTheIntervalsOfARealBlock() throws Exception {
    Path directory = SharedData.unpacked("real/datadir-b-live.tar.gz", temp);
    try (Folder folder = DirectoryFolder.open(directory)) {
      assertEquals(13, Tombstones.read(folder, "01M81WRKVV1N15PAXXG6P104FZ/").intervals());
      assertEquals(Tombstones.NONE, Tombstones.read(folder, "01M81X1RTQTCNEG63RTK945SE4/"));
    }
  }

  @Test
  void countsWhatLiesWhollyInDeletedRanges() throws Exception {
    Path directory = SharedData.unpacked("real/datadir-b-live.tar.gz", temp);
    try (Folder folder = DirectoryFolder.open(directory)) {
      Block block = Block.open(folder, "01M81WRKVV1N15PAXXG6P104FZ");
      HiddenSeries hidden = HiddenSeries.of(block, block.tombstones(), Progress.NONE);
      assertEquals(new HiddenSeries(1, 2), hidden);
    }
  }

  @Test
  void hidesNothingWhereTheSeriesSectionEndsBeforeAnEntryCouldStart() throws Exception {
    byte[] index = SmallBlock.ofSeries(1).index();
    byte[] longer = Arrays.copyOf(index, index.length + 32);
    int toc = index.length - 52;
    int end = (toc + 16 & -16) + 6; // the table of contents moves behind a section of 3 bytes
    System.arraycopy(index, toc, longer, end, 52);
    byte[] file = Arrays.copyOf(longer, end + 52);
    SmallBlock.toc(file, 1, end - 3);
    Folder folder = new MemoryFolder(Map.of("index", file));
    Tombstones tombstones = of(7, 100, 200);
    assertEquals(
        new HiddenSeries(0, 0), HiddenSeries.of(Block.open(folder, ""), tombstones, Progress.NONE));
  }

  @Test
  void joinsRangesThatTouch() throws Exception {
    Tombstones tombstones = of(7, 100, 200, 7, 201, 300, 7, 400, 500, 9, 0, 1000);
    assertAll(
        () -> assertEquals(4, tombstones.intervals()),
        () -> assertEquals(2, tombstones.series()),
        () -> assertTrue(tombstones.cover(7, 150, 250)),
        () -> assertTrue(tombstones.cover(7, 400, 500)),
        () -> assertFalse(tombstones.cover(7, 250, 450)),
        () -> assertFalse(tombstones.cover(7, 399, 500)),
        () -> assertFalse(tombstones.cover(8, 0, 1)));
  }

  @Property
  void coversWhatOneOfTheJoinedRangesCovers(
      @ForAll @Size(max = 12) List<@From("ranges") long[]> ranges,
      @ForAll @LongRange(min = 1, max = 3) long ref,
      @ForAll @LongRange(max = 40) long first,
      @ForAll @LongRange(max = 8) long length)
      throws CorruptFile {
    boolean expected =
        LongStream.rangeClosed(first, first + length)
            .allMatch(
                time -> ranges.stream().anyMatch(r -> r[0] == ref && r[1] <= time && time <= r[2]));
    Tombstones tombstones = of(ranges.stream().flatMapToLong(Arrays::stream).toArray());
    assertEquals(expected, tombstones.cover(ref, first, first + length));
  }

  /// A reference, a start and an end that is not before it.
  @Provide
  Arbitrary<long[]> ranges() {
    return Combinators.combine(
            Arbitraries.longs().between(1, 3),
            Arbitraries.longs().between(0, 40),
            Arbitraries.longs().between(0, 12))
        .as((ref, start, length) -> new long[] {ref, start, start + length});
  }

  @Test
  void nineBytesMeanNoTombstones() throws Exception {
    assertEquals(Tombstones.NONE, read("0130ba300100000000"));
  }

  @ParameterizedTest
  @CsvSource({
    "0130ba, tombstones file is 3 bytes long",
    "0030ba300100000000, magic of tombstones is 0x0030ba30",
    "0130ba300200000000, version of tombstones is 2",
    "0130ba300100000001, checksum of tombstones is 0x00000001",
  })
  void saysWhatIsDamaged(String hex, String what) {
    CorruptFile e = assertThrows(CorruptFile.class, () -> read(hex));
    assertEquals(what, e.problem().what().substring(0, e.problem().what().indexOf(", expected")));
  }

  /// Tombstones of a reference, a start and an end in turn.
  private static Tombstones of(long... numbers) throws CorruptFile {
    ByteBuffer file = ByteBuffer.allocate(200).putInt(0x0130ba30).put((byte) 1);
    for (int i = 0; i < numbers.length; i++) {
      uvarint(file, i % 3 == 0 ? numbers[i] : numbers[i] << 1);
    }
    CRC32C crc = new CRC32C();
    crc.update(file.array(), 5, file.position() - 5);
    file.putInt((int) crc.getValue());
    byte[] bytes = Arrays.copyOf(file.array(), file.position());
    return Tombstones.read(MemorySegment.ofArray(bytes), "tombstones");
  }

  private static void uvarint(ByteBuffer into, long value) {
    long rest = value;
    for (; rest > 0x7f; rest >>>= 7) {
      into.put((byte) (rest | 0x80));
    }
    into.put((byte) rest);
  }

  @Test
  void aMissingFileMeansNoTombstones() throws Exception {
    try (Folder folder = DirectoryFolder.open(temp)) {
      assertEquals(Tombstones.NONE, Tombstones.read(folder, ""));
    }
  }
}
