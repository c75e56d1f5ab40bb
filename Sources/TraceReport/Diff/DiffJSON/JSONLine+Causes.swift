import TraceAnalysis
import TraceModel

/// Where a difference comes from.
extension JSONLine {
  mutating func sources(of comparison: RunComparison) {
    object("critical_path") { json in
      json.capped("span_names", comparison.spanNames, most: DiffJSON.mostGroups) { $0.time($1) }
      json.list("kinds", comparison.kinds) { $0.time($1) }
    }
    object("tokens") { json in
      json.capped("models", comparison.models, most: DiffJSON.mostGroups) { $0.tokens($1) }
      json.capped("prompts", comparison.prompts, most: DiffJSON.mostGroups) { $0.tokens($1) }
    }
    capped("tools", comparison.tools, most: DiffJSON.mostGroups) { $0.tool($1) }
    capped("errors", comparison.errors, most: DiffJSON.mostGroups) { $0.error($1) }
  }

  private mutating func time(_ change: TimeChange) {
    object { json in
      json.text("name", change.name)
      json.text("kind", change.kind.text)
      json.number("base_ns", change.baseNS)
      json.number("head_ns", change.headNS)
    }
  }

  private mutating func tokens(_ change: TokenChange) {
    object { json in
      json.text("name", change.name)
      json.spending("base", change.base)
      json.spending("head", change.head)
    }
  }

  private mutating func spending(_ key: StaticString, _ spending: TokenChange.Spending?) {
    guard let spending else {
      self.key(key)
      return null()
    }
    object(key) { json in
      json.count("calls", spending.calls)
      json.integer("input_tokens", spending.inputTokens)
      json.integer("output_tokens", spending.outputTokens)
      json.number("cost_usd", spending.costUSD)
    }
  }

  private mutating func tool(_ change: ToolChange) {
    object { json in
      json.text("name", change.name)
      json.count("base_calls", change.baseCalls)
      json.count("head_calls", change.headCalls)
      json.count("base_failures", change.baseFailures)
      json.count("head_failures", change.headFailures)
      json.places("added_in", change.added)
      json.places("dropped_in", change.dropped)
      json.places("reordered_in", change.reordered)
      json.places("other_arguments_in", change.otherArguments)
      json.places("newly_failing_in", change.newlyFailing)
    }
  }

  private mutating func error(_ change: ErrorChange) {
    object { json in
      json.text("state", change.isNew ? "new" : change.isGone ? "gone" : "remaining")
      json.text("error_class", change.errorClass.rawValue)
      json.text("exception_type", change.type)
      json.text("message_pattern", change.pattern)
      json.capped("base_traces", change.base, most: DiffJSON.mostGroups) { $0.string($1.id) }
      json.capped("head_traces", change.head, most: DiffJSON.mostGroups) { $0.string($1.id) }
    }
  }
}
