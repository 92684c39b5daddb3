package dev.tierscope.app.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class JobsTest {
  private final Jobs atOnce = new Jobs(Runnable::run, Runnable::run);

  @Test
  void givesTheResultOfFinishedWork() {
    Job<Integer> job = atOnce.start("Count", _ -> 42);
    assertEquals(new JobState.Done<>(42), job.state().get());
    assertTrue(atOnce.running().isEmpty());
  }

  @Test
  void tellsWhatWentWrongInTheWorld() {
    Problem problem = new Problem("magic is 0, expected 1", "index at byte 0", "Copy it again.");
    Job<Integer> job =
        atOnce.start(
            "Read",
            _ -> {
              throw new AnalyzerException(problem);
            });
    JobState.Failed<?> failed = assertInstanceOf(JobState.Failed.class, job.state().get());
    assertEquals(problem, failed.problem());
    assertTrue(failed.details().startsWith("Read"));
  }

  @Test
  void tellsAMistakeOfOursAsSuchAndKeepsItsTrace() {
    Job<Integer> job =
        atOnce.start(
            "Read",
            _ -> {
              throw new IllegalStateException("no rows");
            });
    JobState.Failed<?> failed = assertInstanceOf(JobState.Failed.class, job.state().get());
    assertTrue(failed.problem().what().contains("mistake in Tierscope"));
    assertTrue(failed.details().contains("no rows"));
  }

  @Test
  void endsAlsoWhenAMappedFileBecameShorterMeanwhile() {
    Job<Integer> job =
        atOnce.start(
            "Read",
            _ -> {
              throw new InternalError("a fault occurred in an unsafe memory access operation");
            });
    assertInstanceOf(JobState.Failed.class, job.state().get());
    assertTrue(atOnce.running().isEmpty());
  }

  @Test
  void stopsCancelledWorkAtItsNextReport() {
    Deque<Runnable> later = new ArrayDeque<>();
    Jobs jobs = new Jobs(later::add, Runnable::run);
    List<String> seen = new ArrayList<>();
    Job<Integer> job =
        jobs.start(
            "Read",
            progress -> {
              seen.add("started");
              progress.report("Reading", 1, 2);
              seen.add("went on");
              return 1;
            });
    assertEquals(List.of(job), jobs.running());
    assertTrue(jobs.cancelNewest());
    later.remove().run();
    assertEquals(List.of("started"), seen);
    assertInstanceOf(JobState.Stopped.class, job.state().get());
    assertTrue(jobs.running().isEmpty());
  }

  @Test
  void waitsNoLongerOnceCancelledAndClosesAResultThatComesTooLate() {
    Deque<Runnable> later = new ArrayDeque<>();
    Jobs jobs = new Jobs(later::add, Runnable::run);
    List<String> closed = new ArrayList<>();
    Job<AutoCloseable> job = jobs.start("Read", _ -> () -> closed.add("files"));
    job.cancel();
    assertInstanceOf(JobState.Stopped.class, job.state().get());
    assertTrue(jobs.running().isEmpty());
    later.remove().run();
    assertInstanceOf(JobState.Stopped.class, job.state().get());
    assertEquals(List.of(), closed); // not on the screen's thread
    later.remove().run();
    assertEquals(List.of("files"), closed);
  }

  @Test
  void closesInTheBackgroundAndOnceOnly() {
    Deque<Runnable> later = new ArrayDeque<>();
    Jobs jobs = new Jobs(later::add, Runnable::run);
    List<String> closed = new ArrayList<>();
    jobs.close(() -> closed.add("files"));
    assertEquals(List.of(), closed);
    later.remove().run();
    jobs.stopAll(Duration.ZERO);
    assertEquals(List.of("files"), closed);
  }

  @Test
  void closesAtTheEndWhatTheBackgroundHasNotBegunToClose() {
    Jobs jobs = new Jobs(_ -> {}, Runnable::run);
    List<String> closed = new ArrayList<>();
    jobs.close(() -> closed.add("files"));
    jobs.stopAll(Duration.ZERO);
    jobs.close(() -> closed.add("what came later"));
    assertEquals(List.of("files", "what came later"), closed);
  }

  @Test
  void announcesPatientWorkOnlyOnceItTakesLong() {
    Jobs jobs = new Jobs(Runnable::run, Runnable::run);
    List<Integer> announced = new ArrayList<>();
    jobs.startPatiently(
        "Select",
        progress -> {
          progress.report("Selecting", 1, 3);
          announced.add(jobs.running().size());
          LockSupport.parkNanos(400_000_000);
          progress.report("Selecting", 2, 3);
          announced.add(jobs.running().size());
          return 1;
        });
    assertEquals(List.of(0, 1), announced);
    assertTrue(jobs.running().isEmpty());
  }

  @Test
  void listsPatientWorkWhereItWasStartedAlsoIfItIsAnnouncedLater() {
    Duration patience = Duration.ofMillis(50);
    long end = System.nanoTime() + patience.toNanos() * 2;
    Deque<Runnable> later = new ArrayDeque<>();
    Jobs jobs = new Jobs(later::add, Runnable::run, patience);
    List<String> seen = new ArrayList<>();
    jobs.startPatiently(
        "Select",
        progress -> {
          while (System.nanoTime() < end) {
            Thread.onSpinWait();
          }
          progress.report("Selecting", 1, 2);
          jobs.running().forEach(job -> seen.add(job.name()));
          return 1;
        });
    jobs.start("Read", _ -> 1);
    later.remove().run();
    assertEquals(List.of("Select", "Read"), seen);
  }

  @Test
  void showsOnlyTheNewestOfReportsThatComeFasterThanTheScreen() {
    Deque<Runnable> screen = new ArrayDeque<>();
    Jobs jobs = new Jobs(Runnable::run, screen::add);
    List<JobState<Integer>> seen = new ArrayList<>();
    Job<Integer> job =
        jobs.start(
            "Read",
            progress -> {
              progress.report("Reading", 1, 4);
              progress.report("Reading", 2, 4);
              progress.report("Reading", 3, 4);
              return 7;
            });
    job.state()
        .subscribe(state -> {
          seen.add(state);
        });
    while (!screen.isEmpty()) {
      screen.remove().run();
    }
    assertEquals(
        List.of(
            new JobState.Running<Integer>("Read", 0, -1),
            new JobState.Running<Integer>("Reading", 3, 4),
            new JobState.Done<>(7)),
        seen);
  }

  @Test
  void tellsWhenNoThreadCouldBeStarted() {
    Jobs jobs =
        new Jobs(
            _ -> {
              throw new OutOfMemoryError("unable to create native thread");
            },
            Runnable::run);
    Job<Integer> job = jobs.start("Read", _ -> 1);
    assertInstanceOf(JobState.Failed.class, job.state().get());
    assertTrue(jobs.running().isEmpty());
  }

  @Test
  void waitsAtTheEndUntilAllWorkHasNoticed() throws Exception {
    List<String> ended = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch begun = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      Jobs jobs = new Jobs(threads, _ -> {}); // the screen is gone already
      jobs.startPatiently(
          "Read",
          progress -> {
            begun.countDown();
            try {
              while (true) {
                Thread.onSpinWait();
                progress.report("Reading", 1, 2);
              }
            } finally {
              ended.add("tidied up");
            }
          });
      begun.await();
      jobs.stopAll(Duration.ofSeconds(30));
      assertEquals(List.of("tidied up"), List.copyOf(ended));
    }
  }

  @Test
  void closesAtTheEndWhatWasBroughtButNotShownYet() {
    List<String> closed = new ArrayList<>();
    Jobs jobs = new Jobs(Runnable::run, _ -> {});
    jobs.start("Read", _ -> (AutoCloseable) () -> closed.add("files"));
    jobs.stopAll(Duration.ZERO);
    assertEquals(List.of("files"), closed);
  }
}
