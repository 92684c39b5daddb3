package dev.tierscope.format.tsdb.chunk;

import dev.tierscope.model.CorruptFile;

/// Encoding 4, floats with start times (Prometheus `tsdb/chunkenc/xor2.go`, since 3.11).
///
/// ```
/// be16 count | u8 start time header
/// sample 0   varint t | 64 bits value | start time
/// sample 1   uvarint delta | V | start time
/// others     0                      same delta, same value
///            10 0 / 10 1            same delta, value in the last window / in a new one
///            110 signed(13) V | 1110 signed(20) V | 11110 signed(64) V     change of delta
///            11111                  same delta, stale marker
///            start time
/// V          0 same value | 10 in the last window | 110 in a new one | 111 stale marker
/// ```
///
/// Changes are relative to the last value that was no stale marker.
final class Xor2Samples extends ChunkSamples {
  private final StartTimes starts;
  private final XorValue base = new XorValue();
  private boolean stale;
  private long delta;

  Xor2Samples(Chunk chunk) throws CorruptFile {
    super(chunk);
    this.starts = new StartTimes(chunk.u8(2));
  }

  @Override
  void read(int index) throws CorruptFile {
    long before = time;
    switch (index) {
      case 0 -> first();
      case 1 -> {
        delta = in.uvarint();
        readValue();
      }
      default -> other();
    }
    if (index > 0) {
      time += delta;
    }
    startTime = starts.read(in, index, time, before, startTime);
  }

  private void first() throws CorruptFile {
    time = in.varint();
    long bits = in.bits(64);
    stale = bits == STALE_BITS;
    if (!stale) {
      base.bits = bits;
    }
  }

  private void other() throws CorruptFile {
    int ones = 0;
    while (ones < 5 && in.bit()) {
      ones++;
    }
    stale = ones == 5;
    switch (ones) {
      case 1 -> changed(in.bit());
      case 2 -> change(in.signed(13));
      case 3 -> change(in.signed(20));
      case 4 -> change(in.bits(64));
      default -> {} // 0: nothing changed, 5: stale
    }
  }

  private void change(long changeOfDelta) throws CorruptFile {
    delta += changeOfDelta;
    readValue();
  }

  private void readValue() throws CorruptFile {
    stale = false;
    if (!in.bit()) {
      return;
    }
    if (!in.bit()) {
      changed(false);
    } else if (in.bit()) {
      stale = true;
    } else {
      changed(true);
    }
  }

  private void changed(boolean newWindow) throws CorruptFile {
    if (newWindow) {
      base.newWindow(in);
    } else {
      base.sameWindow(in);
    }
  }

  @Override
  public long valueBits() {
    return stale ? STALE_BITS : base.bits;
  }
}
