package elenchus.search;

import elenchus.campaign.Campaign;
import elenchus.campaign.Counterexample;
import elenchus.campaign.Examined;
import elenchus.campaign.Examiner;
import elenchus.campaign.Reduction;
import elenchus.campaign.Settings;
import elenchus.theorem.ErrorBudget;
import elenchus.theorem.Finding;
import elenchus.theorem.Precision;
import elenchus.theorem.Theorem;
import elenchus.theorem.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;

/**
 * Searches for the instance that violates a claim most, over the random choices of the theorem's
 * own generator: an evolution with an archive of elites for each claim, and covariance matrix
 * adaptation (Hansen and Ostermeier 2001) on the choices of single elites.
 *
 * @param <I> the type of the instances
 */
public final class Attack<I> {
  private static final int BATCH = 24;
  private static final int ADAPTATIONS = 2;
  private static final int ADAPTATION_PERIOD = 16;
  private static final int WARM_UP = 4;

  private final Theorem<I> theorem;
  private final AttackSettings settings;
  private final RandomGenerator<I> generator;
  private final Examiner<I> examiner;
  private final Settings.Limits limits = Settings.Limits.standard();
  private final AttackState state;

  private Attack(Theorem<I> theorem, AttackSettings settings, AttackState state) {
    this.theorem = theorem;
    this.settings = settings;
    this.generator = Campaign.generator(theorem);
    this.examiner = Examiner.of(theorem, limits.trial());
    this.state = state;
  }

  /**
   * Attacks a theorem.
   *
   * @param state of an earlier run, or {@link AttackState#fresh}; brought up to date by this run
   */
  public static <I> AttackResult run(
      Theorem<I> theorem, AttackSettings settings, AttackState state) {
    return new Attack<>(theorem, settings, state).run();
  }

  /** One instance examined. */
  record Evaluation<I>(Choices choices, long seed, Shrinkable<I> instance, Examined examined) {
    boolean refuted() {
      return examined.verdict() == Verdict.REFUTED;
    }
  }

