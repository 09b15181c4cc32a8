package elenchus.catalogue.reweighting;

import com.google.auto.service.AutoService;
import elenchus.statistics.LimitLadder;
import elenchus.statistics.NormalTail;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** Least squares in a box on two Gaussian classes, and how little its signs lose. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes") // a service is named by its raw type
public final class LinfBox implements Theorem<BoxMixture> {
  static final Claim FIXED_POINT =
      Claim.equal(
          "fixed point",
          "$m=s\\,E[MW]$, $q^2=E[W^2]$ for"
              + " $W=\\mathrm{clip}(\\tau\\sqrt\\delta H+\\nu sM,-T,T)$.");
  static final Claim ONE_BIT =
      Claim.equal("one-bit error", "The signs have the error $Q(s\\,E[M\\,\\mathrm{sign}W])$.");
  static final Claim SMALL_BOX =
      Claim.converges(
          "small box",
          "As $T\\to0$ both errors tend to $Q(s\\,E[M\\,\\mathrm{sign}(\\sqrt\\delta H+esM)])$.");
  static final Claim CLOSED =
      Claim.equal(
          "closed form of the limit",
          "It is $Q(\\sqrt{2/\\pi}\\,s^2e/\\sqrt{\\delta+s^2e^2})$ for Gaussian $M$ and"
              + " $Q(s(1-2Q(se/\\sqrt\\delta)))$ for signs.");
  static final Claim SAMPLED =
      Claim.inDistribution(
          "limit of random data",
          "On $n$ samples $\\mu\\cdot w$, $\\|w\\|$, the saturated share and both errors are near"
              + " the limit.");

