// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "tracefolio",
  products: [.executable(name: "tracefolio", targets: ["tracefolio"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "CSQLite",
      pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]
    ),
    .systemLibrary(
      name: "CCMark",
      pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]
    ),
    .systemLibrary(
      name: "CZlib",
      pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]
    ),
    .target(name: "CScan"),
    .target(name: "CSHA256"),
    .target(name: "Hashing", dependencies: ["CSHA256"]),
    .target(name: "JSONBytes", dependencies: ["CScan"]),
    .target(name: "TraceModel", dependencies: ["JSONBytes"]),
    .target(
      name: "TraceSources",
      dependencies: ["TraceModel", "JSONBytes", "Hashing", "CSQLite", "CZlib"]
    ),
    .target(name: "TraceAnalysis", dependencies: ["TraceModel", "JSONBytes"]),
    .target(
      name: "TraceReport",
      dependencies: [
        "TraceModel", "TraceAnalysis", "JSONBytes", "Hashing", "SiteAssets", "CScan", "CCMark",
      ]
    ),
    // The root as its path makes SwiftPM watch Templates and Resources: a file that is added,
    // edited or deleted there is embedded anew.
    .target(
      name: "SiteAssets",
      path: ".",
      exclude: notSiteAssets,
      sources: ["Sources/SiteAssets"],
      plugins: ["EmbedAssets"]
    ),
    .executableTarget(name: "embed-assets"),
    .plugin(
      name: "EmbedAssets",
      capability: .buildTool(),
      dependencies: ["embed-assets"],
      path: "Sources/EmbedAssetsPlugin"
    ),
    .target(name: "SiteWriter"),
    .executableTarget(
      name: "tracefolio",
      dependencies: [
        "JSONBytes", "Hashing", "TraceModel", "TraceSources", "TraceAnalysis", "TraceReport",
        "SiteAssets", "SiteWriter",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    // What several test targets need.
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "HashingTests", dependencies: ["Hashing", "TestSupport"]),
    .testTarget(name: "JSONBytesTests", dependencies: ["JSONBytes", "CScan", "TestSupport"]),
    .testTarget(
      name: "TraceSourcesTests",
      dependencies: [
        "TraceSources", "TraceModel", "JSONBytes", "Hashing", "CSQLite", "TestSupport",
      ]
    ),
    .testTarget(
      name: "TraceAnalysisTests",
      dependencies: ["TraceAnalysis", "TraceModel", "JSONBytes", "TestSupport"]
    ),
    .testTarget(
      name: "TraceReportTests",
      dependencies: [
        "TraceReport", "TraceAnalysis", "TraceSources", "TraceModel", "JSONBytes", "Hashing",
        "SiteAssets", "CCMark", "TestSupport",
      ]
    ),
    .testTarget(name: "SiteAssetsTests", dependencies: ["SiteAssets"]),
    .testTarget(name: "SiteWriterTests", dependencies: ["SiteWriter"]),
    .testTarget(
      name: "TracefolioTests",
      dependencies: ["tracefolio", "SiteWriter", "JSONBytes", "CSQLite"]
    ),
  ]
)

/// Everything at the root and in Sources that is not the target SiteAssets.
var notSiteAssets: [String] {
  [
    "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "Tests",
    "Sources/CSQLite", "Sources/CCMark", "Sources/CZlib", "Sources/CScan", "Sources/CSHA256",
    "Sources/Hashing",
    "Sources/JSONBytes", "Sources/TraceModel", "Sources/TraceSources", "Sources/TraceAnalysis",
    "Sources/TraceReport", "Sources/embed-assets", "Sources/EmbedAssetsPlugin",
    "Sources/SiteWriter", "Sources/tracefolio", "Templates", "Resources",
  ]
}

for target in package.targets
where [.regular, .executable, .test].contains(target.type)
  && !["CScan", "CSHA256"].contains(target.name)
{
  target.swiftSettings = [
    // SE-0335: `any` before existential types.
    .enableUpcomingFeature("ExistentialAny"),
    // SE-0409: `public import` and `package import` only where a type leaks.
    .enableUpcomingFeature("InternalImportsByDefault"),
    // SE-0444: members come only from modules that the file imports.
    .enableUpcomingFeature("MemberImportVisibility"),
    // SE-0461: an async function stays with its caller.
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    // SE-0470, SE-0481.
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .treatAllWarnings(as: .error),
  ]
}
