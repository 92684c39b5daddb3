package dev.tierscope.app.explorer;

import dev.tierscope.analysis.DiskBytes;
import dev.tierscope.app.job.Job;
import dev.tierscope.app.job.JobState;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.population.Population;
import dev.tierscope.query.Selection;
import dev.tierscope.query.Selector;
import dev.tierscope.query.SelectorSyntax;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.task.Progress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The text of the selector bar, checked while it is written, and the population it chooses.
public final class SelectorModel {
  private final Jobs jobs;
  private final Consumer<Population> use;
  private final Consumer<Optional<ExplorerViewModel.Failure>> fail;
  private final ReadOnlyObjectWrapper<SelectorState> state =
      new ReadOnlyObjectWrapper<>(new SelectorState.Everything());
  private String text = "";
  private Selector selector = Selector.ALL;
  private @Nullable Population everything;
  private boolean selecting; // whether less than everything is shown
  private @Nullable Job<Population> counting;

  /// @param use gets what is chosen
  /// @param fail gets what went wrong, or that nothing did yet
  SelectorModel(
      Jobs jobs, Consumer<Population> use, Consumer<Optional<ExplorerViewModel.Failure>> fail) {
    this.jobs = jobs;
    this.use = use;
    this.fail = fail;
  }

  public ReadOnlyObjectProperty<SelectorState> state() {
    return state.getReadOnlyProperty();
  }

  /// What was written, without spaces around it.
  public String text() {
    return text;
  }

  /// Begins anew with another source.
  void show(Population population) {
    text = "";
    selector = Selector.ALL;
    showAgain(population);
  }

  /// Keeps what was written, to be counted once more.
  void showAgain(Population population) {
    stopCounting();
    everything = population;
    selecting = false;
    if (text.isEmpty()) {
      state.set(new SelectorState.Everything());
    } else if (!(state.get() instanceof SelectorState.Invalid)) {
      state.set(new SelectorState.Counting());
    }
  }

  /// Reads the text of the selector bar. A wrong one is told at once; a right one counts when
  /// [#apply] is called.
  public void write(String newText) {
    if (newText.strip().equals(text)) {
      return;
    }
    text = newText.strip();
    try {
      selector = text.isEmpty() ? Selector.ALL : Selector.parse(text);
      state.set(text.isEmpty() ? new SelectorState.Everything() : new SelectorState.Counting());
    } catch (SelectorSyntax wrong) {
      state.set(new SelectorState.Invalid(wrong.column(), wrong.problem().what()));
    }
  }

  /// Writes a selector and shows what it chooses.
  public void choose(String selectorText) {
    write(selectorText);
    apply();
  }

  /// Shows what the selector chooses, unless it is wrong.
  public void apply() {
    Population all = everything;
    stopCounting();
    if (all == null
        || state.get() instanceof SelectorState.Invalid
        || state.get() instanceof SelectorState.Valid) {
      return;
    }
    if (!text.isEmpty()) {
      count(all, text, selector);
    } else if (selecting) {
      selecting = false;
      use.accept(all);
    }
  }

  private void stopCounting() {
    Job<?> unwanted = counting;
    counting = null; // so that it is not taken for one that a person stopped
    if (unwanted != null) {
      unwanted.cancel();
    }
  }

  private void count(Population all, String wanted, Selector chooser) {
    fail.accept(Optional.empty());
    state.set(new SelectorState.Counting());
    long start = System.nanoTime();
    Job<Population> job =
        jobs.startPatiently("Select " + wanted, progress -> chosen(all, chooser, progress));
    counting = job;
    job.state()
        .subscribe(now -> {
          if (now instanceof JobState.Done<Population>(Population chosen) && wanted.equals(text)) {
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            state.set(new SelectorState.Valid(chosen.series(), chosen.groups().size(), took));
            selecting = true;
            use.accept(chosen);
          } else if (now instanceof JobState.Failed<Population> failed && wanted.equals(text)) {
            state.set(new SelectorState.Failed());
            fail.accept(Optional.of(ExplorerViewModel.Failure.of(failed, this::apply)));
          } else if (now instanceof JobState.Stopped<Population> && job.equals(counting)) {
            state.set(new SelectorState.Stopped());
          }
        });
  }

  /// The chosen series, with the bytes that they need by themselves.
  private static Population chosen(Population all, Selector chooser, Progress progress) {
    SeriesTable table = Selection.of(chooser, all.table()).table(progress);
    return Population.of(table, DiskBytes.own(table), all.classification(), progress);
  }
}
