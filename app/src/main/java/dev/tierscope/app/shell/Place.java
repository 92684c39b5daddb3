package dev.tierscope.app.shell;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// Where one can be: the screens in the order of the loop, each under its step.
public enum Place {
  SOURCES(Step.CONNECT, "Sources", Material2OutlinedAL.DNS, ""),
  OVERVIEW(Step.CLASSIFY, "Overview", Material2OutlinedAL.DASHBOARD, ""),
  EXPLORER(Step.EXPLAIN, "Explorer", Material2OutlinedAL.ACCOUNT_TREE, ""),
  LOGS(
      Step.EXPLAIN,
      "Logs",
      Material2OutlinedMZ.SUBJECT,
      "Loki streams, bytes and chunk fill of every label, and which labels belong into structured"
          + " metadata. It needs a Loki index or a Loki server."),
  TRACES(
      Step.EXPLAIN,
      "Traces",
      Material2OutlinedMZ.TIMELINE,
      "Cardinality of span attributes and what they add to span metrics. It needs a Tempo server."),
  USAGE(
      Step.EXPLAIN,
      "Usage",
      Material2OutlinedMZ.SEARCH,
      "Where each metric and label is used: dashboards, panels, rules, alerts; unknown is kept apart"
          + " from not used. It needs dashboards and rules."),
  WHAT_IF(
      Step.SIMULATE,
      "What-if",
      Material2OutlinedMZ.SCIENCE,
      "An ordered list of changes with their exact effect on series, samples and bytes, and what"
          + " would break. Until then the Explorer says for each label how many series stay without"
          + " it."),
  RETENTION(
      Step.PLAN,
      "Retention",
      Material2OutlinedAL.DATE_RANGE,
      "Where data lives, for how long and at what price, with a forecast. It needs history or prices."),
  PIPELINE(
      Step.APPLY,
      "Pipeline",
      Material2OutlinedAL.DEVICE_HUB,
      "The collectors as a graph, a plan as a diff for each, and the way back. It needs a collector's"
          + " configuration."),
  HISTORY(
      Step.VERIFY,
      "History",
      Material2OutlinedAL.HISTORY,
      "Snapshots over time and any two of them compared, and what became of applied changes. It needs"
          + " a second snapshot."),
  REPORT(
      Step.VERIFY,
      "Report",
      Material2OutlinedAL.DESCRIPTION,
      "What was found, as a document to hand on. Until then `tierscope analyze` writes text, JSON and"
          + " CSV in the terminal.");

  /// The seven steps of the loop.
  public enum Step {
    CONNECT("Connect"),
    CLASSIFY("Classify"),
    EXPLAIN("Explain"),
    SIMULATE("Simulate"),
    PLAN("Plan"),
    APPLY("Apply"),
    VERIFY("Verify");

    private final String title;

    Step(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }

    /// 1 to 7.
    public int number() {
      return ordinal() + 1;
    }
  }

  private final Step step;
  private final String title;
  private final Ikon icon;
  private final String purpose;

  Place(Step step, String title, Ikon icon, String purpose) {
    this.step = step;
    this.title = title;
    this.icon = icon;
    this.purpose = purpose;
  }

  public Step step() {
    return step;
  }

  public String title() {
    return title;
  }

  public Ikon icon() {
    return icon;
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
