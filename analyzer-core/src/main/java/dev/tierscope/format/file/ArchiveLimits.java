package dev.tierscope.format.file;

/// How much an archive may unpack to, against archives made to fill disks.
///
/// @param totalBytes bytes of all entries together
/// @param ratio unpacked bytes for each byte of the archive; looked at once more than [#RATIO_FROM]
///   bytes are unpacked, because a few reserved zeros pack very well
/// @param entries number of entries
public record ArchiveLimits(long totalBytes, long ratio, int entries) {
  /// Up to here any ratio is accepted.
  public static final long RATIO_FROM = 256L << 20;

  /// 64 GiB, 200 times the archive, half a million entries. TSDB files pack about 2 to 20 times,
  /// and a block has some five files.
  public static final ArchiveLimits DEFAULT = new ArchiveLimits(64L << 30, 200, 500_000);

  public ArchiveLimits {
    if (totalBytes <= 0 || ratio <= 0 || entries <= 0) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
