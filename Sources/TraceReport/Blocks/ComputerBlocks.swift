import JSONBytes
import TraceAnalysis

/// What a model did with a computer: the actions as words, and the safety checks.
struct ComputerBlocks {
  private let item: JSONValue
  private let answer: JSONValue?

  /// Nil for a call of anything else.
  init?(_ call: ConversationCall) {
    guard let item = call.item, item["type"]?.isString("computer_call") == true else { return nil }
    self.item = item
    answer = call.answer
  }

  /// All but the result.
  var blocks: [ReportBlock] {
    let list = item["actions"]?.elements.map { $0 } ?? []
    let actions = list.isEmpty ? [item["action"]].compactMap(\.self) : list
    return actions.map { .paragraph([.own("Computer: ")] + ComputerAction($0).words) }
      + checks("▲ Safety check pending: ", item["pending_safety_checks"])
      + checks("✓ Safety check acknowledged: ", answer?["acknowledged_safety_checks"])
  }

  private func checks(_ title: String, _ checks: JSONValue?) -> [ReportBlock] {
    (checks?.elements.map { $0 } ?? []).map { check in
      let message = check["message"].flatMap { $0.isNull ? nil : $0 }
      return .paragraph(
        [.own(title), .code((check["code"] ?? check["id"] ?? check).line)]
          + (message.map { [.own(" "), .recorded($0.line)] } ?? [])
      )
    }
  }
}
