package elenchus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import elenchus.data.DataSet;
import elenchus.data.ExactSamples;
import elenchus.instance.Json;
import elenchus.verify.Certificate;
import elenchus.verify.MalformedCertificateException;
import elenchus.verify.Verification;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hipparchus.fraction.BigFraction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a certificate of max margin or of inseparability. */
@Command(
    name = "verify",
    description = {
      "Checks a certificate that 'margin --certificate' wrote, in integers alone and with no part"
          + " of the solver: that it belongs to the data, and that it proves what it says.",
    },
    footer = {
      "",
      "Examples:",
      "  ./elenchus margin train.libsvm --certificate proof.json",
      "  ./elenchus verify proof.json train.libsvm",
      "",
      "Exit code: 0 valid, 2 bad usage or input or no certificate, 5 a certificate, but not valid."
    })
final class VerifyCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "CERTIFICATE", description = "The JSON document.")
  private Path document = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "The data: LIBSVM text, or CSV if the name ends with .csv.")
  private Path file = Path.of("");

  @Option(names = "--json", description = "Prints one JSON document and nothing else.")
  private boolean json;

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Certificate certificate = read();
    DataSet set = DataSet.read(file);
    Verification result = Verification.of(certificate, ExactSamples.of(set, certificate.reading()));
    if (json) {
      console.print(Json.print(document(certificate, result)));
    } else {
      console.print(text(certificate, result));
    }
    return result.valid() ? ExitCode.OK : ExitCode.NOT_VALID;
  }

  private Certificate read() {
    try {
      if (Files.size(document) > Certificate.MAX_LENGTH) {
        throw new InputException(document + ": is too large for a certificate");
      }
      return Certificate.parse(Files.readString(document));
    } catch (MalformedCertificateException e) {
      throw new InputException(document + ": " + e.getMessage());
    } catch (NoSuchFileException e) {
      throw new InputException(document + ": no such file");
    } catch (CharacterCodingException e) {
      throw new InputException(document + ": is no text in UTF-8");
    } catch (IOException e) {
      throw new InputException(
          document + (Files.isDirectory(document) ? ": is a directory" : ": cannot be read"));
    }
  }

  private ObjectNode document(Certificate certificate, Verification result) {
    ObjectNode node = Json.object();
    node.put("certificate", document.toString());
    node.put("file", file.toString());
    node.put("valid", result.valid());
    node.put("reason", result.reason());
    node.put("reading", certificate.reading().name().toLowerCase(Locale.ROOT));
    node.put("separable", certificate.separable());
    node.put("pairs", certificate.support().size());
    if (certificate.separable()) {
      node.put("squaredNorm", certificate.normNumerator() + "/" + certificate.normDenominator());
    }
    return node;
  }

  private String text(Certificate certificate, Verification result) {
    if (!result.valid()) {
      return "%s: %s: %s\n".formatted(document, console.ink().bad("not valid"), result.reason());
    }
    String claim =
        certificate.separable()
            ? "separable, |What|^2 = "
                + CertifiedAnswer.shown(
                    new BigFraction(certificate.normNumerator(), certificate.normDenominator()))
            : "not separable";
    return "%s: %s\n  %s is %s\n  proved on %d pairs\n"
        .formatted(
            document, console.ink().good("valid"), file, claim, certificate.support().size());
  }
}
