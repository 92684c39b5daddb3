package dev.tierscope.format.api;

import dev.tierscope.format.api.TsdbStatus.HeadStats;
import dev.tierscope.format.api.TsdbStatus.Item;
import dev.tierscope.format.text.LabelSets;
import dev.tierscope.format.text.SeriesFile;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Count;
import dev.tierscope.model.Noun;
import dev.tierscope.model.Problem;
import dev.tierscope.task.Progress;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/// Streams through one answer:
///
/// ```
/// {"status": "success", "data": [{label: value, …}, …] or {"headStats": …}, "warnings": […]}
/// {"status": "error", "errorType": …, "error": …}
/// ```
final class AnswerReader {
  private static final int REPORT_SERIES = 1 << 13;
  private static final long MOST = 1L << 53; // beyond this no count is exact in JSON
  private static final String ONE_FILE = "Save each answer to a file of its own.";
  private static final String SAVE_AGAIN =
      "Save the answer of /api/v1/series or /api/v1/status/tsdb completely.";

  private final String name;
  private final Progress progress;
  private final Map<String, String> texts = new HashMap<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<String> infos = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private Optional<LabelSets> series = Optional.empty();
  private Optional<TsdbStatus> status = Optional.empty();
  private long skipped;
  private long read;

  AnswerReader(String name, Progress progress) {
    this.name = name;
    this.progress = progress;
  }

