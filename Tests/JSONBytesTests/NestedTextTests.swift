import JSONBytes
import Testing

@Suite("Texts read together")
struct NestedTextTests {
  private func values(_ text: String) throws -> [JSONValue] {
    Array(try JSONDocument(text).root.elements)
  }

  private func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test("Each text is its own value, whatever stands beside it")
  func neighbours() throws {
    let texts = JSONTexts(
      try values(#"["{\"a\": [1, 2]}", "no JSON", "[", "[true]", "", 7, "\"\\ud83d\\ude00\""]"#)
    )
    #expect(texts.value(0)?["a"]?.elements.map(\.int64) == [1, 2])
    #expect(texts.value(3)?.elements.map(\.bool) == [true])
    #expect(texts.value(6)?.string == "😀")
    for broken in [1, 2, 4, 5] { #expect(texts.value(broken) == nil, "\(broken)") }
    #expect(text(texts.bytes(1)) == "no JSON")
    #expect(text(texts.bytes(2)) == "[")
    #expect(text(texts.bytes(3)) == "[true]")
    #expect(texts.bytes(4).isEmpty && texts.bytes(5).isEmpty)
  }

  @Test("A text that breaks off within arrays leaves nothing for the next one to close")
  func brokenNesting() throws {
    let texts = JSONTexts(try values(#"["{\"a\": [[1", "]", "[[2]]", "}", "{\"b\": {}}"]"#))
    for broken in [0, 1, 3] { #expect(texts.value(broken) == nil, "\(broken)") }
    #expect(texts.value(2)?.elements.first { _ in true }?.elements.map(\.int64) == [2])
    #expect(texts.value(4)?["b"]?.kind == .object)
  }

  @Test("A text ends where it ends, though the bytes go on", arguments: 0...80)
  func ends(length: Int) throws {
    let word = String(repeating: "x", count: length)
    let texts = JSONTexts(try values("[\"\\\"\(word)\", \"\\\"\(word)\\\"\", \"12\", \"3\"]"))
    #expect(texts.value(0) == nil)
    #expect(texts.value(1)?.string == word)
    #expect(texts.value(2)?.int64 == 12)
    #expect(texts.value(3)?.int64 == 3)
  }

  @Test("Lone surrogates stay in the form of WTF-8")
  func surrogates() throws {
    let texts = JSONTexts(try values(#"["a\ud800", "\"\\ud800\""]"#))
    #expect(Array(texts.bytes(0)) == [0x61, 0xED, 0xA0, 0x80])
    #expect(texts.value(1)?.utf8.map(Array.init) == [0xED, 0xA0, 0x80])
  }

  @Test(
    "A key that comes again gives its last value to its first place",
    arguments: [3, 23, 24, 90]
  )
  func distinctMembers(others: Int) throws {
    let more = (0..<others).map { ", \"k\($0)\": \($0)" }.joined()
    let object = try JSONDocument("{\"\\u0061\": 1, \"b\": 2\(more), \"a\": 3}").root
    let members = object.distinctMembers
    #expect(members.count == others + 2)
    #expect(members.prefix(2).map(\.key.string) == ["a", "b"])
    #expect(members.prefix(2).map(\.value.int64) == [3, 2])
    #expect(members.last?.value.int64 == Int64(others - 1))
  }

  @Test("A value is a string of a text by its characters, not by the way it is written")
  func isString() throws {
    let list = try values(#"["tool", "t\u006fol", "tools", "", 1, null]"#)
    #expect(list.map { $0.isString("tool") } == [true, true, false, false, false, false])
    #expect(list.map { $0.isString("") } == [false, false, false, true, false, false])
  }

  @Test("A shared text serves for its bytes alone")
  func sharedTexts() throws {
    let shared = SharedTexts(["mlflow.spanInputs", "mlflow.spanOutput", "é"])
    let list = try values(
      #"["mlflow.spanInputs", "mlflow.spanOutput", "mlflow.spanInput!", "\u00e9", "e\u0301", "", 1]"#
    )
    let texts = list.map { $0.string(sharing: shared) }
    let plain = list.map(\.string)
    #expect(texts.map { $0.map { Array($0.utf8) } } == plain.map { $0.map { Array($0.utf8) } })
    #expect(SharedTexts([]).string(UnsafeBufferPointer(start: nil, count: 0)).isEmpty)
  }
}
