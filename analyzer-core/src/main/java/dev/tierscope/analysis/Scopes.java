package dev.tierscope.analysis;

import dev.tierscope.query.Matcher;
import dev.tierscope.query.Selection;
import dev.tierscope.query.Selector;
import dev.tierscope.table.SeriesGroup;
import dev.tierscope.table.SeriesTable;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// An ordered list of selectors that tells the [Scope] of a metric group. A series has the scope of
/// the first selector that chooses it, or [Scope#CUSTOM] if none does; a group has the scope that
/// most of its series have, among equals the one that comes first. The metric name that selectors
/// see is that of the group: `x` for `x_bucket`, `x_sum` and `x_count`.
///
/// @param rules in order
public record Scopes(List<Rule> rules) {
  /// One selector and the scope of what it chooses.
  public record Rule(Scope scope, Selector selector) {
    private static Rule named(Scope scope, String regex) {
      Matcher name = new Matcher(Matcher.METRIC_NAME, Matcher.Operator.MATCHES, regex);
      return new Rule(scope, new Selector(List.of(name)));
    }

    /// What it asks of the metric name.
    private Predicate<String> name() {
      return selector.matchers().stream()
          .filter(Matcher::isMetricName)
          .map(Matcher::condition)
          .reduce(_ -> true, Predicate::and);
    }

    /// What it asks of the labels; everything will do if it asks for none.
    private Selector labels() {
      return new Selector(selector.matchers().stream().filter(m -> !m.isMetricName()).toList());
    }
  }

  /// The rules for what node exporter, kube-state-metrics, cAdvisor and the usual client libraries
  /// expose.
  public static final Scopes DEFAULT =
      new Scopes(
          List.of(
              Rule.named(Scope.RULE, ".*:.*"),
              Rule.named(
                  Scope.CONTAINER, "container_.*|kube_pod_container_.*|kube_pod_init_container_.*"),
              Rule.named(Scope.POD, "kube_pod_.*|kubelet_.*"),
              Rule.named(
                  Scope.NODE, "node_.*|kube_node_.*|machine_.*|windows_.*|smartmon_.*|ipmi_.*"),
              Rule.named(
                  Scope.SERVICE, "up|scrape_.*|kube_.*|probe_.*|blackbox_.*|coredns_.*|etcd_.*"),
              Rule.named(
                  Scope.SERVICE,
                  "apiserver_.*|scheduler_.*|workqueue_.*|rest_client_.*|prometheus_.*"),
              Rule.named(Scope.APPLICATION, "http_.*|grpc_.*|rpc_.*|promhttp_.*|go_.*|process_.*"),
              Rule.named(Scope.APPLICATION, "db_.*|sql_.*|redis_.*|kafka_.*|istio_.*|envoy_.*"),
              Rule.named(
                  Scope.APPLICATION,
                  "jvm_.*|tomcat_.*|hikaricp_.*|logback_.*|spring_.*|executor_.*"),
              Rule.named(
                  Scope.APPLICATION, "python_.*|nodejs_.*|dotnet_.*|ruby_.*|php_.*|traces_.*"),
              new Rule(Scope.CUSTOM, Selector.ALL)));

  public Scopes {
    rules = List.copyOf(rules);
  }

  /// Tells the scope of metric groups.
  @FunctionalInterface
  interface Finder {
    /// @param group its name
    /// @param metrics names of its members
    Scope of(String group, Collection<String> metrics);
  }

  /// Whether any rule asks for labels, so that names alone do not tell the scope.
  public boolean askForLabels() {
    return rules.stream().anyMatch(rule -> !rule.labels().isAll());
  }

  /// Finds scopes by names alone: rules that ask for labels choose nothing.
  Finder byName() {
    List<Chooser> choosers =
        rules.stream()
            .filter(rule -> rule.labels().isAll())
            .map(rule -> new Chooser(rule.scope, rule.name(), Optional.empty()))
            .toList();
    return (group, _) -> {
      for (Chooser chooser : choosers) {
        if (chooser.name.test(group)) {
          return chooser.scope;
        }
      }
      return Scope.CUSTOM;
    };
  }

  /// Finds the scopes of the groups of a table. Cost: where rules ask for labels, what selecting
  /// costs for the groups whose names they accept.
  Finder in(SeriesTable table) {
    if (!askForLabels()) {
      return byName();
    }
    List<Chooser> choosers =
        rules.stream()
            .map(rule ->
                new Chooser(
                    rule.scope, rule.name(), Optional.of(Selection.of(rule.labels(), table))))
            .toList();
    Map<String, SeriesGroup> groups = new HashMap<>();
    table.groups().forEach(group -> groups.put(group.name(), group));
    return (group, metrics) -> {
      Map<Scope, Integer> series = new LinkedHashMap<>(); // in the order of the rules
      choosers.forEach(chooser -> series.putIfAbsent(chooser.scope, 0));
      series.putIfAbsent(Scope.CUSTOM, 0);
      for (String metric : metrics) {
        SeriesGroup member = groups.get(metric);
        if (member != null) {
          count(choosers, group, member, series);
        }
      }
      int most = Collections.max(series.values());
      return series.entrySet().stream()
          .filter(scope -> scope.getValue() == most)
          .findFirst()
          .orElseThrow()
          .getKey();
    };
  }

  /// A rule made ready for one table.
  ///
  /// @param labels which series it chooses among those whose name it accepts; empty for all
  private record Chooser(Scope scope, Predicate<String> name, Optional<Selection> labels) {}

  /// Adds each series of a metric to the scope of the first rule that chooses it.
  private static void count(
      List<Chooser> choosers, String group, SeriesGroup member, Map<Scope, Integer> series) {
    BitSet left = new BitSet();
    left.set(0, member.rows());
    for (Chooser chooser : choosers) {
      if (!left.isEmpty() && chooser.name.test(group)) {
        BitSet chosen = new BitSet();
        chooser
            .labels
            .map(labels -> IntStream.of(labels.rows(member)))
            .orElse(left.stream())
            .forEach(chosen::set);
        chosen.and(left);
        left.andNot(chosen);
        series.merge(chooser.scope, chosen.cardinality(), Integer::sum);
      }
    }
    series.merge(Scope.CUSTOM, left.cardinality(), Integer::sum);
  }
}
