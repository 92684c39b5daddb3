package dev.tierscope.format.text;

import dev.tierscope.model.Accuracy;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Noun;
import dev.tierscope.model.Problem;
import dev.tierscope.task.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads what a `/metrics` page holds: Prometheus' text format and OpenMetrics, also with the
/// quoted names of Prometheus 3. Lines that are no samples are skipped and listed, never passed
/// over silently; `# HELP`, `# TYPE`, `# UNIT` and other comments are no series. Grammar:
/// [SampleLine].
public final class Exposition {
  private static final int LONGEST_LINE = 1 << 24;
  private static final int REPORT_LINES = 1 << 14;
  private static final byte[] END = "# EOF".getBytes(StandardCharsets.US_ASCII);
  private static final String FIX = "Mend or remove the line, or save the page again.";

  private final InputStream in;
  private final String name;
  private final Progress progress;
  private final LabelSets sets;
  private final SampleLine sample;
  private final List<Problem> problems = new ArrayList<>();
  private byte[] buffer = new byte[1 << 16];
  private int start; // of the current line
  private int filled;
  private long bytes;
  private long lines;
  private long samples;
  private long skipped;
  private boolean ended;
  private byte lastByte;
  private boolean described; // a comment that only such pages have
  private boolean units; // a comment that only OpenMetrics has
  private int moved; // how far the last fill moved the line to the front

  private Exposition(InputStream in, String name, Progress progress) {
    this.in = in;
    this.name = name;
    this.progress = progress;
    this.sets = new LabelSets(name);
    this.sample = new SampleLine(sets);
  }

  /// Reads a page to its end; the stream stays open.
  ///
  /// @param name the file as the user knows it, for messages
  /// @throws AnalyzerException if reading fails, or no line at all is a sample
  public static SeriesFile read(InputStream in, String name, Progress progress)
      throws AnalyzerException {
    try {
      return new Exposition(in, name, progress).read();
    } catch (IOException e) {
      throw new AnalyzerException(
          new Problem("reading failed: " + e.getMessage(), name, "Check the file."), e);
    }
  }

  private SeriesFile read() throws IOException, AnalyzerException {
    while (true) {
      int newline = newline();
      int end = newline < 0 ? filled : newline;
      if (newline < 0 && end == start) {
        break;
      }
      line(start, end > start && buffer[end - 1] == '\r' ? end - 1 : end);
      start = end + 1;
      if (newline < 0) {
        break;
      }
    }
    if (samples == 0 && skipped > 0) {
      throw new AnalyzerException(
          new Problem(
              "no sample in "
                  + Noun.counted(lines, "line")
                  + "; the first: "
                  + problems.getFirst().what(),
              problems.getFirst().where(),
              "Save the text of a /metrics page."));
    }
    if (samples == 0 && !described) {
      throw new AnalyzerException(
          new Problem(
              "there is no sample in it, only blank lines or comments",
              name,
              "Save the text of a /metrics page."));
    }
    Accuracy accuracy = Accuracy.EXACT;
    if (skipped > 0) {
      accuracy = new Accuracy.AtLeast(Noun.counted(skipped, "line") + " could not be read");
    } else if (isCutOff()) {
      accuracy = new Accuracy.AtLeast("the page has no end");
    }
    return new SeriesFile(sets.tableOfSamples(progress), skipped, problems, remarks(), accuracy);
  }

  /// Whether this is a page of OpenMetrics, and its last line is missing.
  private boolean isCutOff() {
    return (units || sample.hasExemplars()) && !ended;
  }

  /// A page ends with a line feed; one that was cut off mostly does not.
  private List<Problem> remarks() {
    if (isCutOff()) {
      return List.of(
          new Problem(
              "the last line is not # EOF, as in every page of OpenMetrics: it was cut off",
              name,
              "Save the page again."));
    }
    return ended || bytes == 0 || lastByte == '\n'
        ? List.of()
        : List.of(
            new Problem(
                "the last line does not end with a line feed, so the page may have been cut off",
                name,
                "Save the page again if it has fewer lines than the server sends."));
  }

  /// The end of the current line, or -1 if it is the last one and ends with the file.
  private int newline() throws IOException, AnalyzerException {
    int at = start;
    while (true) {
      for (; at < filled; at++) {
        if (buffer[at] == '\n') {
          return at;
        }
      }
      if (!fill()) {
        start = Math.min(start, filled);
        return -1;
      }
      at -= moved;
    }
  }

  private boolean fill() throws IOException, AnalyzerException {
    moved = start;
    System.arraycopy(buffer, start, buffer, 0, filled - start);
    filled -= start;
    start = 0;
    if (filled == buffer.length) {
      if (filled >= LONGEST_LINE) {
        throw new AnalyzerException(
            new Problem(
                "a line is longer than 16 MiB", where(1), "Save the text of a /metrics page."));
      }
      buffer = Arrays.copyOf(buffer, 2 * filled);
    }
    int got = in.read(buffer, filled, buffer.length - filled);
    bytes += Math.max(0, got);
    filled += Math.max(0, got);
    lastByte = got > 0 ? buffer[filled - 1] : lastByte;
    return got > 0;
  }

  private void line(int from, int end) throws AnalyzerException {
    lines++;
    if (lines % REPORT_LINES == 0) {
      progress.report("Reading " + name, bytes, -1);
    }
    int at = lines == 1 && isByteOrderMark(from, end) ? from + 3 : from;
    while (at < end && (buffer[at] == ' ' || buffer[at] == '\t')) {
      at++;
    }
    if (at == end) {
      return;
    }
    if (buffer[at] == '#') {
      ended |= Arrays.equals(buffer, at, end, END, 0, END.length);
      described |= ended || isDescription(at, end);
      units |= end - at > 6 && buffer[at + 2] == 'U' && isDescription(at, end);
      return;
    }
    if (ended) {
      skip(new BadLine(1, "nothing after # EOF", "another line"), 0);
      return;
    }
    try {
      sample.parse(buffer, at, end);
      samples++;
    } catch (BadLine e) {
      skip(e, at - from);
    }
  }

  /// Whether a comment is a `# HELP`, `# TYPE` or `# UNIT`: a page may have these and no sample.
  private boolean isDescription(int from, int end) {
    String start = new String(buffer, from, Math.min(7, end - from), StandardCharsets.ISO_8859_1);
    return start.equals("# HELP ") || start.equals("# TYPE ") || start.equals("# UNIT ");
  }

  private boolean isByteOrderMark(int from, int end) {
    return end - from >= 3
        && buffer[from] == (byte) 0xef
        && buffer[from + 1] == (byte) 0xbb
        && buffer[from + 2] == (byte) 0xbf;
  }

  private void skip(BadLine e, int indent) {
    skipped++;
    if (problems.size() < SeriesFile.MOST_PROBLEMS) {
      problems.add(new Problem(String.valueOf(e.getMessage()), where(e.column() + indent), FIX));
    }
  }

  private String where(int column) {
    return name + " line " + Math.max(1, lines) + " column " + column;
  }
}
