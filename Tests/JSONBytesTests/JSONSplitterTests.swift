import Testing

@testable import JSONBytes

@Suite("Splitting a long JSON text")
struct JSONSplitterTests {
  /// A text and what is found in it: whole pieces as their text, broken ones with `!` before it.
  struct Case: CustomTestStringConvertible {
    let text: String
    let pieces: [String]

    init(_ text: String, _ pieces: [String]) { (self.text, self.pieces) = (text, pieces) }

    var testDescription: String { text.debugDescription }
  }

  static let cases = [
    Case("", []),
    Case(" \n\t ", []),
    Case("{}", ["{}"]),
    Case(" {\"a\": 1}\n", ["{\"a\": 1}"]),
    Case("[]", []),
    Case("[{\"a\": 1}, {\"b\": [{}]}]", ["{\"a\": 1}", "{\"b\": [{}]}"]),
    Case("[1, \"x\", [{\"in\": 1}], {\"a\": 1}]", ["{\"a\": 1}"]),
    Case("{\"a\": 1}\n{\"b\": 2}\n", ["{\"a\": 1}", "{\"b\": 2}"]),
    Case("{\"a\": 1}\r\n\r\n{\"b\": 2}", ["{\"a\": 1}", "{\"b\": 2}"]),
    Case("{\"a\": 1}{\"b\": 2}", ["{\"a\": 1}", "{\"b\": 2}"]),
    Case("{\n\"a\": [\n1]\n}", ["{\n\"a\": [\n1]\n}"]),
    Case("{\"traces\": [{\"a\": 1}, {\"b\": 2}], \"next\": {}}", ["{\"a\": 1}", "{\"b\": 2}"]),
    Case("{\"next\": {\"c\": []}, \"traces\": []}", []),
    Case("{\"tracesx\": [{\"a\": 1}]}", ["{\"tracesx\": [{\"a\": 1}]}"]),
    Case("{\"x\": {\"traces\": [{\"a\": 1}]}}", ["{\"x\": {\"traces\": [{\"a\": 1}]}}"]),
    Case("{\"traces\": {\"a\": [{}]}}", ["{\"traces\": {\"a\": [{}]}}"]),
    Case("{\"a\": \"}]{[\"}", ["{\"a\": \"}]{[\"}"]),
    Case(#"[{"a": "\"}"}, {"b": "\\"}]"#, [#"{"a": "\"}"}"#, #"{"b": "\\"}"#]),
    Case("{\"a\": 1}\n{\"b\": [1\n{\"c\": 3}", ["{\"a\": 1}", "!{\"b\": [1", "{\"c\": 3}"]),
    Case("{\"a\": 1}\n{\"b\": \"x\n{\"c\": 3}\n", ["{\"a\": 1}", "!{\"b\": \"x", "{\"c\": 3}"]),
    Case("{\"a\": 1", ["!{\"a\": 1"]),
    Case("[{\"a\": 1}, {\"b\": \"x", ["{\"a\": 1}", "!{\"b\": \"x"]),
    Case("]}{\"a\": 1}", ["{\"a\": 1}"]),
  ]

  @Test("Objects are found where they are, and what breaks off is told", arguments: cases)
  func found(_ text: Case) {
    #expect(pieces(of: bytes(text.text), cuts: []) == text.pieces)
  }

  @Test("Where the text is cut for feeding makes no difference", arguments: cases)
  func cuts(_ text: Case) {
    let all = bytes(text.text)
    #expect(pieces(of: all, cuts: Array(all.indices)) == text.pieces)
    for cut in all.indices { #expect(pieces(of: all, cuts: [cut]) == text.pieces, "\(cut)") }
  }

  @Test("Objects of random arrays and lines are those that the reader sees", arguments: 0..<200)
  func random(seed: UInt64) throws {
    var generator = DocumentGenerator(seed: seed)
    let objects = (0..<8).map { _ in generator.document() }.filter { $0.first == 0x7B }
    let array = bytes("[") + objects.joined(separator: bytes(" , ")) + bytes("]")
    let texts = objects.map { String(decoding: $0, as: UTF8.self) }
    #expect(pieces(of: array, cuts: [array.count / 3, array.count / 2]) == texts)
    #expect(try JSONDocument(array).root.elements.map { $0.compact() } == texts.map(compact))
    let lines = Array(try texts.map(compact).map(bytes).joined(separator: [0x0A]))
    #expect(pieces(of: lines, cuts: [lines.count / 2]) == (try texts.map(compact)))
  }

  private func compact(_ text: String) throws -> String { try json(text).compact() }

  private func pieces(of bytes: [UInt8], cuts: [Int]) -> [String] {
    var splitter = JSONSplitter(listKey: "traces")
    var found: [JSONSplitter.Piece] = []
    for (start, end) in zip([0] + cuts, cuts + [bytes.count]) {
      Array(bytes[start..<end]).withUnsafeBufferPointer { splitter.feed($0) { found.append($0) } }
    }
    splitter.finish { found.append($0) }
    return found.map { piece in
      let range = Int(piece.range.lowerBound)..<Int(piece.range.upperBound)
      return (piece.isWhole ? "" : "!") + String(decoding: bytes[range], as: UTF8.self)
    }
  }
}
