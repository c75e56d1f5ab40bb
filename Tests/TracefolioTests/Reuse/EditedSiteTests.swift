import Foundation
import Testing

@Suite("A site that somebody changed, built again")
struct EditedSiteTests {
  private static let rows = "site/cache/rows-1.jsonl"
  private static let page = "site/" + GrowingSite.page(FixtureTrace.bookingAgent)
  /// All but the trace with a recorded file.
  private static let all = GrowingSite.traces.count - 1

  private let site: GrowingSite

  init() throws { site = try GrowingSite() }

  @Test("A page edited by hand is made again, if it kept its size too")
  func editedPage() async throws {
    try await site.build()
    let before = try site.box.data(Self.page)
    try site.edit(Self.page, keepsTime: false) { $0[$0.count / 2] ^= 1 }
    try await site.build()
    #expect(try site.box.data(Self.page) == before)
  }

  @Test("A page of another size is made again, if it kept its time too", arguments: [-1, 1])
  func otherSize(more: Int) async throws {
    try await site.build()
    let before = try site.box.data(Self.page)
    try site.edit(Self.page, keepsTime: true) { bytes in
      bytes = more < 0 ? bytes.dropLast() : bytes + Data(" ".utf8)
    }
    try await site.build()
    #expect(try site.box.data(Self.page) == before)
  }

  @Test("A page that was deleted is made again")
  func deletedPage() async throws {
    try await site.build()
    try FileManager.default.removeItem(atPath: site.box.path(Self.page))
    #expect(try await site.rebuild().count == Self.all - 1)
    try FileManager.default.removeItem(atPath: site.box.path("site/traces"))
    #expect(try await site.rebuild().isEmpty)
  }

  @Test("Without the cache all pages are made again", arguments: [rows, "site/cache"])
  func deletedCache(path: String) async throws {
    try await site.build()
    try FileManager.default.removeItem(atPath: site.box.path(path))
    #expect(try await site.rebuild().isEmpty)
    #expect(try await site.rebuild().count == Self.all)
  }

  @Test("Of a cache cut off the rows before are used", arguments: 0..<5)
  func truncatedCache(part: Int) async throws {
    try await site.build()
    var kept = 0
    try site.edit(Self.rows, keepsTime: true) { bytes in
      bytes = bytes.prefix(bytes.count * part / 5 + part % 2)
      kept = bytes.count { $0 == UInt8(ascii: "\n") }
    }
    #expect(try await site.rebuild().count == kept)
    #expect(try await site.rebuild().count == Self.all)
  }

  static let garbage = [
    Data(), Data("\n\n\n".utf8), Data("[]\n{}\nnull\n".utf8), Data((0...255).map { UInt8($0) }),
    Data(repeating: 0, count: 100_000), Data(repeating: UInt8(ascii: "["), count: 100_000),
    Data(String(repeating: String(repeating: "0", count: 64) + " 1 []\n", count: 100).utf8),
  ]

  @Test("A cache of anything else costs nothing but time", arguments: garbage)
  func garbageCache(bytes: Data) async throws {
    try await site.build()
    try site.edit(Self.rows, keepsTime: true) { $0 = bytes }
    #expect(try await site.rebuild().isEmpty)
    #expect(try await site.rebuild().count == Self.all)
  }

  @Test("Wrong bytes anywhere in the cache break nothing", arguments: 0..<8)
  func mutatedCache(number: Int) async throws {
    try await site.build()
    try site.edit(Self.rows, keepsTime: true) { bytes in
      // In fingerprints and sizes and brackets: what a row says is believed.
      for line in bytes.split(separator: UInt8(ascii: "\n")) {
        let offset = [0, 31, 63, 64, 65, 66, 70, line.count - 1][number]
        bytes[line.startIndex + offset] ^= number % 2 == 0 ? 1 : 0x20
      }
    }
    _ = try await site.rebuild()
    #expect(try await site.rebuild().count == Self.all)
  }

