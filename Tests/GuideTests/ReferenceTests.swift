// Holds the committed reference equal to what is made from the typed list.

import Foundation
import Testing

@Suite struct ReferenceTests {
    @Test("Reference.md is what scripts/build-reference makes of the typed list")
    func isUpToDate() throws {
        let process = Process()
        process.executableURL = GuidePage.root.appending(path: "scripts/build-reference")
        process.arguments = ["--print"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let made = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let page = try String(
            contentsOf: GuidePage.root.appending(path: GuidePage.catalogue + "/Reference.md"), encoding: .utf8
        )
        #expect(made.components(separatedBy: "\n### ").count > 50)
        #expect(page == made, "run scripts/build-reference and commit what it writes")
    }

    @Test("every word, option and field says what it is")
    func isWhole() throws {
        let path = GuidePage.root.appending(path: "Sources/ParleyFlows/Lua/meta/parley.lua")
        let lines = try String(contentsOf: path, encoding: .utf8).components(separatedBy: "\n")
        for line in lines where line.hasPrefix("---@param ") || line.hasPrefix("---@field ") {
            // A name, a type, and at least two words more.
            #expect(line.split(separator: " ").count > 4 - (line.contains("`") ? 1 : 0), "\(line)")
        }
        let bare = zip(lines, lines.dropFirst()).filter { before, line in
            line.hasPrefix("function ") && !before.hasPrefix("---")
        }
        #expect(bare.isEmpty)
    }
}
