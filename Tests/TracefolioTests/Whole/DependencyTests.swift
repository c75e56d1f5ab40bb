import Foundation
import Testing

@Suite("Dependency rules")
struct DependencyTests {
  private static let system: Set = ["Glibc", "Musl", "Darwin", "Synchronization"]

  /// What each target may import of the package and of the system.
  static let allowed: [(target: String, modules: Set<String>)] = [
    ("Hashing", ["CSHA256"]),
    ("JSONBytes", ["CScan", "Glibc"]),
    ("TraceModel", ["JSONBytes"]),
    ("TraceAnalysis", ["TraceModel", "JSONBytes"]),
    ("TraceSources", system.union(["TraceModel", "JSONBytes", "Hashing", "CSQLite", "CZlib"])),
    (
      "TraceReport",
      system.union([
        "TraceModel", "TraceAnalysis", "JSONBytes", "Hashing", "SiteAssets", "CScan", "CCMark",
      ])
    ),
    ("SiteAssets", system),
    ("SiteWriter", system),
    (
      "tracefolio",
      system.union([
        "JSONBytes", "Hashing", "TraceModel", "TraceSources", "TraceAnalysis", "TraceReport",
        "SiteAssets", "SiteWriter", "ArgumentParser",
      ])
    ),
    ("embed-assets", ["FoundationEssentials", "Glibc"]),
    ("EmbedAssetsPlugin", ["FoundationEssentials", "PackagePlugin"]),
  ]

  @Test("A target imports only what it may", arguments: allowed)
  func imports(target: String, modules: Set<String>) throws {
    let sources = try SourceText.all(of: target)
    try #require(!sources.isEmpty)
    for source in sources {
      #expect(source.imports.subtracting(modules).sorted() == [], "\(source.path)")
    }
  }

  @Test("Every folder of Swift sources has its rule")
  func complete() throws {
    let folders = try Repository.files(below: "Sources", suffix: ".swift")
      .compactMap { $0.split(separator: "/").first.map(String.init) }
    #expect(Set(folders) == Set(Self.allowed.map(\.target)))
  }

  /// Writes what was unpacked to a file without a name, which is gone when the command ends.
  private static let temporary = "Sources/TraceSources/Spooling/TemporaryFile.swift"

  /// What may stand in no target but those named: calls that write files, and calls that ask for the
  /// time, the place, the language or the environment.
  static let calls: [(pattern: String, targets: [String])] = [
    (#"\b(O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_TMPFILE)\b"#, ["SiteWriter"]),
    (#"\b(creat|mkdir|mkdirat|rename|renameat2?|unlink|unlinkat|rmdir)\([^)]"#, ["SiteWriter"]),
    (#"\b(fopen|mkstemp|linkat|symlink|ftruncate|pwrite|fwrite|sendfile)\("#, ["SiteWriter"]),
    (#"\b(getenv|secure_getenv|setlocale|nl_langinfo|localtime|localtime_r|strftime|tzset)\("#, []),
    (#"\b(clock_gettime|gettimeofday|mktime|ContinuousClock|SuspendingClock)\b|\btime\(nil"#, []),
    (#"\b(ProcessInfo|Locale|TimeZone|CommandLine)\b"#, []),
    (#"\b(isatty|ioctl|sysconf|STDOUT_FILENO|STDERR_FILENO)\b"#, ["tracefolio"]),
    (#"\b(SystemRandomNumberGenerator|arc4random|getrandom)\b|\.random\(|\.shuffled\(\)"#, []),
    (#"\bHasher\(|\.hashValue\b"#, []),
    (#"\b(try!|as!|nonisolated\(unsafe\)|@unchecked)"#, []),
  ]

  @Test(
    "Files are written by SiteWriter alone, and nobody asks for clock, place or language",
    arguments: calls
  )
  func callsStayInTheirPlace(pattern: String, targets: [String]) throws {
    let regex = try Regex(pattern)
    // The tool that embeds assets at build time is no part of the product.
    for (target, _) in Self.allowed where !targets.contains(target) && target != "embed-assets" {
      for source in try SourceText.all(of: target) where source.path != Self.temporary {
        let lines = source.code.filter { $0.contains(regex) }
        #expect(lines == [], "\(source.path)")
      }
    }
  }

  @Test("Where writing is allowed it happens: the patterns find something")
  func patternsWork() throws {
    let writer = try SourceText.all(of: "SiteWriter").flatMap(\.code)
    for (pattern, targets) in Self.calls.prefix(2) where targets == ["SiteWriter"] {
      let regex = try Regex(pattern)
      #expect(writer.contains { $0.contains(regex) }, "\(pattern)")
    }
  }
}

/// A Swift file of the package.
private struct SourceText {
  let path: String
  /// Lines without comments.
  let code: [String]

  static func all(of target: String) throws -> [SourceText] {
    try Repository.files(below: "Sources/" + target, suffix: ".swift").map { file in
      let path = "Sources/\(target)/\(file)"
      let lines = try Repository.text(path).split(separator: "\n")
      return SourceText(path: path, code: lines.map { String($0.prefix(upTo: commentStart($0))) })
    }
  }

  /// Modules imported; of `import struct Module.Name` the module.
  var imports: Set<String> {
    let words = code.map { $0.split(separator: " ") }.filter { $0.contains("import") }
    return Set(
      words.compactMap { $0.last?.split(separator: ".").first.map(String.init) }
    )
  }

  private static func commentStart(_ line: Substring) -> Substring.Index {
    line.firstRange(of: "//").map(\.lowerBound) ?? line.endIndex
  }
}
