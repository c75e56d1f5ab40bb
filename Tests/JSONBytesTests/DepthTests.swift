import JSONBytes
import Testing

@Suite("How deep arrays and objects may be nested")
struct DepthTests {
  private func arrays(_ depth: Int) -> [UInt8] {
    Array(repeating: UInt8(ascii: "["), count: depth)
      + Array(repeating: UInt8(ascii: "]"), count: depth)
  }

  private func objects(_ depth: Int) -> String {
    String(repeating: #"{"a":"#, count: depth) + "0" + String(repeating: "}", count: depth)
  }

  @Test("1024 arrays in one another are read, written, compared and sorted")
  func deepest() throws {
    let text = arrays(1024)
    let root = try JSONDocument(text).root
    #expect(bytes(root.compact()) == text)
    #expect(bytes(root.canonicalText) == text)
    #expect(root.equals(root))
  }

  @Test("1024 objects in one another are read, written, compared and sorted")
  func deepestObjects() throws {
    let root = try json(objects(1024))
    #expect(root.compact() == objects(1024))
    #expect(root.canonicalText == objects(1024))
    #expect(root.equals(root))
  }

  @Test("The 1025th bracket is refused, be it an array's or an object's")
  func tooDeep() {
    #expect(refusal(of: arrays(1025)) == JSONError(.tooDeep, offset: 1024))
    #expect(refusal(of: bytes(objects(1025))) == JSONError(.tooDeep, offset: 1024 * 5))
  }

  @Test("100,000 brackets are refused, not followed", arguments: ["[", "{\"a\":", "[{\"a\":"])
  func manyBrackets(bracket: String) {
    let error = refusal(of: bytes(String(repeating: bracket, count: 100_000)))
    #expect(error?.reason == .tooDeep)
  }

  @Test("A lower limit holds, and a higher one than the greatest does not")
  func otherLimits() throws {
    #expect(try JSONDocument(arrays(2)[...], depthLimit: 2).root.count == 1)
    #expect(throws: JSONError(.tooDeep, offset: 2)) {
      try JSONDocument(arrays(3)[...], depthLimit: 2)
    }
    #expect(throws: JSONError(.tooDeep, offset: 0)) {
      try JSONDocument(arrays(1)[...], depthLimit: 0)
    }
    #expect(try JSONDocument(bytes("1")[...], depthLimit: 0).root.int64 == 1)
    #expect(throws: JSONError(.tooDeep, offset: 1024)) {
      try JSONDocument(arrays(1025)[...], depthLimit: 5000)
    }
  }

  @Test("The limit is on nesting, not on the number of arrays")
  func siblings() throws {
    let text = "[" + Array(repeating: "[]", count: 5000).joined(separator: ",") + "]"
    #expect(try json(text).count == 5000)
  }
}
