package dev.tierscope.table;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// One label name in one group: a dictionary of the values that occur and a code for each row. Code
/// 0 means that the series lacks the label, code c ≥ 1 is the c-th value of the dictionary. Codes
/// ascend with the values in byte order.
public final class LabelColumn {
  private static final int BLOCK = 1 << 10;

  private final Symbols symbols;
  private final int name;
  private final int[] dictionary;
  private final PackedLongs codes;

  LabelColumn(Symbols symbols, int name, int[] dictionary, PackedLongs codes) {
    this.symbols = symbols;
    this.name = name;
    this.dictionary = dictionary;
    this.codes = codes;
  }

  /// The label name.
  public String name() {
    return symbols.string(name);
  }

  /// The symbol id of the label name.
  public int nameSymbol() {
    return name;
  }

  /// Number of distinct values.
  public int values() {
    return dictionary.length;
  }

  /// The value behind a code ≥ 1.
  public String value(int code) {
    return symbols.string(dictionary[code - 1]);
  }

  /// The value behind a code ≥ 1 as bytes, a copy.
  public byte[] valueBytes(int code) {
    return symbols.bytes(dictionary[code - 1]);
  }

  /// The symbol id behind a code ≥ 1.
  public int valueSymbol(int code) {
    return dictionary[code - 1];
  }

  /// The code of a value, 0 if it does not occur.
  public int codeOf(String value) {
    int symbol = symbols.find(value);
    if (symbol < 0) {
      return 0;
    }
    int at = Arrays.binarySearch(dictionary, symbol);
    return at < 0 ? 0 : at + 1;
  }

  /// The code of a row.
  public int code(int row) {
    return (int) codes.get(row);
  }

  /// Copies the codes of neighbouring rows; cheaper than asking for each.
  public void codes(int from, long[] into, int count) {
    codes.copy(from, into, count);
  }

  /// One bit for each row that has another code than the row before it; the first row counts as
  /// changed.
  long[] changes() {
    return codes.changes();
  }

  /// Whether every row has the same code, and so every series of the group the same value.
  public boolean isConstant() {
    return codes.isConstant();
  }

  /// Number of rows that have the label, and for each code how many: index 0 counts the rows
  /// without it.
  public long[] rowsByCode() {
    long[] counts = new long[dictionary.length + 1];
    if (codes.isConstant() && codes.size() > 0) {
      counts[code(0)] = codes.size();
      return counts;
    }
    long[] block = new long[BLOCK];
    for (int from = 0; from < codes.size(); from += BLOCK) {
      int length = Math.min(BLOCK, codes.size() - from);
      codes.copy(from, block, length);
      for (int i = 0; i < length; i++) {
        counts[(int) block[i]]++;
      }
    }
    return counts;
  }

  /// For each code whether its value satisfies a test that is asked once per value; index 0 is
  /// asked for the empty string, as Prometheus treats an absent label.
  public boolean[] test(IntPredicate bySymbol, boolean absent) {
    boolean[] result = new boolean[dictionary.length + 1];
    result[0] = absent;
    for (int i = 0; i < dictionary.length; i++) {
      result[i + 1] = bySymbol.test(dictionary[i]);
    }
    return result;
  }

  /// The column of some rows; empty if none of them has the label.
  Optional<LabelColumn> rows(int[] kept) {
    int[] newCodes = new int[dictionary.length + 1];
    for (int row : kept) {
      newCodes[code(row)] = 1;
    }
    int low = newCodes[0] == 1 || kept.length == 0 ? 0 : 1;
    newCodes[0] = 0;
    int next = 0;
    for (int code = 1; code < newCodes.length; code++) {
      if (newCodes[code] == 1) {
        newCodes[code] = ++next;
      }
    }
    if (next == 0) {
      return Optional.empty();
    }
    int[] newDictionary =
        IntStream.range(1, newCodes.length)
            .filter(code -> newCodes[code] != 0)
            .map(code -> dictionary[code - 1])
            .toArray();
    PackedLongs.Packer packer = new PackedLongs.Packer(low, next, kept.length);
    for (int row : kept) {
      packer.add(newCodes[code(row)]);
    }
    return Optional.of(new LabelColumn(symbols, name, newDictionary, packer.pack()));
  }

  /// Number of codes that may occur, the absent one included.
  int codes() {
    return dictionary.length + 1;
  }

  /// Bits that a code of this column needs.
  int codeBits() {
    return codes.isConstant() ? 0 : 32 - Integer.numberOfLeadingZeros(dictionary.length);
  }

  long heapBytes() {
    return 32 + 16 + 4L * dictionary.length + codes.heapBytes();
  }
}
