import JSONBytes
import TraceAnalysis
import TraceModel

@testable import TraceReport

/// The surroundings of a page whose case is the second of three.
func pairSurroundings(
  address: String? = "../base/traces/tr-1.html",
  labels: [PairLabel] = [.newlyFailing]
) -> PairSurroundings {
  var surroundings = PairSurroundings(
    number: 2,
    reportTitle: "base against head",
    reportAddress: "../index.html",
    proof: PairProof(.equalInput),
    base: PairTrace(id: "tr-base", address: address),
    head: PairTrace(id: "tr-head", address: address)
  )
  surroundings.previousAddress = "0001.html"
  surroundings.nextAddress = "0003.html"
  surroundings.labels = labels
  return surroundings
}

/// The page of two traces, without the line that says what kind of document it is.
func pairPage(
  _ base: AnalysedTrace,
  _ head: AnalysedTrace,
  _ surroundings: PairSurroundings = pairSurroundings()
) throws -> String {
  var html = ByteBuffer()
  let page = PairPage(base: base, head: head, surroundings: surroundings)
  page.write(in: try pageShell(), to: &html)
  return String(html.string().dropFirst("<!DOCTYPE html>".count))
}

/// The same as Markdown.
func markdownPairPage(
  _ base: AnalysedTrace,
  _ head: AnalysedTrace,
  _ surroundings: PairSurroundings = pairSurroundings()
) -> String {
  var text = ByteBuffer()
  PairPage(base: base, head: head, surroundings: surroundings).writeMarkdown(to: &text)
  return text.string()
}

/// A trace of an agent that asks a model, uses a tool and answers.
func agentTrace(answer: String, model: String, tool: [Span], end: Int64 = 300_000_000)
  -> AnalysedTrace
{
  let request =
    #"{"model":"\#(model)","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"How far?"}]}"#
  var usage = TokenUsage()
  (usage.input, usage.output, usage.total) = (100, 20, 120)
  let call = Span("llm", below: "root", 1_000_000, 41_000_000, kind: .chatModel).inputs(request)
    .outputs(#"{"model":"\#(model)-1","choices":[{"message":{"content":"…"}}]}"#)
    .with { $0.statedTokenUsage = usage }
  let root = Span("root", 0, end, kind: .agent).inputs(#"{"question":"How far?"}"#)
    .outputs(quoted(answer))
  return AnalysedTrace(
    Trace([root, call] + tool) {
      $0.requestPreview = #"{"question":"How far?"}"#
      $0.responsePreview = quoted(answer)
    }
  )
}
