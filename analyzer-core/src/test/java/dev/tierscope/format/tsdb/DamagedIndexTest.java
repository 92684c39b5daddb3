package dev.tierscope.format.tsdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tierscope.model.CorruptFile;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said of an index that cannot be opened, or whose offset table cannot be used.
class DamagedIndexTest {
  private final SmallBlock block = SmallBlock.ofSeries(4);
  private final byte[] index = block.index();
  private final int toc = index.length - 52;

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 51})
  void saysThatAFileIsTooShort(int length) {
    assertSaid(
        "index at byte 0: index size is "
            + length
            + " bytes, expected at least 57 bytes. Copy the block again; the copy ended early.",
        Arrays.copyOf(index, length));
  }

  @Test
  void recognisesAGzipFile() {
    ByteBuffer.wrap(index).putInt(0, 0x1f8b0808);
    assertSaid(
        "index at byte 0: magic is 0x1f8b0808, expected 0xbaaad700."
            + " This is a gzip file; unpack it first.",
        index);
  }

  @Test
  void recognisesAZstdFile() {
    ByteBuffer.wrap(index).putInt(0, 0x28b52ffd);
    assertSaid(
        "index at byte 0: magic is 0x28b52ffd, expected 0xbaaad700."
            + " This is a zstd file; unpack it first.",
        index);
  }

  @Test
  void recognisesTheIndexHeaderOfAStoreGateway() {
    ByteBuffer.wrap(index).putInt(0, 0xbaaad792);
    assertSaid(
        "index at byte 0: magic is 0xbaaad792, expected 0xbaaad700."
            + " This is the index-header of a store gateway; choose the block.",
        index);
  }

  @Test
  void refusesAnyOtherMagic() {
    index[0] = 0;
    assertSaid(
        "index at byte 0: magic is 0x00aad700, expected 0xbaaad700."
            + " Choose a block directory that was copied completely; this is no index.",
        index);
  }

  @Test
  void refusesAVersionOfTheFuture() {
    index[4] = 9;
    assertSaid(
        "index at byte 4: index version is 9, expected 1, 2 or 3."
            + " Use a newer Tierscope, or copy the block again if it should be a current one.",
        index);
  }

  @Test
  void comparesTheChecksumOfTheTableOfContents() {
    int stored = ByteBuffer.wrap(index).getInt(toc + 48);
    ByteBuffer.wrap(index).putInt(toc + 48, stored ^ 1);
    assertSaid(
        String.format(
            "index at byte %d: checksum of the table of contents is 0x%08x, expected 0x%08x."
                + " Copy the block again; the file was cut off or changed.",
            toc + 48, stored ^ 1, stored),
        index);
  }

  @Test
  void refusesAnOffsetBeyondTheFile() {
    SmallBlock.toc(index, 5, index.length);
    assertSaid(
        "index at byte %d: offset of postings offset table is %d, expected 0 to %d."
                .formatted(toc + 40, index.length, toc)
            + " Copy the block again; its table of contents is wrong.",
        index);
  }

  @Test
  void refusesAnOffsetOf2To63() {
    SmallBlock.toc(index, 1, Long.MIN_VALUE);
    assertSaid(
        "index at byte %d: offset of series is 9223372036854775808, expected 0 to %d."
                .formatted(toc + 8, toc)
            + " Copy the block again; its table of contents is wrong.",
        index);
  }

  @Test
  void needsASymbolTable() {
    SmallBlock.toc(index, 0, 0);
    assertSaid(
        "index at byte %d: offset of symbols is none, expected a section.".formatted(toc)
            + " Copy the block again; its table of contents is wrong.",
        index);
  }

  @Test
  void needsASeriesSection() {
    SmallBlock.toc(index, 1, 0);
    assertSaid(
        "index at byte %d: offset of series is none, expected a section.".formatted(toc + 8)
            + " Copy the block again; its table of contents is wrong.",
        index);
  }

  @Test
  void comparesTheChecksumOfTheSymbolTable() {
    int length = ByteBuffer.wrap(index).getInt(5);
    int stored = ByteBuffer.wrap(index).getInt(9 + length);
    ByteBuffer.wrap(index).putInt(9 + length, stored ^ 1);
    assertSaid(
        String.format(
            "index at byte %d: checksum of the symbol table is 0x%08x, expected 0x%08x."
                + " Copy the block again; its bytes have changed.",
            9 + length, stored ^ 1, stored),
        index);
  }

  @Test
  void refusesASymbolTableLongerThanTheFile() {
    ByteBuffer.wrap(index).putInt(5, -1);
    assertSaid(
        "index at byte 5: length of the symbol table is 4294967295, expected at most %d."
                .formatted(index.length - 13)
            + " Copy the file again from a healthy source; what is sound around it is still read.",
        index);
  }

  @Test
  void refusesMoreSymbolsThanFitTheirTable() {
    ByteBuffer.wrap(index).putInt(9, Integer.MAX_VALUE);
    SmallBlock.mend(index, 5);
    int left = (ByteBuffer.wrap(index).getInt(5) - 4) / 2 + 1;
    assertSaid(
        "index at byte 9: number of symbols is 2147483647, expected at most %d.".formatted(left)
            + " Copy the file again from a healthy source; what is sound around it is still read.",
        index);
  }

  @Test
  void refusesASymbolLongerThanItsTable() {
    index[13] = 127;
    SmallBlock.mend(index, 5);
    int left = ByteBuffer.wrap(index).getInt(5) - 5;
    assertSaid(
        "index at byte 13: length of symbol 0 is 127, expected at most %d.".formatted(left)
            + " Copy the file again from a healthy source; what is sound around it is still read.",
        index);
  }

  @Test
  void refusesASymbolLengthThatDoesNotEnd() {
    Arrays.fill(index, 13, 24, (byte) 0xff);
    SmallBlock.mend(index, 5);
    assertEquals(
        "length of symbol 0 is -1", said(index).replaceAll("^.*at byte 13: |, expected.*$", ""));
  }

  @Test
  void comparesTheChecksumOfThePostingsOffsetTable() {
    int table = block.postingsTable();
    index[table + 12] ^= 1;
    String said = offsetTable();
    assertEquals(
        "checksum of the postings offset table", said.replaceAll("^.*at byte \\d+: | is .*$", ""));
  }

  @Test
  void refusesAnyOtherNumberOfKeys() {
    int entry = block.postingsTable() + 8;
    index[entry] = 3;
    SmallBlock.mend(index, block.postingsTable());
    assertEquals(
        "index at byte %d: number of keys in the postings offset table is 3, expected 2."
                .formatted(entry)
            + " Copy the file again from a healthy source; what is sound around it is still read.",
        offsetTable());
  }

  @Test
  void refusesMorePairsThanFitTheTable() {
    ByteBuffer.wrap(index).putInt(block.postingsTable() + 4, -1);
    SmallBlock.mend(index, block.postingsTable());
    assertEquals(
        "number of label pairs is 4294967295", offsetTable().replaceAll("^.*: |, expected.*$", ""));
  }

  @Test
  void refusesFewerPairsThanTheTableHolds() {
    ByteBuffer.wrap(index).putInt(block.postingsTable() + 4, 1);
    SmallBlock.mend(index, block.postingsTable());
    assertEquals(
        "end of the postings offset table is more or fewer entries",
        offsetTable().replaceAll("^.*at byte \\d+: |, expected.*$", ""));
  }

  @Test
  void refusesAPostingsListWhoseLengthAndNumberDisagree() {
    int list = block.allPostings();
    ByteBuffer.wrap(index).putInt(list, 999);
    assertEquals(
        "index at byte %d: length of a postings list is 999, expected 20.".formatted(list)
            + " Copy the block again; its bytes have changed.",
        offsetTable());
  }

  private String offsetTable() {
    return assertThrows(
            CorruptFile.class,
            () ->
                PostingsOffsets.read(
                    IndexSections.open(MemorySegment.ofArray(index), "index", () -> 1)))
        .problem()
        .toString();
  }

  private static void assertSaid(String expected, byte[] index) {
    assertEquals(expected, said(index));
  }

  private static String said(byte[] index) {
    return assertThrows(
            CorruptFile.class, () -> BlockIndex.open(MemorySegment.ofArray(index), "index", 1))
        .problem()
        .toString();
  }
}
