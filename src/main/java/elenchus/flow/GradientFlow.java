package elenchus.flow;

import elenchus.linear.Matrix;

/**
 * Gradient flow of a template risk in time, dW/dt = -grad R(W). It is not stiff in this clock, but
 * log time is the clock in which anything happens: see {@link LogTimeFlow}. Other vector fields go
 * to an {@link Integrator} directly.
 *
 * @param risk what is descended
 */
public record GradientFlow(TemplateRisk risk) {

  /** The path by Dormand-Prince with relative tolerance 1e-12, absolute tolerance 1e-13. */
  public FlowPath path(Matrix W0, double... times) {
    return path(W0, LogTimeFlow.explicit(), times);
  }

  /**
   * The path by a chosen method, from time 0.
   *
   * @param W0 weights at the start, K x d
   * @param method explicit or implicit
   * @param times increasing, positive
   */
  public FlowPath path(Matrix W0, Integrator<? super SymmetricField> method, double... times) {
    SpanCoordinates span = risk.coordinates();
    TemplateField field = risk.field(span, risk.still(span, 0));
    return FlowRun.of(span, field).run(field, method, 0, W0, times);
  }
}
