package dev.tierscope.format.tsdb.chunk;

import dev.tierscope.model.CorruptFile;

/// A float that is stored as the bits that changed: the window of changed bits is named once and
/// reused while it is wide enough.
///
/// ```
/// 0                                    unchanged
/// 10  <bits of the last window>        changed inside the last window
/// 11  <5 bits leading> <6 bits length, 0 means 64> <bits>   a new window
/// ```
final class XorValue {
  long bits;
  private int leading;
  private int trailing;

  void next(BitReader in) throws CorruptFile {
    if (!in.bit()) {
      return;
    }
    if (in.bit()) {
      newWindow(in);
    } else {
      sameWindow(in);
    }
  }

  void sameWindow(BitReader in) throws CorruptFile {
    bits ^= in.bits(64 - leading - trailing) << trailing;
  }

  void newWindow(BitReader in) throws CorruptFile {
    int zeros = (int) in.bits(5);
    int length = (int) in.bits(6);
    length = length == 0 ? 64 : length;
    if (zeros + length > 64) {
      throw in.corrupt(
          "window of changed bits", "at most 64 bits", zeros + " + " + length + " bits");
    }
    leading = zeros;
    trailing = 64 - zeros - length;
    bits ^= in.bits(length) << trailing;
  }
}
