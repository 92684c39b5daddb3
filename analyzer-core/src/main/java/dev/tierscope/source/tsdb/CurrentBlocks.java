package dev.tierscope.source.tsdb;

import dev.tierscope.format.tsdb.Block;
import dev.tierscope.format.tsdb.BlockMeta;
import dev.tierscope.model.TimeRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which blocks of a directory hold data that no other one holds, for Prometheus, Thanos and Mimir:
/// - a block that another one names as its parent is replaced by that;
/// - in a bucket, so is a block all of whose sources went into another one of the same external
///   labels and resolution (Thanos `pkg/block/fetcher.go`, Mimir
///   `pkg/compactor/shard_aware_deduplicate_filter.go`: there, in all of its shards together);
/// - a downsampled block is left out where finer ones of the same external labels cover its time.
final class CurrentBlocks {
  private static final String SHARD = "__compactor_shard_id__"; // such as 1_of_4

  /// A block with what it is compared by; all labels are those that its series have besides their
  /// own.
  private record Candidate(
      Block block, BlockMeta meta, Map<String, String> labels, Optional<String> shard) {
    static Optional<Candidate> of(Block block) {
      return block
          .meta()
          .map(meta -> new Candidate(block, meta, ExternalLabels.of(meta), shard(meta)));
    }

    private static Optional<String> shard(BlockMeta meta) {
      return Optional.ofNullable(meta.externalLabels().get(SHARD)).filter(id -> !id.isEmpty());
    }

    /// Whether it holds all data of another one, and is to be kept rather than that.
    boolean replaces(Candidate other) {
      if (other.block == block
          || meta.resolution() != other.meta.resolution()
          || !labels.equals(other.labels)
          || !meta.sources().containsAll(other.meta.sources())) {
        return false;
      }
      if (meta.sources().size() > other.meta.sources().size()) {
        return true;
      }
      return shard.equals(other.shard)
          ? block.name().compareTo(other.block.name()) < 0
          : other.shard.isEmpty();
    }
  }

  private final Set<Block> replaced = new HashSet<>();
  private final Set<Block> covered = new HashSet<>();

  /// Cost: for each block a look at those that share its first source, for each downsampled one a
  /// look at those of the same labels.
  ///
  /// @param blocks all that could be opened
  CurrentBlocks(List<Block> blocks) {
    if (blocks.size() < 2) {
      return;
    }
    Set<String> parents =
        blocks.stream()
            .flatMap(b -> b.meta().stream())
            .flatMap(m -> m.parents().stream().filter(p -> !p.equals(m.ulid())))
            .collect(Collectors.toSet());
    blocks.stream().filter(b -> parents.contains(b.name())).forEach(replaced::add);
    List<Candidate> candidates = blocks.stream().flatMap(b -> Candidate.of(b).stream()).toList();
    findContained(candidates);
    findCovered(candidates);
  }

  /// Why a block is not to be counted, in words that follow "because"; empty if it is.
  Optional<String> left(Block block) {
    if (replaced.contains(block)) {
      return Optional.of("a newer block holds the same data");
    }
    if (block.meta().map(BlockMeta::deletable).orElse(false)) {
      return Optional.of("it is empty and waits for deletion");
    }
    return covered.contains(block)
        ? Optional.of("it is a downsampled copy of the others")
        : Optional.empty();
  }

  private void findContained(List<Candidate> candidates) {
    Map<String, List<Candidate>> bySource = new HashMap<>();
    for (Candidate candidate : candidates) {
      for (String source : candidate.meta.sources()) {
        bySource.computeIfAbsent(source, _ -> new ArrayList<>()).add(candidate);
      }
    }
    for (Candidate candidate : candidates) {
      Set<String> sources = candidate.meta.sources();
      if (!candidate.meta.externalLabels().isEmpty()
          && !sources.isEmpty()
          && isContained(candidate, bySource.getOrDefault(sources.iterator().next(), List.of()))) {
        replaced.add(candidate.block);
      }
    }
  }

  /// Whether all sources of a block of a bucket went into another one of its shard, or if it is of
  /// no shard, into all of several.
  private static boolean isContained(Candidate candidate, List<Candidate> others) {
    Map<Integer, Set<String>> shards = new HashMap<>(); // of successors, by how many there are
    for (Candidate other : others) {
      if (!other.replaces(candidate)) {
        continue;
      }
      if (other.shard.equals(candidate.shard)) {
        return true;
      }
      if (candidate.shard.isEmpty()) {
        other.shard.ifPresent(
            id -> shards.computeIfAbsent(count(id), _ -> new TreeSet<>()).add(id));
      }
    }
    return shards.entrySet().stream().anyMatch(e -> e.getValue().size() == e.getKey());
  }

  /// Of how many shards one is; 0 if its id does not say.
  private static int count(String shard) {
    String count = shard.substring(shard.lastIndexOf('_') + 1);
    return count.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(count) : 0;
  }

  /// Finds downsampled blocks whose time finer ones of the same external labels cover.
  private void findCovered(List<Candidate> candidates) {
    Map<Map<String, String>, List<Candidate>> byLabels =
        candidates.stream()
            .filter(candidate -> !replaced.contains(candidate.block))
            .sorted(Comparator.comparingLong(candidate -> candidate.meta.range().min()))
            .collect(Collectors.groupingBy(Candidate::labels));
    for (Candidate candidate : candidates) {
      if (candidate.meta.resolution() > 0
          && isCovered(candidate.meta, byLabels.getOrDefault(candidate.labels, List.of()))) {
        covered.add(candidate.block);
      }
    }
  }

  /// @param others by the beginning of their time
  private static boolean isCovered(BlockMeta meta, List<Candidate> others) {
    long reached = meta.range().min();
    for (Candidate other : others) {
      TimeRange range = other.meta.range();
      if (other.meta.resolution() < meta.resolution() && range.min() <= reached) {
        reached = Math.max(reached, range.max());
      }
    }
    return reached >= meta.range().max();
  }
}
