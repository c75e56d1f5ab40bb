import Testing

@testable import TraceReport

@Suite("SHA-256")
struct SHA256Tests {
  /// The messages of FIPS 180-4's examples, then lengths around the padding's borders, whose digests
  /// were computed with Python's hashlib.
  @Test(
    "Digests are those of the standard",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
          + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
      (
        String(repeating: "a", count: 55),
        "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"
      ),
      (
        String(repeating: "a", count: 56),
        "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"
      ),
      (
        String(repeating: "a", count: 64),
        "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"
      ),
    ]
  )
  func vectors(message: String, digest: String) {
    #expect(SHA256.hexDigest(of: message.utf8) == digest)
  }

  @Test("A million letters in pieces have the standard's digest")
  func million() {
    var hash = SHA256()
    for _ in 0..<1000 { hash.update(repeatElement(UInt8(ascii: "a"), count: 1000)) }
    #expect(
      SHA256.hexadecimal(hash.finish())
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    )
  }
}

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

  @Test("No device of Windows is ever a name", arguments: ["con", "prn", "aux", "nul"])
  func devices(name: String) {
    #expect(SiteName.fileName(for: name).hasPrefix("x-"))
  }

  @Test("No numbered device of Windows is ever a name", arguments: ["com", "lpt"], 0...9)
  func numberedDevices(name: String, number: Int) {
    #expect(SiteName.fileName(for: "\(name)\(number)").hasPrefix("x-"))
  }
}
