package dev.tierscope.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/// The architecture of the project as rules that a test can check: which room may use which, and
/// what holds in every module. A room is the first package below `dev.tierscope`; it uses rooms of
/// lower rows only. CONTRIBUTING.md shows the rows as a picture.
public final class Rooms {
  private static final String BASE = "dev.tierscope.";

  /// Row of each room, also of those that come later. Rooms of one row do not know each other.
  private static final Map<String, Integer> ROWS =
      Map.ofEntries(
          Map.entry("model", 0),
          Map.entry("task", 0),
          Map.entry("table", 1),
          Map.entry("format", 2),
          Map.entry("query", 2),
          Map.entry("relabel", 2),
          Map.entry("config", 2),
          Map.entry("http", 2),
          Map.entry("analysis", 3),
          Map.entry("whatif", 3),
          Map.entry("cost", 3),
          Map.entry("advice", 4),
          Map.entry("impact", 4),
          Map.entry("retention", 4),
          Map.entry("plan", 4),
          Map.entry("source", 5),
          Map.entry("collector", 5),
          Map.entry("project", 5),
          Map.entry("report", 5),
          Map.entry("run", 6),
          Map.entry("catalog", 7),
          Map.entry("fixtures", 8),
          Map.entry("cli", 9),
          Map.entry("app", 9),
          Map.entry("launch", 10),
          Map.entry("benchmarks", 10));

  private Rooms() {}

  /// The classes of the module whose test is running, without its tests.
  public static JavaClasses ofThisModule() {
    return new ClassFileImporter().importPath(Path.of("target", "classes"));
  }

  /// A room uses the rows below it, never its own row or one above.
  public static ArchRule useOnlyRowsBelow() {
    return classes()
        .should(new UseOnlyRowsBelow())
        .as("a room uses only rooms of rows below its own");
  }

  /// No package uses another that, directly or not, uses it.
  public static ArchRule haveNoPackageCycle() {
    return slices().matching("dev.tierscope.(**)").should().beFreeOfCycles().allowEmptyShould(true);
  }

  /// Each package has a `package-info` under `@NullMarked` that can be read first.
  public static ArchRule describeEachPackage() {
    return classes()
        .should(new BeDescribed())
        .as("each package has a package-info with @NullMarked");
  }

  /// What stays out of all production code: registries found at run time, reflection, shared
  /// mutable state.
  public static ArchRule doWithoutHiddenWiring() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(ServiceLoader.class)
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.reflect")
        .as("no ServiceLoader and no reflection")
        .allowEmptyShould(true);
  }

  /// Static state that changes belongs to nobody.
  public static ArchRule keepNoStaticState() {
    return fields().that().areStatic().should().beFinal().allowEmptyShould(true);
  }

  /// Names that say the home of the code was not found yet.
  public static ArchRule nameWhatTheyAre() {
    return noClasses()
        .should()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Common")
        .as("classes are named after what they are")
        .allowEmptyShould(true);
  }

  private static Optional<String> room(JavaClass type) {
    String name = type.getPackageName() + ".";
    if (!name.startsWith(BASE)) {
      return Optional.empty();
    }
    int end = name.indexOf('.', BASE.length());
    return end < 0 ? Optional.empty() : Optional.of(name.substring(BASE.length(), end));
  }

  private static final class UseOnlyRowsBelow extends ArchCondition<JavaClass> {
    UseOnlyRowsBelow() {
      super("use only rooms of rows below");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      String room = room(type).orElse("");
      if (!ROWS.containsKey(room)) {
        events.add(
            SimpleConditionEvent.violated(
                type, type.getName() + " is in no known room; add it to Rooms"));
        return;
      }
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String other = room(dependency.getTargetClass().getBaseComponentType()).orElse(room);
        if (!other.equals(room) && ROWS.getOrDefault(other, 99) >= ROWS.get(room)) {
          events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
        }
      }
    }
  }

  private static final class BeDescribed extends ArchCondition<JavaClass> {
    BeDescribed() {
      super("be in a package with a package-info under @NullMarked");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      if (!type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
        events.add(
            SimpleConditionEvent.violated(
                type, type.getPackageName() + " has no package-info with @NullMarked"));
      }
    }
  }
}
