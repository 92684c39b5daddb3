package dev.tierscope.source;

import dev.tierscope.model.TimeRange;
import java.util.Set;

/// What of a source is wanted.
///
/// @param within only series with samples in this range
/// @param parts names of the parts (block ULIDs, `head`), empty for all
public record ReadOptions(TimeRange within, Set<String> parts) {
  /// Everything.
  public static final ReadOptions ALL = new ReadOptions(TimeRange.ALL, Set.of());

  public ReadOptions {
    parts = Set.copyOf(parts);
  }

  /// Whether a part is wanted.
  public boolean wants(String part) {
    return parts.isEmpty() || parts.contains(part);
  }
}
