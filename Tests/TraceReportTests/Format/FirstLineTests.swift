import JSONBytes
import Testing
import TraceModel

@testable import TraceReport

@Suite("The first line of a recorded value")
struct FirstLineTests {
  private func line(_ payload: Payload) -> String {
    var html = ByteBuffer()
    FirstLine.write(payload, to: &html)
    return html.string()
  }

  @Test(
    "JSON is as recorded, a text without its quotes, letters stand in place of escapes",
    arguments: [
      (#"{"a": 1}"#, "{&quot;a&quot;: 1}"), (#""a \"b\"""#, "a &quot;b&quot;"),
      ("no JSON <b>", "no JSON &lt;b&gt;"), (#"["\u674e", 1]"#, "[&quot;李&quot;,1]"),
      ("", ""), ("null", "null"), (#""""#, ""),
    ]
  )
  func short(_ text: String, _ expected: String) {
    #expect(line(recorded(text)) == expected)
  }

  @Test("It is cut after 200 bytes and never within a character", arguments: 0...4)
  func cut(_ shift: Int) {
    let ascii = String(repeating: "x", count: 197 + shift)
    // The letter has three bytes: it fits into 200 where 197 come before it.
    let expected = shift == 0 ? ascii + "李…" : shift <= 3 ? ascii + "…" : nil
    #expect(line(recorded(ascii + "李yyyy")) == expected ?? String(repeating: "x", count: 200) + "…")
    #expect(line(recorded(String(repeating: "x", count: 200))).utf8.count == 200)
  }

  @Test("Bytes that are no characters are cut, too")
  func damaged() {
    let bytes = [UInt8](repeating: 0x80, count: 1000)
    let shown = line(.text(bytes[...]))
    #expect(shown.hasSuffix("…"))
    #expect(shown.unicodeScalars.filter { $0 == "\u{FFFD}" }.count == 197)
  }
}
