import JSONBytes
import TraceModel

/// The bytes of a trace's spans, with the resources and scopes they belong to.
struct OTLPTrace: Sendable {
  /// A span as its file has it; a resource or scope that several spans share is one array.
  struct Part: Sendable {
    let span: OTLPBytes
    let resource: OTLPBytes?
    let scope: OTLPBytes?
  }

  /// In the order of the files, and in that of each file.
  let parts: [Part]

  /// The spans that could be read, each once, in the order of their starts, then ids, and what was
  /// wrong with the others.
  struct Content {
    var spans: [(span: Span, resource: OTLPBytes?)] = []
    var diagnostics: [Diagnostic] = []
  }

  /// Reads the spans.
  ///
  /// A span that came twice, as by an export that was tried again or in two files, counts once where
  /// its content is the same: that which came first.
  func read() -> Content {
    var content = Content()
    var drafts: [(draft: SpanDraft, part: Part)] = []
    var known = KnownDrafts()
    for part in parts {
      do throws(OTLPSpanError) {
        let draft = try part.span.span()
        if known.insert(draft) { drafts.append((draft, part)) }
      } catch {
        content.diagnostics.append(error.diagnostic)
      }
    }
    drafts.sort { $0.draft.order < $1.draft.order }
    add(drafts, to: &content)
    return content
  }

  private func add(_ drafts: [(draft: SpanDraft, part: Part)], to content: inout Content) {
    var names: [OTLPBytes: String?] = [:]
    for (draft, part) in drafts {
      let scope = part.scope.flatMap { bytes in
        if let known = names[bytes] { return known }
        let name = bytes.scopeName()
        names[bytes] = name
        return name
      }
      content.spans.append((draft.span(scope: scope), part.resource))
      content.diagnostics += draft.diagnostics
    }
  }

  /// A resource's attributes as metadata, sorted by key.
  func metadata(of resource: OTLPBytes?) -> [TextPair] {
    guard let draft = resource?.resource() else { return [] }
    let values = draft.numberedValues
    var texts: [ExactText: String] = [:]
    for attribute in draft.attributes {
      texts[ExactText(attribute.key)] = values[attribute.value].text
    }
    return texts.map { TextPair(key: "resource." + $0.key.string, value: $0.value) }
      .sorted { ExactText($0.key) < ExactText($1.key) }
  }
}

/// Tells which spans came before.
private struct KnownDrafts {
  /// The first span of each id; only where another comes are they compared by all they hold.
  private var firsts: [ExactText: SpanDraft] = [:]
  private var others: Set<SpanDraft> = []

  /// Notes a span; false where the same one came before.
  mutating func insert(_ draft: SpanDraft) -> Bool {
    let id = ExactText(draft.spanID)
    guard let first = firsts[id] else {
      firsts[id] = draft
      return true
    }
    return first != draft && others.insert(draft).inserted
  }
}

extension JSONValue {
  /// A string's text, any other value as it is written.
  fileprivate var text: String { string ?? String(decoding: token, as: UTF8.self) }
}

extension SpanDraft {
  /// By start, then id, then all else, so that the order of the file does not show.
  fileprivate var order: Order { Order(draft: self) }

  fileprivate struct Order: Comparable {
    let draft: SpanDraft

    static func == (left: Order, right: Order) -> Bool { left.draft == right.draft }

    static func < (left: Order, right: Order) -> Bool {
      let (left, right) = (left.draft, right.draft)
      if left.startNS != right.startNS { return left.startNS < right.startNS }
      if left.spanID != right.spanID { return ExactText(left.spanID) < ExactText(right.spanID) }
      return left.values.lexicographicallyPrecedes(right.values)
    }
  }
}

extension OTLPSpanError {
  fileprivate var diagnostic: Diagnostic {
    let reason =
      switch self {
      case .json(let error): "\(error)"
      case .wire(let error): error.words
      }
    return Diagnostic(.spanUnreadable, "A span of the trace cannot be read: \(reason).")
  }
}

extension WireError {
  fileprivate var words: String {
    switch self {
    case .truncated: "it ends within a field"
    case .longNumber: "a number is too long"
    case .fieldNumber: "a field has a number that none has"
    case .fieldKind: "a field is of a kind that none is"
    case .tooDeep: "nested too deeply"
    }
  }
}
