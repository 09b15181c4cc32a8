package elenchus.report.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Style, script and the files of KaTeX, from the class path. */
final class Assets {
  private static final String KATEX = "/META-INF/resources/webjars/katex/";
  private static final String OWN = "/elenchus/report/site/";
  private static final String RELEASE = KATEX + "0.18.11/";
  private static final Pattern FONT = Pattern.compile("url\\((fonts/[\\w-]+\\.woff2)\\)");

  private Assets() {}

  /**
   * Copies all into a directory.
   *
   * @throws IOException if a file cannot be written
   */
  static void write(Path directory) throws IOException {
    Path katex = directory.resolve("katex");
    Files.createDirectories(katex.resolve("fonts"));
    for (String name : List.of("report.css", "report.js")) {
      copy(OWN + name, directory.resolve(name));
    }
    copy(RELEASE + "LICENSE", katex.resolve("LICENSE"));
    copy(RELEASE + "dist/katex.min.js", katex.resolve("katex.min.js"));
    String style = new String(bytes(RELEASE + "dist/katex.min.css"), UTF_8);
    Matcher font = FONT.matcher(style);
    while (font.find()) {
      copy(RELEASE + "dist/" + font.group(1), katex.resolve(font.group(1)));
    }
    // Other formats of the same fonts are not copied, so they must not be named.
    Files.writeString(
        katex.resolve("katex.min.css"),
        style.replaceAll(",url\\(fonts/[\\w-]+\\.(woff|ttf)\\) format\\(\"\\w+\"\\)", ""));
  }

  private static void copy(String resource, Path file) throws IOException {
    Files.write(file, bytes(resource));
  }

  private static byte[] bytes(String resource) throws IOException {
    try (InputStream stream = Assets.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IOException("the program lacks " + resource);
      }
      return stream.readAllBytes();
    }
  }
}
