import Testing
import TraceModel

@testable import TraceAnalysis

@Suite("Settings of two traces") struct SettingDifferenceTests {
  private func trace(_ request: String, _ model: String = "m-1") -> AnalysedTrace {
    AnalysedTrace(
      Span("root", 0, 100),
      Span.chatModel(below: "root", 1, 9).inputs(request)
        .outputs(#"{"model":"\#(model)","choices":[{"message":{"content":"yes"}}]}"#)
    )
  }

  private func lines(_ base: AnalysedTrace, _ head: AnalysedTrace) -> [String] {
    SettingDifference.all(base, head).map { setting in
      let values = [setting.base, setting.head].map { list in
        list.map(\.shown).joined(separator: ",")
      }
      return "\(setting.subject): \(values[0]) → \(values[1])\(setting.differs ? "" : " same")"
    }
  }

  @Test("Models and prompts are told always, parameters where they differ")
  func requests() {
    let base = trace(
      #"{"model":"m","temperature":0,"top_p":1,"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"hi"}]}"#
    )
    let head = trace(
      #"{"model":"n","temperature":0.0,"seed":3,"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"hi"}]}"#,
      "n-1"
    )
    let found = SettingDifference.all(base, head)
    #expect(
      found.map(\.subject) == [
        .modelAsked, .modelAnswered, .systemPrompt, .parameter(ExactText("top_p")),
        .parameter(ExactText("seed")),
      ]
    )
    #expect(found.map(\.differs) == [true, true, false, true, true])
    #expect(
      found.map { $0.base.map(\.shown) } == [[#""m""#], [#""m-1""#], ["<Be brief.>"], ["1"], []]
    )
    #expect(
      found.map { $0.head.map(\.shown) } == [[#""n""#], [#""n-1""#], ["<Be brief.>"], [], ["3"]]
    )
  }

  @Test("A tool is told by what of it changed")
  func tools() {
    func offer(_ tool: String) -> AnalysedTrace {
      trace(#"{"model":"m","messages":[{"role":"user","content":"x"}],"tools":[\#(tool)]}"#)
    }
    func function(_ name: String, _ words: String) -> String {
      #"{"type":"function","function":{"name":"\#(name)","description":"\#(words)","parameters":{"type":"object"}}}"#
    }
    let changed = SettingDifference.all(offer(function("f", "a")), offer(function("f", "b")))
      .filter(\.differs)
    #expect(changed.map(\.subject) == [.toolDescription(ExactText("f"))])
    let other = SettingDifference.all(offer(function("f", "a")), offer(function("g", "a")))
      .filter(\.differs)
    #expect(other.map(\.subject) == [.offeredTools])
  }

  @Test("Versions of linked prompts and another system prompt differ")
  func prompts() {
    func prompted(_ version: String, _ words: String) -> AnalysedTrace {
      var trace = trace(
        #"{"model":"m","messages":[{"role":"developer","content":"\#(words)"},{"role":"user","content":"x"}]}"#
      )
      .trace
      trace.linkedPrompts = [LinkedPrompt(name: "guide", version: version)]
      return AnalysedTrace(trace)
    }
    let found = SettingDifference.all(prompted("3", "one"), prompted("4", "two")).filter(\.differs)
    #expect(found.map(\.subject) == [.systemPrompt, .promptVersion(ExactText("guide"))])
    #expect(found.map { $0.head.map(\.shown) } == [["<two>"], ["<4>"]])
  }

  @Test("Without a model call there is nothing to tell")
  func none() {
    #expect(SettingDifference.all(AnalysedTrace(Span("a")), AnalysedTrace(Span("a"))).isEmpty)
  }
}
