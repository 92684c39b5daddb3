/// Samples on disk: the chunk segment files of a block, the chunks in them, and what is in a chunk.
/// Central types: [ChunkSegments] walks and finds chunks, [Chunk] decodes one, [ChunkStatistics]
/// sums up many. This package knows no index, no log and no labels.
@NullMarked
package dev.tierscope.format.tsdb.chunk;

import org.jspecify.annotations.NullMarked;
