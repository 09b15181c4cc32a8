package elenchus.catalogue.lastlayer;

import com.google.auto.service.AutoService;
import elenchus.statistics.NormalTail;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.fraction.BigFraction;

/** Exact identities of class-weighted least squares on any data set. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes") // a service is named by its raw type
public final class FiniteSampleIdentities implements Theorem<LabelledSample> {
  static final Claim LEVERAGE = Claim.equal("leverages (I1)", "$\\sum h_i=d+1$ and $0<h_i\\le1$.");
  static final Claim LEFT_OUT =
      Claim.equal("leave one out (I2)", "$1-z_i=(1-h_i)(1-z_i^{loo})$ wherever $h_i<1$.");
  static final Claim RANK_ONE =
      Claim.equal(
          "rank-one update (I2)",
          "Sherman and Morrison's formula turns the fitted value $f$ into $(f-\\omega yq)/(1-\\omega q)$"
              + " when the sample is left out.");
  static final Claim INTERCEPT =
      Claim.equal(
          "balance (I2)",
          "$\\sum y_i\\omega_i(1-z_i)=0$, hence $\\sum y_i\\omega_i(1-h_i)(1-z_i^{loo})=0$.");
  static final Claim FISHER =
      Claim.equal(
          "Fisher form (I3)",
          "$\\theta=2Nq(1-q)S_w^{-1}m/(1+Nq(1-q)m^TS_w^{-1}m)$,"
              + " $b=2q-1-\\theta\\cdot(q\\bar x_++(1-q)\\bar x_-)$.");
  static final Claim DUPLICATION =
      Claim.equal(
          "duplication (I4)", "An integer $\\rho$ is the repetition of each sample of class +1.");
  static final Claim SWAP =
      Claim.equal("exchange of classes (I4)", "$(\\rho,y)\\to(1/\\rho,-y)$ gives $(-\\theta,-b)$.");
  static final Claim AFFINE =
      Claim.equal("affine maps (I4)", "$x\\to Cx+c$ with invertible $C$ leaves all margins.");

  static final Witness FRACTIONS = new Witness("normal equations", "own", "rational");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("llr-finite-sample-identities")
        .family("lastlayer")
        .title("Leverages, left-out margins and Fisher's form of weighted least squares")
        .statement(
            """
            Let $(\\theta,b)$ minimise $\\sum\\omega_{y_i}(y_i(\\theta\\cdot x_i+b)-1)^2$, with weights
            that depend on the class only, $\\rho=\\omega_+/\\omega_-$. With leverages
            $h_i=\\omega_i\\tilde x_i^T(\\tilde X^T\\Omega\\tilde X)^{-1}\\tilde x_i$, $\\tilde x=(x,1)$, margins
            $z_i$ and margins $z_i^{loo}$ of the fit without sample $i$: $\\sum h_i=d+1$;
            $1-z_i=(1-h_i)(1-z_i^{loo})$; $\\sum y_i\\omega_i(1-z_i)=0$; and $\\theta$ is Fisher's
            discriminant direction of the weighted scatter.
            """)
        .source(
            "Linear algebra, reconstructed; the leave-one-out formula and Fisher's form are classical"
                + " for unit weights.");
  }

  @Override
  public Class<LabelledSample> instanceType() {
    return LabelledSample.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<LabelledSample>> hypotheses() {
    return List.of(
        Hypothesis.<LabelledSample>of(
                "general position",
                "Features and the indicators of the two classes are linearly independent.",
                x -> x.isGeneric() ? 1 : -1)
            .decidedByItsMargin(),
        Hypothesis.<LabelledSample>of("positive weights", "$\\rho>0$.", LabelledSample::rho)
            .decidedByItsMargin());
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(LEVERAGE, LEFT_OUT, RANK_ONE, INTERCEPT, FISHER, DUPLICATION, SWAP, AFFINE);
  }

  // --- instances

  @Override
  public Arbitrary<LabelledSample> instances() {
    return Instances.drawn(
        LabelledSample::draw, LabelledSample::isGeneric, LabelledSample::simpler);
  }

  @Override
  public List<Example<LabelledSample>> examples() {
    return List.of(new Example<>("worked", LabelledSample.WORKED));
  }

  // --- evidence

  @Override
  public Evidence examine(LabelledSample x, Trial trial) {
    SampleRelations relations = SampleRelations.of(x);
    ExactFit fit = relations.fit();
    Evidence.Builder evidence =
        Evidence.collect()
            .add(LEVERAGE.decide(relations.leveragesAddUpTo(x.d() + 1)).by(FRACTIONS))
            .add(
                LEFT_OUT
                    .decide(relations.leftOutMarginsFollow(relations.leverages()))
                    .by(FRACTIONS)
                    .by("fits without a sample", "own", "rational"))
            .add(
                RANK_ONE
                    .decide(SampleRelations.RANK_ONE.holds())
                    .proved()
                    .by(OptimalWeightSharp.NORMAL_FORM))
            .add(INTERCEPT.decide(relations.isBalanced()).by(FRACTIONS))
            .add(
                FISHER
                    .decide(
                        FisherForm.coefficients(x, FisherForm.share(x, x.exactRho()))
                            .equals(fit.coefficients()))
                    .by(FRACTIONS)
                    .by("class means and scatters", "own", "rational"))
            .add(SWAP.decide(relations.exchangeNegates()).by(FRACTIONS))
            .add(AFFINE.decide(relations.affineMapsKeepMargins()).by(FRACTIONS));
    if (x.rho() == Math.rint(x.rho())) {
      evidence.add(DUPLICATION.decide(relations.repetitionIsWeight((int) x.rho())).by(FRACTIONS));
    }
    double[] coefficients = fit.coefficients().toDoubles();
    double along = coefficients[x.d()];
    double norm = 0;
    double signal = 0;
    for (int j = 0; j < x.d(); j++) {
      signal += coefficients[j] * x.mu().get(j);
      norm = Math.hypot(norm, coefficients[j]);
    }
    return evidence
        .quantity("theta and b", coefficients)
        .quantity("h", doubles(relations.leverages()))
        .quantity("z", doubles(relations.margins()))
        .quantity("z left out", relations.leftOutMargins())
        .quantity("u", relations.imbalance())
        .quantity("R+", NormalTail.of((signal + along) / norm))
        .quantity("R-", NormalTail.of((signal - along) / norm))
        .done();
  }

  private static double[] doubles(List<BigFraction> fractions) {
    return fractions.stream().mapToDouble(BigFraction::doubleValue).toArray();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return SampleRelations.controls(instances());
  }
}
