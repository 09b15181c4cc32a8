package elenchus.catalogue.implicitbias;

import elenchus.theorem.Control;
import java.util.List;
import net.jqwik.api.Arbitrary;

final class GradientFlowControls {
  private GradientFlowControls() {}

  static List<Control<?>> all(Arbitrary<FlowProblem> instances) {
    return List.of();
  }
}
