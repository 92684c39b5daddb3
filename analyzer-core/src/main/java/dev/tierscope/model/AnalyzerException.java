package dev.tierscope.model;

/// Something outside this program was not as needed: a damaged file, a missing permission, a wrong
/// selector.
public class AnalyzerException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  public AnalyzerException(Problem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  public AnalyzerException(Problem problem, Throwable cause) {
    super(problem.toString(), cause);
    this.problem = problem;
  }

  /// What, where and how to fix it.
  public Problem problem() {
    return problem;
  }
}
