package elenchus.catalogue.sharpness;

import elenchus.exact.Interval;
import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Witness;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/** Evidence that different labels need slopes. */
final class GapEvidence {
  static final Witness ENCLOSED = new Witness("enclosed norms and logarithms", "own", "interval");
  private static final Witness CLOSED =
      new Witness("gradient flow in eigenvectors", "Hipparchus", "double");
  private static final Witness SUMS = new Witness("sums of squares", "own", "rational");
  private static final double[] TIMES = {0.1, 1, 10};

  private GapEvidence() {}

  static Evidence of(LabelGap g) {
    List<GapBounds> square = GapBounds.square(g, 2, g.size());
    List<GapBounds> logits = GapBounds.logits(g);
    List<GapBounds> softmax = GapBounds.softmax(g);
    Evidence.Builder evidence = Evidence.collect();
    if (!square.isEmpty()) {
      evidence.add(ordered(LabelGapGrowth.SQUARE, square)).add(flow(g));
      if (g.Y().columns() == 1) {
        evidence.add(mcShane(g));
      }
      evidence
          .quantity("square: loss", GapBounds.squareLoss(g).mid())
          .quantity("square: loss bound", GapBounds.largestLoss(square))
          .quantity("square: residual bound", GapBounds.largestResidual(square))
          .quantity("square: secant", GapBounds.largestSecant(g.F(), g))
          .quantity(
              "square: bound with sqrt(N l)",
              GapBounds.largestLoss(GapBounds.square(g, 1, g.size())))
          .quantity(
              "square: bound with 2 sqrt(l)", GapBounds.largestLoss(GapBounds.square(g, 2, 1)));
    }
    if (!logits.isEmpty()) {
      evidence
          .add(ordered(LabelGapGrowth.LOGITS, logits))
          .add(ordered(LabelGapGrowth.SOFTMAX, softmax));
      if (GapBounds.crossEntropy(g).multiply(Interval.of(g.size())).upper() < 2 * FastMath.log(2)) {
        evidence.add(twice(logits, softmax));
      }
      evidence
          .quantity("cross-entropy: loss", GapBounds.crossEntropy(g).mid())
          .quantity("cross-entropy: logit bound", GapBounds.largestLoss(logits))
          .quantity("cross-entropy: softmax bound", GapBounds.largestLoss(softmax))
          .quantity("cross-entropy: residual bound", GapBounds.largestResidual(logits))
          .quantity("cross-entropy: secant", GapBounds.largestSecant(g.Z(), g))
          .quantity(
              "cross-entropy: bound with factor 2",
              GapBounds.largestLoss(GapBounds.logits(g, Interval.of(2))));
    }
    duplicates(g, evidence);
    return evidence.done();
  }

  /** secant at least residual bound at least loss bound, for every pair. */
  static Finding.Builder ordered(Claim claim, List<GapBounds> pairs) {
    Finding.Builder worst = atLeast(claim, pairs.get(0).secant(), pairs.get(0).residual());
    double slack = Double.POSITIVE_INFINITY;
    for (GapBounds b : pairs) {
      for (Interval[] sides :
          new Interval[][] {{b.secant(), b.residual()}, {b.residual(), b.loss()}}) {
        double gap = sides[0].lower() - sides[1].upper();
        // A bound that stands in both places is compared once.
        if (gap < slack && !sides[0].equals(sides[1])) {
          slack = gap;
          worst = atLeast(claim, sides[0], sides[1]);
        }
      }
    }
    return worst;
  }

  /** Certified where the enclosures are apart; at equality the widths decide. */
  static Finding.Builder atLeast(Claim claim, Interval observed, Interval predicted) {
    boolean apart = observed.lower() >= predicted.upper() || observed.upper() < predicted.lower();
    if (apart) {
      return claim.decide(observed.lower() >= predicted.upper()).by(ENCLOSED);
    }
    return claim
        .compare(observed.mid(), predicted.mid())
        .error(observed.width() + predicted.width())
        .within(1e-12 * (1 + observed.magnitude()), "widths of the enclosures at equality")
        .by(ENCLOSED);
  }

