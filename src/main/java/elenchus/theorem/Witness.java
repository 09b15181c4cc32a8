package elenchus.theorem;

/**
 * An independent way by which a finding was reached. Two witnesses are independent when method
 * family or lineage differ; Hipparchus and Commons Math are one lineage.
 *
 * @param method the method family, for example {@code Dormand-Prince 8(5,3)}
 * @param lineage the library or {@code own}
 * @param arithmetic {@code double}, {@code rational}, {@code interval}, {@code Dfp 50}, {@code
 *     symbolic}
 */
public record Witness(String method, String lineage, String arithmetic) {
  @Override
  public String toString() {
    return method + " / " + lineage + " / " + arithmetic;
  }
}
