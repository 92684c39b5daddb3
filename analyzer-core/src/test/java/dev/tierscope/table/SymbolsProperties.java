package dev.tierscope.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SymbolsProperties {
  @Property
  void sortsByteStringsByUnsignedBytes(@ForAll @Size(max = 30) List<byte[]> strings) {
    SymbolsBuilder builder = new SymbolsBuilder();
    int[] ids = strings.stream().mapToInt(builder::intern).toArray();
    SymbolsBuilder.Built built = builder.build();
    assertEquals(sorted(strings), bytes(built.symbols()));
    for (int i = 0; i < ids.length; i++) {
      int id = built.newIds()[ids[i]];
      assertArrayEquals(strings.get(i), built.symbols().bytes(id));
      assertEquals(id, built.symbols().find(strings.get(i)));
      assertEquals(strings.get(i).length, built.symbols().length(id));
    }
  }

  @Property
  void unitesTables(@ForAll @Size(max = 4) List<@Size(max = 12) List<byte[]>> tables) {
    Symbols[] symbols =
        tables.stream()
            .map(strings -> {
              SymbolsBuilder builder = new SymbolsBuilder();
              strings.forEach(builder::intern);
              return builder.build().symbols();
            })
            .toArray(Symbols[]::new);
    Symbols.Union union = Symbols.union(symbols);
    assertEquals(sorted(tables.stream().flatMap(List::stream).toList()), bytes(union.symbols()));
    for (int t = 0; t < symbols.length; t++) {
      for (int id = 0; id < symbols[t].size(); id++) {
        assertArrayEquals(symbols[t].bytes(id), union.symbols().bytes(union.newIds()[t][id]));
      }
    }
  }

  @Property
  void keepsEverythingWhenCopiedToTheHeap(@ForAll @Size(max = 30) List<String> strings) {
    Symbols symbols = Symbols.of(strings);
    assertEquals(bytes(symbols), bytes(symbols.toHeap()));
  }

  @Test
  void ordersCharactersBeyondTheFirstPlaneBehindAllOthers() {
    Symbols symbols = Symbols.of(List.of("\ud83d\ude00", "\uffee", "é", "z", ""));
    assertEquals(
        List.of("", "z", "é", "\uffee", "\ud83d\ude00"),
        List.of(0, 1, 2, 3, 4).stream().map(symbols::string).toList());
  }

  @Test
  void keepsStringsApartThatAreNoUtf8() {
    SymbolsBuilder builder = new SymbolsBuilder();
    builder.intern(new byte[] {(byte) 0xff});
    builder.intern(new byte[] {(byte) 0xfe});
    Symbols symbols = builder.build().symbols();
    assertEquals(2, symbols.size());
    assertEquals("\ufffd", symbols.string(0));
    assertEquals(1, symbols.find(new byte[] {(byte) 0xff}));
  }

  private static List<String> sorted(List<byte[]> strings) {
    TreeSet<byte[]> sorted = new TreeSet<>(Arrays::compareUnsigned);
    sorted.addAll(strings);
    return sorted.stream().map(Arrays::toString).toList();
  }

  private static List<String> bytes(Symbols symbols) {
    List<String> all = new ArrayList<>();
    for (int id = 0; id < symbols.size(); id++) {
      all.add(Arrays.toString(symbols.bytes(id)));
    }
    return all;
  }
}
