package elenchus.flow;

import elenchus.linear.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gradient flow of a template risk in logarithmic time s = log(1 + t): dW/ds = A^T exp(s + log g(A
 * W)), g the weights of the pairs, so that nothing overflows at t = e^{1000000}.
 *
 * <p>Two views. The blind run knows nothing but data and loss; on separable data its velocity tends
 * to the max-margin matrix. The residual flow subtracts a given direction: V = W - s What.
 */
public final class LogTimeFlow {
  /** Above this product of stiffness and horizon an explicit method loses to an implicit one. */
  private static final double STIFF = 5e3;

  /** The blind run keeps the accurate method up to here, then takes the one that strides. */
  private static final double TRANSIENT = 100;

  private static final double BLIND_TOLERANCE = 1e-6;
  private static final double STRIDE_TOLERANCE = 1e-3;
  private static final double RESIDUAL_TOLERANCE = 1e-11;

  private final TemplateRisk risk;
  private final double origin;

  private LogTimeFlow(TemplateRisk risk, double origin) {
    this.risk = risk;
    this.origin = origin;
  }

  /** The flow of a risk, starting at s = 0. */
  public static LogTimeFlow of(TemplateRisk risk) {
    return new LogTimeFlow(risk, 0);
  }

  /** The same flow starting at another log time, as when a descent is continued. */
  public LogTimeFlow from(double s) {
    return new LogTimeFlow(risk, s);
  }

  /** Dormand-Prince with relative tolerance 1e-12 and absolute tolerance 1e-13. */
  public static DormandPrince explicit() {
    return new DormandPrince(1e-12, 1e-13);
  }

  /**
   * The blind run: Rodas4 through the transient, backward Euler beyond. The velocity at a
   * checkpoint is the difference quotient of the step that ended there.
   *
   * @param W0 weights at the start, K x d
   * @param horizons increasing values of s
   */
  public FlowPath blind(Matrix W0, double... horizons) {
    Integrator.check(blindField(), origin, new double[blindField().dimension()], horizons);
    double change = origin + TRANSIENT;
    double[] early = Arrays.stream(horizons).filter(s -> s <= change).toArray();
    double[] late = Arrays.stream(horizons).filter(s -> s > change).toArray();
    Integrator<SymmetricField> accurate = ImplicitIntegrator.rodas4(BLIND_TOLERANCE);
    if (late.length == 0) {
      return blind(W0, accurate, horizons);
    }
    boolean stop = early.length > 0 && early[early.length - 1] == change;
    double[] first = Arrays.copyOf(early, early.length + (stop ? 0 : 1));
    first[first.length - 1] = change;
    FlowPath transientPath = blind(W0, accurate, first);
    ImplicitIntegrator stride = ImplicitIntegrator.implicitEuler(STRIDE_TOLERANCE);
    FlowPath rest = from(change).blind(transientPath.last().state(), stride, late);
    List<FlowPath.Point> points = new ArrayList<>(transientPath.points().subList(0, early.length));
    points.addAll(rest.points());
    return new FlowPath(
        points,
        transientPath.steps() + rest.steps(),
        transientPath.evaluations() + rest.evaluations(),
        transientPath.method() + ", then " + rest.method(),
        rest.lineage());
  }

  /** The blind run with a chosen method. */
  public FlowPath blind(Matrix W0, Integrator<? super SymmetricField> method, double... horizons) {
    SpanCoordinates span = risk.coordinates();
    TemplateField field = risk.field(span, risk.still(span, 1));
    return FlowRun.of(span, field).quotients().run(field, method, origin, W0, horizons);
  }

  /** The vector field of the blind run in the flow's own coordinates, (K - 1) min(N, d) of them. */
  public SymmetricField blindField() {
    SpanCoordinates span = risk.coordinates();
    return risk.field(span, risk.still(span, 1));
  }

