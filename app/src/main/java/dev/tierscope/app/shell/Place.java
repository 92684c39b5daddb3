package dev.tierscope.app.shell;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// Where one can be: the screens in the order of the loop, each under its step.
public enum Place {
  SOURCES(Step.CONNECT, "Sources", ""),
  OVERVIEW(Step.CLASSIFY, "Overview", ""),
  EXPLORER(Step.EXPLAIN, "Explorer", ""),
  LOGS(
      Step.EXPLAIN,
      "Logs",
      "Loki streams, bytes and chunk fill of every label, and which labels belong into structured"
          + " metadata. It needs a Loki index or a Loki server."),
  TRACES(
      Step.EXPLAIN,
      "Traces",
      "Cardinality of span attributes and what they add to span metrics. It needs a Tempo server."),
  USAGE(
      Step.EXPLAIN,
      "Usage",
      "Where each metric and label is used: dashboards, panels, rules, alerts; unknown is kept apart"
          + " from not used. It needs dashboards and rules."),
  WHAT_IF(
      Step.SIMULATE,
      "What-if",
      "An ordered list of changes with their exact effect on series, samples and bytes, and what"
          + " would break. Until then the Explorer says for each label how many series stay without"
          + " it."),
  RETENTION(
      Step.PLAN,
      "Retention",
      "Where data lives, for how long and at what price, with a forecast. It needs history or prices."),
  PIPELINE(
      Step.APPLY,
      "Pipeline",
      "The collectors as a graph, a plan as a diff for each, and the way back. It needs a collector's"
          + " configuration."),
  HISTORY(
      Step.VERIFY,
      "History",
      "Snapshots over time and any two of them compared, and what became of applied changes. It needs"
          + " a second snapshot."),
  REPORT(
      Step.VERIFY,
      "Report",
      "What was found, as a document to hand on. Until then `tierscope analyze` writes text, JSON and"
          + " CSV in the terminal.");

  /// The seven steps of the loop.
  public enum Step {
    CONNECT(1, "Connect"),
    CLASSIFY(2, "Classify"),
    EXPLAIN(3, "Explain"),
    SIMULATE(4, "Simulate"),
    PLAN(5, "Plan"),
    APPLY(6, "Apply"),
    VERIFY(7, "Verify");

    private final int number;
    private final String title;

    Step(int number, String title) {
      this.number = number;
      this.title = title;
    }

    public String title() {
      return title;
    }

    /// 1 to 7.
    public int number() {
      return number;
    }
  }

  private final Step step;
  private final String title;
  private final String purpose;

  Place(Step step, String title, String purpose) {
    this.step = step;
    this.title = title;
    this.purpose = purpose;
  }

  public Step step() {
    return step;
  }

  public String title() {
    return title;
  }

  public Ikon icon() {
    return switch (this) {
      case SOURCES -> Material2OutlinedAL.DNS;
      case OVERVIEW -> Material2OutlinedAL.DASHBOARD;
      case EXPLORER -> Material2OutlinedAL.ACCOUNT_TREE;
      case LOGS -> Material2OutlinedMZ.SUBJECT;
      case TRACES -> Material2OutlinedMZ.TIMELINE;
      case USAGE -> Material2OutlinedMZ.SEARCH;
      case WHAT_IF -> Material2OutlinedMZ.SCIENCE;
      case RETENTION -> Material2OutlinedAL.DATE_RANGE;
      case PIPELINE -> Material2OutlinedAL.DEVICE_HUB;
      case HISTORY -> Material2OutlinedAL.HISTORY;
      case REPORT -> Material2OutlinedAL.DESCRIPTION;
    };
  }

  /// What the screen will show and what it needs, for one that cannot be used yet; else empty.
  public String purpose() {
    return purpose;
  }

  /// Whether the screen can be used.
  public boolean isBuilt() {
    return purpose.isEmpty();
  }
}
