package dev.tierscope.report;

import dev.tierscope.format.tsdb.chunk.ChunkStatistics;
import dev.tierscope.format.tsdb.chunk.Distribution;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What `promtool tsdb analyze --extended` prints of chunks, of all its releases, as lines of text:
/// classes of fullness (up to 2.47) and ranges (since 2.48).
final class ChunkSection {
  private static final int MOST_RANGES = 20;
  private static final int BEFORE_BAR = 46;

  private final TextPage page;

  private ChunkSection(TextPage page) {
    this.page = page;
  }

  static void write(ChunkStatistics chunks, TextPage page) {
    ChunkSection section = new ChunkSection(page);
    section.fullness(chunks.fullness());
    section.ranges("Samples in a float chunk", chunks.floatSamples());
    section.ranges("Bytes of a float chunk", chunks.floatBytes());
    section.ranges("Samples in a histogram chunk", chunks.histogramSamples());
    section.ranges("Bytes of a histogram chunk", chunks.histogramBytes());
    section.ranges("Buckets of all samples of a histogram chunk", chunks.histogramBuckets());
    if (chunks.otherChunks() > 0) {
      page.blank();
      page.line(Numbers.counted(chunks.otherChunks(), "chunk") + " of other kinds");
    }
    if (chunks.damagedChunks() > 0) {
      page.blank();
      page.line(Numbers.counted(chunks.damagedChunks(), "chunk") + " could not be read");
    }
  }

  private void fullness(long[] classes) {
    long all = Arrays.stream(classes).sum();
    page.line("Samples, full is " + ChunkStatistics.FULL_CHUNK + ":");
    for (int i = 0; i < classes.length; i++) {
      row("up to " + Numbers.percent((i + 1.0) / classes.length), classes[i], all);
    }
  }

  private void ranges(String title, Distribution values) {
    page.blank();
    if (values.isEmpty()) {
      page.line(title + ": none");
      return;
    }
    page.line(
        title
            + " (smallest %s, mean %s, largest %s):"
                .formatted(
                    Numbers.full(values.min()),
                    Numbers.full(values.mean()),
                    Numbers.full(values.max())));
    List<Distribution.Range> ranges = values.ranges();
    if (ranges.size() > MOST_RANGES) {
      ranges = ranges.stream().filter(r -> r.count() > 0).toList();
    }
    for (Distribution.Range range : ranges.subList(0, Math.min(MOST_RANGES, ranges.size()))) {
      row(
          Numbers.full(range.from()) + " – " + Numbers.full(range.to()),
          range.count(),
          values.count());
    }
    if (ranges.size() > MOST_RANGES) {
      page.line(
          "  … and "
              + Numbers.counted(ranges.size() - MOST_RANGES, "more range")
              + "; JSON has them all");
    }
  }

  private void row(String range, long count, long all) {
    double share = all == 0 ? 0 : (double) count / all;
    page.line(
        String.format(
            Locale.ROOT,
            "%22s %12s %8s  %s",
            range,
            Numbers.full(count),
            Numbers.percent(share),
            page.bar(share, BEFORE_BAR)));
  }
}
