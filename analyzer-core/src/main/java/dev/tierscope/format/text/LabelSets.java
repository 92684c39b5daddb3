package dev.tierscope.format.text;

import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.table.SeriesTableBuilder;
import dev.tierscope.table.SeriesTableBuilder.Duplicates;
import dev.tierscope.table.Symbols;
import dev.tierscope.table.SymbolsBuilder;
import dev.tierscope.table.Weight;
import dev.tierscope.task.Progress;
import java.util.Arrays;
import java.util.Set;

/// Collects label sets in the order of a file and makes a table of them. Labels are added one by
/// one, then [#endSeries] ends the set.
///
/// Memory: eight bytes a label and each string once.
public final class LabelSets {
  private static final int LARGEST = Integer.MAX_VALUE - 16;

  private final String where;
  private final SymbolsBuilder symbols = new SymbolsBuilder();
  private long symbolBytes;
  private int[] ids = new int[1 << 10]; // per set: number of ids, then name, value, name, value …
  private int used = 1;
  private int start;

  /// @param where the file, for messages
  public LabelSets(String where) {
    this.where = where;
  }

  /// Whether the current set has a label of this name.
  public boolean has(byte[] source, int from, int length) throws AnalyzerException {
    int name = symbol(source, from, length);
    for (int i = start + 1; i < used; i += 2) {
      if (ids[i] == name) {
        return true;
      }
    }
    return false;
  }

  /// Adds a label to the current set; an empty value means no label.
  public void label(
      byte[] source, int name, int nameLength, byte[] valueSource, int value, int valueLength)
      throws AnalyzerException {
    if (valueLength == 0) {
      return;
    }
    if (used > LARGEST - 3) {
      throw tooLarge();
    }
    if (ids.length < used + 3) {
      ids = Arrays.copyOf(ids, (int) Math.min(LARGEST, 2L * ids.length));
    }
    ids[used] = symbol(source, name, nameLength);
    ids[used + 1] = symbol(valueSource, value, valueLength);
    used += 2;
  }

  private int symbol(byte[] source, int from, int length) throws AnalyzerException {
    if (length > Symbols.MAX_LENGTH || symbolBytes + length > LARGEST) {
      throw tooLarge();
    }
    int before = symbols.size();
    int id = symbols.intern(source, from, length);
    symbolBytes += symbols.size() > before ? length : 0;
    return id;
  }

  private AnalyzerException tooLarge() {
    return new AnalyzerException(
        new Problem(
            "label names and values exceed 2 GiB together, or one of them 16 MiB",
            where,
            "Split the file."));
  }

  /// Forgets the labels of the current set.
  public void dropSeries() {
    used = start + 1;
  }

  /// Ends the current set.
  public void endSeries() {
    ids[start] = used - start - 1;
    start = used;
    if (ids.length == used) {
      ids = Arrays.copyOf(ids, used + (used >> 1) + 16);
    }
    used++;
  }

  /// The table of all sets, each a sample; equal ones are one series whose samples are added.
  /// Nothing can be added afterwards.
  public SeriesTable tableOfSamples(Progress progress) {
    return table(Set.of(Weight.SAMPLES), new long[] {1}, progress);
  }

  /// The table of all sets; equal ones are one series. It knows no weights. Nothing can be added
  /// afterwards.
  public SeriesTable table(Progress progress) {
    return table(Set.of(), new long[0], progress);
  }

  private SeriesTable table(Set<Weight> weights, long[] each, Progress progress) {
    SymbolsBuilder.Built built = symbols.build();
    SeriesTableBuilder builder = new SeriesTableBuilder(built.symbols(), weights);
    int[] labels = new int[64];
    for (int at = 0; at < start; at += ids[at] + 1) {
      int length = ids[at];
      if (labels.length < length) {
        labels = new int[2 * length];
      }
      for (int i = 0; i < length; i++) {
        labels[i] = built.newIds()[ids[at + 1 + i]];
      }
      sort(labels, length);
      builder.add(labels, length, each);
    }
    return builder.build(Duplicates.MERGE, progress);
  }

  private static void sort(int[] labels, int length) {
    for (int i = 2; i < length; i += 2) {
      int name = labels[i];
      int value = labels[i + 1];
      int to = i;
      for (; to > 0 && labels[to - 2] > name; to -= 2) {
        labels[to] = labels[to - 2];
        labels[to + 1] = labels[to - 1];
      }
      labels[to] = name;
      labels[to + 1] = value;
    }
  }
}
