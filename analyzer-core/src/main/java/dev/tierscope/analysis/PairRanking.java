package dev.tierscope.analysis;

import dev.tierscope.table.PairCounts;
import java.util.List;
import java.util.Optional;

/// Label pairs by number of series, most first, ties by name and value.
public sealed interface PairRanking {
  /// The first pairs.
  ///
  /// @param limit how many at the most
  List<PairCardinality> first(long limit);

  /// What the values of a label look like, if all of them are known.
  ///
  /// @param most at most so many of them are looked at
  Optional<ValueShapes> shapes(String label, int most);

  /// Every pair was counted; names and values become text only when asked for.
  record Counted(PairCounts counts) implements PairRanking {
    @Override
    public List<PairCardinality> first(long limit) {
      return Cardinality.pairs(counts, limit);
    }

    @Override
    public Optional<ValueShapes> shapes(String label, int most) {
      return Optional.of(ValueShapes.of(counts, label, most));
    }
  }

  /// Pairs as a server listed them.
  record Listed(List<PairCardinality> pairs) implements PairRanking {
    public Listed {
      pairs = List.copyOf(pairs);
    }

    @Override
    public List<PairCardinality> first(long limit) {
      return pairs.subList(0, (int) Math.min(limit, pairs.size()));
    }

    @Override
    public Optional<ValueShapes> shapes(String label, int most) {
      return Optional.empty();
    }
  }
}
