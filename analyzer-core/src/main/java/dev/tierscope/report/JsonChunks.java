package dev.tierscope.report;

import dev.tierscope.format.tsdb.chunk.ChunkStatistics;
import dev.tierscope.format.tsdb.chunk.Distribution;
import tools.jackson.core.JsonGenerator;

/// The member `chunkStatistics` of the JSON report.
final class JsonChunks {
  private final JsonGenerator json;

  JsonChunks(JsonGenerator json) {
    this.json = json;
  }

  void write(ChunkStatistics chunks, String accuracy) {
    json.writeObjectPropertyStart("chunkStatistics");
    json.writeArrayPropertyStart("fullness");
    for (long count : chunks.fullness()) {
      json.writeNumber(count);
    }
    json.writeEndArray();
    distribution("floatSamples", chunks.floatSamples());
    distribution("floatBytes", chunks.floatBytes());
    distribution("histogramSamples", chunks.histogramSamples());
    distribution("histogramBytes", chunks.histogramBytes());
    distribution("histogramBuckets", chunks.histogramBuckets());
    json.writeNumberProperty("otherChunks", chunks.otherChunks());
    json.writeNumberProperty("damagedChunks", chunks.damagedChunks());
    json.writeStringProperty("accuracy", accuracy);
    json.writeEndObject();
  }

  private void distribution(String name, Distribution values) {
    json.writeObjectPropertyStart(name);
    json.writeNumberProperty("chunks", values.count());
    json.writeNumberProperty("min", values.min());
    json.writeNumberProperty("mean", values.mean());
    json.writeNumberProperty("max", values.max());
    json.writeArrayPropertyStart("ranges");
    for (Distribution.Range range : values.ranges()) {
      json.writeStartObject();
      json.writeNumberProperty("from", range.from());
      json.writeNumberProperty("to", range.to());
      json.writeNumberProperty("chunks", range.count());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
