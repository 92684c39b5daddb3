import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Build step: rewrites a jar whose classes are older than Java 6 as Java 21 classes, which only means to add
/// the tables that newer JVMs verify with. The JVM keeps no classes without them in its start-up cache, and
/// picocli 4.7 is compiled for Java 5. What it is worth: docs/adr/0004-launchers.md.
///
/// Run with `java UpgradeClasses.java some.jar`; a jar that was upgraded already stays as it is.
final class UpgradeClasses {
  private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;
  private static final String MARK = "META-INF/upgraded.txt";

  private final ZipFile jar;
  private final ClassFile classes;

  private UpgradeClasses(ZipFile jar) {
    this.jar = jar;
    this.classes =
        ClassFile.of(
            StackMapsOption.GENERATE_STACK_MAPS,
            ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(this::find)
                    .orElse(ClassHierarchyResolver.defaultResolver())));
  }

  static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    Path upgraded = Path.of(args[0] + ".new");
    try (ZipFile jar = new ZipFile(file.toFile())) {
      if (jar.getEntry(MARK) != null) {
        return;
      }
      new UpgradeClasses(jar).write(upgraded);
    }
    Files.move(upgraded, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private void write(Path target) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(target))) {
      List<? extends ZipEntry> entries = jar.stream().toList();
      for (ZipEntry entry : entries) {
        byte[] content = read(entry);
        put(out, entry.getName(), isClass(entry) ? upgrade(content) : content);
      }
      String note = "Classes rewritten for Java 21 (stack map tables added); otherwise unchanged.\n";
      put(out, MARK, note.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(315_619_200_000L); // the same jar from the same input: 1980-01-02
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }

  private static boolean isClass(ZipEntry entry) {
    return entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class");
  }

  private byte[] upgrade(byte[] content) {
    ClassModel model = classes.parse(content);
    if (model.majorVersion() >= FIRST_WITH_STACK_MAPS) {
      return content;
    }
    ClassTransform version =
        (builder, element) -> {
          if (element instanceof ClassFileVersion) {
            builder.withVersion(ClassFile.JAVA_21_VERSION, 0);
          } else {
            builder.with(element);
          }
        };
    ClassTransform bodies = ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL);
    return classes.transformClass(model, version.andThen(bodies));
  }

  private InputStream find(ClassDesc type) {
    String descriptor = type.descriptorString();
    ZipEntry entry = jar.getEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
    try {
      return entry == null ? null : jar.getInputStream(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] read(ZipEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }
}
