// What `parley new` makes: a bot that runs, and nothing where something stands.

import ArgumentParser
import Foundation
import ParleyModel
import TemporaryFiles
import Testing

@testable import parley

@Suite struct NewTests {
    private func inFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
        let folder = try TemporaryFolder()
        return try withExtendedLifetime(folder) { try body(folder.path + "/bot") }
    }

    @Test("a new bot has no findings, and its tests pass", arguments: BotTemplate.allCases)
    func runs(template: BotTemplate) throws {
        try inFolder { folder in
            #expect(ParleyCommand.run(["new", folder, "--template", template.rawValue]) == 0)
            let check = try ParleyCommand.parseAsRoot(["check", "--bot", folder])
            #expect(try #require(check as? CheckCommand).findings().map(\.report) == [])
            #expect(ParleyCommand.run(["test", "--bot", folder, "--format", "tap"]) == 0)
            let types = try String(contentsOfFile: folder + "/types/parley.lua", encoding: .utf8)
            #expect(types.hasPrefix("---@meta parley"))
            let editor = try Data(contentsOf: URL(filePath: folder + "/.luarc.json"))
            let settings = try JSONSerialization.jsonObject(with: editor) as? [String: Any]
            #expect(settings?["workspace.library"] as? [String] == ["types"])
        }
    }

    @Test("an action of one's own name is called by the flow, offered by its plugin, and tested")
    func ownAction() throws {
        try inFolder { folder in
            #expect(ParleyCommand.run(["new", folder, "--action", "loans.due_day"]) == 0)
            let check = try ParleyCommand.parseAsRoot(["check", "--bot", folder])
            #expect(try #require(check as? CheckCommand).findings().map(\.report) == [])
            #expect(ParleyCommand.run(["test", "--bot", folder, "--format", "tap"]) == 0)
            for file in ["Flows/due_day.lua", "Plugins/loans/init.lua", "Plugins/loans/manifest.lua"] {
                let text = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
                #expect(text.contains("due_day") && !text.contains("tables"), "\(text)")
                #expect(!text.contains("\"book\"") && !text.contains("book ="), "\(text)")
            }
        }
        try inFolder { folder in
            #expect(ParleyCommand.run(["new", folder, "--action", "loans.due_day"]) == 0)
            let flow = try String(contentsOfFile: folder + "/Flows/due_day.lua", encoding: .utf8)
            #expect(flow.contains("flow(\"due_day\"") && flow.contains("intent(\"due_day\""), "\(flow)")
        }
        for name in ["book.find", "shop.SEATS", "book.tables"] {
            try inFolder { folder in
                #expect(ParleyCommand.run(["new", folder, "--action", name]) == 0)
                #expect(ParleyCommand.run(["test", "--bot", folder, "--format", "tap"]) == 0, "\(name)")
            }
        }
        for name in ["loans", "loans.end", "a.b.c", ".x", "1.a", "a b.c", "_x._y"] {
            #expect(ParleyCommand.run(["new", "x", "--action", name]) == 2, "\(name)")
        }
        #expect(ParleyCommand.run(["new", "x", "--template", "faq", "--action", "a.b"]) == 2)
    }

    @Test("an empty folder is taken, one with anything in it is left as it is")
    func folders() throws {
        try inFolder { folder in
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            #expect(ParleyCommand.run(["new", folder]) == 0)
            let before = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
            #expect(ParleyCommand.run(["new", folder, "--template", "faq"]) == 1)
            #expect(try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() == before)
            #expect(ParleyCommand.run(["new", folder + "/Flows/bot.lua"]) == 1)
        }
        #expect(ParleyCommand.run(["new", "x", "--template", "nothing"]) == 2)
    }

    @Test("what cannot be written to its end leaves nothing behind, and says why")
    func nothingHalfMade() throws {
        try inFolder { folder in
            var files = NewFiles()
            try files.write(Array("a".utf8), to: folder + "/Flows/tests/a.chat")
            let problem = #expect(throws: Folders.Problem.self) {
                try files.write(Array("b".utf8), to: folder + "/Flows/tests/a.chat/b")
            }
            #expect(problem?.why == "Not a directory" && problem?.path == folder + "/Flows/tests/a.chat/b")
            files.remove()
            #expect(!FileManager.default.fileExists(atPath: folder))
        }
        #expect(ParleyCommand.run(["new", "/proc/nowhere/bot"]) == 1)
        var status = Folders.Problem(path: "", why: "")
        do throws(Folders.Problem) { try Folders.missing(above: "/proc/nowhere/bot") { _ in } } catch {
            status = error
        }
        #expect(status.path == "/proc/nowhere" && status.why == "No such file or directory")
    }

    @Test("the program holds the files of the checkout, to the byte; scripts/list-files lists them")
    func files() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources")
        let folder = root.appending(path: "CFiles/templates").path
        let held = ProgramFile.all(below: "templates")
        let listed = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder)
                && !isFolder.boolValue
        }
        let types = ["parley.lua", "plugin.lua"]
        #expect(Set(held.map(\.path)) == Set(listed + types.map { "shared/types/\($0)" }))
        for file in held {
            let path =
                types.first { file.path == "shared/types/\($0)" }
                .map { root.appending(path: "ParleyFlows/Lua/meta/\($0)").path } ?? folder + "/" + file.path
            #expect(FileManager.default.contents(atPath: path).map(Array.init) == file.bytes, "\(file.path)")
        }
    }
}
