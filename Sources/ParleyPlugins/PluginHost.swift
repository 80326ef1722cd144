// A bot's plugins: finds them, checks them, and calls their actions.

package import ParleyModel

/// All plugins of a bot, each with its own Lua, its own budget and its own thread.
///
/// Calls of one plugin run one at a time, in the order in which they came; those of several run beside each other.
/// An action is a transaction: what it did to a database stays when it returns a value, and is gone when it refuses,
/// fails, or runs out of its budget.
package final class PluginHost: ActionHost, Sendable {
    package let actions: [ActionDeclaration]
    package let sources: [PluginSource]
    private let workers: [String: PluginWorker]

    private init(_ programs: [PluginProgram]) throws(PluginFailure) {
        var actions: [ActionDeclaration] = []
        var workers: [String: PluginWorker] = [:]
        for program in programs {
            let files = program.description.files
            for (name, effect) in program.description.actions {
                let compensation = program.description.compensations[name].map { "\(files.name).\($0)" }
                actions.append(
                    ActionDeclaration(
                        name: "\(files.name).\(name)", effect: effect, compensation: compensation))
            }
            let worker = PluginWorker(Plugin(program))
            guard worker.start() else {
                for worker in workers.values { worker.close() }
                throw PluginFailure(diagnostics: [
                    files.diagnostic(
                        .unreadable, in: PluginFiles.initial, line: nil,
                        "The system gives no thread to the plugin \(files.name).",
                        hint: "the limit of processes (ulimit -u) or the memory is used up.")
                ])
            }
            workers[files.name] = worker
        }
        sources = programs.map { PluginSource($0.description) }
        self.actions = actions.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        self.workers = workers
    }

    deinit { for worker in workers.values { worker.close() } }

    /// Opens the plugins of a bot; each `init.lua` runs once.
    ///
    /// - Parameters:
    ///   - folder: the bot's `Plugins/`. Without it there are no plugins.
    ///   - copies: a folder in which databases are written instead, each copied there at its first write.
    package static func open(
        folder: String, coverage: LineCoverage? = nil, copies: String? = nil
    ) throws(PluginFailure) -> PluginHost {
        try open(folder: folder, limits: PluginLimits(), coverage: coverage, copies: copies)
    }

    static func open(
        folder: String, limits: PluginLimits, coverage: LineCoverage? = nil, copies: String? = nil
    ) throws(PluginFailure) -> PluginHost {
        guard Folder.kind(of: folder, followingLinks: true) != nil else { return try PluginHost([]) }
        let names: [String]
        do throws(FolderFailure) {
            names = try Folder.names(in: folder).filter {
                Folder.kind(of: "\(folder)/\($0)", followingLinks: true) == .folder
            }
        } catch { throw PluginFailure(diagnostics: [unreadable("Plugins", error)]) }
        var programs: [PluginProgram] = []
        var diagnostics: [Diagnostic] = []
        for name in names {
            do throws(FolderFailure) {
                var loader = PluginLoader(
                    try PluginFiles(name: name, at: "\(folder)/\(name)"), limits: limits,
                    coverage: coverage, copies: copies.map(DatabaseCopies.init))
                if let program = loader.load() { programs.append(program) }
                diagnostics += loader.diagnostics
            } catch { diagnostics.append(unreadable("Plugins/\(name)", error)) }
        }
        guard diagnostics.isEmpty else { throw PluginFailure(diagnostics: diagnostics) }
        return try PluginHost(programs)
    }

    private static func unreadable(_ path: String, _ failure: FolderFailure) -> Diagnostic {
        Diagnostic(
            title: PluginMistake.unreadable.title, code: PluginMistake.unreadable.rawValue,
            explanation: "\(path) cannot be read: \(failure.reason).",
            hint: "it is a folder that the bot's user may list.")
    }

    /// Queues the call with its plugin; the completion runs on the plugin's thread, or here when there is no such
    /// action or the plugins are closed.
    ///
    /// A read that fails is surely not done. A write or send that fails is unknown once it has used a database.
    package func call(_ call: ActionCall, completion: @escaping @Sendable (ActionOutcome) -> Void) {
        let parts = call.action.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let declared = action(named: call.action), parts.count == 2,
            let worker = workers[String(parts[0])]
        else {
            return completion(.refused("there is no action \(call.action)"))
        }
        worker.put(
            PluginWorker.Job(
                call: call, action: String(parts[1]), effect: declared.effect, completion: completion))
    }

    /// Lets the calls that run end, answers those that wait, and ends the threads.
    ///
    /// From a completion, which runs on a plugin's own thread, it does not wait for any of this.
    package func close() {
        for worker in workers.values { worker.beginClosing() }
        if workers.values.contains(where: \.isCurrent) { return }
        for worker in workers.values { worker.close() }
    }
}