  private AttackResult run() {
    long start = System.nanoTime();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            settings.threads(),
            task -> {
              Thread thread = new Thread(task, "attack");
              thread.setDaemon(true);
              return thread;
            });
    try {
      Optional<Counterexample> found = Optional.empty();
      while (found.isEmpty() && state.generation() < settings.generations() && !late(start)) {
        found = generation(pool);
        state.nextGeneration();
      }
      return new AttackResult(
          theorem,
          settings,
          state.generation(),
          state.evaluations(),
          state.vacuous(),
          state.unconfirmed(),
          worst(),
          found,
          Duration.ofNanos(System.nanoTime() - start));
    } finally {
      pool.shutdownNow();
    }
  }

  private boolean late(long start) {
    return settings.time().map(Duration::toNanos).orElse(Long.MAX_VALUE)
        <= System.nanoTime() - start;
  }

  private Optional<Counterexample> generation(ExecutorService pool) {
    int generation = state.generation();
    boolean adapt =
        settings.guided()
            && generation >= WARM_UP
            && generation % ADAPTATION_PERIOD == 0
            && !state.population().isEmpty();
    List<Callable<List<Evaluation<I>>>> jobs = new ArrayList<>();
    for (int i = 0; i < (adapt ? ADAPTATIONS : BATCH); i++) {
      SplittableRandom random =
          new SplittableRandom(settings.seed() * 0x9e3779b97f4a7c15L + generation * 1000L + i);
      ErrorBudget budget = ErrorBudget.whole().part(2 * generation).part(i);
      // What a job does depends on the population before the generation alone.
      jobs.add(adapt ? adaptation(random, budget) : single(random, budget));
    }
    List<Evaluation<I>> refuted = new ArrayList<>();
    for (List<Evaluation<I>> evaluations : perform(pool, jobs)) {
      for (Evaluation<I> evaluation : evaluations) {
        state.count(evaluation.examined().verdict() == Verdict.VACUOUS);
        Map<String, Double> scores = Closeness.of(evaluation.examined());
        state.population().add(evaluation.choices(), evaluation.seed(), scores);
        if (evaluation.refuted()) {
          refuted.add(evaluation);
        }
      }
    }
    for (int i = 0; i < refuted.size(); i++) {
      ErrorBudget budget = ErrorBudget.whole().part(2 * generation + 1).part(i);
      Optional<Counterexample> counterexample = confirmed(refuted.get(i), budget);
      if (counterexample.isPresent()) {
        return counterexample;
      }
    }
    return Optional.empty();
  }

  private Optional<Counterexample> confirmed(Evaluation<I> evaluation, ErrorBudget budget) {
    I instance = evaluation.instance().value();
    Examined examined = examiner.examine(instance, evaluation.seed(), budget);
    if (examined.verdict() != Verdict.REFUTED || examined.precision() != Precision.HIGH) {
      state.countUnconfirmed();
      return Optional.empty();
    }
    int number = Math.toIntExact(Math.min(state.evaluations(), Integer.MAX_VALUE));
    return Optional.of(
        Reduction.of(theorem, limits)
            .reduce(number, evaluation.instance(), evaluation.seed(), examined));
  }

  private Callable<List<Evaluation<I>>> single(SplittableRandom random, ErrorBudget budget) {
    Choices start = settings.guided() ? offspring(random) : new Choices(new int[0]);
    return () -> List.of(evaluate(start, random.nextLong(), budget));
  }

  /**
   * Half of them random choices, so that the search is at most a few times slower than random
   * search where nothing can be learned; the rest descendants of the elites of a random claim.
   */
  private Choices offspring(SplittableRandom random) {
    Population population = state.population();
    if (population.isEmpty() || state.generation() < WARM_UP || random.nextBoolean()) {
      return new Choices(new int[0]);
    }
    Population.Elite parent = elite(random);
    return random.nextInt(5) == 0
        ? parent.choices().crossed(elite(random).choices(), random).mutated(random)
        : parent.choices().mutated(random);
  }

  private Population.Elite elite(SplittableRandom random) {
    List<String> claims = state.population().claims();
    List<Population.Elite> elites =
        state.population().elites(claims.get(random.nextInt(claims.size())));
    return elites.get(random.nextInt(elites.size()));
  }

  private Callable<List<Evaluation<I>>> adaptation(SplittableRandom random, ErrorBudget budget) {
    List<String> claims = state.population().claims();
    String claim = claims.get(random.nextInt(claims.size()));
    List<Population.Elite> elites = state.population().elites(claim);
    Choices start = elites.get(random.nextInt(elites.size())).choices();
    AtomicInteger number = new AtomicInteger();
    return () ->
        new Adaptation<I>(
                claim,
                choices ->
                    evaluate(choices, random.nextLong(), budget.part(number.getAndIncrement())))
            .from(start, random);
  }

  private Evaluation<I> evaluate(Choices start, long seed, ErrorBudget budget) {
    Choices.Recorder recorder = start.recorder(seed);
    Shrinkable<I> instance = generator.next(recorder);
    Examined examined = examiner.examine(instance.value(), seed, budget, Precision.STANDARD);
    return new Evaluation<>(recorder.choices(), seed, instance, examined);
  }

  private List<List<Evaluation<I>>> perform(
      ExecutorService pool, List<Callable<List<Evaluation<I>>>> jobs) {
    List<List<Evaluation<I>>> results = new ArrayList<>();
    try {
      for (Future<List<Evaluation<I>>> future : pool.invokeAll(jobs)) {
        results.add(future.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the attack failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the attack was interrupted", e);
    }
    return results;
  }

  private List<AttackResult.Worst> worst() {
    List<AttackResult.Worst> claims = new ArrayList<>();
    for (String claim : state.population().claims()) {
      Population.Elite best = state.population().elites(claim).get(0);
      Evaluation<I> evaluation = evaluate(best.choices(), best.seed(), ErrorBudget.whole());
      evaluation.examined().evidence().findings().stream()
          .filter(finding -> finding.claim().name().equals(claim))
          .max(Comparator.comparingDouble(Finding::ratio))
          .ifPresent(
              finding ->
                  claims.add(
                      new AttackResult.Worst(
                          finding,
                          evaluation.instance().value(),
                          best.seed(),
                          evaluation.examined())));
    }
    return claims;
  }
}
