package dev.tierscope.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The fields of a JSON document by path; elements of an array share the path of the array.
///
/// @param fields names below each object, in order
/// @param values numbers and strings at each path
record Json(Map<String, Set<String>> fields, Map<String, List<String>> values) {
  static Json read(String text) {
    Json json = new Json(new LinkedHashMap<>(), new LinkedHashMap<>());
    try (JsonParser parser =
        JsonFactory.builder().build().createParser(ObjectReadContext.empty(), text)) {
      json.value(parser, parser.nextToken(), "");
      if (parser.nextToken() != null) {
        throw new AssertionError("more than one value");
      }
    }
    return json;
  }

  private void value(JsonParser parser, JsonToken token, String path) {
    if (token == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        fields.computeIfAbsent(path, _ -> new LinkedHashSet<>()).add(name);
        value(parser, parser.nextToken(), path.isEmpty() ? name : path + "." + name);
      }
    } else if (token == JsonToken.START_ARRAY) {
      for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
        value(parser, t, path);
      }
    } else {
      values.computeIfAbsent(path, _ -> new ArrayList<>()).add(parser.getString());
    }
  }

  List<String> names(String path) {
    return List.copyOf(fields.getOrDefault(path, Set.of()));
  }

  /// The values at a path, in order.
  List<String> at(String path) {
    return values.getOrDefault(path, List.of());
  }

  long count(String path) {
    return values.getOrDefault(path, List.of()).size();
  }

  long sum(String path) {
    return values.getOrDefault(path, List.of()).stream().mapToLong(Long::parseLong).sum();
  }
}
