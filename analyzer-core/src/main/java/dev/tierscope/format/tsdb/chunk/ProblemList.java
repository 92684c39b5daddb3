package dev.tierscope.format.tsdb.chunk;

import dev.tierscope.model.Problem;
import java.util.ArrayList;
import java.util.List;

/// Collects problems, but no more than a person would read.
final class ProblemList {
  private static final int LIMIT = 100;

  private final List<Problem> problems = new ArrayList<>();
  private long more;

  void add(Problem problem) {
    if (problems.size() < LIMIT) {
      problems.add(problem);
    } else {
      more++;
    }
  }

  List<Problem> toList() {
    if (more == 0) {
      return List.copyOf(problems);
    }
    List<Problem> all = new ArrayList<>(problems);
    all.add(new Problem(more + " more of the same kind", "", "Mend the ones above first."));
    return List.copyOf(all);
  }
}
