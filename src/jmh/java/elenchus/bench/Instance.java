package elenchus.bench;

import elenchus.data.LabelledData;
import elenchus.data.LabelledDraws;
import elenchus.data.LibsvmReader;
import java.nio.file.Path;
import java.util.Random;

/** The instances, by name. */
final class Instance {
  private Instance() {}

  /**
   * A: n = 100, d = 20, K = 3; B: n = 1000, d = 50, K = 3; C: n = 100000, d = 20, K = 3; all three
   * with Gaussian samples labelled by a random linear classifier. Any other name is a file under
   * examples/data.
   */
  static LabelledData of(String name) {
    return switch (name) {
      case "A" -> LabelledDraws.teacherLabelled(new Random(1), 100, 20, 3);
      case "B" -> LabelledDraws.teacherLabelled(new Random(2), 1000, 50, 3);
      case "C" -> LabelledDraws.teacherLabelled(new Random(3), 100_000, 20, 3);
      default -> LibsvmReader.read(Path.of("examples", "data", name + ".libsvm")).data();
    };
  }
}
