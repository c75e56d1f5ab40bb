import Glibc
import SiteWriter
import Testing

@testable import tracefolio

/// Messages of what no test can bring about from outside.
@Suite("Messages of a site that was not finished")
struct ErrorMessageTests {
  @Test(
    "They say what happened and that the old report is still there",
    arguments: [
      (SiteWriterError.changedMeanwhile(path: "/r"), "/r was changed by something else meanwhile"),
      (.writtenTwice("a.html"), "a.html was written before"),
      (.unsafePath("../a"), "../a is not a safe path inside a site"),
      (.closed, "the site was already finished or abandoned"),
    ]
  )
  func unfinished(error: SiteWriterError, found: String) {
    #expect(
      ErrorMessage(error).text == """
        error: the report was not finished
          found: \(found)
          try:   the same command again; the old report, if there was one, is still there

        """
    )
  }

  @Test("What could not be brought along is named with the place where it lies")
  func leftBehind() {
    let error = SiteWriterError.leftBehind(
      folder: "/srv/.report.tracefolio-7",
      entry: "CNAME",
      reason: SystemError(code: EACCES)
    )
    #expect(
      ErrorMessage(error).text == """
        error: CNAME: was not brought along into the new report, which is in place
          found: Permission denied
          try:   move what you need from /srv/.report.tracefolio-7, then delete that folder

        """
    )
  }

  @Test("A file that cannot be read or is none is named")
  func files() {
    #expect(
      ErrorMessage(SiteWriterError.cannotRead(path: "a.png", reason: SystemError(code: EIO))).text
        == """
        error: a.png: cannot be read
          found: Input/output error
          try:   check who may read it

        """
    )
    #expect(
      ErrorMessage(SiteWriterError.notARegularFile(path: "a.png")).text == """
        error: a.png: is not a regular file
          try:   replace it by the file itself

        """
    )
  }
}
