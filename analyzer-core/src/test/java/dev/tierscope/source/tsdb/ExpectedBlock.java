package dev.tierscope.source.tsdb;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The numbers kept beside a reference block: plain numbers by name, and tables of key → number by
/// name.
record ExpectedBlock(Map<String, Long> numbers, Map<String, Map<String, Long>> tables) {
  static ExpectedBlock read(Path file) {
    Map<String, Long> numbers = new TreeMap<>();
    Map<String, Map<String, Long>> tables = new TreeMap<>();
    JsonFactory json = JsonFactory.builder().build();
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), file.toFile())) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value == JsonToken.VALUE_NUMBER_INT) {
          numbers.put(name, parser.getLongValue());
        } else if (value == JsonToken.START_OBJECT) {
          Map<String, Long> table = new TreeMap<>();
          while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT) {
              table.put(key, parser.getLongValue());
            } else {
              parser.skipChildren();
            }
          }
          tables.put(name, table);
        } else {
          parser.skipChildren();
        }
      }
    }
    return new ExpectedBlock(numbers, tables);
  }
}
