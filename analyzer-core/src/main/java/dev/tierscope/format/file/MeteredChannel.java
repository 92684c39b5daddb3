package dev.tierscope.format.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/// A channel to read from that stops a reader who takes too many bytes without a jump in between;
/// see [MeteredInput].
final class MeteredChannel implements SeekableByteChannel {
  private final SeekableByteChannel channel;
  private final long most;
  private long atOnce;

  /// @param most bytes that may be read one after the other
  MeteredChannel(SeekableByteChannel channel, long most) {
    this.channel = channel;
    this.most = most;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (atOnce > most) {
      throw new IOException("the headers of an entry are longer than those of any file");
    }
    int got = channel.read(into);
    atOnce += Math.max(0, got);
    return got;
  }

  @Override
  public SeekableByteChannel position(long position) throws IOException {
    if (position != channel.position()) {
      channel.position(position);
      atOnce = 0;
    }
    return this;
  }

  @Override
  public long position() throws IOException {
    return channel.position();
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public int write(ByteBuffer from) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
