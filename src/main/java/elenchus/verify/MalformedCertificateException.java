package elenchus.verify;

/** A text that is no certificate; the message is one line. */
public final class MalformedCertificateException extends RuntimeException {
  MalformedCertificateException(String message) {
    super(message);
  }
}
