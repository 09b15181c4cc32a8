package elenchus.instance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import elenchus.linear.Matrix;

/** A matrix as an array of rows of equal length. */
record MatrixShape() implements Shape {
  private static final Scalars.Real ENTRY = new Scalars.Real();

  @Override
  public JsonNode write(Object value) {
    Matrix matrix = (Matrix) value;
    if (!matrix.isFinite()) {
      throw new IllegalArgumentException(
          "an instance cannot be written: a matrix has an entry that is infinite or no number");
    }
    return Json.array(matrix);
  }

  @Override
  public Object read(JsonNode node, JsonPointer at) {
    if (!node.isArray()) {
      throw Shape.misfit(at, "a matrix as an array of rows", node);
    }
    double[][] rows = new double[node.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(node.get(i), Shape.element(at, i));
      if (rows[i].length != rows[0].length) {
        throw new Misfit(
            Shape.element(at, i),
            "expected a row of "
                + rows[0].length
                + " numbers like row 0, found one of "
                + rows[i].length);
      }
    }
    return Matrix.ofRows(rows);
  }

  private static double[] row(JsonNode node, JsonPointer at) {
    if (!node.isArray()) {
      throw Shape.misfit(at, "a row as an array of numbers", node);
    }
    double[] row = new double[node.size()];
    for (int j = 0; j < row.length; j++) {
      row[j] = (Double) ENTRY.read(node.get(j), Shape.element(at, j));
    }
    return row;
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Json.object().put("type", "array");
    schema.put("description", "matrix: array of rows of equal length");
    ObjectNode row = schema.putObject("items").put("type", "array");
    row.putObject("items").put("type", "number");
    return schema;
  }
}
