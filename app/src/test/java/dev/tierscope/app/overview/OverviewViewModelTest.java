package dev.tierscope.app.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.tierscope.app.LateJobs;
import dev.tierscope.app.OpenedShop;
import dev.tierscope.app.OwnThread;
import dev.tierscope.app.Populations;
import dev.tierscope.app.job.JobState;
import dev.tierscope.app.job.Jobs;
import org.junit.jupiter.api.Test;

class OverviewViewModelTest {
  private final LateJobs later = new LateJobs();
  private final OverviewViewModel model = new OverviewViewModel(new Jobs(later, new OwnThread()));

  @Test
  void countsInTheBackground() {
    model.show(OpenedShop.with());
    assertInstanceOf(JobState.Running.class, model.state().get());
    later.all();
    assertEquals(3, names());
  }

  @Test
  void showsNothingOfASourceThatWasReplacedMeanwhile() {
    model.show(OpenedShop.with());
    model.show(OpenedShop.of(new Populations().with("up", "job", "a")));
    later.last();
    assertEquals(1, names());
    later.all();
    assertEquals(1, names());
  }

  private int names() {
    JobState.Done<?> done = assertInstanceOf(JobState.Done.class, model.state().get());
    return assertInstanceOf(Figures.class, done.result()).names();
  }
}
