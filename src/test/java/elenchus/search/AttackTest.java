package elenchus.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import elenchus.fake.Fake;
import elenchus.fake.Numbers;
import elenchus.instance.Json;
import elenchus.theorem.Evidence;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;

class AttackTest {
  /** A needle: false only in a ball of radius 0.01 about (0.3, 0.7, 0.1) of the unit cube. */
  private static Theorem<Numbers> needle() {
    return Fake.named("needle")
        .under()
        .on(cube())
        .examined((i, t) -> Evidence.of(Fake.finding(2 - distance(i), 1.99).build()));
  }

  private static Arbitrary<Numbers> cube() {
    return Instances.drawn(
        draw -> new Numbers(List.of(draw.uniform(0, 1), draw.uniform(0, 1), draw.uniform(0, 1)), 0),
        i -> Stream.empty());
  }

  private static double distance(Numbers i) {
    double a = i.x().get(0) - 0.3;
    double b = i.x().get(1) - 0.7;
    double c = i.x().get(2) - 0.1;
    return Math.sqrt(a * a + b * b + c * c);
  }

  private static AttackSettings settings(int generations, int threads, boolean guided) {
    return new AttackSettings(1, threads, Optional.empty(), generations, guided);
  }

  private static AttackResult attack(AttackSettings settings) {
    return Attack.run(needle(), settings, AttackState.fresh("needle", 1, settings.guided()));
  }

  @Test
  void findsANeedleThatRandomSearchMisses() {
    AttackResult guided = attack(settings(60, 2, true));
    assertThat(guided.counterexample()).as("guided, %s", guided.evaluations()).isPresent();
    assertThat(distance((Numbers) guided.counterexample().orElseThrow().instance()))
        .isLessThan(0.01);
    AttackResult random = attack(settings(100, 2, false));
    assertThat(random.counterexample()).as("one in 240,000 at random").isEmpty();
    assertThat(random.evaluations()).isEqualTo(2400);
  }

  @Test
  void doesNotDependOnTheNumberOfThreads() {
    AttackState one = AttackState.fresh("needle", 1, true);
    AttackState two = AttackState.fresh("needle", 1, true);
    Attack.run(needle(), settings(13, 1, true), one);
    Attack.run(needle(), settings(13, 2, true), two);
    assertThat(two.write()).isEqualTo(one.write());
  }

  @Test
  void goesOnWhereItStopped() {
    AttackState whole = AttackState.fresh("needle", 1, true);
    Attack.run(needle(), settings(6, 1, true), whole);
    AttackState first = AttackState.fresh("needle", 1, true);
    Attack.run(needle(), settings(4, 1, true), first);
    AttackState second = AttackState.read(first.write(), "needle", 1, true);
    Attack.run(needle(), settings(6, 1, true), second);
    assertThat(Json.print(second.write())).isEqualTo(Json.print(whole.write()));
  }

  @Test
  void refusesTheStateOfAnotherAttack() {
    AttackState state = AttackState.fresh("needle", 1, true);
    assertThatThrownBy(() -> AttackState.read(state.write(), "needle", 2, true))
        .hasMessage("'seed' is '1', but this attack has '2'");
  }

  @Test
  void replaysChoices() {
    Choices.Recorder first = new Choices(new int[0]).recorder(5);
    double a = first.nextDouble();
    double b = first.nextGaussian();
    int c = first.nextInt(1000);
    Choices.Recorder second = first.choices().recorder(99);
    assertThat(second.nextDouble()).isEqualTo(a);
    assertThat(second.nextGaussian()).isEqualTo(b);
    assertThat(second.nextInt(1000)).isEqualTo(c);
    assertThat(second.choices()).isEqualTo(first.choices());
  }
}
