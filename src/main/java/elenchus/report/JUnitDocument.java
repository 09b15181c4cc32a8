package elenchus.report;

import elenchus.campaign.CampaignResult;
import elenchus.campaign.ClaimTally;
import elenchus.campaign.ControlResult;
import elenchus.campaign.Fault;
import elenchus.campaign.TheoremResult;
import elenchus.theorem.Verdict;
import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A campaign in the XML of JUnit, which build servers read: a suite per theorem, a case per claim
 * and per control. What is refuted, or a control that survives, is a failure; what is left open is
 * an error; what was never examined is skipped.
 */
public final class JUnitDocument {
  private final XMLStreamWriter xml;

  private JUnitDocument(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** The document. */
  public static String of(CampaignResult result) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      new JUnitDocument(xml).write(result);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the document cannot be written", e);
    }
    return text + "\n";
  }

  private void write(CampaignResult result) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuites");
    xml.writeAttribute("name", "elenchus");
    for (TheoremResult theorem : result.theorems()) {
      suite(theorem);
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void suite(TheoremResult theorem) throws XMLStreamException {
    long refuted = claims(theorem, Verdict.REFUTED);
    long survived = theorem.controls().stream().filter(c -> !c.refuted()).count();
    boolean erring = theorem.faults(Fault.Kind.ERROR) > 0;
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testsuite");
    attribute("name", theorem.card().id());
    attribute("tests", theorem.claims().size() + theorem.controls().size() + (erring ? 1 : 0));
    attribute("failures", refuted + survived);
    attribute("errors", claims(theorem, Verdict.INCONCLUSIVE) + (erring ? 1 : 0));
    attribute("skipped", claims(theorem, Verdict.VACUOUS));
    attribute("time", Figures.rounded(theorem.time().toMillis() / 1000.0, 3));
    for (ClaimTally claim : theorem.claims()) {
      claim(theorem, claim);
    }
    for (ControlResult control : theorem.controls()) {
      control(theorem, control);
    }
    if (erring) {
      begin(theorem, "no error in the code of the theorem");
      outcome("error", theorem.faults().get(0).fault().message());
      end();
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private static long claims(TheoremResult theorem, Verdict verdict) {
    return theorem.claims().stream().filter(claim -> claim.verdict() == verdict).count();
  }

  private void claim(TheoremResult theorem, ClaimTally claim) throws XMLStreamException {
    begin(theorem, "claim: " + claim.claim().name());
    String message =
        claim
            .worst()
            .map(worst -> CheckText.numbers(worst.finding()) + " (trial " + worst.trial() + ")")
            .orElse("never examined");
    switch (claim.verdict()) {
      case SUPPORTED -> {}
      case REFUTED -> outcome("failure", message);
      case INCONCLUSIVE -> outcome("error", message);
      case VACUOUS -> outcome("skipped", message);
    }
    end();
  }

  private void control(TheoremResult theorem, ControlResult control) throws XMLStreamException {
    String kind = control.control().kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    begin(theorem, "control (" + kind + "): " + control.control().name());
    if (!control.refuted()) {
      outcome("failure", "a false variant survived " + Figures.count(control.tries(), "instance"));
    }
    end();
  }

  private void begin(TheoremResult theorem, String name) throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeStartElement("testcase");
    attribute("classname", theorem.card().id());
    attribute("name", name);
  }

  private void outcome(String kind, String message) throws XMLStreamException {
    xml.writeEmptyElement(kind);
    attribute("message", message);
  }

  private void end() throws XMLStreamException {
    xml.writeEndElement();
  }

  private void attribute(String name, Object value) throws XMLStreamException {
    xml.writeAttribute(name, value.toString());
  }
}