  /**
   * The residual V(s) = W(s) - s What by Dormand-Prince, or by Rodas4 where the problem is stiff.
   *
   * @param W0 weights at the start, K x d
   * @param What the direction subtracted, K x d
   * @param stiffness the largest eigenvalue of the Hessian of the risk in log time, lambda_max(H)
   * @param checkpoints increasing values of s
   */
  public FlowPath residual(Matrix W0, Matrix What, double stiffness, double... checkpoints) {
    double horizon = checkpoints.length == 0 ? 0 : checkpoints[checkpoints.length - 1];
    return stiffness * horizon > STIFF
        ? residual(W0, What, ImplicitIntegrator.rodas4(RESIDUAL_TOLERANCE), checkpoints)
        : residual(W0, What, explicit(), checkpoints);
  }

  /** The residual with a chosen method. Velocities are values of the field. */
  public FlowPath residual(
      Matrix W0, Matrix What, Integrator<? super SymmetricField> method, double... checkpoints) {
    SpanCoordinates span = risk.coordinates();
    TemplateField field = risk.field(span, risk.moving(span, What));
    return FlowRun.of(span, field)
        .run(field, method, origin, W0.minus(What.times(origin)), checkpoints);
  }

  /**
   * The flow of z = W e^{-b s}, for losses whose weights grow like a power of time: polynomial
   * tails u^{-p} have b = 1/(p + 2).
   *
   * @param z0 at the start, K x d
   * @param growth b, between 0 and 1
   */
  public FlowPath scaled(
      Matrix z0, double growth, Integrator<? super SymmetricField> method, double... checkpoints) {
    SpanCoordinates span = risk.coordinates();
    TemplateField.Frame frame =
        new TemplateField.Frame(
            1 - growth, growth, new double[risk.data().pairs()], new double[span.dimension()]);
    Matrix fixed = span.fixedPart(z0);
    if (fixed.maxAbs() > 1e-12 * (1 + z0.maxAbs())) {
      throw new IllegalArgumentException(
          "the start has a part outside the span of the data, which the scaling would shrink");
    }
    TemplateField field = risk.field(span, frame);
    return FlowRun.of(span, field).run(field, method, origin, z0, checkpoints);
  }

  /**
   * The energy F(s) = e^s R(W) + <What, W - s What> along the flow against the integral of its
   * derivative F' = -|V'|^2 - sum e^s g (u - 1) + e^s (R - sum g), u the margins of What. The
   * derivative is integrated as a further unknown by Dormand-Prince.
   *
   * @param W0 weights at the start, K x d
   * @param What the max-margin matrix, K x d
   * @param checkpoints increasing values of s
   */
  public List<EnergyPoint> energy(Matrix W0, Matrix What, double... checkpoints) {
    SpanCoordinates span = risk.coordinates();
    TemplateField field = risk.field(span, risk.moving(span, What));
    double[] direction = span.coordinates(What);
    double[] start = span.coordinates(W0.minus(What.times(origin)));
    double first = field.scaledRisk(origin, start) + dot(direction, start);
    double[] extended = Arrays.copyOf(start, start.length + 1);
    extended[start.length] = first;
    Trajectory trajectory =
        explicit().integrate(new EnergyField(field), origin, extended, checkpoints);
    List<EnergyPoint> points = new ArrayList<>();
    for (Trajectory.Point point : trajectory.points()) {
      double[] state = Arrays.copyOf(point.state(), start.length);
      double energy = field.scaledRisk(point.time(), state) + dot(direction, state);
      points.add(new EnergyPoint(point.time(), energy, point.state()[start.length]));
    }
    return points;
  }

  /**
   * The energy at one time.
   *
   * @param s log time
   * @param energy F(s), evaluated
   * @param integrated F(0) plus the integral of F'
   */
  public record EnergyPoint(double s, double energy, double integrated) {}

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** The residual flow with the energy as one more unknown. */
  private static final class EnergyField implements VectorField {
    private final TemplateField field;
    private final double[] state;
    private final double[] speed;

    EnergyField(TemplateField field) {
      this.field = field;
      this.state = new double[field.dimension()];
      this.speed = new double[field.dimension()];
    }

    @Override
    public int dimension() {
      return state.length + 1;
    }

    @Override
    public void velocity(double time, double[] extended, double[] velocity) {
      System.arraycopy(extended, 0, state, 0, state.length);
      field.velocity(time, state, speed);
      System.arraycopy(speed, 0, velocity, 0, speed.length);
      velocity[state.length] = field.energyDrift(time, state) - dot(speed, speed);
    }
  }
}
