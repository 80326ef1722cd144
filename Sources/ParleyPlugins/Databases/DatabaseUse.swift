// What one action does with its plugin's databases: opened when first used, and all or nothing in the end.

import LuaRuntime
import ParleyModel

/// Each database has one transaction, from its first use to the action's end. There is no transaction over two
/// files: a power cut between their commits leaves the first alone done.
final class DatabaseUse {
    private let description: PluginDescription
    private let action: String
    private let effect: ActionEffect
    private var open: [Database] = []
    private var deadline: Int64?
    /// Whether any statement was asked for.
    private(set) var isUsed = false

    init(_ description: PluginDescription, action: String, effect: ActionEffect) {
        self.description = description
        self.action = action
        self.effect = effect
    }

    /// The result of a word that plugins call.
    func answer(_ word: PluginWord, _ arguments: [LuaValue]) throws(DatabaseProblem) -> Value {
        func argument(_ index: Int) -> LuaValue? {
            arguments.indices.contains(index) ? arguments[index] : nil
        }
        if word == .open { return .text(try permitted(argument(0))) }
        guard let handle = argument(0)?["name"] else {
            let call = word == .query ? "db:query" : "db:execute"
            throw DatabaseProblem("call it with a colon:  \(call)(sql, { ... })")
        }
        let name = try permitted(handle)
        guard let sql = argument(1)?.string else { throw DatabaseProblem("\(name): a statement is a text") }
        let parameters = try Parameters(argument(2))
        if word == .execute {
            guard effect != .read else {
                throw DatabaseProblem(
                    "\(name): \(action) is a read and cannot execute; "
                        + "declare it with  effect = \"write\"  in manifest.lua")
            }
            return try database(name, mayCreate: true).execute(sql, parameters)
        }
        return .list(
            try database(name, mayCreate: false).rows(of: sql, parameters, mayWrite: effect != .read))
    }

    private func permitted(_ value: LuaValue?) throws(DatabaseProblem) -> String {
        guard let name = value?.string else {
            throw DatabaseProblem("sqlite.open() takes the name of a database:  sqlite.open(\"orders.db\")")
        }
        guard description.databases.contains(name) else {
            throw DatabaseProblem(
                "the plugin \(description.files.name) has no permission for \"\(name)\"; "
                    + "manifest.lua gives it with  needs = { sqlite = { \"\(name)\" } }")
        }
        return name
    }

    private func database(_ name: String, mayCreate: Bool) throws(DatabaseProblem) -> Database {
        isUsed = true
        if let known = open.first(where: { $0.name == name }) { return known }
        let original = "\(description.files.folder)/\(name)"
        let path =
            try description.copies?.path(
                of: name, plugin: description.files.name, original: original, isWritten: effect != .read,
                lockTime: description.limits.lockTime) ?? original
        // What an action has begun to create and then taken back is an empty file.
        guard mayCreate || Folder.hasBytes(path) else {
            let file = description.files.path(of: name)
            throw DatabaseProblem(
                "there is no database \(file); make it with  sqlite3 \(file) < tables.sql  "
                    + "or in a write action with  db:execute(\"create table if not exists ...\")")
        }
        let deadline = self.deadline ?? (Watch.now + description.limits.databaseTime)
        self.deadline = deadline
        let database = try Database(
            name: name, path: path, effect: effect, mayCreate: mayCreate, deadline: deadline,
            limits: description.limits)
        open.append(database)
        return database
    }

    // MARK: The end

    /// Makes all that was done last. When it throws, the database that failed and those after it are as before.
    func commit() throws(DatabaseProblem) {
        defer { open = [] }
        for database in open { try database.commit() }
    }

    func rollBack() { open = [] }
}
