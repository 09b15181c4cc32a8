package elenchus.theorem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything one examination brought to light.
 *
 * @param findings one per claim that applies to the instance
 * @param quantities the named objects behind the findings, in order
 * @param curves for the report
 */
public record Evidence(
    List<Finding> findings, Map<String, Quantity> quantities, List<Curve> curves) {

  /** Copies. */
  public Evidence {
    findings = List.copyOf(findings);
    quantities = Collections.unmodifiableMap(new LinkedHashMap<>(quantities));
    curves = List.copyOf(curves);
  }

  /** The findings alone. */
  public static Evidence of(Finding... findings) {
    return new Evidence(List.of(findings), Map.of(), List.of());
  }

  /** Starts an empty collection. */
  public static Builder collect() {
    return new Builder();
  }

  /** The verdict of all findings; evidence without a finding is inconclusive. */
  public Verdict verdict() {
    Verdict all = Verdict.all(findings.stream().map(Finding::verdict).toList());
    return all == Verdict.VACUOUS ? Verdict.INCONCLUSIVE : all;
  }

  /** Collects evidence. */
  public static final class Builder {
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Quantity> quantities = new LinkedHashMap<>();
    private final List<Curve> curves = new ArrayList<>();

    private Builder() {}

    /** Adds a finding. */
    public Builder add(Finding finding) {
      findings.add(finding);
      return this;
    }

    /** Adds a finding. */
    public Builder add(Finding.Builder finding) {
      return add(finding.build());
    }

    /** Adds all findings, quantities and curves of other evidence. */
    public Builder addAll(Evidence other) {
      findings.addAll(other.findings());
      quantities.putAll(other.quantities());
      curves.addAll(other.curves());
      return this;
    }

    /** Names a number. */
    public Builder quantity(String name, double value) {
      quantities.put(name, new Quantity.Scalar(value));
      return this;
    }

    /** Names a vector. */
    public Builder quantity(String name, double[] values) {
      quantities.put(name, new Quantity.Tuple(values));
      return this;
    }

    /** Names a matrix given by rows. */
    public Builder quantity(String name, double[][] rows) {
      quantities.put(name, new Quantity.Table(rows));
      return this;
    }

    /** Names an exact text. */
    public Builder quantity(String name, String text) {
      quantities.put(name, new Quantity.Text(text));
      return this;
    }

    /** Adds a curve. */
    public Builder curve(String name, String xLabel, String yLabel, double[] x, double[] y) {
      curves.add(new Curve(name, xLabel, yLabel, x, y));
      return this;
    }

    /** The evidence. */
    public Evidence done() {
      return new Evidence(findings, quantities, curves);
    }
  }
}
