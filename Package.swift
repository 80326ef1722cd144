// swift-tools-version: 6.3
import PackageDescription

/// What every Swift target is compiled with; each line says why.
let swiftSettings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    // `any` shows where a value is boxed.
    .enableUpcomingFeature("ExistentialAny"),
    // A member is found only through an import of the file that uses it, so that imports tell the truth.
    .enableUpcomingFeature("MemberImportVisibility"),
    // An import stays a detail of its file unless it says otherwise.
    .enableUpcomingFeature("InternalImportsByDefault"),
]

func layer(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: swiftSettings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: swiftSettings)
}

let package = Package(
    name: "parley",
    products: [
        .library(name: "Parley", targets: ["Parley"]),
        .library(name: "ParleyTesting", targets: ["ParleyTesting"]),
        .executable(name: "parley", targets: ["parley"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        // 1: what everything stands on
        .systemLibrary(name: "CLua", pkgConfig: "lua5.4", providers: [.apt(["liblua5.4-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
        .target(name: "CLuaSupport", dependencies: ["CLua"]),
        .target(name: "CWordVectors", exclude: ["english.bin", "chinese.bin"]),
        .target(name: "CWordList", exclude: ["chinese.words"]),
        .target(name: "CFiles", exclude: ["templates", "pages"]),
        layer("ParleyModel", []),
        // 2: the box that Lua runs in
        layer("LuaRuntime", ["CLua", "CLuaSupport", "ParleyModel"]),
        // 3: siblings that meet only in ParleyModel's protocols
        layer("ParleyLanguage", ["ParleyModel", "CWordVectors", "CWordList"]),
        layer("ParleyFlows", ["ParleyModel", "LuaRuntime"], exclude: ["Lua"]),
        layer("ParleyPlugins", ["ParleyModel", "LuaRuntime", "CSQLite"]),
        layer("ParleyJournal", ["ParleyModel", "CSQLite"]),
        // 4: the engine
        layer(
            "Parley",
            ["ParleyModel", "LuaRuntime", "ParleyLanguage", "ParleyFlows", "ParleyPlugins", "ParleyJournal"]),
        // 5: on top of the engine
        layer("ParleyTesting", ["ParleyModel", "Parley"]),
        // 6: what people start
        .executableTarget(
            name: "parley",
            dependencies: [
                "ParleyModel", "ParleyLanguage", "Parley", "ParleyTesting", "CEdit", "CFiles",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: swiftSettings
        ),
        // The simulator for hours, for scripts/verify.
        .executableTarget(
            name: "simulate", dependencies: ["Parley", "ParleyModel", "ParleyTesting"],
            path: "Tests/Simulate",
            swiftSettings: swiftSettings),
        .target(
            name: "TemporaryFiles", path: "Tests/TemporaryFiles", swiftSettings: swiftSettings),
        tests("ParleyModelTests", ["ParleyModel"]),
        tests("LuaRuntimeTests", ["LuaRuntime", "ParleyModel", "CLua"]),
        tests("EscapeTests", ["ParleyFlows", "LuaRuntime", "ParleyModel", "CLuaSupport"]),
        tests("ParleyLanguageTests", ["ParleyLanguage", "ParleyModel", "TemporaryFiles"]),
        tests("ParleyFlowsTests", ["ParleyFlows", "ParleyModel"]),
        tests("ParleyPluginsTests", ["ParleyPlugins", "ParleyModel", "TemporaryFiles"]),
        tests("ParleyJournalTests", ["ParleyJournal", "ParleyModel", "CSQLite", "TemporaryFiles"]),
        tests(
            "ParleyTests", ["Parley", "ParleyModel", "ParleyTesting", "TemporaryFiles"],
            exclude: ["Mistakes", "Findings"]),
        tests(
            "SimulationTests",
            ["Parley", "ParleyFlows", "ParleyLanguage", "ParleyModel", "ParleyTesting", "LuaRuntime"]),
        tests(
            "TranscriptTests", ["Parley", "ParleyModel", "ParleyTesting", "parley", "TemporaryFiles"],
            exclude: ["Messages"]),
        tests(
            "CommandLineTests",
            [
                "parley", "Parley", "ParleyModel", "TemporaryFiles",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        tests(
            "Benchmarks",
            ["Parley", "ParleyFlows", "ParleyLanguage", "ParleyModel", "ParleyTesting", "LuaRuntime"],
            exclude: ["Bot", "Peers"]),
        tests(
            "GuideTests",
            [
                "Parley", "ParleyModel", "ParleyTesting", "parley", "TemporaryFiles",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        tests("ArchitectureTests", []),
    ]
)