  static final Witness FORMULA = new Witness("closed form", "own", "double");
  private static final Witness QUADRATURE =
      new Witness("Gauss-Legendre quadrature", "Hipparchus", "double");
  private static final double SMALL = 1e-3;

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("linf-box-asymptotics")
        .family("reweighting")
        .title("Least squares in a box on two Gaussian classes, and how little its signs lose")
        .statement(
            """
            Balanced classes $N(\\pm\\mu,I_d)$, $\\mu_j=sM_j/\\sqrt d$ with $EM^2=1$, flips with probability
            $c$, $e=1-2c$, $d/n\\to\\delta$; square loss with $|w_j|\\le T/\\sqrt d$. With
            $W=\\mathrm{clip}(\\tau\\sqrt\\delta H+\\nu sM,-T,T)$, $H\\sim N(0,1)$, $\\nu=e-m$,
            $\\tau^2=1-2em+m^2+q^2$ the fixed point is $m=sE[MW]$, $q^2=EW^2$, valid while
            $\\delta P(|\\cdot|<T)<1$. Then $\\mu\\cdot w\\to m$, $\\|w\\|\\to q$, the error tends to $Q(m/q)$, that
            of the signs of $w$ to $Q(sE[M\\,\\mathrm{sign}W])$, and the saturated share to
            $1-P(|\\cdot|<T)$. As $T\\to0$ both errors agree; for Gaussian $M$ the argument is
            $\\sqrt{2/\\pi}$ times that of a strong ridge penalty.
            """)
        .source(
            "Akhtiamov, Ghane, Hassibi 2023, arXiv 2311.02270 (abstract read: one-bit compression"
                + " costs little). Statement and constants are reconstructed.");
  }

  @Override
  public Class<BoxMixture> instanceType() {
    return BoxMixture.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<BoxMixture>> hypotheses() {
    return List.of(
        Hypothesis.<BoxMixture>of(
                "positive",
                "$s,\\delta,T>0$ and $0\\le c<\\frac12$.",
                p ->
                    p.c() < 0
                        ? p.c()
                        : Math.min(Math.min(p.s(), p.delta()), Math.min(p.T(), 0.5 - p.c())))
            .decidedByItsMargin(),
        Hypothesis.of(
            "no interpolation",
            "$\\delta P(|\\tau\\sqrt\\delta H+\\nu sM|<T)<1$.",
            p -> p.s() > 0 && p.delta() > 0 && p.T() > 0 && p.c() < 0.5 ? room(p) : -1));
  }

  static double room(BoxMixture p) {
    return 1 - p.delta() * p.limit().inside();
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(FIXED_POINT, ONE_BIT, SMALL_BOX, CLOSED, SAMPLED);
  }

  // --- instances

  @Override
  public Arbitrary<BoxMixture> instances() {
    return Instances.drawn(BoxMixture::draw, p -> room(p) > 0.05, BoxMixture::simpler);
  }

  @Override
  public List<Example<BoxMixture>> examples() {
    return List.of(
        new Example<>(
            "Gaussian mean", new BoxMixture(1.5, 2, 0.1, 0.5, BoxMixture.Law.GAUSSIAN, 12)),
        new Example<>("signs", new BoxMixture(1.5, 2, 0.1, 0.5, BoxMixture.Law.RADEMACHER, 0)));
  }

  // --- evidence

  @Override
  public Evidence examine(BoxMixture problem, Trial trial) {
    BoxMixture.Limit limit = problem.limit();
    Evidence.Builder evidence =
        Evidence.collect()
            .add(fixedPoint(limit))
            .add(oneBit(limit, limit.oneBitArgument()))
            .add(smallBox(problem, problem.smallBoxArgument()))
            .add(
                CLOSED
                    .compare(
                        signOverlap(problem, Math.sqrt(problem.delta()), problem.e()),
                        problem.smallBoxArgument())
                    .within(1e-13 * (1 + problem.s()), "quadrature of an entire function")
                    .by(FORMULA)
                    .by(QUADRATURE));
    if (problem.size() > 0) {
      evidence.addAll(sampled(limit, trial));
    }
    return evidence
        .quantity("m", limit.m())
        .quantity("q", limit.q())
        .quantity("tau", limit.tau())
        .quantity("nu", limit.nu())
        .quantity("saturated", limit.saturated())
        .quantity("err", limit.error())
        .quantity("one-bit err", limit.oneBitError())
        .quantity("delta P", problem.delta() * limit.inside())
        .done();
  }

  /** The finding that m and q solve the fixed point, whose expectations are integrals. */
  static Finding.Builder fixedPoint(BoxMixture.Limit limit) {
    BoxMixture p = limit.problem();
    Clipped w = p.clipped(limit.a(), limit.nu());
    double square = w.integral((x, z) -> x * x);
    // For normal M: E[M | Z] = nu s Z / deviation.
    double overlap =
        p.law() == BoxMixture.Law.GAUSSIAN
            ? p.s() * w.integral((x, z) -> x * z) * limit.nu() * p.s() / w.deviation()
            : p.s() * w.integral((x, z) -> x);
    double worst =
        Math.max(
            Math.abs(overlap - limit.m()) / (1 + p.s()), Math.abs(square - limit.q() * limit.q()));
    return FIXED_POINT
        .compare(worst, 0)
        .within(1e-12, "bisection to rounding, quadrature of smooth pieces")
        .by(FORMULA)
        .by(QUADRATURE);
  }

  /** The finding on s E[M sign W]. */
  static Finding.Builder oneBit(BoxMixture.Limit limit, double argument) {
    return ONE_BIT
        .compare(argument, signOverlap(limit.problem(), limit.a(), limit.nu()))
        .within(1e-13 * (1 + limit.problem().s()), "quadrature of an entire function")
        .by(FORMULA)
        .by(QUADRATURE);
  }

  /** s E[M sign(a H + nu s M)] as an integral over M. */
  private static double signOverlap(BoxMixture p, double a, double nu) {
    if (p.law() == BoxMixture.Law.GAUSSIAN) {
      Clipped unbounded = new Clipped(0, 1, 100);
      return p.s() * unbounded.integral((w, z) -> z * (1 - 2 * NormalTail.of(nu * p.s() * z / a)));
    }
    Clipped sign = new Clipped(nu * p.s(), a, 1e-300);
    return p.s() * sign.integral((w, z) -> Math.signum(w));
  }

  /** The finding on both arguments at T and T/2, extrapolated to T = 0. */
  static Finding.Builder smallBox(BoxMixture problem, double argument) {
    double scale = Math.sqrt(problem.delta()) * SMALL;
    BoxMixture.Limit coarse = problem.withBox(scale).limit();
    BoxMixture.Limit fine = problem.withBox(scale / 2).limit();
    double error = 2 * fine.argument() - coarse.argument() - argument;
    double oneBit = 2 * fine.oneBitArgument() - coarse.oneBitArgument() - argument;
    double size = (1 + problem.s()) * (1 + problem.s() * problem.s() / problem.delta());
    return SMALL_BOX
        .compare(Math.max(Math.abs(error), Math.abs(oneBit)), 0)
        .within(
            SMALL * SMALL * size * (1 + problem.delta()),
            "second order in T = 1e-3 sqrt(delta), with constants of order one")
        .by(FORMULA);
  }

  static Evidence sampled(BoxMixture.Limit limit, Trial trial) {
    BoxMixture problem = limit.problem();
    return new SampledLimits(
            List.of("m", "q", "saturated", "err", "one-bit err"),
            new double[] {
              limit.m(), limit.q(), limit.saturated(), limit.error(), limit.oneBitError()
            },
            new BoxSample(problem)::draw,
            LimitLadder.from(problem.size()).withReplicates(1200, 1000, 300).confirmedAtThirdSize())
        .examine(SAMPLED, trial, 0);
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return LinfBoxControls.all(instances());
  }
}
