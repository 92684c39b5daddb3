package dev.tierscope.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// A JSON file as maps, lists, strings and numbers, for comparing with recorded answers.
public final class JsonTree {
  private JsonTree() {}

  /// The object that a file holds.
  public static Map<String, Object> read(Path file) {
    try (JsonParser in = new JsonFactory().createParser(ObjectReadContext.empty(), file)) {
      in.nextToken();
      return object(in);
    }
  }

  /// The member of an object that is an object itself.
  @SuppressWarnings("unchecked")
  public static Map<String, Object> member(Map<String, Object> object, String name) {
    return (Map<String, Object>) object.getOrDefault(name, Map.of());
  }

  /// The member of an object that is a list of objects.
  @SuppressWarnings("unchecked")
  public static List<Map<String, Object>> members(Map<String, Object> object, String name) {
    return (List<Map<String, Object>>) object.getOrDefault(name, List.of());
  }

  private static Map<String, Object> object(JsonParser in) {
    Map<String, Object> map = new LinkedHashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      Object value = value(in);
      if (!value.equals(JsonToken.VALUE_NULL)) {
        map.put(name, value);
      }
    }
    return map;
  }

  private static Object value(JsonParser in) {
    return switch (in.currentToken()) {
      case START_OBJECT -> object(in);
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(in));
        }
        yield list;
      }
      case VALUE_NUMBER_INT -> in.getLongValue();
      case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
      case VALUE_NULL -> JsonToken.VALUE_NULL;
      default -> in.getString();
    };
  }
}
