package dev.tierscope.model;

/// A file ends within something that it began: its writer was still at work or was stopped, or the
/// copy was cut off. What lies before is sound.
public final class TornFile extends CorruptFile {
  private static final long serialVersionUID = 1;

  /// @param offset where the unfinished part begins; see [CorruptFile] for the others
  public TornFile(
      String file, long offset, String part, String expected, String found, String fix) {
    super(file, offset, part, expected, found, fix);
  }
}
