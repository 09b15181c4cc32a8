package elenchus.flow;

import elenchus.linear.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries K x d matrices into the coordinates of a flow and back.
 *
 * @param span the coordinates
 * @param template gives the weights of the pairs, and the field where velocities are evaluated
 * @param evaluate whether velocities are values of the field that is integrated, rather than what
 *     the method reports
 */
record FlowRun(SpanCoordinates span, TemplateField template, boolean evaluate) {

  static FlowRun of(SpanCoordinates span, TemplateField template) {
    return new FlowRun(span, template, true);
  }

  /** The same with the method's own velocities: difference quotients for the implicit ones. */
  FlowRun quotients() {
    return new FlowRun(span, template, false);
  }

  <F extends VectorField> FlowPath run(
      F field, Integrator<? super F> method, double from, Matrix start, double... checkpoints) {
    Matrix fixed = span.fixedPart(start);
    Trajectory trajectory = method.integrate(field, from, span.coordinates(start), checkpoints);
    List<FlowPath.Point> points = new ArrayList<>();
    for (Trajectory.Point point : trajectory.points()) {
      double[] velocity = point.velocity();
      if (evaluate) {
        field.velocity(point.time(), point.state(), velocity);
      }
      points.add(
          new FlowPath.Point(
              point.time(),
              span.weights(point.state()).plus(fixed),
              span.weights(velocity),
              template.scaledWeights(point.time(), point.state()),
              evaluate ? 0 : point.step()));
    }
    return new FlowPath(
        points, trajectory.steps(), trajectory.evaluations(), method.method(), method.lineage());
  }
}
