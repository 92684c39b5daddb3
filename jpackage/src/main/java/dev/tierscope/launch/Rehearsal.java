package dev.tierscope.launch;

import java.io.IOException;

/// Runs the usual commands and then the window once. The build starts it under `-XX:AOTCacheOutput`
/// inside the finished image, because one file must serve both; it has no other use.
final class Rehearsal {
  private Rehearsal() {}

  /// Returns when the window, which is asked by `tierscope.rehearse` to leave by itself, has left.
  public static void main(String[] args) throws IOException {
    dev.tierscope.cli.Rehearsal.main(args);
    dev.tierscope.app.Main.main(args);
  }
}
