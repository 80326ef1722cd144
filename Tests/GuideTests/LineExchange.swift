// Runs an exchange of JSON lines that a page shows, against the program in a child process.

import Foundation
import ParleyModel

/// Lines that begin with `> ` go in, lines that begin with `< ` must come out. Numbers of entries and keys may differ; a key that comes
/// out is the one that goes in again.
struct LineExchange {
    let text: String
    /// As in `parley chat --actions`.
    let actions: String?

    /// What did not come as the page shows it.
    func problem(in folder: String) throws -> String? {
        let process = Process()
        guard let program = LineExchange.program else { return "the program is not built" }
        process.executableURL = program
        process.arguments =
            ["chat", "--jsonl", "--bot", folder, "--store", folder + "/sessions.db"]
            + (actions.map { ["--actions", $0] } ?? [])
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        defer {
            try? input.fileHandleForWriting.close()
            process.waitUntilExit()
        }
        var keys: [String: String] = [:]
        var buffer = Data()
        for line in text.split(separator: "\n").map(String.init) {
            let body = String(line.dropFirst(2))
            if line.hasPrefix("> ") {
                let sent = keys.reduce(body) { $0.replacing($1.key, with: $1.value) }
                try input.fileHandleForWriting.write(contentsOf: Data((sent + "\n").utf8))
            } else {
                guard let got = LineExchange.line(of: output.fileHandleForReading, &buffer) else {
                    return "nothing comes where this should: \(body)"
                }
                if let shown = LineExchange.key(in: body), let key = LineExchange.key(in: got) {
                    keys[shown] = key
                }
                if LineExchange.comparable(body) != LineExchange.comparable(got) {
                    return "this line comes instead of the shown one:\n< \(got)"
                }
            }
        }
        return nil
    }

    private static func line(of handle: FileHandle, _ buffer: inout Data) -> String? {
        while true {
            if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
                defer { buffer = Data(buffer[(end + 1)...]) }
                return String(decoding: buffer[..<end], as: UTF8.self)
            }
            let more = handle.availableData
            if more.isEmpty { return nil }
            buffer += more
        }
    }

    private static func key(in line: String) -> String? {
        line.firstMatch(of: /"key":"([^"]+)"/).map { String($0.output.1) }
    }

    /// Parsed and written anew, without what may differ.
    private static func comparable(_ line: String) -> String {
        let text = line.replacing(/"key":"[^"]+"/, with: "\"key\":\"\"").replacing(
            /"seq":\d+/, with: "\"seq\":0")
        return (try? Value(json: text)).map(CanonicalJSON.text) ?? line
    }

    /// The executable that was built with these tests, in the folder of the test bundle or above it.
    private static var program: URL? {
        let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let arguments = CommandLine.arguments.map { URL(filePath: $0).deletingLastPathComponent() }
        let folders = [own] + arguments + [GuidePage.root.appending(path: ".build/debug")]
        return folders.map { $0.appending(path: "parley") }.first {
            FileManager.default.isExecutableFile(atPath: $0.path)
        }
    }
}
