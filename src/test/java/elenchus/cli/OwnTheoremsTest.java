package elenchus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import elenchus.fake.Fake;
import elenchus.report.Ink;
import elenchus.theorem.Catalogue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project under {@code examples/own-theorems} and broken ones, as theorems of a user. */
class OwnTheoremsTest {
  private static final Path PROJECT = Path.of("examples", "own-theorems", "src", "main");
  private static final String REGISTER = "META-INF/services/elenchus.theorem.Theorem";

  @TempDir private static Path shared = Path.of("");
  @TempDir private Path directory = Path.of("");

  private record Run(int code, String out, String err) {}

  @BeforeAll
  static void compileTheProject() throws IOException {
    List<Path> sources;
    try (Stream<Path> files = Files.walk(PROJECT.resolve("java"))) {
      sources = files.filter(file -> file.toString().endsWith(".java")).toList();
    }
    compile(shared.resolve("classes"), sources);
    copy(PROJECT.resolve("resources"), shared.resolve("classes"));
    jar(shared.resolve("classes"), shared.resolve("own.jar"));
  }

  private static void compile(Path target, List<Path> sources) throws IOException {
    Files.createDirectories(target);
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-proc:none", "-parameters", "-d", target.toString()));
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
    sources.forEach(source -> arguments.add(source.toString()));
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(code).as("the project compiles").isZero();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private static void jar(Path classes, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, entries);
      }
    }
  }

  private static Run run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(new PrintWriter(out), new PrintWriter(err), new Ink(false), false);
    Catalogue catalogue = new Catalogue(List.of(Fake.named("small-sum")));
    int code = new Program(console, () -> catalogue).run(arguments);
    return new Run(code, out.toString(), err.toString());
  }

  private static String own(String name) {
    return shared.resolve(name).toString();
  }

  @Test
  void theTrueConjectureIsSupported() {
    Run run = run("check", "softmax-half-lipschitz", "--theorems", own("own.jar"));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("SUPPORTED on 101 instances", "smaller constant  refuted");
  }

  @Test
  void theFalseConjectureIsRefutedAndItsCounterexampleReplays() throws IOException {
    Path found = directory.resolve("found");
    Run run =
        run(
            "check",
            "softmax-quarter-lipschitz",
            "--theorems",
            own("classes"),
            "--counterexamples",
            found.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(1);
    Path counterexample;
    try (Stream<Path> files = Files.list(found)) {
      counterexample = files.findFirst().orElseThrow();
    }
    Run replay = run("replay", counterexample.toString(), "--theorems", own("own.jar"));
    assertThat(replay.code()).isEqualTo(1);
    assertThat(run("replay", counterexample.toString()).err())
        .startsWith("elenchus: unknown theorem 'softmax-quarter-lipschitz'");
  }

  @Test
  void ownTheoremsJoinTheCatalogue() {
    assertThat(run("list", "--theorems", own("own.jar")).out())
        .contains("small-sum", "softmax-half-lipschitz", "softmax-quarter-lipschitz");
    assertThat(run("show", "softmax-half-lipschitz", "--theorems", own("own.jar")).out())
        .contains("The Jacobian at a point is");
    assertThat(run("schema", "softmax-half-lipschitz", "--theorems", own("own.jar")).code())
        .isZero();
    assertThat(run("examine", "softmax-half-lipschitz", "--theorems", own("classes")).code())
        .isZero();
    assertThat(run("list").out()).doesNotContain("softmax");
  }

  private static void requireOneLine(Run run, String message) {
    assertThat(run.err()).isEqualTo("elenchus: " + message + "\n");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void whatIsNoJarIsOneLine() throws IOException {
    String text = Files.writeString(directory.resolve("text.jar"), "no jar").toString();
    requireOneLine(run("list", "--theorems", "no.jar"), "no.jar: no such jar or directory");
    assertThat(run("list", "--theorems", text).err())
        .startsWith("elenchus: " + text + ": not a jar");
    Path empty = Files.createDirectories(directory.resolve("empty"));
    requireOneLine(
        run("list", "--theorems", empty.toString()),
        empty + ": registers no theorem (in " + REGISTER + ", as @AutoService does)");
  }

  @Test
  void anIdThatIsTakenIsOneLine() {
    requireOneLine(
        run("list", "--theorems", own("own.jar"), "--theorems", own("classes")),
        own("classes")
            + ": the id 'softmax-half-lipschitz' is taken by a theorem of "
            + own("own.jar"));
  }

  private String broken(String name, String source) throws IOException {
    Path project = Files.createDirectories(directory.resolve(name));
    Path file = Files.writeString(project.resolve(name + ".java"), source);
    compile(project, List.of(file));
    Path register = project.resolve(REGISTER);
    Files.createDirectories(register.getParent());
    Files.writeString(register, "# comment\n" + name + "\n");
    return project.toString();
  }

  @Test
  void aTheoremThatCannotBeMadeIsOneLine() throws IOException {
    String other = broken("Other", "public class Other {}");
    requireOneLine(
        run("list", "--theorems", other), other + ": Other is no theorem of this program");
    String closed = broken("Closed", "public class Closed { private Closed() {} }");
    assertThat(run("list", "--theorems", closed).err())
        .contains("Closed must be a public class with a public constructor of no arguments");
    String throwing =
        broken("Throwing", "public class Throwing { int x = Integer.parseInt(\"x\"); }");
    assertThat(run("list", "--theorems", throwing).err())
        .contains("Throwing cannot be made: java.lang.NumberFormatException");
    String linked =
        broken("Linked", "public class Linked { static int x = 1 / Integer.parseInt(\"0\"); }");
    assertThat(run("list", "--theorems", linked).err())
        .contains("Linked cannot be used: java.lang.ExceptionInInitializerError")
        .hasLineCount(1);
    Files.delete(Path.of(other, "Other.class"));
    requireOneLine(
        run("list", "--theorems", other), other + ": registers Other, but does not hold it");
  }
}
