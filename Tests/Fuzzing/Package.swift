// swift-tools-version: 6.3
// The fuzz targets, apart from the engine's own package so that its builds do not pay for them. README.md says how.

import PackageDescription

/// Every branch tells libFuzzer about itself, in Swift and in C; a byte read or written where it must not be ends the run.
let swiftSettings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .unsafeFlags(["-sanitize=fuzzer,address", "-enable-testing", "-parse-as-library"]),
]

/// A target of the engine, from the folder that it has there.
func engine(_ name: String, _ dependencies: [Target.Dependency], sources: [String]? = nil) -> Target {
    .target(
        name: name, dependencies: dependencies, path: "Engine/\(name)",
        exclude: name == "ParleyFlows" ? ["Lua"] : [],
        sources: sources, swiftSettings: swiftSettings)
}

let package = Package(
    name: "fuzzing",
    targets: [
        .systemLibrary(name: "CLua", path: "Engine/CLua", pkgConfig: "lua5.4"),
        .target(
            name: "CLuaSupport", dependencies: ["CLua"], path: "Engine/CLuaSupport",
            cSettings: [.unsafeFlags(["-fsanitize=fuzzer-no-link,address"])]),
        .target(
            name: "CWordVectors", path: "Engine/CWordVectors", exclude: ["english.bin", "chinese.bin"]),
        .target(name: "CWordList", path: "Engine/CWordList", exclude: ["chinese.words"]),
        engine("ParleyModel", []),
        engine("LuaRuntime", ["CLua", "CLuaSupport", "ParleyModel"]),
        engine("ParleyLanguage", ["ParleyModel", "CWordVectors", "CWordList"]),
        engine("ParleyFlows", ["ParleyModel", "LuaRuntime"]),
        // Of the transcripts the parser alone: the rest needs the whole engine.
        engine("ParleyTesting", ["ParleyModel"], sources: ["Transcripts", "Fakes/ScriptedAction.swift"]),
        .executableTarget(
            name: "Fuzzing",
            dependencies: ["ParleyModel", "LuaRuntime", "ParleyLanguage", "ParleyFlows", "ParleyTesting"],
            swiftSettings: swiftSettings,
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address"])]),
    ]
)
