// Holds the imports of every source file against the table of layers.

import Testing

@Suite struct ImportTests {
    @Test("every folder under Sources is a target of the table, and the other way round")
    func everyFolderIsInTheTable() throws {
        #expect(try Checkout.folders(in: "Sources") == Layers.allowed.keys.sorted())
    }

    @Test("a target imports only what its layer allows", arguments: Layers.allowed.keys.sorted())
    func importsPointDown(target: String) throws {
        for file in try Checkout.files(in: "Sources/\(target)", extensions: ["swift"]) {
            let violations = Layers.violations(of: target, importing: ImportLine.modules(in: file.text))
            #expect(violations.isEmpty, "\(file.path) imports \(violations.joined(separator: ", "))")
        }
    }

    @Test("every module under Sources that is written in Swift has files")
    func theTableIsRead() throws {
        let inC: Set<String> = [
            "CLua", "CSQLite", "CEdit", "CLuaSupport", "CWordVectors", "CWordList", "CFiles",
        ]
        for target in Layers.allowed.keys where !inC.contains(target) {
            #expect(try !Checkout.files(in: "Sources/\(target)", extensions: ["swift"]).isEmpty, "\(target)")
        }
    }

    @Test("Lua's own headers are included in the two targets below the runtime only")
    func luaHeadersStayBelow() throws {
        let outside = try Checkout.files(in: "Sources", extensions: ["c", "h"])
            .filter { !$0.path.hasPrefix("Sources/CLua/") && !$0.path.hasPrefix("Sources/CLuaSupport/") }
            .filter { $0.text.contains(/#\s*include\s*[<"]l(ua|auxlib|ualib)/) }
        #expect(outside.isEmpty, "\(outside)")
    }

    @Test("the type lua_State is never named above LuaRuntime")
    func theStateStaysInTheRuntime() throws {
        for target in Layers.allowed.keys where !["CLua", "CLuaSupport", "LuaRuntime"].contains(target) {
            for file in try Checkout.files(in: "Sources/\(target)", extensions: ["swift"]) {
                #expect(!file.text.contains(/\blua_State\b/), "\(file.path)")
            }
        }
    }

    @Test(
        "an import line is read in every form",
        arguments: [
            ("import Glibc", "Glibc"),
            ("  import Glibc", "Glibc"),
            ("public import ParleyModel", "ParleyModel"),
            ("package import ParleyModel", "ParleyModel"),
            ("@_exported import ParleyModel", "ParleyModel"),
            ("@testable import Parley", "Parley"),
            ("@preconcurrency @_exported public import CSQLite", "CSQLite"),
            ("public @_exported import CSQLite", "CSQLite"),
            ("@_spi(Testing) package import Parley", "Parley"),
            ("import struct Foundation.Date", "Foundation"),
            ("import Foundation.NSDate", "Foundation"),
            ("important()", nil),
            ("// import Foundation", nil),
            ("let text = \"import Foundation\"", nil),
        ] as [(String, String?)]
    )
    func importForms(line: String, module: String?) {
        #expect(ImportLine.module(of: line[...]) == module)
    }

    @Test("two imports on one line are both seen")
    func twoOnALine() {
        #expect(
            ImportLine.modules(in: "import Glibc; import Foundation\nlet x = 1") == ["Glibc", "Foundation"])
    }

    @Test(
        "the table refuses what the design forbids",
        arguments: [
            ("ParleyModel", "Foundation"),
            ("ParleyModel", "LuaRuntime"),
            ("ParleyFlows", "ParleyPlugins"),
            ("ParleyLanguage", "CSQLite"),
            ("ParleyFlows", "CLua"),
            ("Parley", "CSQLite"),
            ("Parley", "CLua"),
            ("ParleyTesting", "ParleyJournal"),
            ("parley", "Foundation"),
            ("parley", "FoundationEssentials"),
        ]
    )
    func refusals(target: String, module: String) {
        #expect(Layers.violations(of: target, importing: [module, "Glibc"]) == [module])
    }

    @Test("a target that nobody put into a layer is reported")
    func strangers() {
        #expect(Layers.violations(of: "ParleyHelpers", importing: []) == ["ParleyHelpers is in no layer"])
    }
}
