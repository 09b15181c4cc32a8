package elenchus.cli;

import elenchus.data.ExactSamples.Reading;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code decimals} or {@code doubles}. */
final class ReadingConverter implements ITypeConverter<Reading> {
  @Override
  public Reading convert(String text) {
    return switch (text) {
      case "decimals" -> Reading.DECIMALS;
      case "doubles" -> Reading.DOUBLES;
      default ->
          throw new TypeConversionException("'" + text + "' is no reading: decimals or doubles");
    };
  }
}
