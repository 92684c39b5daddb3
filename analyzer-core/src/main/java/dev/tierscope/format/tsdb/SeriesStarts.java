package dev.tierscope.format.tsdb;

import dev.tierscope.format.file.BigEndian;
import dev.tierscope.model.CorruptFile;
import org.jspecify.annotations.Nullable;

/// Where series entries start, from the list of all series. Entries do not mark their own start, so
/// this is what divides the section between threads and what finds the next entry behind a damaged
/// one.
final class SeriesStarts {
  private final IndexSections index;
  private final long list;
  private final long count;

  private SeriesStarts(IndexSections index, long list, long count) {
    this.index = index;
    this.list = list;
    this.count = count;
  }

  /// The starts by a sound list; without one there is a single part and no way past a damaged
  /// entry.
  static SeriesStarts of(IndexSections index, @Nullable PostingsOffsets postings) {
    if (postings == null || postings.allList < 0) {
      return new SeriesStarts(index, -1, 0);
    }
    try {
      PostingsOffsets.check(index, postings.allList);
    } catch (CorruptFile e) {
      return new SeriesStarts(index, -1, 0);
    }
    return new SeriesStarts(index, postings.allList, postings.allCount);
  }

  /// Number of entries, 0 if unknown.
  long count() {
    return count;
  }

  /// File offset of the n-th entry.
  long start(long n) {
    return BigEndian.uint32(index.bytes(), list + 8 + 4 * n) * index.alignment();
  }

  /// Divides the section into parts of about equal numbers of entries: their first offsets and the
  /// end.
  long[] parts(int wanted) {
    long end = index.seriesEnd();
    long from = Math.min(index.seriesStart(), end); // behind it, aligned, in an empty section
    int parts = (int) Math.max(1, Math.min(wanted, count / 1024));
    long[] bounds = new long[parts + 1];
    bounds[0] = from;
    bounds[parts] = end;
    for (int p = 1; p < parts; p++) {
      bounds[p] = Math.clamp(start(count * p / parts), bounds[p - 1], end);
    }
    return bounds;
  }

  /// Start of the first entry behind an offset, or the end of the section; `otherwise` if starts
  /// are unknown.
  long after(long offset, long otherwise, long end) {
    if (count == 0) {
      return otherwise;
    }
    long low = 0;
    long high = count;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (start(middle) <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < count ? Math.min(end, start(low)) : end;
  }
}
