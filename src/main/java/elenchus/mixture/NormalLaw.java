package elenchus.mixture;

import elenchus.exact.Interval;
import elenchus.statistics.NormalTail;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.FastMath;

/**
 * The standard normal law over doubles or intervals.
 *
 * @param <T> the type of the numbers
 */
interface NormalLaw<T extends CalculusFieldElement<T>> {

  /** The law in double precision. */
  NormalLaw<Binary64> DOUBLES =
      new NormalLaw<>() {
        @Override
        public Binary64 tail(Binary64 t) {
          return new Binary64(NormalTail.of(t.getReal()));
        }

        @Override
        public Binary64 density(Binary64 t) {
          double x = t.getReal();
          return new Binary64(FastMath.exp(-0.5 * x * x) / FastMath.sqrt(2 * FastMath.PI));
        }
      };

  /** The law with rigorous bounds. */
  NormalLaw<Interval> INTERVALS =
      new NormalLaw<>() {
        @Override
        public Interval tail(Interval t) {
          Interval least = NormalSeries.tail(t.upper());
          Interval most = NormalSeries.tail(t.lower());
          return new Interval(Math.max(0, least.lower()), Math.min(1, most.upper()));
        }

        @Override
        public Interval density(Interval t) {
          return NormalSeries.density(t);
        }
      };

  /** P(N(0,1) > t). */
  T tail(T t);

  /** The density at t. */
  T density(T t);
}
