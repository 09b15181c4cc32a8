package elenchus.catalogue.neuralcollapse;

import elenchus.exact.Interval;
import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;

/** What is claimed of two clusters of classes, each of equal counts. */
final class ClusterClaims {
  static final Claim MINIMUM =
      Claim.atLeast(
          "two clusters",
          "The solution of the four equations, in the phase that the diagram names, is the minimum.");
  static final Claim INVARIANT =
      Claim.equal(
          "coupling invariant",
          "$\\frac{n_A}{k_B}p_{A2}^2+\\frac{n_B}{k_A}p_{B2}^2=\\frac{N^2\\lambda_Z^2}K$ while the"
              + " clusters are coupled.");
  static final Claim SLOPE =
      Claim.equal(
          "slope at the threshold",
          "$\\alpha_B=\\frac{k_B}{1-p_{B2}}(1-u)+O((1-u)^2)$ at $u=N\\lambda_Z/\\sqrt{n_B}$.");
  static final Claim RATE =
      Claim.equal(
          "logarithmic margins",
          "Margins are $\\log\\frac1{N\\lambda_Z}+C$ plus a power series in"
              + " $1/\\log\\frac1{N\\lambda_Z}$, with the constants $C$ of the polar factor.");

  /** Distance from the threshold; halved once to remove the first order. */
  private static final double STEP = 1e-4;

  /** Where the series in 1/ell is read off; extrapolation leaves its third order, below 1e-7. */
  private static final double ELL = 1e3;

  /** A duality gap above this is no minimum. */
  private static final double SOLVED = 1e-8;

  private static final String NEWTON = "Newton's method on the four equations";

  private ClusterClaims() {}

  /** Evidence on an instance whose counts have two values; none on others. */
  static void examine(ImbalancedFeatures p, Evidence.Builder evidence) {
    TwoClusters.of(p.n()).ifPresent(clusters -> examine(p, clusters, evidence));
  }

  private static void examine(
      ImbalancedFeatures p, TwoClusters clusters, Evidence.Builder evidence) {
    double nu = p.N() * p.lamZ();
    TwoClusters.Point at = clusters.solve(nu);
    ImbalancedFeatures.Bracket bracket = p.bracket(clusters.logits(p.n(), at));
    // A gap this large says that Newton's method stopped elsewhere, not that the equations fail.
    boolean solved = bracket.upper().upper() - bracket.lower() <= SOLVED;
    evidence.add(
        Enclosed.compare(MINIMUM, Interval.of(bracket.lower()), bracket.upper())
            .within(1e-11, "logits to 1e-14: the gap is linear in the error")
            .provided(solved, NEWTON)
            .by("dual point with proved spectral norm", "own", "interval")
            .by("Newton on the four equations", "own", "double"));
    double[] wrong = clusters.wrong(at);
    TwoClusters.Phase phase = clusters.phase(nu);
    if (phase == TwoClusters.Phase.ALL_DISTINCT || phase == TwoClusters.Phase.MINORITY_MERGED) {
      double sum =
          clusters.nA() * wrong[0] * wrong[0] / clusters.kB()
              + clusters.nB() * wrong[1] * wrong[1] / clusters.kA();
      evidence.add(
          INVARIANT
              .compare(sum * clusters.K() / (nu * nu), 1)
              .within(1e-11, "logits to 1e-14")
              .provided(solved, NEWTON)
              .by("Newton on the four equations", "own", "double"));
    }
    if (clusters.kB() >= 2) {
      double slope = 2 * slope(clusters, STEP / 2) - slope(clusters, STEP);
      evidence.add(
          SLOPE
              .compare(slope, 1)
              .within(1e-5, "second order in the distance 1e-4 from the threshold")
              .provided(solved && Math.abs(slope) < 10, NEWTON)
              .by("Newton on the four equations", "own", "double"));
    }
    rate(new ClusterLimit(clusters), evidence);
    evidence
        .quantity("phase", phase.name())
        .quantity("alphaA", at.alphaA())
        .quantity("sA", at.sA())
        .quantity("alphaB", at.alphaB())
        .quantity("sB", at.sB())
        .quantity("pA2", wrong[0])
        .quantity("pB2", wrong[1])
        .quantity("clusterValue", bracket.upper().mid())
        .quantity("clusterGap", bracket.upper().upper() - bracket.lower())
        .quantity("clusterZbar", bracket.classLogits().toRows());
  }

  private static void rate(ClusterLimit limit, Evidence.Builder evidence) {
    double[] expected = limit.constants();
    double[] found = limit.extrapolated(ELL);
    double error = 0;
    for (int i = 0; i < expected.length; i++) {
      error = Math.max(error, Math.abs(found[i] - expected[i]));
    }
    evidence.add(
        RATE.compare(error, 0)
            .within(1e-7, "third order in 1/ell = 1e-3, extrapolated from three points")
            .by("Newton in logarithms", "own", "double"));
    evidence.quantity("limitConstants", expected).quantity("extrapolatedConstants", found);
  }

  /** alpha_B at u = 1 - step over its claimed first order. */
  static double slope(TwoClusters clusters, double step) {
    TwoClusters.Point at = clusters.solve((1 - step) * Math.sqrt(clusters.nB()));
    return at.alphaB() / step * (1 - clusters.wrong(at)[1]) / clusters.kB();
  }
}
