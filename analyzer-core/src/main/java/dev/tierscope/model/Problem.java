package dev.tierscope.model;

/// One thing that went wrong in the world outside, in words for the person who can mend it.
///
/// @param what what was found and what was expected: "magic is 0x1f8b0808, expected 0xbaaad700"
/// @param where file and byte offset, address and status, or line and column
/// @param fix one thing the reader can do
public record Problem(String what, String where, String fix) {
  @Override
  public String toString() {
    return where.isEmpty() ? what + ". " + fix : where + ": " + what + ". " + fix;
  }
}
