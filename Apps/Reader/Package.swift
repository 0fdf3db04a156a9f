// swift-tools-version: 6.0
import AppleProductTypes
import PackageDescription

// The app for iPhone, iPad and (by Catalyst) the Mac. Xcode and Swift Playgrounds open this folder; the team is chosen there.
let package = Package(
  name: "10HN Reader",
  platforms: [.iOS("18.0")],
  products: [
    .iOSApplication(
      name: "10HN",
      targets: ["Reader"],
      bundleIdentifier: "org.tenhn.reader",
      displayVersion: "1.0",
      bundleVersion: "1",
      appIcon: .asset("AppIcon"),
      accentColor: .asset("AccentColor"),
      supportedDeviceFamilies: [.phone, .pad, .mac],
      supportedInterfaceOrientations: [
        .portrait, .landscapeLeft, .landscapeRight, .portraitUpsideDown(.when(deviceFamilies: [.pad])),
      ],
      capabilities: [.outgoingNetworkConnections()],
      appCategory: .news,
      additionalInfoPlistContentFilePath: "Info.plist"
    )
  ],
  dependencies: [
    // Layer 1 of this repository, which has no dependency itself.
    .package(path: "../../Core")
  ],
  targets: [
    .executableTarget(
      name: "Reader",
      dependencies: [
        .product(name: "ArticleModel", package: "Core"), .product(name: "EditionModel", package: "Core"),
        .product(name: "ReaderKit", package: "Core"), .product(name: "TextSearch", package: "Core"),
      ],
      path: "Sources",
      resources: [.process("Assets.xcassets"), .copy("PrivacyInfo.xcprivacy")]
    )
  ],
  swiftLanguageModes: [.v6]
)
