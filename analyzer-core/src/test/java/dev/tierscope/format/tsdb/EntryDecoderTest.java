package dev.tierscope.format.tsdb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tierscope.model.CorruptFile;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Entries that no sound writer makes.
class EntryDecoderTest {
  private EntryDecoder decoder;

  @BeforeEach
  void openAnIndexOfEightSymbols() throws CorruptFile {
    byte[] file = SmallBlock.ofSeries(2).index();
    decoder = new EntryDecoder(BlockIndex.open(MemorySegment.ofArray(file), "index", 1));
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length + 16];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private SeriesEntry decoded(SeriesEntry before, byte[] entries, int start, int end)
      throws CorruptFile {
    SeriesEntry entry = new SeriesEntry();
    assertEquals(end, decoder.decode(entry, before, entries, start, end));
    return entry;
  }

  private SeriesEntry decoded(byte[] entry, int end) throws CorruptFile {
    SeriesEntry decoded = new SeriesEntry();
    assertEquals(end, decoder.decode(decoded, null, entry, 0, end));
    return decoded;
  }

  private static int[] labels(SeriesEntry entry) {
    return Arrays.copyOf(entry.labels, entry.length);
  }

  private static int[] changed(SeriesEntry entry) {
    return Arrays.copyOf(entry.changed, entry.changes);
  }

  @Test
  void refusesASymbolReferenceBeyond63BitsAlsoWhenItsLowBitsAreASymbol() {
    byte[] entry = bytes(1, 0x81, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1, 2);
    CorruptFile e =
        assertThrows(
            CorruptFile.class, () -> decoder.decode(new SeriesEntry(), null, entry, 0, 12));
    assertEquals(
        "symbol reference of a label is 9223372036854775809, expected one of 8 symbols",
        e.problem().what());
  }

  /// Twice that number is 2 in 64 bits.
  @Test
  void refusesANumberOfLabelsWhoseDoubleOverflows() {
    byte[] entry = bytes(0x81, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x40, 1, 2, 0);
    CorruptFile e =
        assertThrows(
            CorruptFile.class, () -> decoder.decode(new SeriesEntry(), null, entry, 0, 12));
    assertEquals("number of labels is 4611686018427387905, expected at most 1", e.problem().what());
  }

  @Test
  void readsReferencesThatAreWrittenInMoreBytesThanTheyNeed() throws CorruptFile {
    byte[] entry =
        bytes(3, 1, 0x82, 0, 0x83, 0x80, 0, 0x84, 0x80, 0x80, 0, 0x85, 0x80, 0x80, 0x80, 0, 6);
    assertArrayEquals(new int[] {1, 2, 3, 4, 5, 6}, labels(decoded(entry, 17)));
  }

  @Test
  void refusesReferencesOfOneToFiveBytesThatNoSymbolHas() {
    int[][] tooLarge = {
      {8}, {0x80, 1}, {0x80, 0x80, 1}, {0x80, 0x80, 0x80, 1}, {128, 128, 128, 128, 8}
    };
    long found = 8;
    for (int[] ref : tooLarge) {
      int[] content = new int[ref.length + 2];
      content[0] = 1;
      System.arraycopy(ref, 0, content, 1, ref.length);
      CorruptFile e =
          assertThrows(
              CorruptFile.class,
              () -> decoder.decode(new SeriesEntry(), null, bytes(content), 0, content.length));
      assertEquals(
          "symbol reference of a label is " + found + ", expected one of 8 symbols",
          e.problem().what());
      found = found == 8 ? 128 : found << 7;
      found = ref.length == 4 ? 8L << 28 : found;
    }
  }

  @Test
  void namesTheValuesThatDifferFromTheEntryBefore() throws CorruptFile {
    byte[] entries = bytes(2, 1, 2, 3, 4, 2, 1, 2, 3, 5);
    SeriesEntry before = decoded(entries, 5);
    assertEquals(SeriesEntry.ALL, before.changes);
    SeriesEntry entry = decoded(before, entries, 5, 10);
    assertArrayEquals(new int[] {1, 2, 3, 5}, labels(entry));
    assertArrayEquals(new int[] {3}, changed(entry));
  }

  @Test
  void takesAllLabelsAsNewWhenANameDiffersOrThereIsOneMore() throws CorruptFile {
    byte[] entries = bytes(2, 1, 2, 3, 4, 2, 1, 2, 4, 4, 1, 1, 2);
    SeriesEntry before = decoded(entries, 5);
    SeriesEntry otherName = decoded(before, entries, 5, 10);
    assertEquals(SeriesEntry.ALL, otherName.changes);
    assertArrayEquals(new int[] {1, 2, 4, 4}, labels(otherName));
    assertEquals(SeriesEntry.ALL, decoded(otherName, entries, 10, 13).changes);
  }

  @Test
  void comparesEntriesThatWriteTheirNumberOfLabelsLongerThanNeeded() throws CorruptFile {
    byte[] entries = bytes(0x81, 0, 1, 2, 1, 1, 3);
    SeriesEntry entry = decoded(decoded(entries, 4), entries, 4, 7);
    assertArrayEquals(new int[] {1, 3}, labels(entry));
    assertArrayEquals(new int[] {1}, changed(entry));
  }
}
