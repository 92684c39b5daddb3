package dev.tierscope.benchmarks;

import dev.tierscope.app.explorer.Column;
import dev.tierscope.app.explorer.ExplorerView;
import dev.tierscope.app.explorer.ExplorerViewModel;
import dev.tierscope.app.explorer.Grouping;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.population.Population;
import dev.tierscope.app.shell.Settings;
import dev.tierscope.app.shell.Theme;
import dev.tierscope.benchmarks.Pauses.Action;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.task.Progress;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The child of [Window] that scrolls and sorts in the real Explorer, once to warm up and once to
/// measure. `Exercise DIR LABEL SETTINGS`: a data directory, the label whose values are the rows, a
/// directory for settings.
public final class Exercise {
  private static final int BY_ROWS = 400; // frames
  private static final int FAR = 200;
  private static final int SORTS = 12;
  private static final int BETWEEN_SORTS = 15;
  private static final int ROWS_AT_ONCE = 3;

  private final ExplorerViewModel model = new ExplorerViewModel(Jobs.ofApplication());
  private final ExplorerView view;
  private final Pauses pauses = new Pauses();
  private final CountDownLatch done;
  private final Random random = new Random(1);
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          onFrame();
        }
      };
  private boolean measuring;
  private int frame;
  private int sorts;
  private int lastChange;
  private int settled; // frames since the order changed
  private int row;

  private Exercise(Population population, String label, Path settings, CountDownLatch done) {
    this.done = done;
    this.view =
        new ExplorerView(
            model,
            new ReadOnlyObjectWrapper<>(Theme.LIGHT.palette()).getReadOnlyProperty(),
            new Settings(settings),
            () -> {});
    Scene scene = new Scene(view, 1440, 900);
    Theme.LIGHT.dress(scene);
    Stage stage = new Stage();
    stage.setScene(scene);
    stage.show();
    model.show(population, Accuracy.EXACT);
    model.group(new Grouping.ByValueOf(label));
  }

  public static void main(String[] args) throws AnalyzerException, InterruptedException {
    try (OpenBlock block = OpenBlock.open(Path.of(args[0]))) {
      Population population = Population.of(block.table(), 0, Progress.NONE);
      CountDownLatch done = new CountDownLatch(1);
      Platform.startup(() -> {
        Theme.loadFonts();
        new Exercise(population, args[1], Path.of(args[2]), done).timer.start();
      });
      done.await();
    }
    System.exit(0);
  }

  private void onFrame() {
    if (model.arranging().get()) {
      return; // it is being counted
    }
    frame++;
    if (frame <= BY_ROWS) {
      pauses.during(Action.SCROLL_BY_ROWS);
      scrollByRows();
    } else if (frame <= BY_ROWS + FAR) {
      pauses.during(Action.SCROLL_FAR);
      view.scrollTo(random.nextInt(model.rows().size()));
    } else if (sorts < SORTS) {
      pauses.during(Action.SORT);
      scrollByRows();
      sort();
    } else {
      finish();
    }
  }

  private void scrollByRows() {
    row = (row + ROWS_AT_ONCE) % model.rows().size();
    view.scrollTo(row);
  }

  /// Asks for the next order when the last one has been on screen for a while.
  private void sort() {
    boolean arrived = model.change().get() != lastChange;
    settled = arrived ? settled + 1 : 0;
    if (sorts == 0 || settled > BETWEEN_SORTS) {
      lastChange = model.change().get();
      settled = 0;
      sorts++;
      model.sort(sorts % 3 == 0 ? Column.NAME : Column.SERIES);
    }
  }

  private void finish() {
    if (measuring) {
      System.out.printf(
          Locale.ROOT,
          "Rows: %,d, sorts: %d, size of the window: %.0f × %.0f.%n%n",
          model.rows().size(),
          sorts,
          view.getScene().getWidth(),
          view.getScene().getHeight());
      System.out.print(pauses.table());
      System.out.flush();
      timer.stop();
      pauses.close();
      view.getScene().getWindow().hide(); // nothing may be drawn from a block that is closed
      done.countDown();
    } else {
      measuring = true;
      frame = 0;
      sorts = 0;
      pauses.start();
    }
  }
}
