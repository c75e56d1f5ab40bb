import Foundation
import JSONBytes
import Testing

/// Foundation is the other reader at hand. On Linux it differs in these points, and no others were
/// seen:
///
/// - it refuses what JSONBytes reads on purpose: lone surrogates, `NaN` and `Infinity`;
/// - it refuses numbers beyond the range of `Double`, which JSONBytes reads as infinite;
/// - it reads one comma too many before a closing bracket;
/// - it reads UTF-16 and UTF-32, which it guesses from zero bytes among the first four;
/// - it keeps numbers of many digits as decimals, whose `doubleValue` is not rounded rightly.
@Suite("Compared with Foundation's JSONSerialization")
struct DifferentialTests {
  @Test("Both read generated documents as the same values", arguments: 1...4)
  func sameValues(seed: UInt64) throws {
    var generator = DocumentGenerator(seed: seed)
    for _ in 0..<500 {
      let text = generator.document()
      let theirs = try #require(foundation(text))
      #expect(try agrees(JSONDocument(text).root, theirs), Comment(rawValue: shown(text)))
    }
  }

  @Test("Both refuse the same damaged documents, and read the others alike", arguments: 11...18)
  func sameRefusals(seed: UInt64) {
    var generator = DocumentGenerator(seed: seed)
    for _ in 0..<1500 {
      let text = generator.mutatedDocument()
      #expect(isExpected(text), Comment(rawValue: shown(text)))
    }
  }

  /// Whether both readers agree on a text, or differ in a point that is known.
  private func isExpected(_ text: [UInt8]) -> Bool {
    let theirs = foundation(text)
    do {
      let ours = try JSONDocument(text).root
      guard let theirs else { return isBeyondFoundation(ours) }
      return agrees(ours, theirs)
    } catch {
      return theirs == nil || isCommaTooMany(error, in: text) || text.prefix(4).contains(0)
    }
  }

  private func foundation(_ text: [UInt8]) -> Any? {
    try? JSONSerialization.jsonObject(with: Data(text), options: .fragmentsAllowed)
  }

  private func shown(_ text: [UInt8]) -> String {
    String(decoding: text, as: UTF8.self).debugDescription
  }

  // MARK: Known differences

  /// Whether a value holds what Foundation refuses: a lone surrogate or a number that is not finite.
  private func isBeyondFoundation(_ value: JSONValue) -> Bool {
    value.double?.isFinite == false || value.utf8.map(hasLoneSurrogate) ?? false
      || value.elements.contains(where: isBeyondFoundation)
      || value.members.contains { isBeyondFoundation($0.key) || isBeyondFoundation($0.value) }
  }

  private func hasLoneSurrogate(_ text: ArraySlice<UInt8>) -> Bool {
    String(validating: text, as: UTF8.self) == nil
  }

  private func isCommaTooMany(_ error: JSONError, in text: [UInt8]) -> Bool {
    let before = text[..<error.offset].last { !" \t\r\n".utf8.contains($0) }
    return error.reason == .unexpectedByte && before == UInt8(ascii: ",")
      && "]}".utf8.contains(text[error.offset])
  }

  // MARK: Values

  /// Whether a value is what Foundation read.
  private func agrees(_ ours: JSONValue, _ theirs: Any) -> Bool {
    switch ours.kind {
    case .null: theirs is NSNull
    case .true, .false: theirs as? Bool == ours.bool
    case .number: agreesNumber(ours, theirs as? NSNumber)
    case .string: theirs as? String == ours.string
    case .array: agreesArray(ours, theirs as? [Any])
    case .object: agreesObject(ours, theirs as? [String: Any])
    }
  }

  private func agreesNumber(_ ours: JSONValue, _ theirs: NSNumber?) -> Bool {
    guard let theirs, let ours = ours.double else { return false }
    let isDecimal = theirs is NSDecimalNumber
    return abs(theirs.doubleValue - ours) <= (isDecimal ? abs(ours) * 1e-15 : 0)
  }

  private func agreesArray(_ ours: JSONValue, _ theirs: [Any]?) -> Bool {
    guard let theirs else { return false }
    return ours.count == theirs.count && zip(ours.elements, theirs).allSatisfy(agrees)
  }

  /// Of equal keys Foundation, too, keeps the last.
  private func agreesObject(_ ours: JSONValue, _ theirs: [String: Any]?) -> Bool {
    guard let theirs else { return false }
    let keys = Set(ours.members.compactMap(\.key.string))
    return keys == Set(theirs.keys)
      && keys.allSatisfy { key in
        guard let mine = ours[named: key], let their = theirs[key] else { return false }
        return agrees(mine, their)
      }
  }
}
