package elenchus.catalogue.reweighting;

import com.google.auto.service.AutoService;
import elenchus.exact.RationalVector;
import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
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
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import org.hipparchus.fraction.BigFraction;

/** A penalty on the largest coefficient makes weights of one bit, exactly. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes") // a service is named by its raw type
public final class LinfOneBit implements Theorem<BoxRegression> {
  static final Claim ZERO =
      Claim.equal(
          "silence", "$w=0$ is optimal iff $\\lambda\\ge\\lambda_{\\max}=\\|X^\\top y\\|_1$.");
  static final Claim ONE_BIT =
      Claim.equal(
          "one bit",
          "For $\\lambda\\in[\\lambda_1,\\lambda_{\\max}]$ the vector $t\\,\\mathrm{sign}(X^\\top y)$,"
              + " $t=(\\lambda_{\\max}-\\lambda)/N_2$, is optimal.");
  static final Claim UNIQUE =
      Claim.equal(
          "only solution",
          "For $\\lambda\\in(\\lambda_1,\\lambda_{\\max}]$ no entry of $X^\\top r$ vanishes, so there is"
              + " no other.");
  static final Claim BELOW =
      Claim.equal(
          "not below", "Below $\\lambda_1$ no multiple of $\\mathrm{sign}(X^\\top y)$ is optimal.");
  static final Claim SATURATED =
      Claim.atLeast(
          "saturated coordinates",
          "For every $\\lambda\\in(0,\\lambda_{\\max})$ at least $d-n+1$ coordinates of any solution"
              + " equal $\\pm\\|w\\|_\\infty$.");
  static final Claim FORCED =
      Claim.equal(
          "forced coordinates",
          "Where $|c_j|>t\\sum_k|(X^\\top X)_{jk}|$ the coordinate is $t\\,\\mathrm{sign}\\,c_j$.");

  private static final Witness KKT = new Witness("optimality conditions", "own", "rational");
  private static final Witness PATH = new Witness("path of solutions", "own", "rational");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("linf-one-bit-exact")
        .family("reweighting")
        .title("A strong penalty on the largest coefficient makes one-bit weights, exactly")
        .statement(
            """
            Minimise $\\frac12\\|y-Xw\\|^2+\\lambda\\|w\\|_\\infty$, $X$ of $n\\times d$, with no zero in
            $c=X^\\top y$. Let $s=\\mathrm{sign}(c)$, $N_2=\\|Xs\\|^2$, $\\lambda_{\\max}=\\|c\\|_1$,
            $t_1=\\min\\{|c_j|/(s_j(X^\\top Xs)_j):s_j(X^\\top Xs)_j>0\\}$ and
            $\\lambda_1=\\lambda_{\\max}-t_1N_2$. Then $w=0$ is optimal iff $\\lambda\\ge\\lambda_{\\max}$; for
            $\\lambda_1\\le\\lambda\\le\\lambda_{\\max}$ the one-bit vector
            $\\frac{\\lambda_{\\max}-\\lambda}{N_2}s$ is optimal, and the only solution above $\\lambda_1$;
            below $\\lambda_1$ no multiple of $s$ is. If any $n$ columns are independent, every solution
            with $0<\\lambda<\\lambda_{\\max}$ has at least $d-n+1$ coordinates at $\\pm\\|w\\|_\\infty$.
            """)
        .source(
            "Akhtiamov, Ghane, Hassibi 2023, arXiv 2311.02270 (abstract read: the optimal weights"
                + " concentrate around two values of opposite sign). The exact statements are"
                + " reconstructed and go further.");
  }

  @Override
  public Class<BoxRegression> instanceType() {
    return BoxRegression.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<BoxRegression>> hypotheses() {
    return List.of(
        Hypothesis.<BoxRegression>of(
                "signs", "No entry of $X^\\top y$ is zero.", p -> p.hasSigns() ? 1 : -1)
            .decidedByItsMargin(),
        Hypothesis.<BoxRegression>of(
                "general position",
                "$d\\ge n$ and any $n$ columns of $X$ are independent.",
                p -> p.isInGeneralPosition() ? 1 : -1)
            .decidedByItsMargin());
  }

  static boolean holds(BoxRegression p) {
    return p.hasSigns() && p.isInGeneralPosition();
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(ZERO, ONE_BIT, UNIQUE, BELOW, SATURATED, FORCED);
  }

  // --- instances

  @Override
  public Arbitrary<BoxRegression> instances() {
    return Instances.drawn(BoxRegression::draw, LinfOneBit::holds, BoxRegression::simpler);
  }

  @Override
  public List<Example<BoxRegression>> examples() {
    Matrix X = Matrix.ofRowMajor(3, 4, 0, -3, -5, 3, -4, -1, 0, 3, -2, 1, -2, -5);
    Matrix wide = Matrix.ofRowMajor(2, 7, 3, -1, 2, 5, -4, 1, 1, 1, 4, -3, 2, 5, -2, 3);
    return List.of(
        new Example<>("half way", new BoxRegression(X, List.of(1.0, 1.0, -1.0), 0.5, 0.5)),
        new Example<>("the kink itself", new BoxRegression(X, List.of(1.0, 1.0, -1.0), 1, 0.125)),
        new Example<>("many features", new BoxRegression(wide, List.of(1.0, -2.0), 0.5, 0.25)));
  }

  // --- evidence

  @Override
  public Evidence examine(BoxRegression problem, Trial trial) {
    OneBit one = OneBit.of(problem);
    BigFraction t = one.t1().multiply(Rationals.of(problem.share()));
    BigFraction lam = one.lam(t);
    Evidence.Builder evidence =
        Evidence.collect()
            .add(silence(one, lam))
            .add(oneBit(one, t))
            .add(BELOW.decide(isMissed(one, problem)).by(KKT));
    if (problem.share() < 1) {
      evidence.add(UNIQUE.decide(OneBit.hasNoZero(one.gradient(one.vector(t)))).by(KKT));
    }
    BigFraction anywhere = one.lamMax().multiply(Rationals.of(problem.q()));
    Optional<RationalVector> solution =
        BoxPath.solution(one, anywhere).filter(w -> one.isOptimal(w, anywhere));
    RationalVector w = solution.orElse(one.vector(t));
    evidence
        .add(saturated(one, w).provided(solution.isPresent(), "the path of solutions was lost"))
        .add(
            FORCED
                .decide(areForced(one, w))
                .by(KKT)
                .by(PATH)
                .provided(solution.isPresent(), "the path of solutions was lost"));
    return evidence
        .quantity("c", one.c().toDoubles())
        .quantity("lam_max", Rationals.toDouble(one.lamMax()))
        .quantity("sg", one.sg().toDoubles())
        .quantity("N2", Rationals.toDouble(one.n2()))
        .quantity("t1", one.t1().toString())
        .quantity("lam_1", Rationals.toDouble(one.lam1()))
        .quantity("lam", Rationals.toDouble(lam))
        .quantity("w", one.vector(t).toString())
        .quantity("lam = q lam_max", Rationals.toDouble(anywhere))
        .quantity("w at q lam_max", w.toString())
        .quantity("interior at q lam_max", OneBit.interior(w).size())
        .done();
  }

  private static Finding.Builder silence(OneBit one, BigFraction lam) {
    RationalVector zero = one.vector(BigFraction.ZERO);
    BigFraction most = one.lamMax();
    boolean above = one.isOptimal(zero, most) && one.isOptimal(zero, most.multiply(2));
    RationalVector better = one.vector(most.subtract(lam).divide(one.n2()));
    boolean beaten = one.objective(better, lam).compareTo(one.objective(zero, lam)) < 0;
    return ZERO.decide(above && beaten && !one.isOptimal(zero, lam)).by(KKT);
  }

  /** The finding that t sg is optimal at its strength. */
  static Finding.Builder oneBit(OneBit one, BigFraction t) {
    return ONE_BIT.decide(one.isOptimal(one.vector(t), one.lam(t))).by(KKT);
  }

  /** |g|_1 = lam leaves one multiple of sg, and its gradient must point against it somewhere. */
  private static boolean isMissed(OneBit one, BoxRegression problem) {
    BigFraction lam = one.lam1().multiply(Rationals.of(problem.q()));
    BigFraction t = one.lamMax().subtract(lam).divide(one.n2());
    return lam.signum() == 0 || !one.isOptimal(one.vector(t), lam);
  }

  /**
   * All solutions share X^T r, and a coordinate inside the bounds has a zero there: at most n - 1
   * zeros, because n independent columns determine r = 0.
   */
  static Finding.Builder saturated(OneBit one, RationalVector w) {
    int atBound = one.d() - Math.max(OneBit.interior(w).size(), OneBit.zeros(one.gradient(w)));
    return SATURATED.compare(atBound, one.d() - one.x().rows() + 1).exactly().by(KKT).by(PATH);
  }

  private static boolean areForced(OneBit one, RationalVector w) {
    BigFraction t = OneBit.largest(w);
    return IntStream.range(0, one.d())
        .allMatch(j -> !one.isForced(j, t) || w.get(j).equals(t.multiply(one.c().signum(j))));
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return OneBitControls.all(instances());
  }
}
