package elenchus.catalogue.implicitbias;

import com.google.auto.service.AutoService;
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
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.Field;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.util.Binary64Field;

/** Permutation-equivariant relative-margin losses are symmetric templates of relative margins. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes")
public final class PermRelativeMarginForm implements Theorem<LossAtLogits> {

  private static final Claim TEMPLATE =
      Claim.equal(
          "template",
          "$L_y(v)=\\psi(\\Upsilon_yDv)$ for every class $y$, with $\\psi(u)=L_K(-u,0)$.");
  private static final Claim CLOSED_FORM =
      Claim.equal(
          "closed form",
          "For cross-entropy, exponential and PairLogLoss the same, as an identity in $e^{v_k}$.");
  private static final Claim SYMMETRY =
      Claim.equal("symmetry", "$\\psi(Pu)=\\psi(u)$ for every permutation of the slots.");
  private static final Claim CONVERSE =
      Claim.equal(
          "converse", "$L_y(v):=\\psi(\\Upsilon_yDv)$ is equivariant and invariant under shifts.");
  private static final Claim UNIQUENESS =
      Claim.equal("uniqueness", "$D\\mathbf 1=0$ and $DE=I$ with $Eu=(-u,0)$.");
  private static final Claim INTERTWINING =
      Claim.equal("intertwining", "$\\Upsilon_yD=DT_y$ with the transposition $T_y=(y\\,K)$.");
  private static final Claim INVOLUTION =
      Claim.equal("involution", "$\\Upsilon_y^2=I$, and $\\det\\Upsilon_y=-1$ for $y<K$.");
  private static final Claim SLOTS =
      Claim.equal(
          "slots", "$\\Upsilon_yDv$ holds $v_y-v_j$ in slot $j\\ne y$ and $v_y-v_K$ in slot $y$.");
  private static final Claim SPECTRUM =
      Claim.equal("spectrum", "$DD^\\top=I+\\mathbf 1\\mathbf 1^\\top$, and $\\|D\\|_2^2=K$.");
  private static final Claim REPRESENTATION =
      Claim.equal(
          "representation",
          "$DP_\\sigma=\\rho_\\sigma D$ defines a faithful representation of $S_K$.");

  private static final Witness INTEGERS = new Witness("matrix products", "own", "integer");
  private static final Witness NORMAL_FORM = new Witness("normal form", "Rings", "symbolic");
  private static final Witness DOUBLES = new Witness("both forms", "own", "double");
  private static final Witness DIGITS = new Witness("both forms", "own", "Dfp 50");

  private static final double UNIT = Math.ulp(1.0);
  private static final int DECIMALS = 50;
  private static final double HIGH_UNIT = 1e-45;

  /** A control bites where its predicted discrepancy exceeds so many tolerances. */
  private static final double LIVE = 100;

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("perm-relative-margin-form")
        .family("implicitbias")
        .title("Permutation-equivariant relative-margin losses are symmetric templates")
        .statement(
            """
            Let $L:\\mathbb R^K\\to\\mathbb R^K$ satisfy (H1) $L(Pv)=PL(v)$ for all permutation matrices $P$ and
            (H2) $L(v+c\\mathbf 1)=L(v)$. With $(Dv)_j=v_K-v_j$, and $\\Upsilon_y$ the identity whose column $y$ is
            replaced by $-1$ ($\\Upsilon_K=I$), there is a unique $\\psi:\\mathbb R^{K-1}\\to\\mathbb R$, symmetric,
            with $L_y(v)=\\psi(\\Upsilon_yDv)$ for all $y$ and $v$. Conversely every symmetric $\\psi$ gives a loss
            with (H1) and (H2).
            """)
        .source(
            "Y. Wang, C. Scott, Unified Binary and Multiclass Margin-Based Classification, JMLR 25,"
                + " 2024, arXiv 2311.17778. The form was read there; the proof is reconstructed.");
  }

  @Override
  public Class<LossAtLogits> instanceType() {
    return LossAtLogits.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<LossAtLogits>> hypotheses() {
    return List.of(
        Hypothesis.<LossAtLogits>of(
                "permutation equivariance",
                "(H1) $L(Pv)=PL(v)$; decided at $v$ for all transpositions.",
                at -> at.rounding() - at.loss().equivarianceDefect(at.doubles()))
            .brokenBy(instances(LogitLoss.WEIGHTED_CROSS_ENTROPY)),
        Hypothesis.<LossAtLogits>of(
                "relative margin",
                "(H2) $L(v+c\\mathbf 1)=L(v)$; decided at $v$ for $c=1$.",
                at -> at.rounding() - at.loss().shiftDefect(at.doubles()))
            .brokenBy(instances(LogitLoss.ONE_VERSUS_ALL)));
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(
        TEMPLATE,
        CLOSED_FORM,
        SYMMETRY,
        CONVERSE,
        UNIQUENESS,
        INTERTWINING,
        INVOLUTION,
        SLOTS,
        SPECTRUM,
        REPRESENTATION);
  }

  // --- instances

  @Override
  public Arbitrary<LossAtLogits> instances() {
    return instances(
        LogitLoss.CROSS_ENTROPY,
        LogitLoss.EXPONENTIAL,
        LogitLoss.PAIRLOG,
        LogitLoss.FOCAL,
        LogitLoss.CRAMMER_SINGER);
  }

  private static Arbitrary<LossAtLogits> instances(LogitLoss... losses) {
    return Instances.drawn(draw -> LossAtLogits.draw(draw, 2, losses), LossAtLogits::simpler);
  }

  @Override
  public List<Example<LossAtLogits>> examples() {
    return List.of(
        new Example<>(
            "three classes, cross-entropy", LossAtLogits.of(LogitLoss.CROSS_ENTROPY, 1, -1, 2)),
        new Example<>("two classes", LossAtLogits.of(LogitLoss.PAIRLOG, 1, 3)));
  }

  // --- evidence

  @Override
  public Evidence examine(LossAtLogits at, Trial trial) {
    return trial.isHigh()
        ? examine(at, 1, new DfpField(DECIMALS), HIGH_UNIT, DIGITS)
        : examine(at, 1, Binary64Field.getInstance(), UNIT, DOUBLES);
  }

  private static <T extends CalculusFieldElement<T>> Evidence examine(
      LossAtLogits at, int sign, Field<T> field, double unit, Witness witness) {
    T[] v = at.in(field);
    LogitFunction L = at.loss();
    LogitFunction rebuilt = LogitFunction.rebuilt(L, sign);
    double broken = Math.max(rebuilt.equivarianceDefect(v), rebuilt.shiftDefect(v));
    RelativeMargins margins = new RelativeMargins(at.K());
    double rounding = unit / UNIT * at.rounding();
    Evidence.Builder evidence =
        Evidence.collect()
            .add(measured(TEMPLATE, L.differenceFrom(rebuilt, v), rounding, witness))
            .add(measured(SYMMETRY, L.asymmetry(v), rounding, witness))
            .add(measured(CONVERSE, broken, rounding, witness));
    ClosedForms.proof(at.loss(), margins)
        .ifPresent(
            proof -> evidence.add(CLOSED_FORM.decide(proof.holds()).proved().by(NORMAL_FORM)));
    return evidence
        .add(proved(UNIQUENESS, margins.uniquenessDefect()))
        .add(proved(INTERTWINING, margins.intertwiningDefect(margins::upsilon)))
        .add(proved(INVOLUTION, margins.involutionDefect()))
        .add(proved(SLOTS, margins.slotsDefect()))
        .add(proved(SPECTRUM, margins.spectrumDefect()))
        .add(proved(REPRESENTATION, margins.representationDefect()))
        .quantity("D", margins.differences().toRows())
        .quantity("u", margins.at(at.logits()).toRows())
        .quantity("L", at.losses())
        .done();
  }

  private static Finding.Builder measured(
      Claim claim, double defect, double rounding, Witness witness) {
    return claim
        .compare(defect, 0)
        .within(rounding, "64 roundings of terms with exponents up to 2 max|v|, relative to 1 + L")
        .by(witness);
  }

  private static Finding.Builder proved(Claim claim, double defect) {
    return claim.compare(defect, 0).exactly().proved().by(INTEGERS);
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return List.of(
        Control.hypothesisDropped(
                "class weights",
                "(H1) dropped: the theorem holds for $L_y=c_y\\,\\mathrm{ce}_y$ with unequal $c_y$.",
                instances(LogitLoss.WEIGHTED_CROSS_ENTROPY),
                this::examine)
            .liveWhere(at -> at.templateGap(1) > LIVE * at.rounding()),
        Control.hypothesisDropped(
                "asymmetric template",
                "(H1) dropped: the theorem holds for $\\psi(u)=\\sum_jb_je^{-u_j}$ with unequal $b_j$.",
                instances(LogitLoss.ASYMMETRIC_EXPONENTIAL),
                this::examine)
            .liveWhere(at -> at.loss().asymmetry(at.doubles()) > LIVE * at.rounding()),
        Control.hypothesisDropped(
                "one versus all",
                "(H2) dropped: the theorem holds for the sum of binary logistic losses.",
                instances(LogitLoss.ONE_VERSUS_ALL),
                this::examine)
            .liveWhere(at -> at.templateGap(1) > LIVE * at.rounding()),
        Control.<LossAtLogits>wrongFormula(
                "row in place of column",
                "$\\Upsilon_y$ is the identity whose row $y$ is replaced by $-1$.",
                instances(),
                (at, trial) -> {
                  RelativeMargins margins = new RelativeMargins(at.K());
                  return Evidence.of(
                      proved(INTERTWINING, margins.intertwiningDefect(margins::upsilonByRow))
                          .build());
                })
            .liveWhere(at -> at.K() >= 3),
        Control.wrongFormula(
                "sign of the margins",
                "$\\psi(u)=L_K(u,0)$.",
                instances(),
                (LossAtLogits at, Trial trial) ->
                    examine(at, -1, Binary64Field.getInstance(), UNIT, DOUBLES))
            .liveWhere(at -> at.templateGap(-1) > LIVE * at.rounding()));
  }
}
