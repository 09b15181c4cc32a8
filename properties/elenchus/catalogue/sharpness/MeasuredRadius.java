package elenchus.catalogue.sharpness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.hipparchus.util.FastMath;

/**
 * The covering radius of many points in the unit cube, by branch and bound: a cube of half side h
 * with the distance s of its centre from the points holds no place farther than s + h sqrt(d).
 */
final class MeasuredRadius {
  /** Bounds this close are one number. */
  private static final double CLOSE = 1e-6;

  private final int d;
  private final int cells;
  private final List<List<double[]>> grid = new ArrayList<>();

  private MeasuredRadius(List<double[]> points) {
    d = points.get(0).length;
    cells = Math.max(1, (int) FastMath.floor(FastMath.pow(points.size(), 1.0 / d)));
    for (int c = 0; c < (int) Math.rint(FastMath.pow(cells, d)); c++) {
      grid.add(new ArrayList<>());
    }
    for (double[] point : points) {
      grid.get(index(cell(point))).add(point);
    }
  }

  private record Cube(double[] centre, double half, double reach) {}

  /** The largest distance of a place in the cube from the points, to a millionth of itself. */
  static double of(List<double[]> points) {
    return new MeasuredRadius(points).search();
  }

  private double search() {
    PriorityQueue<Cube> open = new PriorityQueue<>(Comparator.comparingDouble(c -> -c.reach()));
    double[] middle = new double[d];
    Arrays.fill(middle, 0.5);
    double best = 0;
    open.add(new Cube(middle, 0.5, Double.POSITIVE_INFINITY));
    while (!open.isEmpty() && open.element().reach() > best * (1 + CLOSE)) {
      Cube cube = open.remove();
      for (int corner = 0; corner < 1 << d; corner++) {
        double half = cube.half() / 2;
        double[] centre = cube.centre().clone();
        double[] outer = cube.centre().clone();
        for (int j = 0; j < d; j++) {
          centre[j] += (corner >> j & 1) == 0 ? -half : half;
          outer[j] += (corner >> j & 1) == 0 ? -cube.half() : cube.half();
        }
        double distance = nearest(centre);
        best = Math.max(best, Math.max(distance, nearest(outer)));
        double reach = distance + half * Math.sqrt(d);
        if (reach > best * (1 + CLOSE)) {
          open.add(new Cube(centre, half, reach));
        }
      }
    }
    return best;
  }

  /** Rings of cells around a place, until no farther one can hold a nearer point. */
  private double nearest(double[] x) {
    int[] home = cell(x);
    double best = Double.POSITIVE_INFINITY;
    for (int ring = 0; ring <= cells && best * cells > ring - 1; ring++) {
      best = Math.min(best, inRing(x, home, new int[d], 0, ring));
    }
    return best;
  }

  private double inRing(double[] x, int[] home, int[] shift, int at, int ring) {
    double best = Double.POSITIVE_INFINITY;
    if (at < d) {
      for (int s = -ring; s <= ring; s++) {
        shift[at] = s;
        int c = home[at] + s;
        if (c >= 0 && c < cells) {
          best = Math.min(best, inRing(x, home, shift, at + 1, ring));
        }
      }
      return best;
    }
    int farthest = 0;
    int[] cell = home.clone();
    for (int j = 0; j < d; j++) {
      farthest = Math.max(farthest, Math.abs(shift[j]));
      cell[j] += shift[j];
    }
    if (farthest == ring) {
      for (double[] point : grid.get(index(cell))) {
        best = Math.min(best, distance(x, point));
      }
    }
    return best;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return Math.sqrt(sum);
  }

  private int[] cell(double[] x) {
    int[] cell = new int[d];
    for (int j = 0; j < d; j++) {
      cell[j] = Math.min(cells - 1, (int) (x[j] * cells));
    }
    return cell;
  }

  private int index(int[] cell) {
    int index = 0;
    for (int c : cell) {
      index = index * cells + c;
    }
    return index;
  }
}
