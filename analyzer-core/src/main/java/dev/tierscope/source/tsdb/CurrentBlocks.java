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

  private final List<Block> blocks;
  private final Set<String> parents;

  /// @param blocks all that could be opened
  CurrentBlocks(List<Block> blocks) {
    this.blocks = blocks;
    this.parents =
        blocks.stream()
            .flatMap(b -> b.meta().stream())
            .flatMap(m -> m.parents().stream().filter(p -> !p.equals(m.ulid())))
            .collect(Collectors.toCollection(HashSet::new));
  }

  /// Why a block is not to be counted, in words that follow "because"; empty if it is.
  Optional<String> left(Block block) {
    if (isReplaced(block)) {
      return Optional.of("a newer block holds the same data");
    }
    if (block.meta().map(BlockMeta::deletable).orElse(false)) {
      return Optional.of("it is empty and waits for deletion");
    }
    return isCovered(block)
        ? Optional.of("it is a downsampled copy of the others")
        : Optional.empty();
  }

  private boolean isReplaced(Block block) {
    return blocks.size() > 1
        && (parents.contains(block.name())
            || block.meta().map(meta -> isContained(block, meta)).orElse(false));
  }

  /// Whether all sources of a block of a bucket went into others.
  private boolean isContained(Block block, BlockMeta meta) {
    if (meta.externalLabels().isEmpty() || meta.sources().isEmpty()) {
      return false;
    }
    Optional<String> shard = shard(meta);
    Map<Integer, Set<String>> shards = new HashMap<>(); // of successors, by how many there are
    for (Block other : blocks) {
      BlockMeta successor = other.meta().orElse(null);
      if (successor == null || !holdsAll(other, successor, block, meta)) {
        continue;
      }
      Optional<String> of = shard(successor);
      if (of.equals(shard)) {
        return true;
      }
      if (shard.isEmpty()) {
        of.ifPresent(id -> shards.computeIfAbsent(count(id), _ -> new TreeSet<>()).add(id));
      }
    }
    return shards.entrySet().stream().anyMatch(e -> e.getValue().size() == e.getKey());
  }

  private static boolean holdsAll(Block other, BlockMeta successor, Block block, BlockMeta meta) {
    if (other == block
        || successor.resolution() != meta.resolution()
        || !ExternalLabels.of(successor).equals(ExternalLabels.of(meta))
        || !successor.sources().containsAll(meta.sources())) {
      return false;
    }
    boolean same = successor.sources().size() == meta.sources().size();
    return !same
        || (shard(successor).equals(shard(meta))
            ? other.name().compareTo(block.name()) < 0
            : shard(meta).isEmpty());
  }

  private static Optional<String> shard(BlockMeta meta) {
    return Optional.ofNullable(meta.externalLabels().get(SHARD)).filter(id -> !id.isEmpty());
  }

  /// Of how many shards one is; 0 if its id does not say.
  private static int count(String shard) {
    String count = shard.substring(shard.lastIndexOf('_') + 1);
    return count.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(count) : 0;
  }

  /// Whether finer blocks of the same external labels cover the time of a downsampled one.
  private boolean isCovered(Block block) {
    BlockMeta meta = block.meta().orElse(null);
    if (meta == null || meta.resolution() == 0) {
      return false;
    }
    List<TimeRange> finer = new ArrayList<>();
    for (Block other : blocks) {
      BlockMeta its = other.meta().orElse(null);
      if (its != null
          && its.resolution() < meta.resolution()
          && ExternalLabels.of(its).equals(ExternalLabels.of(meta))
          && !isReplaced(other)) {
        finer.add(its.range());
      }
    }
    finer.sort(Comparator.comparingLong(TimeRange::min));
    long covered = meta.range().min();
    for (TimeRange range : finer) {
      if (range.min() <= covered) {
        covered = Math.max(covered, range.max());
      }
    }
    return covered >= meta.range().max();
  }
}
