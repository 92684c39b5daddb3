package dev.tierscope.app.connect;

import dev.tierscope.app.population.Opened;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.task.Progress;
import java.nio.file.Path;
import java.util.List;

/// How to open and count what a person chose.
public interface Opening {
  /// Reads whatever lies at some paths, several as one.
  ///
  /// @param paths at least one
  Opened open(List<Path> paths, Progress progress) throws AnalyzerException;

  /// Reads the demo data, which is made when it is not there yet.
  Opened demo(Progress progress) throws AnalyzerException;
}
