package dev.tierscope.format.tsdb;

import dev.tierscope.format.file.BigEndian;
import dev.tierscope.format.file.Cursor;
import dev.tierscope.model.CorruptFile;
import dev.tierscope.model.Noun;
import dev.tierscope.table.PairCounts;
import dev.tierscope.table.Symbols;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/// The postings offset table: every label pair of the block once, with the place of its postings
/// list. Lists lie back to back as `be32 length | be32 n | n × be32 | be32 CRC`, so the distance
/// between two places tells how many series have a pair; no list is touched.
///
/// Source: Prometheus `tsdb/docs/format/index.md`, section "Postings Offset Table". Cost: one pass
/// over the table.
final class PostingsOffsets {
  private static final int LIST_FRAME = 12;
  private static final String PART = "postings offset table";

  /// Label names in byte order.
  final Symbols names;

  /// `firstPair[n]..firstPair[n + 1]` are the pairs of name n, by value.
  final int[] firstPair;

  /// The value of pair p is symbol p.
  final Symbols values;

  /// Where the list of each pair lies.
  final long[] lists;

  /// Number of series of each pair.
  final long[] counts;

  /// Where the list of all series lies, -1 if there is none.
  final long allList;

  /// Number of series in that list, 0 if there is none.
  final long allCount;

  private PostingsOffsets(
      Symbols names, int[] firstPair, Symbols values, long[] lists, long[] counts, long[] all) {
    this.names = names;
    this.firstPair = firstPair;
    this.values = values;
    this.lists = lists;
    this.counts = counts;
    this.allList = all[0];
    this.allCount = all[1];
  }

  /// Reads and checks the table of an index.
  static PostingsOffsets read(IndexSections index) throws CorruptFile {
    Frame frame = Frame.at(index.bytes(), index.file(), index.postingsOffsets(), PART);
    frame.check();
    Entries entries = new Entries(index, frame);
    entries.read();
    return entries.finish();
  }

  /// The entries while they are read, in file order.
  private static final class Entries {
    private final IndexSections index;
    private final Frame frame;
    private final Cursor cursor;
    private final ByteWindow window;
    private final List<String> names = new ArrayList<>();
    private int[] firstPair = new int[16];
    private final long[] places;
    private final long[] lists;
    private int pairs;
    private byte[] lastName = new byte[0];
    private long allList = -1;
    private boolean ascending = true; // lists
    private boolean sorted; // names; version 1 orders neither them nor their values

    Entries(IndexSections index, Frame frame) throws CorruptFile {
      this.index = index;
      this.sorted = index.version() > 1;
      this.frame = frame;
      this.cursor = frame.cursor();
      long count = cursor.be32("number of label pairs");
      if (count > cursor.remaining() / 4) {
        throw cursor.corrupt(
            frame.start(),
            "number of label pairs",
            "at most " + cursor.remaining() / 4,
            Long.toString(count));
      }
      places = new long[(int) count];
      lists = new long[(int) count];
      window = new ByteWindow(frame.bytes(), frame.start() + 4, frame.end());
    }

    void read() throws CorruptFile {
      for (int i = 0; i < lists.length; i++) {
        entry();
      }
      if (window.remaining() != 0) {
        throw cursor.corrupt(
            window.offset(), "end of the " + PART, "byte " + frame.end(), "more or fewer entries");
      }
    }

    private void entry() throws CorruptFile {
      long start = window.offset();
      window.need(11);
      long keys = window.uvarint();
      if (keys != 2) {
        throw cursor.corrupt(start, "number of keys in the " + PART, "2", Long.toString(keys));
      }
      int nameLength = length(start);
      window.need(nameLength + 10);
      int namePosition = window.position();
      boolean sameName =
          nameLength == lastName.length
              && Arrays.equals(
                  window.array(),
                  namePosition,
                  namePosition + nameLength,
                  lastName,
                  0,
                  lastName.length);
      if (!sameName) {
        byte[] name = Arrays.copyOfRange(window.array(), namePosition, namePosition + nameLength);
        sorted &= Arrays.compareUnsigned(lastName, name) < 0;
        lastName = name;
      }
      window.position(namePosition + nameLength);
      int valueLength = length(start);
      long place = Symbols.place(window.offset(), valueLength);
      window.skip(valueLength);
      window.need(10);
      long list = window.uvarint();
      if (window.remaining() < 0 || list < 0 || list > index.bytes().byteSize() - LIST_FRAME) {
        throw cursor.corrupt(
            start,
            "entry of the " + PART,
            "an offset below " + index.bytes().byteSize(),
            Long.toUnsignedString(list));
      }
      if (nameLength == 0) {
        allList = list;
      } else {
        add(sameName && !names.isEmpty(), place, list, start);
      }
    }

    private int length(long start) throws CorruptFile {
      long length = window.uvarint();
      if (length < 0 || length > Symbols.MAX_LENGTH || length > window.remaining()) {
        throw cursor.corrupt(
            start,
            "length of a string in the " + PART,
            "at most " + window.remaining(),
            Long.toUnsignedString(length));
      }
      return (int) length;
    }

