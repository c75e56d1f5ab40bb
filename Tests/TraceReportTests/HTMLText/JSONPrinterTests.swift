import JSONBytes
import TestSupport
import Testing
import TraceReport

@Suite("JSON as HTML") struct JSONPrinterTests {
  private func printed(
    _ text: String,
    _ printer: JSONPrinter = JSONPrinter()
  ) throws -> (html: String, lines: Int) {
    var buffer = ByteBuffer()
    let lines = printer.print(try JSONDocument(text).root, into: &buffer)
    return (buffer.string(), lines)
  }

  /// What a browser shows of HTML.
  private func shown(_ html: String) -> String {
    html.replacing(#/<[^>]*>/#, with: "").replacing("&quot;", with: "\"")
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&#39;", with: "'")
      .replacing("&amp;", with: "&")
  }

  @Test(
    "Keys and literals are set apart, strings are as they are",
    arguments: [
      ("null", "<i>null</i>"), ("true", "<i>true</i>"), ("-1.50e3", "<i>-1.50e3</i>"),
      ("NaN", #"<i class="odd">NaN</i>"#), ("-Infinity", #"<i class="odd">-Infinity</i>"#),
      (#""""#, #""""#), (#""a<b""#, #""a&lt;b""#), ("[]", "[]"), ("{ }", "{}"),
      (#"{"<k>":1}"#, #"{<b>"&lt;k&gt;"</b>: <i>1</i>}"#),
      (#""it's \"so\"""#, #""it's \"so\"""#),
      (#""\ud83d!""#, #""<span class="odd">\ud83d</span>!""#),
    ]
  )
  func scalars(text: String, expected: String) throws {
    let (html, lines) = try printed(text)
    #expect(html == expected)
    #expect(lines == 1)
  }

  @Test(
    "Escapes are shown as JSON writes them where a reader could not tell",
    arguments: [
      (#""a\nb""#, #""a\nb""#), (#""a\\nb""#, #""a\\nb""#), (#""\"\t\r\b\f""#, #""\"\t\r\b\f""#),
      (#""\/""#, #""/""#), (#""\u000a\u0022\u005c""#, #""\n\"\\""#), (#""\u00e9\u0041""#, #""éA""#),
      (#""\u0000\u007f""#, "\"␀␡\""), (#""\u202e""#, "\"‹U+202E›\""), (#""\ud83d\ude00""#, "\"😀\""),
    ]
  )
  func escapes(text: String, expected: String) throws {
    #expect(shown(try printed(text).html) == expected)
  }

  @Test(
    "Scalars share a line, all else has lines of its own",
    arguments: [
      ("[1,2, 3]", "[1, 2, 3]"), (#"{"a":1,"b":"x"}"#, #"{"a": 1, "b": "x"}"#),
      ("[[1,2],[]]", "[\n  [1, 2],\n  []\n]"), ("[1,2,[3]]", "[\n  1,\n  2,\n  [3]\n]"),
      (#"{"a":1,"b":{"c":[]}}"#, "{\n  \"a\": 1,\n  \"b\": {\n    \"c\": []\n  }\n}"),
      (#"{"":{"":0}}"#, "{\n  \"\": {\"\": 0}\n}"), ("[{},1,2]", "[\n  {},\n  1,\n  2\n]"),
    ]
  )
  func layout(text: String, expected: String) throws {
    let (html, lines) = try printed(text)
    #expect(shown(html) == expected)
    #expect(lines == expected.split(separator: "\n").count)
  }

  @Test("A row of exactly the width stays, one character more breaks it")
  func width() throws {
    var printer = JSONPrinter()
    printer.width = 12
    #expect(shown(try printed("[1234,56789]", printer).html) == "[\n  1234,\n  56789\n]")
    #expect(shown(try printed("[1234,5678]", printer).html) == "[1234, 5678]")
    #expect(shown(try printed(#"{"a":"ééé"}"#, printer).html) == #"{"a": "ééé"}"#)
    #expect(shown(try printed(#"{"a":"éééé"}"#, printer).html) == "{\n  \"a\": \"éééé\"\n}")
  }

  @Test("A key and its value break together")
  func keys() throws {
    var printer = JSONPrinter()
    printer.width = 16
    #expect(
      shown(try printed(#"{"a":1,"b":"123"}"#, printer).html)
        == "{\n  \"a\": 1,\n  \"b\": \"123\"\n}"
    )
    #expect(
      shown(try printed(#"{"a":{"b":[1,2]}}"#, printer).html)
        == "{\n  \"a\": {\n    \"b\": [1, 2]\n  }\n}"
    )
    #expect(
      shown(try printed(#"{"a":{"b":1234}}"#, printer).html)
        == "{\n  \"a\": {\n    \"b\": 1234\n  }\n}"
    )
  }

  @Test("The indentation stops growing")
  func depth() throws {
    let depth = 1000
    let text = String(repeating: "[", count: depth) + "1,[]" + String(repeating: "]", count: depth)
    let (html, lines) = try printed(text)
    let rows = html.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows.count == lines)
    #expect(lines == depth + 2 + depth)
    #expect(rows.map { $0.prefix { $0 == " " }.count }.max() == 80)
  }

  @Test("What is shown reads back as the same document")
  func roundTrip() throws {
    var random = SeededGenerator(seed: 3)
    let scalars = ["1", "-2.5e9", "null", "true", #""""#, #""a\"b\\\n<&""#, #""é😀""#, "[]", "{}"]
    for _ in 0..<300 {
      var text = scalars.randomElement(using: &random) ?? "0"
      for level in 0..<Int.random(in: 0...8, using: &random) {
        let others = (0..<Int.random(in: 0...6, using: &random)).map { place in
          (level % 2 == 0 ? "" : "\"k\(place)\":") + (scalars.randomElement(using: &random) ?? "0")
        }
        let inner = (level % 2 == 0 ? "" : #""key":"#) + text
        let members = (others + [inner]).shuffled(using: &random).joined(separator: ",")
        text = level % 2 == 0 ? "[\(members)]" : "{\(members)}"
      }
      var expected = ByteBuffer()
      try JSONDocument(text).root.write(to: &expected, style: .compact)
      var actual = ByteBuffer()
      let html = try printed(text).html
      try JSONDocument(shown(html)).root.write(to: &actual, style: .compact)
      #expect(actual.string() == expected.string())
      #expect(shown(html).split(separator: "\n").allSatisfy { $0.count <= 101 })
    }
  }
}
