package dev.tierscope.format.tsdb;

import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import dev.tierscope.model.TimeRange;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/// What `meta.json` says of a block. Unknown fields are passed over.
///
/// Source: Prometheus `tsdb/block.go` `BlockMeta`; the `thanos` part: Thanos
/// `pkg/block/metadata/meta.go` and Mimir `pkg/storage/tsdb/block/meta.go`.
///
/// @param ulid the block's id
/// @param range time range of the block, which its samples need not fill
/// @param version 1; Prometheus 2.1 wrote 2 by mistake
/// @param series, chunks, samples as the writer counted them
/// @param level 1 if cut straight from a head
/// @param parents ULIDs of the blocks that this one replaces
/// @param sources ULIDs of the blocks cut from heads whose data it holds
/// @param deletable whether the block came out empty
/// @param hints such as `from-out-of-order`
/// @param externalLabels labels of Thanos and Mimir that belong to the whole block
/// @param resolution milliseconds between samples of a downsampled block, 0 for raw data
public record BlockMeta(
    String ulid,
    TimeRange range,
    int version,
    OptionalLong series,
    OptionalLong chunks,
    OptionalLong samples,
    int level,
    List<String> parents,
    Set<String> sources,
    boolean deletable,
    List<String> hints,
    Map<String, String> externalLabels,
    long resolution) {
  private static final JsonFactory JSON = JsonFactory.builder().build();

  private static final long LONGEST_RANGE = Duration.ofDays(3653).toMillis();

  /// Names of nested fields are put together no longer than any that is looked for.
  private static final int LONGEST_PATH = 256;

  public BlockMeta {
    parents = List.copyOf(parents);
    sources = Set.copyOf(sources);
    hints = List.copyOf(hints);
    externalLabels = Map.copyOf(externalLabels);
  }

  /// Reads a `meta.json`.
  ///
  /// @param file its name for messages
  /// @throws AnalyzerException if it is no JSON object or lacks a time range
  public static BlockMeta read(MemorySegment bytes, String file) throws AnalyzerException {
    if (bytes.byteSize() > 1 << 26) {
      throw problem(file, "it has " + bytes.byteSize() + " bytes, expected at most 64 MiB");
    }
    if (bytes.byteSize() == 0) {
      throw problem(file, "it is empty");
    }
    byte[] json = new byte[Math.toIntExact(bytes.byteSize())];
    MemorySegment.copy(bytes, 0, MemorySegment.ofArray(json), 0, json.length);
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw problem(file, "it is not a JSON object");
      }
      Fields fields = new Fields().read(parser);
      if (parser.nextToken() != null) {
        throw problem(file, "something follows its JSON object");
      }
      return fields.meta(file);
    } catch (JacksonException e) {
      throw problem(file, "it is not valid JSON" + place(e.getLocation()));
    }
  }

  /// @param place none for what goes beyond the limits of the parser, such as deep nesting
  private static String place(@Nullable TokenStreamLocation place) {
    return place == null
        ? ", or nested too deeply"
        : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
  }

  /// Reads one that is made up, so that the first real one finds the parser and the access to
  /// mapped files ready: together 20 ms of a start, most of it tables of `BigDecimal` that the
  /// parser asks for.
  static void rehearse() {
    byte[] json = "{\"minTime\":0,\"maxTime\":1}".getBytes(StandardCharsets.UTF_8);
    try {
      read(MemorySegment.ofArray(json), "a made up meta.json");
    } catch (AnalyzerException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What is wrong with the version, if a newer release may mean other things with the same fields.
  Optional<Problem> versionProblem(String file) {
    return version >= 1 && version <= 2
        ? Optional.empty()
        : Optional.of(
            new Problem(
                "version is " + version + ", expected 1",
                file,
                "Use a newer release of Tierscope, or copy the block again."));
  }

  private static AnalyzerException problem(String file, String what) {
    return new AnalyzerException(
        new Problem(
            what, file, "Copy the block again; its index can still be read without this file."));
  }

  /// The fields while they are read.
  private static final class Fields {
    private String ulid = "";
    private long minTime = Long.MAX_VALUE;
    private long maxTime = Long.MIN_VALUE;
    private int version;
    private OptionalLong series = OptionalLong.empty();
    private OptionalLong chunks = OptionalLong.empty();
    private OptionalLong samples = OptionalLong.empty();
    private int level;
    private final List<String> parents = new ArrayList<>();
    private final Set<String> sources = new HashSet<>();
    private boolean deletable;
    private final List<String> hints = new ArrayList<>();
    private final Map<String, String> externalLabels = new TreeMap<>();
    private long resolution;

    Fields read(JsonParser parser) {
      object(parser, "");
      return this;
    }

    private void object(JsonParser parser, String path) {
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String field = path + parser.currentName();
        value(parser, parser.nextToken(), field);
      }
    }

    private void value(JsonParser parser, JsonToken token, String field) {
      switch (token) {
        case START_OBJECT -> object(parser, field.length() > LONGEST_PATH ? "" : field + ".");
        case START_ARRAY -> {
          for (JsonToken t = parser.nextToken();
              t != null && t != JsonToken.END_ARRAY;
              t = parser.nextToken()) {
            value(parser, t, field);
          }
        }
        case VALUE_NUMBER_INT -> number(field, parser);
        case VALUE_STRING -> string(field, parser.getString());
        case VALUE_TRUE -> deletable |= field.equals("compaction.deletable");
        default -> {}
      }
    }

    private void number(String field, JsonParser parser) {
      if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
        return; // no field of ours is as large, so it stays unknown
      }
      long value = parser.getLongValue();
      switch (field) {
        case "minTime" -> minTime = value;
        case "maxTime" -> maxTime = value;
        case "version" -> version = (int) value;
        case "stats.numSeries" -> series = OptionalLong.of(value);
        case "stats.numChunks" -> chunks = OptionalLong.of(value);
        case "stats.numSamples" -> samples = OptionalLong.of(value);
        case "compaction.level" -> level = (int) value;
        case "thanos.downsample.resolution" -> resolution = value;
        default -> {}
      }
    }

    private void string(String field, String value) {
      switch (field) {
        case "ulid" -> ulid = value;
        case "compaction.parents.ulid" -> parents.add(value);
        case "compaction.sources" -> sources.add(value);
        case "compaction.hints" -> hints.add(value);
        default -> {
          if (field.startsWith("thanos.labels.")) {
            externalLabels.put(field.substring("thanos.labels.".length()), value);
          }
        }
      }
    }

    BlockMeta meta(String file) throws AnalyzerException {
      if (minTime == Long.MAX_VALUE || maxTime == Long.MIN_VALUE) {
        throw problem(file, "it has no time range (minTime, maxTime)");
      }
      if (maxTime < minTime) {
        throw problem(file, "maxTime is " + maxTime + ", expected " + minTime + " or more");
      }
      TimeRange range = new TimeRange(minTime, maxTime);
      if (range.millis() > LONGEST_RANGE) {
        throw problem(
            file,
            "it spans the times %d to %d, expected at most ten years".formatted(minTime, maxTime));
      }
      for (OptionalLong count : List.of(series, chunks, samples)) {
        if (count.orElse(0) < 0) {
          throw problem(file, "a count is " + count.getAsLong() + ", expected 0 or more");
        }
      }
      return new BlockMeta(
          ulid,
          range,
          version,
          series,
          chunks,
          samples,
          level,
          parents,
          sources,
          deletable,
          hints,
          externalLabels,
          resolution);
    }
  }
}
