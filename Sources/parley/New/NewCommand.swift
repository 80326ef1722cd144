// `parley new`: a bot that runs and whose tests pass at once.

import ArgumentParser
import Glibc
import ParleyModel

struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Begins a bot in a new or empty folder.",
        discussion: """
            empty: one flow that asks for a name. action: one flow that books a table once somebody has agreed, with the plugin that does it \
            (--action names them as yours). \
            returns: takes back orders, with a plugin. faq: answers questions from files. Each speaks English and Chinese, has tests, and .luarc.json with types/parley.lua, with which \
            lua-language-server completes and checks every word.
            """)

    @Argument(
        help: ArgumentHelp("The folder; it is made when it is not there.", valueName: "dir"),
        completion: .directory)
    var folder: String

    @Option(help: "What it begins with: empty (where nothing is said), action, returns or faq.")
    var template: BotTemplate?

    @Option(
        help: ArgumentHelp(
            "What the flow of the template action calls, instead of tables.book.", valueName: "plugin.action"),
        transform: ActionName.init(argument:))
    var action: ActionName?

    func validate() throws {
        if folder.isEmpty { throw ValidationError("new needs the name of a folder.") }
        if action != nil, let template, template != .action {
            throw ValidationError("--action goes with the template action: leave --template out.")
        }
    }

    func run() throws {
        if let obstacle = obstacle() {
            StandardStreams.tell(obstacle)
            throw ExitCode(ExitStatus.findings)
        }
        var written = NewFiles()
        do throws(Folders.Problem) {
            for file in files {
                let path = folder.hasSuffix("/") ? folder + file.path : folder + "/" + file.path
                try written.write(file.bytes, to: path)
            }
        } catch {
            let rest = written.remove() ? " What was written before it is gone again." : ""
            StandardStreams.tell("\(error.path.visible) cannot be written: \(error.why).\(rest)")
            throw ExitCode(ExitStatus.findings)
        }
        StandardStreams.print(nextSteps)
    }

    /// Why nothing is written; `nil` when there is no such folder, or it is empty.
    private func obstacle() -> String? {
        guard let directory = opendir(folder) else {
            let why = String(cString: strerror(errno))
            return errno == ENOENT ? nil : "\(folder.visible) cannot be taken for a bot: \(why)."
        }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." {
                return
                    "\(folder.visible) is not empty: it has \(name.visible). Name a folder that is not there yet."
            }
        }
        return nil
    }

    private var begun: BotTemplate { template ?? (action == nil ? .empty : .action) }

    private var files: [ProgramFile] {
        action.map { name in begun.files.map(name.put) } ?? begun.files
    }

    private var nextSteps: String {
        let parley = ParleyCommand.written.asShellWord
        let own = files.map(\.path).filter { $0.hasPrefix("Flows/") || $0.hasPrefix("Plugins/") }
        // What is tried out stands behind what is told in it.
        let flows = own.filter { !$0.contains("/tests/") } + own.filter { $0.contains("/tests/") }
        return """
            A bot stands in \(folder.visible): \(flows.joined(separator: ", ")).

              \(parley) test --bot \(quoted)     runs its tests
              \(parley) chat --bot \(quoted)     talks to it; say "\(begun.firstMessage)"
              \(parley) check --bot \(quoted)    tells what is wrong with it

            Then change a flow, with  \(parley) chat --bot \(quoted) --watch  beside your editor.
            """
    }

    private var quoted: String { folder.asShellWord }
}

extension String {
    /// As a shell takes it for one word.
    fileprivate var asShellWord: String {
        let isPlain = utf8.allSatisfy { byte in
            (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte >= 0x80
                || "/._-".utf8.contains(byte)
        }
        return isPlain ? visible : "'" + visible.replacing("'", with: "'\\''") + "'"
    }
}
