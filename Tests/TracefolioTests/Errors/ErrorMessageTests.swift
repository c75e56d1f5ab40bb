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

        """)
  }
}
