import Testing
import TraceModel

@testable import TraceReport

@Suite("File names for identifiers")
struct SiteNameTests {
  @Test(
    "A plain identifier is its own name",
    arguments: [
      "tr-0123456789abcdef0123456789abcdef", "a", "-", "7", "x", "xa-b", "index-2", "com", "com10",
      "console", "lpt", String(repeating: "a", count: 64),
    ]
  )
  func plain(identifier: String) {
    #expect(SiteName.fileName(for: identifier) == identifier)
  }

  /// The digests were computed with sha256sum.
  @Test(
    "Any other is named by its digest",
    arguments: [
      ("", "x-e3b0c44298fc1c149afbf4c8996fb924"),
      ("..", "x-5ec1f7e700f37c3d0b2981d04855fc34"),
      ("CON", "x-a3dbc4b644a9a2c51e74509ded5c46cc"),
      ("con", "x-1143da2bc54c495c4be31d3868785d39"),
      ("com1", "x-957a49c3e803f5053e436c10ca10240b"),
      ("lpt0", "x-b81610e3dc621bc1f2dd7de23ac0a111"),
      ("index", "x-1bc04b5291c26a46d918139138b992d2"),
      ("x-abc", "x-dc77ca8700452f048c4f1cef175a8b56"),
      ("x-", "x-c8b60efc6045b03bbfde1b0407abc61d"),
      ("ABC", "x-b5d4045c3f466fa91fe2cc6abe79232a"),
      ("a b", "x-c8687a08aa5d6ed2044328fa6a697ab8"),
      ("tr-1/../../etc", "x-aefbbba1359eb2de016f220f0c0a1fa7"),
      ("é", "x-4a99557e4033c3539de2eb65472017ca"),
      ("e\u{301}", "x-bf12767b0f2a56b2190075bae8169f65"),
      ("日本語", "x-77710aedc74ecfa33685e33a6c7df5cc"),
      (String(repeating: "a", count: 65), "x-635361c48bb9eab14198e76ea8ab7f1a"),
    ]
  )
  func hashed(identifier: String, name: String) {
    #expect(SiteName.fileName(for: identifier) == name)
  }

  /// The digests were computed with Python's hashlib.
  @Test(
    "The first trace of an id has its name, any other one a name that no id has",
    arguments: [
      (TraceKey("tr-1"), "tr-1"), (TraceKey("ABC"), "x-b5d4045c3f466fa91fe2cc6abe79232a"),
      (TraceKey("tr-1", occurrence: 1), "x-a3f712b3dcd2ca0f47a9aedeaeecf5a3"),
      (TraceKey("tr-1", occurrence: 2), "x-b63880e274011f45fe43a8483e34824f"),
      (TraceKey("tr-11", occurrence: 1), "x-15d77cab8ac1fc18f663e6432d374714"),
      (TraceKey("", occurrence: 1), "x-71369f7c975c0f861957bc0604281e86"),
    ]
  )
  func occurrences(trace: TraceKey, name: String) {
    #expect(SiteName.fileName(for: trace) == name)
  }

  @Test("No device of Windows is ever a name", arguments: ["con", "prn", "aux", "nul"])
  func devices(name: String) {
    #expect(SiteName.fileName(for: name).hasPrefix("x-"))
  }

  @Test("No numbered device of Windows is ever a name", arguments: ["com", "lpt"], 0...9)
  func numberedDevices(name: String, number: Int) {
    #expect(SiteName.fileName(for: "\(name)\(number)").hasPrefix("x-"))
  }
}
