package dev.tierscope.format.tsdb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/// A block of a few series, byte for byte by the format document, that says where its parts lie, so
/// that a test can damage exactly one of them. Index version 2 without label indexes. Each
/// character of a name or value is one byte, so that a test can also write what is no UTF-8.
public final class SmallBlock {
  public static final long MIN_TIME = 1_700_000_000_000L;
  public static final long MAX_TIME = MIN_TIME + 3_600_000;
  private static final int SAMPLES = 120;

  private final List<TreeMap<String, String>> series;
  private final int chunksEach;
  private final Map<Integer, byte[]> contents = new HashMap<>();
  private final ByteArrayOutputStream index = new ByteArrayOutputStream();
  private final List<String> symbols;
  private final int[] entries;
  private int postings;
  private int postingsTable;

  public SmallBlock(List<Map<String, String>> labelSets, int chunksEach) {
    this.series = labelSets.stream().map(TreeMap::new).toList();
    this.chunksEach = chunksEach;
    this.entries = new int[series.size()];
    TreeSet<String> strings = new TreeSet<>();
    series.forEach(s -> {
      strings.addAll(s.keySet());
      strings.addAll(s.values());
    });
    this.symbols = List.copyOf(strings);
  }

  /// `count` series of two metrics with the labels `job` and `pod`, one chunk each.
  public static SmallBlock ofSeries(int count) {
    return new SmallBlock(
        IntStream.range(0, count)
            .mapToObj(i ->
                Map.of(
                    "__name__",
                    2 * i < count ? "requests_total" : "up",
                    "job",
                    "shop",
                    "pod",
                    String.format("pod-%05d", i)))
            .toList(),
        1);
  }

