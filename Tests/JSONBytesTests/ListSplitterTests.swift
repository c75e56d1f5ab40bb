import TestSupport
import Testing

@testable import JSONBytes

@Suite("Elements of lists within lists are found in a long text")
struct ListSplitterTests {
  private typealias Found = JSONListSplitter.Found

  private static let levels = [
    JSONListSplitter.Level(lists: ["groups", "sets"]),
    JSONListSplitter.Level(lists: ["items"], values: ["owner"]),
  ]

  /// What is found, each range as the text that it stands for.
  private func found(
    _ text: String,
    step: Int = .max,
    linesAreValues: Bool = false
  ) -> [String] {
    let bytes = Array(text.utf8)
    var splitter = JSONListSplitter(levels: Self.levels, linesAreValues: linesAreValues)
    var found: [Found] = []
    for start in stride(from: 0, to: bytes.count, by: min(step, bytes.count)) {
      let piece = bytes[start...].prefix(step)
      piece.withUnsafeBufferPointer { splitter.feed($0) { found.append($0) } }
    }
    splitter.finish { found.append($0) }
    let part = { (range: Range<Int64>) in
      String(decoding: bytes[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
    }
    return found.map { found in
      switch found {
      case .object(let level): "object \(level)"
      case .value(let level, let range): "value \(level) \(part(range))"
      case .element(let range): "element \(part(range))"
      case .broken(let range): "broken \(part(range))"
      }
    }
  }

  @Test(
    "Elements and what stands beside them come in the text's order",
    arguments: [
      (
        #"{"groups":[{"items":[{"a":1},{"b":2}]}]}"#,
        [
          "object 0", "object 1", #"element {"a":1}"#, #"element {"b":2}"#,
        ]
      ),
      (
        #"{"groups":[{"owner":{"x":[1]},"items":[]},{"items":[{}],"owner":{}}]}"#,
        [
          "object 0", "object 1", #"value 1 {"x":[1]}"#, "object 1", "element {}", "value 1 {}",
        ]
      ),
      (#"{"sets" : [ {"items" :[ { } ] } ] }"#, ["object 0", "object 1", "element { }"]),
      (
        #"[{"groups":[{"items":[{}]}]},{"groups":[]}]"#,
        [
          "object 0", "object 1", "element {}", "object 0",
        ]
      ),
      (
        #"{"groups":[{"items":[{}]}]} {"groups":[{"items":[{}]}]}"#,
        [
          "object 0", "object 1", "element {}", "object 0", "object 1", "element {}",
        ]
      ),
    ]
  )
  func elements(text: String, expected: [String]) {
    #expect(found(text) == expected)
  }

  @Test(
    "The same names elsewhere are not followed",
    arguments: [
      (#"{"other":[{"groups":[{"items":[{}]}]}]}"#, ["object 0"]),
      (#"{"groups":{"items":[{}]}}"#, ["object 0"]),
      (#"{"a":"groups","b":[{"items":[{}]}]}"#, ["object 0"]),
      (#"{"groupsies":[{"items":[{}]}],"group":[{"items":[{}]}]}"#, ["object 0"]),
      (#"{"groups":[{"x":{"items":[{}]},"y":[{"owner":{}}]}]}"#, ["object 0", "object 1"]),
      (#"{"groups":[[{"items":[{}]}]]}"#, ["object 0"]),
      (#"{"items":[{}]}"#, ["object 0"]),
    ]
  )
  func names(text: String, expected: [String]) {
    #expect(found(text) == expected)
  }

  @Test("Brackets, quotes and escapes within strings are text")
  func strings() {
    let element = #"{"a":"]}\"[{","items":[{"owner":{}}],"b":"\\"}"#
    let text = #"{"x\"groups":["{"],"groups":[{"items":["# + element + "]}]}"
    #expect(found(text) == ["object 0", "object 1", "element " + element])
  }

  @Test("It does not matter in what pieces a text comes", arguments: 1...40)
  func pieces(step: Int) {
    let text = """
      {"groups":[{"owner":{"n":"\\"ü\\\\"},"items":[{"a":"x\\\\"},{"b":[1,{"c":2}]}]}]}
      {"sets":[{"items":[{"groups":[]}],"owner":{"m":null}}],"z":"groups"}

      """
    #expect(found(text, step: step) == found(text))
    #expect(found(text).count == 9)
  }

  @Test("What breaks off is told of, and what was whole in it stands")
  func brokenEnd() {
    #expect(
      found(#"{"groups":[{"items":[{"a":1},{"b""#) == [
        "object 0", "object 1", #"element {"a":1}"#, #"broken {"groups":[{"items":[{"a":1},{"b""#,
      ]
    )
  }

  @Test("A line that breaks off costs no other line")
  func brokenLine() {
    let line = #"{"groups":[{"items":[{}]}]}"#
    let whole = ["object 0", "object 1", "element {}"]
    let text = [line, #"{"groups":[{"items":[{"a":"x"#, line, ""].joined(separator: "\n")
    #expect(
      found(text) == whole + ["object 0", "object 1", #"broken {"groups":[{"items":[{"a":"x"#]
        + whole
    )
    let first = [#"{"groups":"#, line, line].joined(separator: "\n")
    #expect(
      found(first, linesAreValues: true) == ["object 0", #"broken {"groups":"#] + whole + whole
    )
  }

  @Test("A value over several lines is one value, and so is the next")
  func prettyPrinted() {
    let value = "{\n \"groups\": [\n {\"items\": [\n{\n}\n]\n}\n]\n}\n"
    let expected = ["object 0", "object 1", "element {\n}"]
    #expect(found(value + value) == expected + expected)
  }

  @Test("Any bytes are taken", arguments: 0..<200 as Range<UInt64>)
  func anyBytes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let words = [
      "{", "}", "[", "]", "\"", "\\", "\n", ":", ",", "\"groups\":[", "\"items\":[", "x",
    ]
    let text = (0..<60).compactMap { _ in words.randomElement(using: &random) }.joined()
    #expect(found(text, step: 7) == found(text))
  }
}
