import Testing
import TraceModel

@testable import TraceReport

@Suite("Assessments of a run as JSON") struct AssessmentNumberTests {
  @Test("The traces of judges are counted apart")
  func judges() throws {
    let report = try ReportReader(JudgedRun.traces)
    #expect(try report.text("traces.count") == "4")
    #expect(try report.text("traces.judges") == "1")
    #expect(try report.text("traces.counts_judges") == "false")
  }

  @Test("A pass rate has its interval, its values and the failing traces")
  func passRate() throws {
    let report = try ReportReader(JudgedRun.traces)
    #expect(try report.text("assessments.count") == "3")
    let row = "assessments.listed.0"
    #expect(try report.text("\(row).name") == #""ok""#)
    #expect(try report.text("\(row).source_type") == #""CODE""#)
    #expect(try report.text("\(row).pass_rate.rate") == "0.5")
    #expect(try report.holds("\(row).pass_rate.rate_low", 0.09453120573423074))
    #expect(try report.text("\(row).mean") == "null")
    #expect(
      try report.text("\(row).values")
        == #"{"count":2,"listed":[{"value":true,"low":null,"high":null,"count":1},"#
        + #"{"value":false,"low":null,"high":null,"count":1}]}"#
    )
    #expect(try report.text("\(row).failing_traces") == #"{"count":1,"listed":["tr-b"]}"#)
  }

  @Test("Numbers have a mean with its interval and a distribution; failed judges are apart")
  func numbers() throws {
    let report = try ReportReader(JudgedRun.traces)
    let row = "assessments.listed.2"
    #expect(try report.text("\(row).mean.mean") == "3.0")
    // 3 − 12.706204736432095, by Student's t with one degree of freedom.
    #expect(try report.holds("\(row).mean.mean_low", -9.706204736432095))
    #expect(try report.text("\(row).numbers.p50") == "3.0")
    #expect(try report.text("\(row).judged") == "2")
    #expect(try report.text("\(row).errors") == "1")
    #expect(try report.text("\(row).empty") == "0")
  }

  @Test("Where sources differ, and what an evaluation found")
  func runs() throws {
    let report = try ReportReader(JudgedRun.traces)
    #expect(
      try report.text("disagreements")
        == #"{"count":1,"listed":[{"name":"ok","traces":2,"#
        + #""differing_traces":{"count":1,"listed":["tr-b"]}}]}"#
    )
    #expect(try report.text("evaluations.listed.0.run_id") == #""eval""#)
    #expect(try report.text("evaluations.listed.0.traces") == "2")
    #expect(try report.text("evaluations.listed.0.assessments.count") == "2")
  }
}
