import JSONBytes
import TraceModel

/// What tells two conversations apart: a text, a call, a picture, with nothing of how it was written.
///
/// An answer comes back in the next request in slightly different JSON, with members that are null,
/// without its thoughts, the same picture as another attachment.
enum MessageUnit: Hashable {
  case text(Message.Role, ExactBytes)
  case refusal(ExactBytes)
  /// The bytes of a picture; none where only an address stands for them.
  case media(RecordedMedia.Kind, ExactBytes?)
  case call(CallKey, name: ExactText, arguments: ExactBytes)
  case other(type: ExactText, ExactBytes)

  /// A unit and the part of the message in which it ends.
  struct Placed {
    let unit: MessageUnit
    let part: Int
    /// True for what a client may leave out of the next request: what ran at the provider.
    var isOptional = false
  }

  /// Texts that follow each other in a message are one; thoughts are none.
  static func units(of message: Message) -> [Placed] {
    var units: [Placed] = []
    var text: ArraySlice<UInt8> = []
    for (place, part) in message.parts.enumerated() {
      if case .text(let bytes, _) = part {
        if text.isEmpty { text = bytes } else { text += bytes }
      } else if let unit = unit(of: part) {
        flush(&text, message.role, to: &units, before: place)
        units.append(Placed(unit: unit, part: place, isOptional: isOptional(part)))
      }
    }
    flush(&text, message.role, to: &units, before: message.parts.count)
    return units
  }

  private static func flush(
    _ text: inout ArraySlice<UInt8>,
    _ role: Message.Role,
    to units: inout [Placed],
    before place: Int
  ) {
    if text.isEmpty { return }
    units.append(Placed(unit: .text(role, ExactBytes(text)), part: place - 1))
    text = []
  }

  /// Nil for texts, which are joined, and thoughts, which need not come back.
  private static func unit(of part: MessagePart) -> MessageUnit? {
    switch part {
    case .text, .reasoning: return nil
    case .refusal(let text): return .refusal(ExactBytes(text))
    case .media(let media): return .media(media.kind, media.place.unit)
    case .call(let call): return unit(of: call.call)
    case .result(_, let payload):
      return .other(type: ExactText("result"), ExactBytes(canonical: payload))
    case .other(let type, let value):
      return .other(type: ExactText(type), ExactBytes(value["id"]?.utf8 ?? value.token))
    }
  }

  private static func unit(of call: ToolCall) -> MessageUnit {
    .call(
      CallKey(call),
      name: ExactText(call.name),
      arguments: call.isOwn
        ? call.arguments.map(ExactBytes.init(canonical:)) ?? ExactBytes([]) : ExactBytes([])
    )
  }

  private static func isOptional(_ part: MessagePart) -> Bool {
    switch part {
    case .call(let call): call.call.runsAtProvider
    case .media(let media): media.kind == .picture
    case .other: true
    case .text, .reasoning, .refusal, .result: false
    }
  }
}

extension RecordedMedia.Place {
  /// Attachments are made anew for each request, so that their ids tell nothing.
  fileprivate var unit: ExactBytes? {
    switch self {
    case .attachment: nil
    case .base64(let bytes, _): ExactBytes(bytes)
    case .address(let text), .file(let text): ExactBytes(Array(text.utf8)[...])
    }
  }
}
