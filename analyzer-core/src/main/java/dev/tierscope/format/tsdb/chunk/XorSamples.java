package dev.tierscope.format.tsdb.chunk;

import dev.tierscope.model.CorruptFile;

/// Encoding 1, floats (Prometheus `tsdb/chunkenc/xor.go`).
///
/// ```
/// be16 count
/// sample 0   varint t | 64 bits value
/// sample 1   uvarint delta | XorValue
/// others     0 | 10 ranged(14) | 110 ranged(17) | 1110 ranged(20) | 1111 64 bits: change of delta
///            XorValue
/// ```
final class XorSamples extends ChunkSamples {
  private final XorValue value = new XorValue();
  private long delta;

  XorSamples(Chunk chunk) throws CorruptFile {
    super(chunk);
  }

  @Override
  void read(int index) throws CorruptFile {
    if (index == 0) {
      time = in.varint();
      value.bits = in.bits(64);
      return;
    }
    delta = index == 1 ? in.uvarint() : delta + changeOfDelta();
    time += delta;
    value.next(in);
  }

  private long changeOfDelta() throws CorruptFile {
    if (!in.bit()) {
      return 0;
    }
    if (!in.bit()) {
      return in.ranged(14);
    }
    if (!in.bit()) {
      return in.ranged(17);
    }
    return in.bit() ? in.bits(64) : in.ranged(20);
  }

  @Override
  public long valueBits() {
    return value.bits;
  }
}
