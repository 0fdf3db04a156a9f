// swift-tools-version: 6.2
import PackageDescription

/// Layers 2 to 5. Dependencies point downwards only; layer 1 is the local package `Core`.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func core(_ names: String...) -> [Target.Dependency] {
  names.map { .product(name: $0, package: "Core") }
}

let package = Package(
  name: "tenhn",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "tenhn", targets: ["tenhn"]),
    // The commands that need neither network nor store; builds in seconds, for work on layer 1.
    .executable(name: "tenhn-offline", targets: ["tenhn-offline"]),
  ],
  dependencies: [
    .package(path: "Core"),
    // Commands, flags, help texts and exit status 64: the standard way to write them in Swift.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // The logging face that the server and client libraries below share.
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    // Buffers, event loops and sockets under the server; named because the fetcher asks name servers with it.
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    // The server: routing, back-pressure and a testing face; its optional traits stay off to keep the build small.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    // SQLite with migrations, WAL pools and safe concurrency.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // Runs other programs, such as the reader of PDFs: closes every descriptor to it and ends it with all that it started. Without its Foundation
    // trait it needs swift-system alone, which the server brings along; that is named for the type of a path.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
    // The ordered dictionary under the caches of pages and editions: what was used longest ago gives way. In the graph through NIO already.
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    // Start and graceful stop of the scheduler beside the server.
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // gzip and deflate, from the system: every Unix has zlib.
    .systemLibrary(
      name: "CZlib", path: "Sources/System/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    // brotli, from the system: pages are a sixth smaller on their way to a reader.
    .systemLibrary(
      name: "CBrotli", path: "Sources/System/CBrotli", pkgConfig: "libbrotlienc", providers: [.apt(["libbrotli-dev"])]),
    // Signatures and their keys, from the system: OpenSSL's libcrypto checks those of names. It is under libcurl already, and is kept
    // from cleaning up under running threads.
    .systemLibrary(
      name: "CCrypto", path: "Sources/System/CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

    // The commit, for `tenhn --version`: Scripts/build passes it, because only a C compiler takes a text from outside.
    .target(
      name: "CCommit", path: "Sources/System/CCommit",
      cSettings: Context.environment["TENHN_COMMIT"].map { [.define("TENHN_COMMIT", to: "\"\($0)\"")] } ?? []),

    // The allocator's settings: Swift's view of the C library doesn't have them.
    .target(name: "CMemory", path: "Sources/System/CMemory"),
    // One wait for the whole disk instead of one for each file of a backup: nor has it this.
    .target(name: "CDisk", path: "Sources/System/CDisk"),

    // The client of everything outside, from the system: HTTP/1.1 and 2, TLS, mail. The most tested there is, and the system
    // keeps it up to date.
    .systemLibrary(
      name: "CCurl", path: "Sources/System/CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),

    // Layer 2: sources, fetcher with record and replay.
    .target(
      name: "Archive", dependencies: core("EditionModel") + ["CBrotli", "CZlib"], path: "Sources/Layer2/Archive",
      swiftSettings: settings),
    .target(name: "Robots", path: "Sources/Layer2/Robots", swiftSettings: settings),
    // Programs and workers in processes of their own, within bounds.
    .target(
      name: "Sandbox",
      dependencies: [
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(
          name: "SystemPackage", package: "swift-system", condition: .when(platforms: [.linux])),
      ], path: "Sources/Layer2/Sandbox", swiftSettings: settings),
    // The text of PDFs, by a program of the system in a process of its own.
    .target(name: "PDFText", dependencies: ["Sandbox"], path: "Sources/Layer2/PDFText", swiftSettings: settings),
    // The chain of signatures from the root of the DNS to a name.
    .target(
      name: "DNSSEC",
      dependencies: core("EditionModel", "WebAddress") + [
        "CCrypto",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ], path: "Sources/Layer2/DNSSEC", swiftSettings: settings),
    // Articles of pages, by this program in a process of its own.
    .target(
      name: "PageWorkers",
      dependencies: core("HTML", "ArticleModel", "EditionModel", "Extraction", "Publishing", "TextSearch") + [
        "Sandbox"
      ],
      path: "Sources/Layer2/PageWorkers", swiftSettings: settings),
    // Transfers over libcurl, all of a driver on one thread.
    .target(
      name: "Curl", dependencies: core("WebAddress") + ["CCrypto", "CCurl"], path: "Sources/Layer2/Curl",
      swiftSettings: settings),
    .target(
      name: "Fetching",
      dependencies: core("CharacterEncoding", "WebAddress", "EditionModel") + [
        "Archive", "Curl", "Robots",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ], path: "Sources/Layer2/Fetching", swiftSettings: settings),
    // Which layer on the way to a host is broken.
    .target(
      name: "Diagnosis",
      dependencies: core("EditionModel", "JSONFormat", "Status", "WebAddress") + [
        "Curl", "DNSSEC", "Fetching", .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ], path: "Sources/Layer2/Diagnosis", swiftSettings: settings),
    // The face that every source has, so that nothing above knows where a candidate came from.
    .target(
      name: "StorySources", dependencies: core("Selection", "EditionModel"), path: "Sources/Layer2/StorySources",
      swiftSettings: settings),
    .target(
      name: "HackerNewsSource",
      dependencies: core("Selection", "EditionModel", "WebAddress") + ["Fetching", "StorySources"],
      path: "Sources/Layer2/HackerNewsSource", swiftSettings: settings),
    .target(
      name: "FeedSource",
      dependencies: core("Selection", "EditionModel", "FeedFormat", "WebAddress") + [
        "Archive", "Fetching", "StorySources",
      ],
      path: "Sources/Layer2/FeedSource", swiftSettings: settings),
    .target(
      name: "LobstersSource",
      dependencies: core("Selection", "EditionModel", "WebAddress") + ["Fetching", "StorySources"],
      path: "Sources/Layer2/LobstersSource", swiftSettings: settings),

    // Telling an operator that something is amiss.
    .target(
      name: "Alerting",
      dependencies: core("JSONFormat", "WebAddress") + ["Curl", "Sandbox"], path: "Sources/Layer2/Alerting",
      swiftSettings: settings),

    // Layer 3: the editor and the store.
    .target(
      name: "Storage",
      dependencies: core("EditionModel", "ArticleModel", "Selection", "Status", "TextSearch", "WebAddress") + [
        "Archive", "CDisk", "StorySources", .product(name: "GRDB", package: "GRDB.swift"),
        // SQLite itself, for the handler that ends a search whose work is spent.
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ], path: "Sources/Layer3/Storage", swiftSettings: settings),
    .target(
      name: "Editor",
      dependencies: core(
        "EditionModel", "ArticleModel", "Discussions", "Extraction", "Briefs", "JSONFormat", "Selection", "TextSearch",
        "WebAddress", "HTML",
        "VectorGraphics"
      ) + [
        "Archive", "FeedSource", "Fetching", "HackerNewsSource", "LobstersSource", "PageWorkers", "Robots", "Storage",
        "StorySources",
        .product(name: "Logging", package: "swift-log"),
      ], path: "Sources/Layer3/Editor", swiftSettings: settings),

    // Layer 4: the server and its schedule.
    .target(
      name: "Scheduling",
      dependencies: core("EditionModel", "Status") + [
        "Editor", "Storage",
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "Logging", package: "swift-log"),
      ], path: "Sources/Layer4/Scheduling", swiftSettings: settings),
    // What a site consists of: its files, kept and rendered from the store. No HTTP.
    .target(
      name: "Site",
      dependencies: core("ArticleModel", "EditionModel", "Publishing", "Selection", "Status") + [
        "Archive", "Storage", "StorySources", .product(name: "OrderedCollections", package: "swift-collections"),
      ], path: "Sources/Layer4/Site", swiftSettings: settings),
    // What programs can ask for, as JSON, as OpenAPI and as tools. No HTTP.
    .target(
      name: "Programs",
      dependencies: core("ArticleModel", "EditionModel", "JSONFormat", "Publishing", "TextSearch", "WebAddress") + [
        "Site", "Storage",
      ], path: "Sources/Layer4/Programs", swiftSettings: settings),
    // Editions to their readers: mail, webhooks, push.
    .target(
      name: "Delivery",
      dependencies: core("EditionModel", "JSONFormat", "Publishing", "WebAddress") + [
        "CCrypto", "Curl", "Fetching", "Sandbox", "Site", "Storage", .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ], path: "Sources/Layer4/Delivery", swiftSettings: settings),
    // HTTP alone.
    .target(
      name: "Server",
      dependencies: core("EditionModel", "JSONFormat", "Publishing", "Selection", "VectorGraphics", "WebAddress") + [
        "Delivery", "Programs", "Site", "Storage", "StorySources",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ], path: "Sources/Layer4/Server", swiftSettings: settings),

    // Layer 5: the command, wiring only.
    .target(
      name: "OfflineCommands",
      dependencies: core(
        "OutsideText", "JSONFormat", "CharacterEncoding", "HTML", "WebAddress", "ArticleModel", "EditionModel",
        "Extraction", "Briefs", "Selection", "TextSearch", "Publishing", "VectorGraphics") + [
          "Archive", "PDFText", "Robots", .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ], path: "Sources/Layer5/OfflineCommands", swiftSettings: settings),
    .executableTarget(
      name: "tenhn-offline",
      dependencies: ["OfflineCommands", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Sources/Layer5/tenhn-offline",
      swiftSettings: settings),
    .executableTarget(
      name: "tenhn",
      dependencies: core(
        "OutsideText", "JSONFormat", "ArticleModel", "EditionModel", "Briefs", "Discussions", "FeedFormat",
        "Publishing", "Selection",
        "Status", "TextSearch", "WebAddress"
      ) + [
        "OfflineCommands", "Alerting", "Archive", "CCommit", "CMemory", "Curl", "Diagnosis", "DNSSEC", "Fetching",
        "PDFText", "PageWorkers", "Sandbox", "Storage",
        "StorySources",
        "Delivery", "Editor", "Programs", "Scheduling", "Server", "Site",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ], path: "Sources/Layer5/tenhn", swiftSettings: settings),

    .testTarget(
      name: "SchedulingTests",
      dependencies: core("ArticleModel", "EditionModel", "Selection", "Status") + [
        "Editor", "HackerNewsSource", "Scheduling", "Storage", "StorySources",
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings),
    // Where the tests find the recorded data beside the repository, and what they all measure with.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "ArchiveTests", dependencies: core("EditionModel") + ["Archive", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "AlertingTests",
      dependencies: [
        "Alerting", .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "Hummingbird", package: "hummingbird"),
      ],
      swiftSettings: settings),
    .testTarget(name: "SampleTests", dependencies: ["OfflineCommands", "Archive"], swiftSettings: settings),
    // A data folder with editions, for the tests of layer 4.
    .target(
      name: "SampleSite",
      dependencies: core("ArticleModel", "EditionModel", "Publishing") + [
        "Archive", "HackerNewsSource", "Storage", "StorySources", .product(name: "GRDB", package: "GRDB.swift"),
      ], path: "Tests/SampleSite", swiftSettings: settings),
    .testTarget(
      name: "SiteTests",
      dependencies: core("ArticleModel", "EditionModel", "Publishing", "Status", "TextSearch") + [
        "SampleSite", "Site", "Storage",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ProgramsTests",
      dependencies: core("ArticleModel", "EditionModel", "JSONFormat") + ["Programs", "SampleSite", "Storage"],
      swiftSettings: settings),
    .testTarget(
      name: "ServerTests",
      dependencies: core("EditionModel", "FeedFormat", "JSONFormat", "Publishing", "ReaderKit", "Status", "WebAddress")
        + [
          "Archive", "Delivery", "Programs", "SampleSite", "Server", "Site", "Storage", "TestSupport",
          .product(name: "HummingbirdTesting", package: "hummingbird"),
        ], swiftSettings: settings),
    .testTarget(
      name: "DeliveryTests",
      dependencies: core("EditionModel", "JSONFormat", "Publishing") + ["Curl", "Delivery", "Storage"],
      swiftSettings: settings),
    .testTarget(name: "SandboxTests", dependencies: ["Sandbox"], swiftSettings: settings),
    .testTarget(
      name: "PageWorkersTests",
      dependencies: core("ArticleModel", "EditionModel", "Extraction") + [
        "PageWorkers", "Sandbox", "tenhn", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(name: "PDFTextTests", dependencies: ["PDFText", "TestSupport"], swiftSettings: settings),
    .testTarget(name: "RobotsTests", dependencies: ["Robots", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "CurlTests", dependencies: core("WebAddress") + ["CCurl", "Curl", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "DiagnosisTests",
      dependencies: core("EditionModel", "JSONFormat", "Status", "WebAddress") + [
        "Archive", "Curl", "Diagnosis", "DNSSEC", "Fetching",
      ],
      path: "Tests/DiagnosisTests", swiftSettings: settings),
    .testTarget(
      name: "DNSSECTests",
      dependencies: core("EditionModel", "WebAddress") + ["CCrypto", "DNSSEC", "TestSupport"],
      path: "Tests/DNSSECTests", swiftSettings: settings),
    .testTarget(
      name: "FetchingTests",
      dependencies: core("EditionModel", "WebAddress") + ["Archive", "Fetching", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ChoiceTests", dependencies: core("Selection", "EditionModel") + ["OfflineCommands", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "FeedSourceTests",
      dependencies: core("EditionModel", "Selection") + ["Archive", "FeedSource", "Fetching", "StorySources"],
      swiftSettings: settings),
    .testTarget(
      name: "LobstersSourceTests",
      dependencies: core("EditionModel", "Selection", "WebAddress") + [
        "Archive", "Fetching", "LobstersSource", "StorySources",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "HackerNewsSourceTests",
      dependencies: core("JSONFormat", "EditionModel", "Selection", "WebAddress") + [
        "Archive", "Fetching", "HackerNewsSource", "StorySources", "TestSupport",
      ], swiftSettings: settings),
    .testTarget(
      name: "CommandTests",
      dependencies: core("ArticleModel", "Briefs", "EditionModel", "OutsideText", "Publishing", "Selection", "Status")
        + [
          "Archive", "Editor", "Fetching", "OfflineCommands", "Server", "Site", "StorySources", "tenhn", "TestSupport",
          .product(name: "Hummingbird", package: "hummingbird"),
          .product(name: "Logging", package: "swift-log"), .product(name: "NIOCore", package: "swift-nio"),
        ],
      swiftSettings: settings),
    .testTarget(
      name: "EditorTests",
      dependencies: core(
        "ArticleModel", "Briefs", "Discussions", "EditionModel", "Extraction", "Selection", "TextSearch", "WebAddress"
      ) + [
        "Archive", "Editor", "FeedSource", "Fetching", "HackerNewsSource", "LobstersSource", "Robots", "Storage",
        "StorySources", .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "StorageTests",
      dependencies: core("EditionModel", "ArticleModel", "Selection", "Status", "TextSearch", "WebAddress") + [
        "Archive", "Storage", .product(name: "GRDB", package: "GRDB.swift"),
      ], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)

// What `Benchmarks/bench-server` measures against, for that script alone.
if Context.environment["TENHN_BENCHMARKS"] != nil {
  package.targets.append(
    .executableTarget(
      name: "bare-server", dependencies: [.product(name: "Hummingbird", package: "hummingbird")],
      path: "Benchmarks/bare-server"))
}
