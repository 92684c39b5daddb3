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

  @Test
  void refusesASymbolReferenceBeyond63BitsAlsoWhenItsLowBitsAreASymbol() {
    byte[] entry = bytes(1, 0x81, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1, 2);
    CorruptFile e =
        assertThrows(CorruptFile.class, () -> decoder.decode(new SeriesEntry(), entry, 0, 12));
    assertEquals(
        "symbol reference of a label is 9223372036854775809, expected one of 8 symbols",
        e.problem().what());
  }

  @Test
  void decodesAnewBehindAnEntryWhoseNumberOfLabelsIsWrittenLongerThanNeeded() throws CorruptFile {
    byte[] entries = bytes(0x81, 0, 1, 2, 1, 1, 3);
    SeriesEntry before = new SeriesEntry();
    decoder.decode(before, entries, 0, 4);
    SeriesEntry entry = new SeriesEntry();
    assertEquals(-1, decoder.decode(entry, before, 0, entries, 4, 7));
    decoder.decode(entry, entries, 4, 7);
    assertArrayEquals(new int[] {1, 3}, Arrays.copyOf(entry.labels, entry.length));
  }

  @Test
  void decodesAnewWhereTwoEntriesWriteTheirNumberOfLabelsLongerThanNeeded() throws CorruptFile {
    byte[] entries = bytes(0x81, 0, 1, 2, 0x81, 0, 1, 3);
    SeriesEntry before = new SeriesEntry();
    decoder.decode(before, entries, 0, 4);
    assertEquals(-1, decoder.decode(new SeriesEntry(), before, 0, entries, 4, 8));
  }
}
