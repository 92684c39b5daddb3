package dev.tierscope.analysis;

import dev.tierscope.table.DistinctRows;
import dev.tierscope.table.GroupRuns;
import dev.tierscope.table.LabelRuns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Finds the label of a family whose removal saves most, without counting what is left without each
/// of its labels. A label with v values can put at most v + 1 series into one, so that of r series
/// at least r / (v + 1) are left; labels are counted in the order of that bound until none that is
/// left can save more than the best one so far.
final class LargestSaving {
  /// One metric of the family.
  private record Member(GroupRuns group, DistinctRows rows, Map<String, Integer> positions) {
    static Member of(GroupRuns group) {
      Map<String, Integer> positions = new HashMap<>();
      for (int label = 0; label < group.labels().size(); label++) {
        positions.put(group.labels().get(label).name(), label);
      }
      return new Member(group, DistinctRows.of(group), positions);
    }
  }

  private final List<Member> members;
  private final Map<String, Long> bounds = new TreeMap<>(); // most that a label can save
  private final Map<String, List<LabelRetention>> counted = new LinkedHashMap<>(); // by metric

  LargestSaving(List<GroupRuns> family) {
    this.members = family.parallelStream().map(Member::of).toList();
    for (Member member : members) {
      counted.put(member.group.name(), new ArrayList<>());
      for (LabelRuns label : member.group.labels()) {
        bounds.merge(label.name(), mostSaved(member.group, label), Long::sum);
      }
    }
  }

  private static long mostSaved(GroupRuns group, LabelRuns label) {
    if (label.isConstant()) {
      return 0;
    }
    long together = label.values() + 1L; // series that differ in this label only
    return group.rows() - Math.ceilDiv(group.rows(), together);
  }

  /// What was counted, by metric: the label that saves most is among it.
  Map<String, List<LabelRetention>> labels() {
    long best = 0;
    List<Map.Entry<String, Long>> order = new ArrayList<>(bounds.entrySet());
    order.sort((a, b) -> Long.compare(b.getValue(), a.getValue()));
    for (Map.Entry<String, Long> label : order) {
      if (label.getValue() < best) {
        break;
      }
      best = Math.max(best, count(label.getKey()));
    }
    return counted;
  }

  /// Counts without a label.
  ///
  /// @return how many series that saves
  private long count(String label) {
    long saved = 0;
    for (Member member : members) {
      Integer position = member.positions.get(label);
      if (position != null) {
        int left = member.rows.countWithout(position);
        counted
            .getOrDefault(member.group.name(), new ArrayList<>())
            .add(new LabelRetention(label, member.group.labels().get(position).values(), left));
        saved += member.group.rows() - left;
      }
    }
    return saved;
  }
}
