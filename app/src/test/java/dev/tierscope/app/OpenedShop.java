package dev.tierscope.app;

import dev.tierscope.app.population.Opened;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.Notice;
import dev.tierscope.model.SourceSummary;
import dev.tierscope.model.TimeRange;
import dev.tierscope.source.QuickCounts;
import dev.tierscope.source.ReadOptions;
import dev.tierscope.source.Snapshot;
import dev.tierscope.source.Source;
import dev.tierscope.task.Progress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The shop of [Populations] as something that was opened.
public final class OpenedShop {
  private OpenedShop() {}

  /// @param notices what was wrong with its input
  public static Opened with(Notice... notices) {
    return closing(() -> {}, notices);
  }

  /// Something else that was opened.
  public static Opened of(Populations populations) {
    return of(populations, () -> {});
  }

  /// @param closed called when it is closed
  public static Opened closing(Runnable closed, Notice... notices) {
    return of(Populations.shop(), closed, notices);
  }

  private static Opened of(Populations populations, Runnable closed, Notice... notices) {
    SourceSummary summary =
        new SourceSummary(
            "shop",
            "test data",
            new TimeRange(0, 1_000),
            OptionalLong.empty(),
            List.of(),
            List.of(notices));
    Accuracy accuracy =
        summary.isDamaged() ? new Accuracy.AtLeast("a block is damaged") : Accuracy.EXACT;
    Snapshot snapshot =
        new Snapshot(summary, populations.table(), List.of(), accuracy, accuracy, accuracy);
    return Opened.of("shop", new Read(snapshot, closed), snapshot, Progress.NONE);
  }

  /// A source that was read already.
  private record Read(Snapshot snapshot, Runnable closed) implements Source {
    @Override
    public String name() {
      return "shop";
    }

    @Override
    public Snapshot read(ReadOptions options, Progress progress) {
      return snapshot;
    }

    @Override
    public Optional<QuickCounts> quick(int groups, ReadOptions options, Progress progress) {
      return Optional.empty();
    }

    @Override
    public void close() {
      closed.run();
    }
  }
}
