package elenchus.cli;

import elenchus.theorem.Precision;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code standard} or {@code high}. */
final class PrecisionConverter implements ITypeConverter<Precision> {
  @Override
  public Precision convert(String text) {
    return switch (text) {
      case "standard" -> Precision.STANDARD;
      case "high" -> Precision.HIGH;
      default ->
          throw new TypeConversionException("'" + text + "' is no precision: standard or high");
    };
  }
}
