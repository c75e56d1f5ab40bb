import JSONBytes
import Testing

@testable import TraceReport

@Suite("JSON as text") struct PlainJSONTests {
  @Test(
    "A member stands on a line, scalars of an array share lines",
    arguments: [
      ("1", "1", 1), ("{}", "{}", 1), ("[]", "[]", 1), (#""a\u00e9\/""#, #""aé/""#, 1),
      (
        #"{"a":1,"b":[1,2,{"c":NaN}],"d":{}}"#,
        """
        {
          "a": 1,
          "b": [
            1, 2,
            {
              "c": NaN
            }
          ],
          "d": {}
        }
        """, 10
      ),
      ("[[],[1],2]", "[\n  [],\n  [\n    1\n  ],\n  2\n]", 7),
    ]
  )
  func layout(text: String, expected: String, lines: Int) throws {
    var buffer = ByteBuffer()
    #expect(PlainJSON.print(try JSONDocument(text).root, into: &buffer) == lines)
    #expect(buffer.string() == expected)
  }

  @Test("No line of numbers is longer than a hundred characters, and all of them are there")
  func numbers() throws {
    let text = "[" + (0..<1536).map { "\($0)" }.joined(separator: ",") + "]"
    var buffer = ByteBuffer()
    let count = PlainJSON.print(try JSONDocument(text).root, into: &buffer)
    let lines = buffer.string().split(separator: "\n")
    #expect(lines.count == count)
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(buffer.string().filter { $0 != " " && $0 != "\n" } == text)
  }

  @Test("Deep nesting does not make long lines")
  func deep() throws {
    let text = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
    var buffer = ByteBuffer()
    #expect(PlainJSON.print(try JSONDocument(text).root, into: &buffer) == 1799)
    #expect(buffer.count < 1799 * 90)
  }
}
