package dev.tierscope.analysis;

import com.google.re2j.Pattern;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// An ordered list of rules that tells the [Scope] of a metric group from its name and the names of
/// its labels. The first rule that fits decides; what fits none is [Scope#CUSTOM].
///
/// @param rules in order
public record Scopes(List<Rule> rules) {
  /// One rule: a metric fits if its whole name matches and it has all the labels.
  ///
  /// @param name regular expression for the metric name, RE2 syntax, anchored at both ends
  /// @param labels label names that some series of the metric must have
  public record Rule(Scope scope, Pattern name, Set<String> labels) {
    public Rule {
      labels = Set.copyOf(labels);
    }

    /// A rule from the text of its expression.
    public static Rule of(Scope scope, String name, String... labels) {
      return new Rule(scope, Pattern.compile("(?s:" + name + ")"), Set.of(labels));
    }

    boolean fits(String metric, Collection<String> labelNames) {
      return labelNames.containsAll(labels) && name.matches(metric);
    }
  }

  /// The rules for what node exporter, kube-state-metrics, cAdvisor and the usual client libraries
  /// expose.
  public static final Scopes DEFAULT =
      new Scopes(
          List.of(
              Rule.of(Scope.RULE, ".*:.*"),
              Rule.of(Scope.CONTAINER, "container_.*"),
              Rule.of(Scope.CONTAINER, "kube_pod_(init_)?container_.*"),
              Rule.of(Scope.POD, "kube_pod_.*"),
              Rule.of(Scope.POD, "kubelet_.*"),
              Rule.of(Scope.NODE, "(node|kube_node|machine|windows|smartmon|ipmi)_.*"),
              Rule.of(Scope.SERVICE, "(kube|probe|up|scrape|coredns|etcd|blackbox)(_.*)?"),
              Rule.of(Scope.SERVICE, "(apiserver|scheduler|workqueue|rest_client|prometheus)_.*"),
              Rule.of(
                  Scope.APPLICATION,
                  "(http|grpc|rpc|db|sql|redis|kafka|go|process|promhttp|jvm|python|nodejs|dotnet"
                      + "|ruby|php|tomcat|hikaricp|logback|spring|executor|traces|istio|envoy)_.*"),
              Rule.of(Scope.CUSTOM, ".*")));

  public Scopes {
    rules = List.copyOf(rules);
  }

  /// The scope of a metric.
  ///
  /// @param labelNames the names of the labels that its series have
  public Scope of(String metric, Collection<String> labelNames) {
    for (Rule rule : rules) {
      if (rule.fits(metric, labelNames)) {
        return rule.scope;
      }
    }
    return Scope.CUSTOM;
  }
}
