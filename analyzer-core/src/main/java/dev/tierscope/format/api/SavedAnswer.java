package dev.tierscope.format.api;

import dev.tierscope.format.text.SeriesFile;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.task.Progress;
import java.io.InputStream;

/// An answer of Prometheus' HTTP API that somebody saved.
public sealed interface SavedAnswer {
  /// An answer of `/api/v1/series`.
  record Series(SeriesFile file) implements SavedAnswer {}

  /// An answer of `/api/v1/status/tsdb`.
  record Status(TsdbStatus status) implements SavedAnswer {}

  /// Reads an answer and finds out which of the two it is; the stream stays open.
  ///
  /// @param name the file as the user knows it, for messages
  /// @throws AnalyzerException if it is no such answer, an error of the server, or cut off
  static SavedAnswer read(InputStream in, String name, Progress progress) throws AnalyzerException {
    return new AnswerReader(name, progress).read(in);
  }
}
