package elenchus.catalogue.implicitbias;

import elenchus.margin.MaxMargin;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.verify.Certificate;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

/** Certificates that were tampered with: the verifier must reject every one of them. */
final class CertificateControls {
  private static final BigInteger THOUSAND = BigInteger.valueOf(1000);

  private CertificateControls() {}

  static List<Control<MarginProblem>> all(Arbitrary<MarginProblem> separable) {
    return List.of(
        tampered(
            "perturbed certificate",
            "The optimality conditions hold with one dual variable larger by a thousandth of it.",
            separable,
            CertificateControls::perturbed),
        tampered(
            "negated certificate",
            "The optimality conditions hold with the sign of one dual variable flipped.",
            separable,
            c -> Optional.of(withNumerators(c, replaced(c, c.numerators().get(0).negate())))),
        tampered(
            "misplaced certificate",
            "The optimality conditions hold with a dual variable moved to another class.",
            separable,
            CertificateControls::misplaced));
  }

  /** Changes a certificate; empty if it has no room for the change. */
  @FunctionalInterface
  private interface Change {
    Optional<Certificate> of(Certificate certificate);
  }

  private static Control<MarginProblem> tampered(
      String name, String statement, Arbitrary<MarginProblem> instances, Change change) {
    return Control.wrongFormula(
            name,
            statement,
            instances,
            (problem, trial) ->
                certified(problem)
                    .flatMap(m -> change.of(m.certificate()).map(m::judged))
                    .orElse(Evidence.of()))
        .liveWhere(
            problem -> certified(problem).flatMap(m -> change.of(m.certificate())).isPresent());
  }

  private static Optional<CertifiedMargin> certified(MarginProblem problem) {
    return problem.separability() instanceof MaxMargin svm
        ? CertifiedMargin.of(svm)
        : Optional.empty();
  }

  private static Optional<Certificate> perturbed(Certificate c) {
    List<BigInteger> finer = c.numerators().stream().map(n -> n.multiply(THOUSAND)).toList();
    Certificate scaled = with(c, c.support(), c.denominator().multiply(THOUSAND), finer);
    return Optional.of(
        withNumerators(scaled, replaced(scaled, finer.get(0).add(c.numerators().get(0)))));
  }

  /** Moves the first dual variable to the next free class of its sample. */
  private static Optional<Certificate> misplaced(Certificate c) {
    List<int[]> support = new ArrayList<>(c.support());
    int[] first = support.get(0);
    int limit =
        support.size() > 1 && support.get(1)[0] == first[0] ? support.get(1)[1] : c.classes();
    if (first[1] + 1 >= limit) {
      return Optional.empty();
    }
    support.set(0, new int[] {first[0], first[1] + 1});
    return Optional.of(with(c, support, c.denominator(), c.numerators()));
  }

  private static List<BigInteger> replaced(Certificate c, BigInteger first) {
    List<BigInteger> numerators = new ArrayList<>(c.numerators());
    numerators.set(0, first);
    return numerators;
  }

  private static Certificate withNumerators(Certificate c, List<BigInteger> numerators) {
    return with(c, c.support(), c.denominator(), numerators);
  }

  /** A certificate that is otherwise the same, its squared norm made to agree. */
  private static Certificate with(
      Certificate c, List<int[]> support, BigInteger denominator, List<BigInteger> numerators) {
    return new Certificate(
        c.reading(),
        c.samples(),
        c.features(),
        c.classes(),
        c.sha256(),
        c.separable(),
        numerators.stream().reduce(BigInteger.ZERO, BigInteger::add),
        denominator,
        support,
        denominator,
        numerators);
  }
}
