package dev.tierscope.task;

/// How far a long computation is. Always the last parameter. Reporting is also the place where a
/// computation that nobody waits for any longer stops. Implementations must accept calls from
/// several threads.
@FunctionalInterface
public interface Progress {

  /// Nobody listens and nothing is ever cancelled.
  Progress NONE = new Nobody();

  /// Where reports go that nobody wants; a lambda here would be linked at every start.
  final class Nobody implements Progress {
    private Nobody() {}

    @Override
    public void report(String step, long done, long total) {}
  }

  /// Says that `done` of `total` (same unit, total -1 if unknown) of a step is behind us. Call it
  /// every few thousand rows or every few megabytes.
  ///
  /// @param step what is being done, in words for a person: "Reading series of 01HX…"
  /// @throws Cancelled once the result is no longer wanted
  void report(String step, long done, long total);

  /// The share `from`..`to` (0..1) of this progress, for a step that counts in its own unit. Its
  /// reports arrive here in thousandths of the whole.
  default Progress part(double from, double to) {
    if (!(0 <= from && from <= to && to <= 1)) {
      throw new IllegalArgumentException("not a share of 0..1: " + from + ".." + to);
    }
    Progress whole = this;
    return (step, done, total) -> {
      double share = total > 0 ? Math.clamp((double) done / total, 0, 1) : 0;
      whole.report(step, Math.round(1000 * (from + share * (to - from))), 1000);
    };
  }
}
