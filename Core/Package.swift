// swift-tools-version: 6.2
import PackageDescription

/// Layer 1: everything that decides, parses, extracts and renders, without a dependency.
/// Each module depends only on modules named before it.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "Core",
  platforms: [.macOS(.v15), .iOS(.v18)],
  products: [
    .library(name: "OutsideText", targets: ["OutsideText"]),
    .library(name: "JSONFormat", targets: ["JSONFormat"]),
    .library(name: "CharacterEncoding", targets: ["CharacterEncoding"]),
    .library(name: "HTML", targets: ["HTML"]),
    .library(name: "WebAddress", targets: ["WebAddress"]),
    .library(name: "ArticleModel", targets: ["ArticleModel"]),
    .library(name: "Extraction", targets: ["Extraction"]),
    .library(name: "EditionModel", targets: ["EditionModel"]),
    .library(name: "Briefs", targets: ["Briefs"]),
    .library(name: "Selection", targets: ["Selection"]),
    .library(name: "Discussions", targets: ["Discussions"]),
    .library(name: "TextSearch", targets: ["TextSearch"]),
    .library(name: "Status", targets: ["Status"]),
    .library(name: "FeedFormat", targets: ["FeedFormat"]),
    .library(name: "VectorGraphics", targets: ["VectorGraphics"]),
    .library(name: "Lettering", targets: ["Lettering"]),
    .library(name: "Publishing", targets: ["Publishing"]),
    .library(name: "ReaderKit", targets: ["ReaderKit"]),
  ],
  targets: [
    // What comes from outside, made harmless for terminals, logs and pages.
    .target(name: "OutsideText", swiftSettings: settings),
    .target(name: "JSONFormat", swiftSettings: settings),
    .target(name: "CharacterEncoding", swiftSettings: settings),
    .target(name: "HTML", swiftSettings: settings),
    .target(name: "WebAddress", swiftSettings: settings),
    // Drawings (SVG), written anew from what is allowed.
    .target(name: "VectorGraphics", dependencies: ["HTML"], swiftSettings: settings),
    .target(name: "ArticleModel", dependencies: ["JSONFormat"], swiftSettings: settings),
    .target(
      name: "Extraction", dependencies: ["JSONFormat", "HTML", "WebAddress", "ArticleModel"],
      swiftSettings: settings),
    .target(name: "EditionModel", dependencies: ["JSONFormat", "ArticleModel"], swiftSettings: settings),
    // At most two sentences that say what an article is about.
    .target(name: "Briefs", dependencies: ["JSONFormat", "ArticleModel", "EditionModel"], swiftSettings: settings),
    // Which comments of a thread an edition keeps.
    .target(
      name: "Discussions", dependencies: ["HTML", "WebAddress", "ArticleModel", "EditionModel"],
      swiftSettings: settings),
    .target(name: "TextSearch", swiftSettings: settings),
    .target(name: "Selection", dependencies: ["WebAddress", "EditionModel", "TextSearch"], swiftSettings: settings),
    // What is seen of an installation, and which incidents follow.
    .target(name: "Status", dependencies: ["EditionModel"], swiftSettings: settings),
    .target(
      name: "FeedFormat", dependencies: ["JSONFormat", "CharacterEncoding", "HTML", "WebAddress", "EditionModel"],
      swiftSettings: settings),
    // Letters as outlines, and what fills them: for cards, covers and icons.
    .target(name: "Lettering", exclude: ["OFL.txt"], swiftSettings: settings),
    .target(
      name: "Publishing",
      dependencies: [
        "OutsideText", "JSONFormat", "WebAddress", "ArticleModel", "EditionModel", "TextSearch", "Status", "Lettering",
      ],
      resources: [
        .embedInCode("Web/Scripts/early.js"), .embedInCode("Web/Scripts/App"), .embedInCode("Web/Scripts/worker.js"),
      ],
      swiftSettings: settings),
    // What a native reader keeps of a site; nothing else depends on it.
    .target(
      name: "ReaderKit",
      dependencies: ["OutsideText", "WebAddress", "ArticleModel", "EditionModel", "TextSearch", "Publishing"],
      swiftSettings: settings),
    // Where the tests find the recorded data beside the repository, and their random input.
    .target(name: "SharedData", path: "Tests/SharedData", swiftSettings: settings),
    .testTarget(name: "OutsideTextTests", dependencies: ["OutsideText"], swiftSettings: settings),
    .testTarget(name: "JSONFormatTests", dependencies: ["JSONFormat", "SharedData"], swiftSettings: settings),
    .testTarget(
      name: "CharacterEncodingTests", dependencies: ["CharacterEncoding", "SharedData"], swiftSettings: settings),
    .testTarget(name: "HTMLTests", dependencies: ["HTML", "CharacterEncoding", "SharedData"], swiftSettings: settings),
    .testTarget(name: "WebAddressTests", dependencies: ["WebAddress", "SharedData"], swiftSettings: settings),
    .testTarget(name: "ArticleModelTests", dependencies: ["ArticleModel", "JSONFormat"], swiftSettings: settings),
    .testTarget(
      name: "ExtractionTests", dependencies: ["Extraction", "HTML", "ArticleModel", "WebAddress", "SharedData"],
      swiftSettings: settings),
    .testTarget(
      name: "PageKindTests",
      dependencies: ["Extraction", "Publishing", "EditionModel", "ArticleModel", "HTML", "SharedData"],
      exclude: ["Pages"],
      swiftSettings: settings),
    .testTarget(
      name: "BriefsTests", dependencies: ["Briefs", "JSONFormat", "ArticleModel", "EditionModel", "SharedData"],
      swiftSettings: settings),
    .testTarget(
      name: "SelectionTests", dependencies: ["Selection", "EditionModel", "SharedData"], swiftSettings: settings),
    .testTarget(
      name: "DiscussionsTests", dependencies: ["Discussions", "EditionModel", "ArticleModel", "SharedData"],
      swiftSettings: settings),
    .testTarget(
      name: "EditionModelTests", dependencies: ["EditionModel", "ArticleModel", "SharedData"], swiftSettings: settings),
    .testTarget(name: "StatusTests", dependencies: ["Status", "EditionModel"], swiftSettings: settings),
    .testTarget(name: "TextSearchTests", dependencies: ["TextSearch"], swiftSettings: settings),
    .testTarget(
      name: "FeedFormatTests", dependencies: ["FeedFormat", "HTML", "EditionModel", "WebAddress", "SharedData"],
      swiftSettings: settings),
    .testTarget(
      name: "VectorGraphicsTests", dependencies: ["VectorGraphics", "HTML", "SharedData"], swiftSettings: settings),
    .testTarget(name: "LetteringTests", dependencies: ["Lettering"], swiftSettings: settings),
    .testTarget(
      name: "PublishingTests",
      dependencies: ["JSONFormat", "FeedFormat", "Publishing", "EditionModel", "ArticleModel", "Status", "SharedData"],
      swiftSettings: settings),
    .testTarget(
      name: "ReaderKitTests",
      dependencies: ["JSONFormat", "ReaderKit", "Publishing", "EditionModel", "ArticleModel", "TextSearch"],
      exclude: ["Screens/Snapshots"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)

// A plugin for `make docs` alone, so that the package stays without a dependency for everyone else.
if Context.environment["TENHN_DOCS"] != nil {
  package.dependencies.append(.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"))
}
