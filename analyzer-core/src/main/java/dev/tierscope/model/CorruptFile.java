package dev.tierscope.model;

/// A file does not hold what its format promises.
public sealed class CorruptFile extends AnalyzerException permits TornFile {
  private static final long serialVersionUID = 1;

  private final String file;
  private final long offset;

  /// @param file path as the user knows it; inside an archive `archive!path`
  /// @param offset byte offset of the first byte that is wrong
  /// @param part the part of the format, in the field's words: "magic", "symbol table checksum"
  /// @param expected what the format asks for
  /// @param found what the file holds
  /// @param fix one thing the reader can do
  public CorruptFile(
      String file, long offset, String part, String expected, String found, String fix) {
    super(
        new Problem(
            part + " is " + found + ", expected " + expected, file + " at byte " + offset, fix));
    this.file = file;
    this.offset = offset;
  }

  public String file() {
    return file;
  }

  public long offset() {
    return offset;
  }
}
