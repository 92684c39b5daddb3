package dev.tierscope.cli;

import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import dev.tierscope.source.ReadOptions;
import dev.tierscope.source.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A source with what of it is wanted.
record Wanted(Source source, ReadOptions options) {
  /// Divides the parts that are asked for among the sources that have them; a source without any of
  /// them is left out.
  ///
  /// @throws AnalyzerException if no source has one of the parts
  static List<Wanted> of(List<Source> sources, ReadOptions options) throws AnalyzerException {
    if (sources.size() == 1 || options.parts().isEmpty()) {
      return sources.stream().map(source -> new Wanted(source, options)).toList();
    }
    List<Wanted> wanted = new ArrayList<>();
    Set<String> missing = new TreeSet<>(options.parts());
    Set<String> known = new TreeSet<>();
    for (Source source : sources) {
      Set<String> parts = new HashSet<>(options.parts());
      parts.retainAll(source.parts());
      if (!parts.isEmpty()) {
        wanted.add(new Wanted(source, new ReadOptions(options.within(), parts)));
      }
      missing.removeAll(parts);
      known.addAll(source.parts());
    }
    if (!missing.isEmpty()) {
      throw new AnalyzerException(
          new Problem(
              "there is no readable block " + String.join(", ", missing) + " in any of them",
              String.join(" + ", sources.stream().map(Source::name).toList()),
              known.isEmpty()
                  ? "Leave out --block."
                  : "Choose one of: " + String.join(", ", known) + "."));
    }
    return wanted;
  }
}
