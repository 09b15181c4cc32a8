package elenchus.margin;

import elenchus.data.LabelledData;
import elenchus.data.LibsvmReader;
import java.nio.file.Path;

/** The data sets under examples/data. */
final class DataSets {
  private DataSets() {}

  static LabelledData read(String name) {
    return LibsvmReader.read(Path.of("examples", "data", name + ".libsvm")).data();
  }
}
