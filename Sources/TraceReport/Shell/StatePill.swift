import JSONBytes
import TraceModel

/// A state as glyph, word and colour.
enum ShownState {
  case ok, error, inProgress, unset

  init(_ state: TraceState) {
    switch state {
    case .ok: self = .ok
    case .error: self = .error
    case .inProgress: self = .inProgress
    case .unspecified: self = .unset
    }
  }

  init(_ span: Span) {
    switch span.status {
    case .error: self = .error
    case .ok: self = .ok
    case .unset: self = span.endNS == nil ? .inProgress : .unset
    }
  }

  fileprivate var cssClass: StaticString {
    switch self {
    case .ok: "ok"
    case .error: "err"
    case .inProgress: "prog"
    case .unset: "uns"
    }
  }

  var glyph: StaticString {
    switch self {
    case .ok: "✓"
    case .error: "✕"
    case .inProgress: "◔"
    case .unset: "–"
    }
  }

  var word: StaticString {
    switch self {
    case .ok: "OK"
    case .error: "Error"
    case .inProgress: "In progress"
    case .unset: "Unset"
    }
  }
}

extension ByteBuffer {
  /// Glyph and word in the state's colour; with a background where `isPill`.
  mutating func appendState(_ state: ShownState, isPill: Bool) {
    append(isPill ? "<span class=\"st pill " : "<span class=\"st ")
    append(state.cssClass)
    append("\"><span aria-hidden=\"true\">")
    append(state.glyph)
    append("</span> <span class=\"w\">")
    append(state.word)
    append("</span></span>")
  }
}
