package dev.tierscope.app.overview;

import dev.tierscope.analysis.Scope;
import dev.tierscope.analysis.ScopeTotal;
import dev.tierscope.app.chart.LevelHistogram;
import dev.tierscope.app.job.Job;
import dev.tierscope.app.job.JobState;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.population.GroupCost;
import dev.tierscope.app.population.LabelUse;
import dev.tierscope.app.population.Opened;
import dev.tierscope.app.population.Population;
import dev.tierscope.report.Numbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// What the Overview says about what is open.
public final class OverviewViewModel {
  /// A label over all metrics.
  ///
  /// @param saved number of series that would go without it
  /// @param metrics number of metric groups that have it
  public record LabelCost(String name, long saved, long metrics) {}

  private final Jobs jobs;
  private final ReadOnlyObjectWrapper<JobState<Figures>> state =
      new ReadOnlyObjectWrapper<>(new JobState.Idle<>());
  private @Nullable Job<Figures> job;
  private Optional<Opened> shown = Optional.empty();
  private Subscription following = Subscription.EMPTY;

  public OverviewViewModel(Jobs jobs) {
    this.jobs = jobs;
  }

  /// How far the figures of what is open are; idle while nothing is.
  ReadOnlyObjectProperty<JobState<Figures>> state() {
    return state.getReadOnlyProperty();
  }

  /// Shows another source. Of the one before nothing is shown any more.
  public void show(Opened source) {
    shown = Optional.of(source);
    following.unsubscribe();
    if (job != null) {
      job.cancel();
    }
    Job<Figures> counting =
        jobs.startPatiently("Overview", progress -> Figures.of(source, progress));
    job = counting;
    following = counting.state().subscribe(state::set);
  }

  /// Counts the figures of what is open once more; what was read stays.
  void countAgain() {
    shown.ifPresent(this::show);
  }

  /// What is open and the time it is of: the day once if it begins and ends on the same.
  static String subtitle(Opened source) {
    String kind = source.snapshot().summary().kind();
    long min = source.range().min();
    long max = source.range().max();
    if (min <= 0 || max == Long.MAX_VALUE || min >= max) {
      return kind;
    }
    String from = Numbers.time(Instant.ofEpochMilli(min));
    String to = Numbers.time(Instant.ofEpochMilli(max));
    String day = from.substring(0, from.indexOf(' ') + 1);
    String start = from.substring(0, from.lastIndexOf(' '));
    return kind + " · " + start + " – " + (to.startsWith(day) ? to.substring(day.length()) : to);
  }

  /// The metric groups with most series, most first.
  static List<GroupCost> costliest(Population population, int limit) {
    return population.groups().stream()
        .sorted(
            Comparator.comparingLong(GroupCost::series).reversed().thenComparing(GroupCost::name))
        .limit(limit)
        .toList();
  }

  /// The labels without which most series would go, each by itself, over all metrics.
  static List<LabelCost> costliestLabels(Population population, int limit) {
    Map<String, Long> saved = new HashMap<>();
    Map<String, Long> metrics = new HashMap<>();
    for (GroupCost group : population.groups()) {
      for (LabelUse label : group.labels()) {
        saved.merge(label.name(), label.series() - label.retained(), Long::sum);
        metrics.merge(label.name(), 1L, Long::sum);
      }
    }
    return saved.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(entry ->
            new LabelCost(
                entry.getKey(), entry.getValue(), metrics.getOrDefault(entry.getKey(), 0L)))
        .sorted(
            Comparator.comparingLong(LabelCost::saved).reversed().thenComparing(LabelCost::name))
        .limit(limit)
        .toList();
  }

  /// Number of metric names.
  static int names(Population population) {
    return population.groups().stream().mapToInt(group -> group.group().metrics().size()).sum();
  }

  /// Number of different label names.
  static int labelNames(Population population) {
    if (population.listed().isPresent()) {
      return population.listed().get().labels().size();
    }
    Set<String> names = new HashSet<>();
    population.groups().forEach(group -> group.labels().forEach(label -> names.add(label.name())));
    return names.size();
  }

  /// Metric groups by size, with the documented levels.
  static LevelHistogram.Data histogram(Population population) {
    List<LevelHistogram.Level> levels = new ArrayList<>();
    for (Scope scope : Scope.values()) {
      if (scope.level() > 0) {
        levels.add(new LevelHistogram.Level(scope.word(), (double) scope.level()));
      }
    }
    return new LevelHistogram.Data(
        TierBins.of(population),
        new double[] {population.scale().medium(), population.scale().high()},
        levels);
  }

  /// The scope that is furthest above its level, if one is ten times above.
  static Optional<ScopeTotal> worstScope(Population population) {
    return population.scopes().stream()
        .filter(scope -> scope.scope().level() > 0 && ratio(scope) >= 10)
        .max(Comparator.comparingDouble(OverviewViewModel::ratio));
  }

  /// The largest metric group of a scope against the level of the scope.
  static double ratio(ScopeTotal scope) {
    return scope.scope().level() == 0 ? 0 : (double) scope.largestSeries() / scope.scope().level();
  }

  /// A share of a whole that may be nothing.
  static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /// Births as numbers to draw, without those that were there from the beginning.
  static double[] course(Opened source) {
    long[] parts = source.births().perPart();
    return Arrays.stream(parts).skip(1).asDoubleStream().toArray();
  }
}
