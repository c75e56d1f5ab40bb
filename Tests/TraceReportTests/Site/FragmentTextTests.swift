import Testing

@testable import TraceReport

@Suite("Text in a fragment") struct FragmentTextTests {
  @Test(
    "Everything but unreserved characters is percent-encoded UTF-8",
    arguments: [
      ("", ""), ("aZ09-._~", "aZ09-._~"), ("a b&c=d", "a%20b%26c%3Dd"),
      ("\"><script>'", "%22%3E%3Cscript%3E%27"), ("é", "%C3%A9"), ("😀", "%F0%9F%98%80"),
      ("%", "%25"), ("\u{0}\n", "%00%0A"),
    ]
  )
  func encoded(text: String, expected: String) { #expect(FragmentText.encoded(text) == expected) }
}