  SavedAnswer read(InputStream in) throws AnalyzerException {
    JsonFactory json = JsonFactory.builder().disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build();
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw bad(parser, "the file does not start with {", SAVE_AGAIN);
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        member(parser, parser.currentName());
      }
      if (parser.nextToken() != null) {
        throw bad(parser, "something follows the end of the answer", ONE_FILE);
      }
    } catch (StreamConstraintsException e) {
      throw new AnalyzerException(
          new Problem(
              "it is nested more deeply, or has a longer number, than any answer",
              name,
              SAVE_AGAIN),
          e);
    } catch (InputCoercionException e) {
      throw new AnalyzerException(
          new Problem("a number is larger than any count", where(e.getLocation()), SAVE_AGAIN), e);
    } catch (JacksonException e) {
      throw new AnalyzerException(
          new Problem(
              "this is no complete JSON: " + firstLine(e.getOriginalMessage()),
              where(e.getLocation()),
              SAVE_AGAIN),
          e);
    }
    return answer();
  }

  /// Without what the library says of places: it means its own ones.
  private static String firstLine(String message) {
    String line = message.lines().findFirst().orElse("");
    int place = line.indexOf(" (start marker at");
    return place < 0 ? line : line.substring(0, place);
  }

  private void member(JsonParser in, String member) throws AnalyzerException {
    JsonToken token = in.nextToken();
    switch (member) {
      case "data" -> {
        if (series.isPresent() || status.isPresent()) {
          throw bad(in, "\"data\" is there twice", ONE_FILE);
        }
        if (token == JsonToken.START_ARRAY) {
          series(in);
        } else if (token == JsonToken.START_OBJECT) {
          status(in);
        }
      }
      case "warnings", "infos" -> {
        if (token == JsonToken.START_ARRAY) {
          while (in.nextToken() != JsonToken.END_ARRAY) {
            String text = in.currentToken().isScalarValue() ? in.getString() : "";
            (member.equals("warnings") ? warnings : infos).add(text);
            in.skipChildren();
          }
        }
      }
      default -> {
        if (token.isScalarValue()) {
          texts.put(member, in.getString());
        }
        in.skipChildren();
      }
    }
  }

  private SavedAnswer answer() throws AnalyzerException {
    if ("error".equals(texts.get("status"))) {
      throw new AnalyzerException(
          new Problem(
              "the server answered with an error: %s: %s"
                  .formatted(
                      texts.getOrDefault("errorType", "unknown"),
                      texts.getOrDefault("error", "no reason given")),
              name,
              "Ask the server again and save an answer with status success."));
    }
    if (status.isPresent()) {
      return new SavedAnswer.Status(status.get());
    }
    if (series.isEmpty()) {
      throw new AnalyzerException(
          new Problem("the answer has no list or object \"data\" to read", name, SAVE_AGAIN));
    }
    return new SavedAnswer.Series(
        new SeriesFile(series.get().table(progress), skipped, problems(), said(infos), accuracy()));
  }

  /// A server warns when something is missing: a limit was reached, a store did not answer.
  private List<Problem> problems() {
    return Stream.concat(problems.stream(), said(warnings).stream()).toList();
  }

  private List<Problem> said(List<String> texts) {
    return texts.stream()
        .map(text ->
            new Problem(
                "the server says: " + text,
                name,
                "Ask again, with a higher limit if there is one."))
        .toList();
  }

  private Accuracy accuracy() {
    if (!warnings.isEmpty()) {
      return new Accuracy.AtLeast("the server says: " + warnings.getFirst());
    }
    return skipped == 0
        ? Accuracy.EXACT
        : new Accuracy.AtLeast(Noun.counted(skipped, "entry") + " could not be read");
  }

  private void series(JsonParser in) throws AnalyzerException {
    LabelSets sets = new LabelSets(name);
    series = Optional.of(sets);
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (in.currentToken() != JsonToken.START_OBJECT) {
        throw bad(in, "an entry of \"data\" is no label set", SAVE_AGAIN);
      }
      Optional<String> problem = labels(in, sets);
      if (problem.isPresent()) {
        sets.dropSeries();
        skip(in, problem.get());
      } else {
        sets.endSeries();
      }
      if (++read % REPORT_SERIES == 0) {
        progress.report("Reading " + name, in.currentLocation().getByteOffset(), -1);
      }
    }
  }

  /// @return what is wrong with the labels
  private static Optional<String> labels(JsonParser in, LabelSets sets) throws AnalyzerException {
    Optional<String> problem = Optional.empty();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      byte[] label = in.currentName().getBytes(StandardCharsets.UTF_8);
      if (in.nextToken() != JsonToken.VALUE_STRING) {
        problem = Optional.of("the value of label \"" + in.currentName() + "\" is no string");
        in.skipChildren();
        continue;
      }
      if (!isText(in.getString())) {
        problem = Optional.of("the value of label \"" + in.currentName() + "\" is no text");
        continue;
      }
      byte[] value = in.getString().getBytes(StandardCharsets.UTF_8);
      if (sets.has(label, 0, label.length)) {
        problem = Optional.of("the label \"" + in.currentName() + "\" is there twice");
      }
      sets.label(label, 0, label.length, value, 0, value.length);
    }
    return problem;
  }

  /// Whether each half of a surrogate pair has the other one: else it has no bytes of its own.
  private static boolean isText(String string) {
    for (int i = 0; i < string.length(); i++) {
      if (Character.isSurrogate(string.charAt(i))) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(string);
      }
    }
    return true;
  }

  private void skip(JsonParser in, String what) {
    skipped++;
    if (problems.size() < SeriesFile.MOST_PROBLEMS) {
      problems.add(new Problem(what, where(in.currentLocation()), SAVE_AGAIN));
    }
  }

  private void status(JsonParser in) throws AnalyzerException {
    Optional<HeadStats> head = Optional.empty();
    Map<String, List<Item>> lists = new HashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String member = in.currentName();
      JsonToken token = in.nextToken();
      if (member.equals("resultType")) {
        throw bad(in, "it is the answer to a query, not a list of series", SAVE_AGAIN);
      }
      if (token == JsonToken.START_OBJECT && member.equals("headStats")) {
        head = head(in);
      } else if (token == JsonToken.START_ARRAY) {
        lists.put(member, items(in));
      } else {
        in.skipChildren();
      }
    }
    if (head.isEmpty() && !lists.containsKey("seriesCountByMetricName")) {
      throw new AnalyzerException(
          new Problem(
              "\"data\" has no headStats and no seriesCountByMetricName", name, SAVE_AGAIN));
    }
    status =
        Optional.of(
            TsdbStatus.of(
                head,
                lists.getOrDefault("seriesCountByMetricName", List.of()),
                lists.getOrDefault("labelValueCountByLabelName", List.of()),
                lists.getOrDefault("memoryInBytesByLabelName", List.of()),
                lists.getOrDefault("seriesCountByLabelValuePair", List.of())));
  }

  private Optional<HeadStats> head(JsonParser in) throws AnalyzerException {
    Map<String, Long> numbers = new HashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String member = in.currentName();
      if (in.nextToken() == JsonToken.VALUE_NUMBER_INT) {
        numbers.put(member, in.getLongValue());
      }
      in.skipChildren();
    }
    Optional<Count> series = count(in, numbers, "numSeries");
    Optional<Count> pairs = count(in, numbers, "numLabelPairs");
    if (numbers.getOrDefault("chunkCount", 0L) < 0) {
      numbers.remove("chunkCount"); // what servers send that do not know it
    }
    Optional<Count> chunks = count(in, numbers, "chunkCount");
    long min = numbers.getOrDefault("minTime", Long.MAX_VALUE);
    long max = numbers.getOrDefault("maxTime", Long.MIN_VALUE);
    return series.map(s -> new HeadStats(s, pairs, chunks, min, max));
  }

  private Optional<Count> count(JsonParser in, Map<String, Long> numbers, String member)
      throws AnalyzerException {
    long value = numbers.getOrDefault(member, 0L);
    if (value < 0) {
      throw bad(in, member + " is " + value + ", expected 0 or more", SAVE_AGAIN);
    }
    return numbers.containsKey(member) ? Optional.of(Count.exact(value)) : Optional.empty();
  }

  private List<Item> items(JsonParser in) throws AnalyzerException {
    List<Item> items = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      String item = "";
      long value = -1;
      if (in.currentToken() == JsonToken.START_OBJECT) {
        while (in.nextToken() != JsonToken.END_OBJECT) {
          String member = in.currentName();
          JsonToken token = in.nextToken();
          if (token == JsonToken.VALUE_NUMBER_INT && member.equals("value")) {
            value = in.getLongValue();
          } else if (token == JsonToken.VALUE_STRING && member.equals("name")) {
            item = in.getString();
          }
          in.skipChildren();
        }
      }
      if (value < 0) {
        throw bad(in, "a list entry has no name and value", SAVE_AGAIN);
      }
      if (value > MOST) {
        throw bad(in, "a value is " + value + ", expected at most " + MOST, SAVE_AGAIN);
      }
      items.add(new Item(item, value));
    }
    return items;
  }

  private AnalyzerException bad(JsonParser in, String what, String fix) {
    return new AnalyzerException(new Problem(what, where(in.currentLocation()), fix));
  }

  private String where(TokenStreamLocation place) {
    return name + " line " + place.getLineNr() + " column " + place.getColumnNr();
  }
}
