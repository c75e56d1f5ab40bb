import JSONBytes
import TraceAnalysis

/// The name of a setting: words where the API documents it, else its own name.
struct SettingLabel {
  private let setting: ModelSetting
  private let isAnswer: Bool

  /// `isAnswer` is true for what the answer says of itself.
  init(_ setting: ModelSetting, isAnswer: Bool) {
    self.setting = setting
    self.isAnswer = isAnswer
  }

  func write(to html: inout ByteBuffer) {
    if let words = isAnswer ? answerWords : askedWords {
      html.append(words)
    } else if setting.isDocumented {
      writeKeyAsWords(to: &html)
    } else {
      html.append("<code>")
      html.appendHTML(setting.key)
      html.append("</code>")
    }
  }

  var askedWords: StaticString? {
    switch setting.key {
    case "n": "Choices"
    case "logprobs": "Log probabilities"
    case "top_logprobs": "Top log probabilities"
    case "service_tier": "Service tier asked"
    default: nil
    }
  }

  var answerWords: StaticString? {
    switch setting.key {
    case "id": "Response id"
    case "service_tier": "Service tier used"
    default: nil
    }
  }

  /// A documented key is ASCII: `top_p` becomes `Top p`.
  private func writeKeyAsWords(to html: inout ByteBuffer) {
    for (position, byte) in setting.key.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "_"): html.append(byte: UInt8(ascii: " "))
      case UInt8(ascii: "a")...UInt8(ascii: "z") where position == 0: html.append(byte: byte - 32)
      default: html.append(byte: byte)
      }
    }
  }
}