  private static Finding.Builder twice(List<GapBounds> logits, List<GapBounds> softmax) {
    Finding.Builder worst =
        atLeast(
            LabelGapGrowth.TWICE,
            logits.get(0).loss(),
            softmax.get(0).loss().multiply(Interval.of(2)));
    double slack = Double.POSITIVE_INFINITY;
    for (int p = 0; p < logits.size(); p++) {
      Interval double2 = softmax.get(p).loss().multiply(Interval.of(2));
      double gap = logits.get(p).loss().lower() - double2.upper();
      if (gap < slack) {
        slack = gap;
        worst = atLeast(LabelGapGrowth.TWICE, logits.get(p).loss(), double2);
      }
    }
    return worst;
  }

  /** W(t) = Y^T X/N phi_t(X^T X/N), phi_t(l) = (1 - e^{-l t})/l, against the bound of its loss. */
  private static Finding.Builder flow(LabelGap g) {
    SymmetricEigen gram = SymmetricEigen.of(g.X().transpose().times(g.X()).times(1.0 / g.size()));
    Matrix cross = g.Y().transpose().times(g.X()).times(1.0 / g.size());
    double least = Double.POSITIVE_INFINITY;
    for (double t : TIMES) {
      Matrix w = cross.times(gram.apply(l -> Math.abs(l) < 1e-9 ? t : -FastMath.expm1(-l * t) / l));
      LabelGap fitted = new LabelGap(g.X(), g.Y(), g.X().times(w.transpose()), g.y(), g.Z());
      double bound = GapBounds.largestLoss(GapBounds.square(fitted, 2, g.size()));
      least = Math.min(least, NetworkProblem.spectralNorm(w) - bound);
    }
    return LabelGapGrowth.FLOW
        .compare(least, 0)
        .within(1e-12 * (1 + Math.abs(least)), "rounding of a small spectrum")
        .by(CLOSED);
  }

  private static Finding.Builder mcShane(LabelGap g) {
    double slope = GapBounds.largestSecant(g.Y(), g);
    double worst = 0;
    for (int j = 0; j < g.size(); j++) {
      double value = Double.POSITIVE_INFINITY;
      for (int i = 0; i < g.size(); i++) {
        double square = 0;
        for (int c = 0; c < g.X().columns(); c++) {
          square += (g.X().get(i, c) - g.X().get(j, c)) * (g.X().get(i, c) - g.X().get(j, c));
        }
        // Of samples at one place the lowest target is interpolated.
        boolean covered = i == j || square > 0;
        value = covered ? Math.min(value, g.Y().get(i, 0) + slope * Math.sqrt(square)) : value;
      }
      worst = Math.max(worst, Math.abs(value - g.Y().get(j, 0)));
    }
    return LabelGapGrowth.MCSHANE
        .compare(worst, 0)
        .within(1e-12 * (1 + g.Y().maxAbs()), "a few roundings")
        .by("McShane's extension", "own", "double");
  }

  /** 4 N l at least |y_i - y_j|^2 for samples at one place, in fractions. */
  private static void duplicates(LabelGap g, Evidence.Builder evidence) {
    BigFraction total = BigFraction.ZERO;
    for (int i = 0; i < g.size(); i++) {
      for (int c = 0; c < g.Y().columns(); c++) {
        total =
            total.add(Rationals.of(g.F().get(i, c)).subtract(Rationals.of(g.Y().get(i, c))).pow(2));
      }
    }
    boolean any = false;
    boolean holds = true;
    for (int i = 0; i < g.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (g.samePlace(i, j)) {
          any = true;
          BigFraction gap = BigFraction.ZERO;
          for (int c = 0; c < g.Y().columns(); c++) {
            gap =
                gap.add(
                    Rationals.of(g.Y().get(i, c)).subtract(Rationals.of(g.Y().get(j, c))).pow(2));
          }
          holds &= total.multiply(2).compareTo(gap) >= 0;
        }
      }
    }
    if (any) {
      evidence.add(LabelGapGrowth.DUPLICATES.decide(holds).by(SUMS));
    }
  }
}