    private void add(boolean sameName, long place, long list, long start) throws CorruptFile {
      if (!sameName) {
        if (!Symbols.isText(lastName)) {
          throw cursor.corrupt(
              start, "label name", "UTF-8", "0x" + HexFormat.of().formatHex(lastName));
        }
        if (names.size() + 1 == firstPair.length) {
          firstPair = Arrays.copyOf(firstPair, 2 * firstPair.length);
        }
        firstPair[names.size()] = pairs;
        names.add(new String(lastName, StandardCharsets.UTF_8));
      }
      ascending &= pairs == 0 || lists[pairs - 1] < list;
      places[pairs] = place;
      lists[pairs] = list;
      pairs++;
    }

    PostingsOffsets finish() throws CorruptFile {
      firstPair[names.size()] = pairs;
      long[] exactPlaces = Arrays.copyOf(places, pairs);
      long[] exactLists = Arrays.copyOf(lists, pairs);
      int[] ranges = Arrays.copyOf(firstPair, names.size() + 1);
      long[] counts = counts(exactLists);
      long[] all = {allList, allList < 0 ? 0 : storedCount(allList)};
      Symbols byteOrder = Symbols.of(names);
      if (!sorted) {
        return sorted(byteOrder, ranges, exactPlaces, exactLists, counts, all);
      }
      Symbols values = Symbols.at(index.bytes(), exactPlaces);
      return new PostingsOffsets(byteOrder, ranges, values, exactLists, counts, all);
    }

    /// Number of series per pair from the distances of the lists; a sample of lists is asked
    /// whether that is right, and if not, all are.
    private long[] counts(long[] at) throws CorruptFile {
      long[] counts = new long[at.length];
      boolean sound = ascending;
      for (int p = 0; p < at.length && sound; p++) {
        long end = p + 1 < at.length ? at[p + 1] : index.next(at[p]);
        if (p + 1 == at.length && allList > at[p]) {
          end = Math.min(end, allList);
        }
        long bytes = end - at[p] - LIST_FRAME;
        counts[p] = bytes / 4;
        sound = bytes >= 0 && bytes % 4 == 0;
      }
      int step = Math.max(1, at.length / 256);
      for (int p = 0; p < at.length && sound; p += step) {
        sound = storedCount(at[p]) == counts[p];
      }
      if (!sound) {
        for (int p = 0; p < at.length; p++) {
          counts[p] = storedCount(at[p]);
        }
      }
      return counts;
    }

    private long storedCount(long list) throws CorruptFile {
      return PostingsOffsets.storedCount(index, list);
    }

    /// The same by name, then value.
    private PostingsOffsets sorted(
        Symbols byteOrder, int[] runs, long[] at, long[] listAt, long[] counts, long[] all) {
      int[] name = new int[pairs];
      int[] ranges = new int[byteOrder.size() + 1];
      for (int run = 0; run < names.size(); run++) {
        int place = byteOrder.find(names.get(run));
        Arrays.fill(name, runs[run], runs[run + 1], place);
        ranges[place + 1] += runs[run + 1] - runs[run];
      }
      Arrays.parallelPrefix(ranges, Integer::sum);
      Symbols unsorted = Symbols.at(index.bytes(), at);
      int[] order =
          IntStream.range(0, pairs)
              .boxed()
              .sorted(
                  Comparator.<Integer>comparingInt(p -> name[p])
                      .thenComparing((a, b) -> unsorted.compare(a, unsorted, b)))
              .mapToInt(Integer::intValue)
              .toArray();
      return new PostingsOffsets(
          byteOrder,
          ranges,
          Symbols.at(index.bytes(), picked(at, order)),
          picked(listAt, order),
          picked(counts, order),
          all);
    }

    private static long[] picked(long[] from, int[] order) {
      return Arrays.stream(order).mapToLong(p -> from[p]).toArray();
    }
  }

  /// Compares the number of series of each pair with what the series themselves say.
  ///
  /// @throws CorruptFile if they differ
  void compare(IndexSections index, PairCounts found) throws CorruptFile {
    boolean same = found.names() == names.size() && found.pairs() == counts.length;
    for (int name = 0; same && name < names.size(); name++) {
      same =
          found.firstPair(name) == firstPair[name] && found.name(name).equals(names.string(name));
    }
    for (int pair = 0; same && pair < counts.length; pair++) {
      same = found.series(pair) == counts[pair];
    }
    if (!same) {
      throw new CorruptFile(
          index.file(),
          index.postingsOffsets(),
          PART,
          "the " + Noun.counted(found.pairs(), "label pair") + " of the series",
          "other pairs or other numbers of series",
          "Copy the block again; its bytes have changed.");
    }
  }

  /// The number of series that a list itself states, compared with its length.
  private static long storedCount(IndexSections index, long list) throws CorruptFile {
    MemorySegment bytes = index.bytes();
    long length = BigEndian.uint32(bytes, list);
    long count = BigEndian.uint32(bytes, list + 4);
    if (length != 4 + 4 * count || list + 8 + length > bytes.byteSize()) {
      throw new CorruptFile(
          index.file(),
          list,
          "length of a postings list",
          Long.toString(4 + 4 * count),
          Long.toString(length),
          "Copy the block again; its bytes have changed.");
    }
    return count;
  }

  /// Compares the checksum of a list.
  static void check(IndexSections index, long list) throws CorruptFile {
    Frame.at(index.bytes(), index.file(), list, "postings list").check();
  }
}
