package elenchus.cli;

import elenchus.campaign.CampaignResult;
import elenchus.report.Versions;
import elenchus.report.site.ReportDirectory;
import elenchus.report.site.Site;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes a report where nothing else is overwritten.
 *
 * @param directory where it goes
 */
record ReportWriting(ReportDirectory directory) {

  /**
   * To a directory; asked before the campaign, so that nobody waits for nothing.
   *
   * @throws InputException if something else is there
   */
  static ReportWriting to(Path path) {
    ReportDirectory directory = new ReportDirectory(path);
    directory
        .obstacle()
        .ifPresent(
            reason -> {
              throw new InputException("cannot write the report: " + path + " " + reason);
            });
    return new ReportWriting(directory);
  }

  /**
   * Writes the report of a campaign.
   *
   * @return its first page
   * @throws InputException if it cannot be written
   */
  Path write(CampaignResult result, String version, String command) {
    write(new Site(result, version, Versions.of(version), command)::writeInto);
    return directory.path().resolve("index.html");
  }

  /**
   * Writes anything else.
   *
   * @throws InputException if it cannot be written
   */
  void write(ReportDirectory.Content content) {
    try {
      directory.write(content);
    } catch (IOException e) {
      throw new InputException("cannot write the report to " + directory.path() + ": " + e);
    }
  }
}
