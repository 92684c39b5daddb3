package dev.tierscope.analysis;

/// What a metric takes of the files of blocks, in bytes; all 0 if that is not known.
///
/// @param chunks its chunks
/// @param index its series entries and their places in postings lists
/// @param symbols the strings that no other metric uses, twice: as symbols and in the postings
///   offset table; with them its part of what all metrics share (strings, headers, meta data)
public record DiskShare(long chunks, long index, long symbols) {
  /// Nothing is known.
  public static final DiskShare UNKNOWN = new DiskShare(0, 0, 0);

  /// All of it.
  public long total() {
    return chunks + index + symbols;
  }
}
