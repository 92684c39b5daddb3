package dev.tierscope.app.job;

import dev.tierscope.model.AnalyzerException;
import dev.tierscope.task.Progress;

/// A long computation: blocks, reports progress, gives a result.
@FunctionalInterface
public interface Work<T> {
  T run(Progress progress) throws AnalyzerException;
}