  /// Puts a lie of the same length into the row of a trace.
  private func lie(keepsTime: Bool) async throws {
    try await site.build()
    try site.edit(Self.rows, keepsTime: keepsTime) { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      bytes = Data(text.replacingOccurrences(of: "booking_agent", with: "looking_agent").utf8)
    }
  }

  @Test("A cache that was edited is newer than the site's record, and not read")
  func lyingCache() async throws {
    try await lie(keepsTime: false)
    #expect(try await site.rebuild().isEmpty)
    #expect(try !site.box.text("site/index.html").contains("looking_agent"))
  }

  @Test("Only who sets its time back is believed; without the cache the lie is gone")
  func believedCache() async throws {
    try await lie(keepsTime: true)
    try await site.build()
    #expect(try site.box.text("site/index.html").contains("looking_agent"))
    try FileManager.default.removeItem(atPath: site.box.path("site/cache"))
    _ = try await site.rebuild()
  }

  @Test("A cache that is no file of ours any more is not read", arguments: ["folder", "link"])
  func noFile(kind: String) async throws {
    try await site.build()
    let bytes = try site.box.data(Self.rows)
    try FileManager.default.removeItem(atPath: site.box.path(Self.rows))
    guard kind == "link" else {
      try site.box.makeFolder(Self.rows)
      let built = try await Tool.run(["build", "mlflow.db", "-o", "site"], in: site.box.path)
      #expect(built.status == 2)
      return
    }
    try site.box.put("outside.jsonl", bytes)
    try FileManager.default.createSymbolicLink(
      atPath: site.box.path(Self.rows),
      withDestinationPath: "../../outside.jsonl"
    )
    let built = try await Tool.run(["build", "mlflow.db", "-o", "site"], in: site.box.path)
    #expect(built.status == 2)
    #expect(try site.box.data("outside.jsonl") == bytes)
  }

  @Test("A site copied to where times are lost is built anew, and right", arguments: [false, true])
  func copied(isOlder: Bool) async throws {
    try await site.build()
    let first = [timespec](repeating: timespec(tv_sec: 1, tv_nsec: 0), count: 2)
    for path in try site.box.contents("site").paths {
      let file = site.box.path("site/" + path)
      let code = isOlder ? utimensat(AT_FDCWD, file, first, 0) : utimensat(AT_FDCWD, file, nil, 0)
      #expect(code == 0)
    }
    _ = try await site.rebuild()
  }
}

@Suite("A build that was stopped, and the next one")
struct StoppedBuildTests {
  /// Starts a build, ends it by SIGTERM so many seconds later, and says how it ended.
  private static let script = """
    import signal, subprocess, sys, time
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    build = subprocess.Popen([sys.argv[1], "build", "-q", sys.argv[2], "-o", sys.argv[3]])
    time.sleep(float(sys.argv[4]))
    build.send_signal(signal.SIGTERM)
    print(build.wait())
    """

  @Test(
    "leaves the old site, from which the next build takes pages over",
    arguments: ["0", "0.02", "0.05", "0.1"],
    [true, false]
  )
  func stopped(seconds: String, hasOldSite: Bool) async throws {
    let whole = try await BuiltSite.whole.value
    let box = try TemporaryFolder()
    let store = Repository.path(Repository.fixture)
    let command = ["build", "-q", store, "-o", box.path("site")]
    if hasOldSite { #expect(try await Tool.run(command + ["--limit", "100"]).status == 0) }
    let stopped = try await Tool.program(
      "python3",
      ["-c", Self.script, Tool.binary, store, box.path("site"), seconds]
    )
    #expect(["143\n", "-15\n", "0\n"].contains(stopped.text), "\(stopped.errors)")
    #expect(try box.entries() == [] || box.entries() == ["site"])
    #expect(try await Tool.run(command).status == 0)
    #expect(try box.contents("site").differing(from: whole) == [])
  }
}