  /// Replaces the content of a series entry; its checksum will be right.
  public SmallBlock content(int number, int... bytes) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    IntStream.of(bytes).forEach(content::write);
    contents.put(number, content.toByteArray());
    return this;
  }

  public byte[] index() {
    index.reset();
    index.writeBytes(new byte[] {(byte) 0xba, (byte) 0xaa, (byte) 0xd7, 0, 2});
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    be32(table, symbols.size());
    symbols.forEach(s -> string(table, s));
    int symbolTable = framed(table.toByteArray());
    pad(16);
    int seriesSection = index.size();
    for (int i = 0; i < entries.length; i++) {
      pad(16);
      entries[i] = index.size();
      byte[] content = contents.containsKey(i) ? contents.get(i) : content(i);
      uvarint(index, content.length);
      index.writeBytes(content);
      be32(index, crc(content));
    }
    pad(4);
    postings = index.size();
    SortedMap<String, List<Integer>> lists = lists();
    ByteArrayOutputStream offsets = new ByteArrayOutputStream();
    be32(offsets, lists.size());
    lists.forEach((pair, refs) -> {
      ByteArrayOutputStream list = new ByteArrayOutputStream();
      be32(list, refs.size());
      refs.forEach(r -> be32(list, r));
      String[] nameAndValue = pair.split("\0", 2);
      offsets.write(2);
      string(offsets, nameAndValue[0]);
      string(offsets, nameAndValue[1]);
      uvarint(offsets, framed(list.toByteArray()));
    });
    postingsTable = framed(offsets.toByteArray());
    long[] sections = {symbolTable, seriesSection, 0, 0, postings, postingsTable};
    ByteBuffer toc = ByteBuffer.allocate(48);
    for (long section : sections) {
      toc.putLong(section);
    }
    index.writeBytes(toc.array());
    be32(index, crc(toc.array()));
    return index.toByteArray();
  }

  /// File offset of a series entry.
  public int entry(int number) {
    return entries[number];
  }

  /// File offset of the list of all series.
  public int allPostings() {
    return postings;
  }

  public int postingsTable() {
    return postingsTable;
  }

  /// Computes a frame's checksum anew after its content was changed; nothing if it has no room.
  public static void mend(byte[] index, int frame) {
    ByteBuffer buffer = ByteBuffer.wrap(index);
    int length = buffer.getInt(frame);
    if (length < 0 || length > index.length - frame - 8) {
      return;
    }
    CRC32C crc = new CRC32C();
    crc.update(index, frame + 4, length);
    buffer.putInt(frame + 4 + length, (int) crc.getValue());
  }

  /// Sets an offset in the table of contents and its checksum.
  public static void toc(byte[] index, int place, long offset) {
    ByteBuffer buffer = ByteBuffer.wrap(index);
    int start = index.length - 52;
    buffer.putLong(start + 8 * place, offset);
    CRC32C crc = new CRC32C();
    crc.update(index, start, 48);
    buffer.putInt(start + 48, (int) crc.getValue());
  }

  public byte[] chunks() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[] {(byte) 0x85, (byte) 0xbd, 0x40, (byte) 0xdd, 1, 0, 0, 0});
    for (int i = 0; i < series.size() * chunksEach; i++) {
      byte[] data = {1, SAMPLES >> 8, SAMPLES, 9, 9, 9};
      uvarint(file, data.length - 1);
      file.writeBytes(data);
      be32(file, crc(data));
    }
    return file.toByteArray();
  }

  public String meta(String ulid) {
    return """
    {"ulid": "%s", "minTime": %d, "maxTime": %d, "version": 1,
     "stats": {"numSamples": %d, "numSeries": %d, "numChunks": %d},
     "compaction": {"level": 1, "sources": ["%s"]}}
    """
        .formatted(ulid, MIN_TIME, MAX_TIME, samples(), series.size(), chunkCount(), ulid);
  }

  public long chunkCount() {
    return (long) series.size() * chunksEach;
  }

  public long samples() {
    return SAMPLES * chunkCount();
  }

  /// Writes the block; the directory is named after its ULID.
  public Path writeTo(Path parent, String ulid) throws IOException {
    Path block = Files.createDirectories(parent.resolve(ulid));
    Files.createDirectories(block.resolve("chunks"));
    Files.write(block.resolve("index"), index());
    Files.write(block.resolve("chunks/000001"), chunks());
    Files.writeString(block.resolve("meta.json"), meta(ulid));
    return block;
  }

  private byte[] content(int number) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    uvarint(content, series.get(number).size());
    series
        .get(number)
        .forEach((name, value) -> {
          uvarint(content, symbols.indexOf(name));
          uvarint(content, symbols.indexOf(value));
        });
    uvarint(content, chunksEach);
    int chunkSize = 11;
    for (int c = 0; c < chunksEach; c++) {
      if (c == 0) {
        uvarint(content, MIN_TIME << 1);
        uvarint(content, 900_000);
        uvarint(content, 8 + (long) chunkSize * number * chunksEach);
      } else {
        uvarint(content, 1000);
        uvarint(content, 900_000);
        uvarint(content, chunkSize << 1);
      }
    }
    return content.toByteArray();
  }

  private SortedMap<String, List<Integer>> lists() {
    SortedMap<String, List<Integer>> lists = new TreeMap<>();
    for (int i = 0; i < entries.length; i++) {
      int ref = entries[i] / 16;
      lists.computeIfAbsent("\0", _ -> new ArrayList<>()).add(ref);
      series
          .get(i)
          .forEach((name, value) ->
              lists.computeIfAbsent(name + "\0" + value, _ -> new ArrayList<>()).add(ref));
    }
    return lists;
  }

  private int framed(byte[] content) {
    int at = index.size();
    be32(index, content.length);
    index.writeBytes(content);
    be32(index, crc(content));
    return at;
  }

  private void pad(int to) {
    while (index.size() % to != 0) {
      index.write(0);
    }
  }

  private static void string(ByteArrayOutputStream out, String string) {
    byte[] bytes = string.getBytes(ISO_8859_1);
    uvarint(out, bytes.length);
    out.writeBytes(bytes);
  }

  private static void uvarint(ByteArrayOutputStream out, long value) {
    long left = value;
    while (left >>> 7 != 0) {
      out.write((int) ((left & 0x7f) | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
  }

  private static void be32(ByteArrayOutputStream out, int value) {
    out.writeBytes(ByteBuffer.allocate(4).putInt(value).array());
  }

  private static int crc(byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(content);
    return (int) crc.getValue();
  }
}
