import Testing
import TraceAnalysis
import TraceModel

@Suite("Where a picture's bytes are")
struct MediaPlaceTests {
  @Test(
    "By its address",
    arguments: [
      ("https://x.org/a.png", "https://x.org/a.png"),
      ("data:image/png;base64,iVBO", "base64 iVBO image/png"),
      ("data:image/png;charset=x;BASE64,iVBO", "base64 iVBO image/png"),
      ("data:;base64,iVBO", "base64 iVBO -"),
      ("data:image/svg+xml,<svg>", "data:image/svg+xml,<svg>"),
      ("data:base64,x", "data:base64,x"),
      ("data:", "data:"),
      ("mlflow-attachment://u-1?content_type=image%2Fpng&size=7", "attachment u-1"),
      ("mlflow-attachment://", "attachment "),
    ]
  )
  func address(_ url: String, _ place: String) {
    let part = #"{"type":"image_url","image_url":{"url":\#(quoted(url))}}"#
    let found = asked(#"{"messages":[{"role":"user","content":[\#(part)]}]}"#)
    #expect(found == ["user: picture \(place)"])
  }

  @Test(
    "A part that does not say stays whole",
    arguments: [
      #"{"image_url":"","type":"image_url"}"#, #"{"image_url":{"url":7},"type":"image_url"}"#,
      #"{"input_audio":{"format":"wav"},"type":"input_audio"}"#, #"{"type":"input_file"}"#,
    ]
  )
  func unknown(_ part: String) {
    let found = asked(#"{"messages":[{"role":"user","content":[\#(part)]}]}"#)
    #expect(found.count == 1)
    #expect(found.first?.hasSuffix(part) == true)
  }
}
