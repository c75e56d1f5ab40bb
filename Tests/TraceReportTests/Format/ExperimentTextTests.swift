import Testing
import TraceModel

@testable import TraceReport

@Suite("An experiment in words")
struct ExperimentTextTests {
  @Test(
    "A source without experiments has neither name nor id",
    arguments: [
      ("1", "demo", "demo", "demo (1)"), ("1", nil, "1", "– (1)"), ("", nil, nil, nil),
      ("", "demo", "demo", "demo"),
    ] as [(String, String?, String?, String?)]
  )
  func words(id: String, name: String?, title: String?, described: String?) {
    let experiment = Experiment(id: id, name: name)
    #expect(experiment.title == title)
    #expect(experiment.described == described)
  }
}
