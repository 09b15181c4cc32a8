package elenchus.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import elenchus.campaign.ControlOutline;
import elenchus.campaign.Journal;
import elenchus.campaign.Settings;
import elenchus.campaign.TrialRecord;
import elenchus.instance.Json;
import elenchus.theorem.Theorem;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A journal in a file, one line per trial and control, each written at once and only appended to.
 *
 * <p>The first line says which campaign it belongs to. A last line without its end was torn when
 * the process died and is cut off; what it spoke of is done again. Lines are handed to the
 * operating system, so that they survive the death of the process, not that of the machine.
 */
public final class JournalFile implements Journal, AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private final JournalHeader header;
  private final LineCodec codec = new LineCodec();
  private final Map<String, Map<Integer, TrialRecord>> trials = new HashMap<>();
  private final Map<String, Map<String, ControlOutline>> controls = new HashMap<>();
  private Optional<String> failure = Optional.empty();
  private int remembered;

  private JournalFile(Path path, FileChannel channel, JournalHeader header) {
    this.path = path;
    this.channel = channel;
    this.header = header;
  }

  /**
   * Opens a journal, or begins one if there is no such file.
   *
   * @param version of the program
   * @throws JournalException if the file is no journal, belongs to another campaign, is in use, or
   *     cannot be read or written
   */
  public static JournalFile open(
      Path path, List<? extends Theorem<?>> theorems, Settings settings, String version) {
    try {
      FileChannel channel =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      JournalFile journal =
          new JournalFile(path, channel, JournalHeader.of(theorems, settings, version));
      try {
        journal.lock();
        journal.take(theorems);
        return journal;
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new JournalException(path + ": the journal cannot be used: " + reason(e));
    }
  }

  /** How many trials and controls were found in the file. */
  public int remembered() {
    return remembered;
  }

  /** Why lines could not be written, if they could not; nothing is written after the first. */
  public synchronized Optional<String> failure() {
    return failure;
  }

  @Override
  public synchronized Optional<TrialRecord> trial(Theorem<?> theorem, int number) {
    return Optional.ofNullable(trials.getOrDefault(theorem.card().id(), Map.of()).get(number));
  }

  @Override
  public synchronized Optional<ControlOutline> control(Theorem<?> theorem, String control) {
    return Optional.ofNullable(controls.getOrDefault(theorem.card().id(), Map.of()).get(control));
  }

  @Override
  public synchronized void add(Theorem<?> theorem, TrialRecord trial) {
    append(codec.write(theorem.card().id(), trial));
  }

  @Override
  public synchronized void add(Theorem<?> theorem, String control, ControlOutline outline) {
    append(codec.write(theorem.card().id(), control, outline));
  }

  /** Nothing is written any more, whoever still tries. */
  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      failure = failure.or(() -> Optional.of(reason(e)));
    }
  }

  private void append(String line) {
    if (failure.isPresent() || !channel.isOpen()) {
      return;
    }
    try {
      write(line);
    } catch (IOException e) {
      failure = Optional.of(reason(e));
    }
  }

  private void write(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private void lock() throws IOException {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      throw new JournalException(path + ": another campaign of this process writes the journal");
    }
    throw new JournalException(path + ": another process writes the journal");
  }

  private void take(List<? extends Theorem<?>> theorems) throws IOException {
    Map<String, Theorem<?>> byId =
        theorems.stream().collect(Collectors.toMap(t -> t.card().id(), t -> t));
    long whole = 0;
    int lines = 0;
    // The channel outlives the stream.
    InputStream in = new BufferedInputStream(Channels.newInputStream(channel));
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      if (octet == '\n') {
        whole += line.size() + 1;
        take(line.toString(StandardCharsets.UTF_8), ++lines, byId);
        line.reset();
      } else {
        line.write(octet);
      }
    }
    String torn = line.toString(StandardCharsets.UTF_8);
    if (lines == 0 && !header.line().startsWith(torn)) {
      throw problem(1, "the file is no journal");
    }
    channel.truncate(whole);
    channel.position(whole);
    if (lines == 0) {
      write(header.line());
    }
  }

  private void take(String text, int number, Map<String, Theorem<?>> byId) {
    JsonNode line;
    try {
      line = Json.parse(text);
    } catch (JsonProcessingException e) {
      throw problem(number, number == 1 ? "the file is no journal" : "the line is damaged");
    }
    if (number == 1) {
      requireSameCampaign(line);
      return;
    }
    codec.learn(line);
    String id = line.path("theorem").asText();
    Theorem<?> theorem = byId.get(id);
    if (theorem == null) {
      throw problem(number, "the campaign does not examine '" + id + "'");
    }
    try {
      if (line.has("trial")) {
        TrialRecord trial = codec.trial(line, theorem);
        trials.computeIfAbsent(id, unused -> new HashMap<>()).put(trial.number(), trial);
      } else {
        controls
            .computeIfAbsent(id, unused -> new HashMap<>())
            .put(line.path("control").asText(), codec.control(line));
      }
    } catch (IllegalArgumentException e) {
      throw problem(number, "the line does not fit: " + e.getMessage());
    }
    remembered++;
  }

  private void requireSameCampaign(JsonNode line) {
    if (!JournalHeader.isHeader(line)) {
      throw problem(1, "the file is no journal");
    }
    header
        .difference(line)
        .ifPresent(
            difference -> {
              throw problem(1, "the journal belongs to another campaign: " + difference);
            });
  }

  private JournalException problem(int line, String message) {
    return new JournalException(path + ":" + line + ": " + message);
  }

  private static String reason(IOException e) {
    String message = String.valueOf(e.getMessage());
    return e.getClass() == IOException.class
        ? message
        : e.getClass().getSimpleName() + ": " + message;
  }
}
