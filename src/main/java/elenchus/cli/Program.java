package elenchus.cli;

import elenchus.baseline.BaselineFormatException;
import elenchus.data.DataFormatException;
import elenchus.instance.InstanceFormatException;
import elenchus.instance.Spelling;
import elenchus.journal.JournalException;
import elenchus.report.Prose;
import elenchus.theorem.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: from arguments to exit code. */
public final class Program {
  private static final String VERSION = version();

  /** What a write says to a pipe whose reader has gone, as {@code head} does. */
  private static final String HANG_UP = "Broken pipe";

  /** The commands that theorems of the user can join. */
  private static final List<String> OF_THEOREMS =
      List.of("list", "show", "check", "examine", "replay", "schema", "ablate", "attack");

  private final Console console;
  private final Shelf shelf;

  /** The program on a console, with a catalogue that is loaded when first needed. */
  public Program(Console console, Supplier<Catalogue> catalogue) {
    this.console = console;
    this.shelf = new Shelf(catalogue);
  }

  /** Runs one command and returns the exit code of the process. */
  public int run(String... arguments) {
    int code = commandLine().execute(arguments);
    console.err().flush();
    console.out().flush();
    Optional<String> failure = console.failure().get();
    boolean readerHungUp = failure.filter(HANG_UP::equals).isPresent();
    if (failure.isPresent() && !readerHungUp) {
      return badInput("cannot write to standard output: " + failure.get());
    }
    return code;
  }

  /** The command without arguments: prints the help. */
  @Command(
      name = "elenchus",
      description = {
        "Examines theorems of machine-learning theory: random instances that satisfy the",
        "hypotheses, evidence by real numerics, a verdict per claim, and where a claim fails a",
        "small counterexample that anyone can replay."
      },
      footer = {
        "",
        "First steps:",
        "  ./elenchus list                    what is in the catalogue",
        "  ./elenchus show ID                 one theorem: statement, claims, proof note",
        "  ./elenchus check ID                its verdict, and that of its controls",
        "  ./elenchus examine ID --json       its worked example, every number",
        "  ./elenchus margin train.libsvm     your own data: separable? with which margin?",
        "",
        "Exit code: 0 supported, 1 refuted, 2 bad usage or input, 3 inconclusive,",
        "4 data not separable, 5 certificate not valid."
      },
      mixinStandardHelpOptions = true,
      scope = CommandLine.ScopeType.INHERIT,
      versionProvider = VersionProvider.class)
  static final class Root implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), "name a command");
    }
  }

  /** Tells the version. */
  static final class VersionProvider implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"elenchus " + VERSION};
    }
  }

  private CommandLine commandLine() {
    CommandLine line = new CommandLine(new Root());
    line.addSubcommand(new ListCommand(console, shelf));
    line.addSubcommand(new ShowCommand(console, shelf));
    line.addSubcommand(new CheckCommand(console, shelf, VERSION));
    line.addSubcommand(new ExamineCommand(console, shelf));
    line.addSubcommand(new ReplayCommand(console, shelf));
    line.addSubcommand(new SchemaCommand(console, shelf));
    line.addSubcommand(new AblateCommand(console, shelf, VERSION));
    line.addSubcommand(new AttackCommand(console, shelf, VERSION));
    line.addSubcommand(baseline());
    line.addSubcommand(new MarginCommand(console));
    line.addSubcommand(new VerifyCommand(console));
    line.addSubcommand(new CollapseCommand(console));
    line.addSubcommand(new WeightsCommand(console));
    line.addSubcommand(new CompletionCommand(console));
    line.addSubcommand(new RehearseCommand(shelf));
    line.getSubcommands().values().stream()
        .filter(command -> OF_THEOREMS.contains(command.getCommandName()))
        .forEach(command -> command.addMixin("theorems", new TheoremsOption(shelf)));
    line.setUsageHelpWidth(Prose.WIDTH);
    line.setOut(console.out());
    line.setErr(console.err());
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(console.ink().colours() ? Ansi.ON : Ansi.OFF));
    line.setParameterExceptionHandler(this::badUsage);
    line.setExecutionExceptionHandler(this::failed);
    return line;
  }

  private CommandLine baseline() {
    CommandLine baseline = new CommandLine(new BaselineCommand());
    baseline.addSubcommand(new BaselineRecordCommand(console, shelf, VERSION));
    baseline.addSubcommand(new BaselineCompareCommand(console, shelf, VERSION));
    baseline
        .getSubcommands()
        .values()
        .forEach(command -> command.addMixin("theorems", new TheoremsOption(shelf)));
    return baseline;
  }

  private int badUsage(ParameterException e, String[] arguments) {
    CommandLine line = e.getCommandLine();
    String problem = String.valueOf(e.getMessage());
    String question = "";
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      String word = unmatched.getUnmatched().get(0);
      boolean command = line.getParent() == null && !word.startsWith("-");
      problem = (command ? "unknown command '" : "unexpected argument '") + word + "'";
      question = Spelling.question(word, known(line));
    }
    String help = "./" + line.getCommandSpec().qualifiedName() + " --help";
    return badInput(problem + question + " (" + help + ")");
  }

  private int failed(Exception e, CommandLine line, CommandLine.ParseResult result) {
    boolean input =
        e instanceof InputException
            || e instanceof InstanceFormatException
            || e instanceof DataFormatException
            || e instanceof JournalException
            || e instanceof BaselineFormatException;
    if (input) {
      return badInput(String.valueOf(e.getMessage()));
    }
    console.errLine("elenchus: internal error, please report it with what follows");
    e.printStackTrace(console.err());
    return ExitCode.INTERNAL;
  }

  private int badInput(String problem) {
    console.errLine("elenchus: " + problem.replaceAll("\\s*\\R\\s*", " "));
    return ExitCode.BAD_INPUT;
  }

  private static List<String> known(CommandLine line) {
    List<String> words = new ArrayList<>(line.getSubcommands().keySet());
    line.getCommandSpec().options().forEach(option -> words.addAll(List.of(option.names())));
    return words;
  }

  private static String version() {
    String packaged = Program.class.getPackage().getImplementationVersion();
    return packaged == null ? "development" : packaged;
  }
}
