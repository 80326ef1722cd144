// `require`: modules of the loaded bot, once in an environment, never from the file system.
import LuaRuntime
import ParleyModel

/// Which modules one environment has, and which are being run at this moment.
final class Modules {
    private var loaded: Set<String> = []
    private var running: [String] = []

    func require(
        _ arguments: [LuaValue], from file: String, chunks: [String: LuaChunk],
        in environment: LuaEnvironment,
        capturing: Bool = false
    ) throws(Mistake) -> LuaReply {
        guard case .string(let name)? = arguments.first else { throw Modules.noName }
        let found = try Modules.path(of: name, from: file, among: chunks.keys)
        guard let chunk = chunks[found] else { throw Modules.noName }
        if loaded.contains(found) { return .module(found, in: environment) }
        guard !running.contains(found) else {
            throw Mistake(
                .loading,
                "require(\"\(name)\") goes in a circle: \((running + [found]).joined(separator: " > ")).",
                excerpt: "\"\(name)\"", hint: "move what both need into a third file.")
        }
        running.append(found)
        return .invokeChunk(chunk, environment, capturing: capturing)
    }

    /// The file that a name stands for.
    static func path(
        of name: String, from file: String, among paths: some Collection<String>
    ) throws(Mistake) -> String {
        guard isName(name) else { throw noName }
        let path = name.replacing(".", with: "/")
        let candidates = ["Flows/\(path).lua", FlowPath.resolve("\(path).lua", beside: file)]
        if let found = candidates.first(where: paths.contains) { return found }
        let close = CloseNames.of("Flows/\(path).lua", among: paths.sorted())
        throw Mistake(
            .missingFile, "require(\"\(name)\") finds no file of this bot.", excerpt: "\"\(name)\"",
            closeNames: close.map { Diagnostic.CloseName(name: $0) },
            hint: "it looks for \(candidates[0]), then beside the file that asks.")
    }

    private static let noName = Mistake(
        .wrongValue, "require() takes the name of a Lua file of this bot: letters, digits, _ . /",
        hint: "require(\"lib.prices\")  is  Flows/lib/prices.lua.")

    /// The reply when a module's file has run to its end.
    func finish(in environment: LuaEnvironment) -> LuaReply {
        guard let module = running.popLast() else { return .values([]) }
        loaded.insert(module)
        return .keep(module: module, in: environment)
    }

    var depth: Int { running.count }

    /// Only so many modules still run: an error that somebody caught has ended the others.
    func cut(to depth: Int) { running.removeLast(max(0, running.count - depth)) }

    /// The module that runs has ended by an error.
    func abandon() { _ = running.popLast() }

    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && !name.contains("..") && !name.hasPrefix("/")
            && name.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F || byte == 0x2E
                    || byte == 0x2F
            }
    }
}

extension FlowSource {
    /// The path of the file that `require` finds by a name; `nil`: none.
    package func module(_ name: String, from file: String) -> String? {
        try? Modules.path(of: name, from: file, among: flowFiles.map(\.path))
    }
}
