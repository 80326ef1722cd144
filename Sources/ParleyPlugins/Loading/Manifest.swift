// What a plugin's manifest says, and the one way to read it.

import LuaRuntime
import ParleyModel

struct Manifest: Sendable {
    /// File names of the databases that the plugin may use.
    var databases: [String] = []
    /// `nil` when the manifest does not say in a way that can be read.
    var actions: [String: ActionEffect]?
    /// By a write, the write that takes it back.
    var compensations: [String: String] = [:]
}

/// Reads a manifest and collects what is wrong in it.
struct ManifestReader {
    private let files: PluginFiles
    private(set) var manifest = Manifest()
    private(set) var diagnostics: [Diagnostic] = []

    private static let file = PluginFiles.manifest
    private static let example = """
        return { name = "orders", version = "1.0.0", provides = { actions = { find = { effect = "read" } } } }
        """

    init(_ files: PluginFiles) {
        self.files = files
        if files.isMissing(Self.file) {
            diagnostics.append(
                files.diagnostic(
                    .manifestMissing, in: Self.file, line: nil,
                    "The folder Plugins/\(files.name) has no manifest.lua, so it is no plugin.",
                    hint: "write one:  \(Self.example.replacing("\"orders\"", with: "\"\(files.name)\""))"))
        } else if let text = files.texts[Self.file] {
            evaluate(text)
        }
    }

    // MARK: Lua

    private mutating func evaluate(_ text: [UInt8]) {
        let path = files.path(of: Self.file)
        do throws(LuaFailure) {
            let state = try LuaState(library: .data, words: DataFile.words, limits: LuaLimits())
            readTable(try DataFile.value(of: text, file: path, in: state))
        } catch {
            let line = error.position.flatMap { $0.file == path ? $0.line : nil }
            if let line, let reading = files.reading(of: error, in: Self.file, line: line) {
                diagnostics.append(
                    files.diagnostic(
                        .manifestUnreadable, in: Self.file, line: reading.line ?? line,
                        reading.explanation ?? "Lua: \(error.sentence).", excerpt: reading.excerpt,
                        hint: reading.hint))
                return
            }
            diagnostics.append(
                files.diagnostic(
                    .manifestUnreadable, in: Self.file, line: line ?? 1, "Lua: \(error.sentence).",
                    hint: "a manifest is one table of plain values; nothing can be called in it."))
        }
    }

    // MARK: The table

    private mutating func readTable(_ value: LuaValue) {
        guard let fields = value.fields else {
            // A file that returns nothing counts as true.
            let noun = value.bool == true ? "nothing" : value.noun
            return wrong(
                [], "A manifest returns a table; this one returns \(noun).", hint: "such as  \(Self.example)")
        }
        let misspelt = refuseUnknown(
            fields, known: ["name", "version", "needs", "provides"], of: "a manifest")
        if !misspelt.contains("name") { readName(value["name"]) }
        if value["version"]?.string?.isEmpty ?? true, !misspelt.contains("version") {
            wrong(["version"], "version must be a text.", hint: "write  version = \"1.0.0\"")
        }
        if let needs = value["needs"] { readNeeds(needs) }
        if !misspelt.contains("provides") { readProvides(value["provides"]) }
    }

    private mutating func readName(_ value: LuaValue?) {
        let wanted = "write  name = \"\(files.name)\""
        guard let name = value?.string else {
            return wrong(["name"], "name must be a text, the name of the plugin's folder.", hint: wanted)
        }
        guard name == files.name else {
            return wrong(
                ["\"\(name)\"", "name"],
                "The manifest names the plugin \"\(name)\", and its folder is \"\(files.name)\": one name is needed.",
                hint: "\(wanted)  or rename the folder.")
        }
        if !Self.isName(name) {
            wrong(
                ["\"\(name)\""], "A plugin's name has letters, digits and _ only, and starts with a letter.",
                hint: "rename the folder, and the name here.")
        }
    }

    private mutating func readNeeds(_ value: LuaValue) {
        guard let fields = value.fields else {
            return wrong(["needs"], "needs must be a table; this is \(value.noun).", hint: Self.needsHint)
        }
        for field in fields where field.name != "sqlite" {
            diagnostics.append(
                files.diagnostic(
                    .unknownPermission, in: Self.file, line: files.line(showing: [field.name], in: Self.file),
                    "needs asks for \"\(field.name)\", and there is no permission of that name.",
                    excerpt: field.name, closeNames: CloseNames.of(field.name, among: ["sqlite"]),
                    hint: Self.needsHint))
        }
        guard let sqlite = value["sqlite"] else { return }
        guard let items = sqlite.items else {
            return wrong(
                ["sqlite"], "needs.sqlite must be a list of file names; this is \(sqlite.noun).",
                hint: Self.needsHint)
        }
        for item in items {
            guard let name = item.string else {
                wrong(
                    ["sqlite"], "needs.sqlite lists file names; this is \(item.noun).", hint: Self.needsHint)
                continue
            }
            guard Self.isDatabaseName(name) else {
                wrong(
                    ["\"\(name)\"", "sqlite"],
                    "needs.sqlite lists plain names of files in the plugin's folder; \"\(name)\" is none.",
                    hint: "letters, digits, _ - and . are allowed:  \"orders.db\"")
                continue
            }
            manifest.databases.append(name)
        }
    }

    private mutating func readProvides(_ value: LuaValue?) {
        let hint = "write  provides = { actions = { find = { effect = \"read\" } } }"
        guard let value, let fields = value.fields else {
            return wrong(["provides"], "provides must be a table with the actions of the plugin.", hint: hint)
        }
        let misspelt = refuseUnknown(fields, known: ["actions"], of: "provides")
        guard let actions = value["actions"]?.fields else {
            if misspelt.contains("actions") { return }
            return wrong(
                ["actions", "provides"], "provides.actions must be a table: a name and an effect each.",
                hint: hint)
        }
        // An action with a mistake counts as a read, so that it is still looked for in init.lua.
        var effects: [String: ActionEffect] = [:]
        var mistaken: Set<String> = []
        for action in actions {
            if Self.isName(action.name) {
                let effect = readEffect(of: action.name, action.value)
                if effect == nil { mistaken.insert(action.name) }
                effects[action.name] = effect ?? .read
            } else {
                wrong(
                    [action.name],
                    "An action's name has letters, digits and _ only, and starts with a letter.",
                    hint: "call it  find_order  or the like.")
            }
        }
        manifest.actions = effects
        for action in actions where effects[action.name] != nil && !mistaken.contains(action.name) {
            // What is to take it back may be a write that is misspelt.
            if let other = action.value["compensate"]?.string, mistaken.contains(other) { continue }
            readCompensation(of: action.name, action.value, among: effects)
        }
    }

    private mutating func readCompensation(
        of name: String, _ value: LuaValue, among effects: [String: ActionEffect]
    ) {
        guard let given = value["compensate"] else { return }
        let writes = effects.filter { $0.value == .write && $0.key != name }.map(\.key).sorted()
        let hint =
            "write  \(name) = { effect = \"write\", compensate = \"\(writes.first ?? "cancel_it")\" }  "
            + "with an action of this plugin whose effect is \"write\"."
        guard let other = given.string else {
            return wrong(
                ["compensate"], "compensate names an action of this plugin; this is \(given.noun).",
                hint: hint)
        }
        guard effects[name] == .write else {
            return wrong(
                ["compensate"],
                "The action \(name) is no write, so there is nothing that \(other) could take back.",
                hint: "leave compensate out, or write  effect = \"write\".")
        }
        guard other != name, effects[other] == .write else {
            let what =
                other == name
                ? "itself"
                : "\(other), which is \(effects[other].map { "a \($0.rawValue)" } ?? "no action of this plugin")"
            return wrong(
                ["\"\(other)\"", "compensate"], "The action \(name) is to be taken back by \(what).",
                closeNames: CloseNames.of(other, among: writes), hint: hint)
        }
        manifest.compensations[name] = other
    }

    /// `nil`: it is not said in a way that can be read, and that is told.
    private mutating func readEffect(of name: String, _ value: LuaValue) -> ActionEffect? {
        let hint = "write  \(name) = { effect = \"read\" }  or \"write\" or \"send\"."
        guard let fields = value.fields else {
            wrong(
                [name], "The action \(name) must be a table with its effect; this is \(value.noun).",
                hint: hint)
            return nil
        }
        let misspelt = refuseUnknown(fields, known: ["effect", "compensate"], of: "the action \(name)")
        guard let text = value["effect"]?.string else {
            if misspelt.contains("effect") { return nil }
            wrong([name], "The action \(name) does not say its effect.", hint: hint)
            return nil
        }
        guard let effect = ActionEffect(rawValue: text) else {
            wrong(
                ["\"\(text)\""],
                "The action \(name) has the effect \"\(text)\"; it is \"read\", \"write\" or \"send\".",
                closeNames: CloseNames.of(text, among: ["read", "write", "send"]), hint: hint)
            return nil
        }
        return effect
    }

    // MARK: Telling

    /// - Returns: the fields that are missing because another name stands in their place.
    @discardableResult private mutating func refuseUnknown(
        _ fields: [(name: String, value: LuaValue)], known: [String], of owner: String
    ) -> Set<String> {
        var misspelt: Set<String> = []
        for field in fields where !known.contains(field.name) {
            misspelt.formUnion(
                CloseNames.of(field.name, among: known).filter { name in !fields.contains { $0.name == name }
                })
            diagnostics.append(
                files.diagnostic(
                    .unknownField, in: Self.file, line: files.line(showing: [field.name], in: Self.file),
                    "\(field.name) is no field of \(owner).", excerpt: field.name,
                    closeNames: CloseNames.of(field.name, among: known),
                    hint: "the fields are: \(known.joined(separator: ", "))."))
        }
        return misspelt
    }

    private mutating func wrong(
        _ excerpts: [String], _ explanation: String, closeNames: [String] = [], hint: String
    ) {
        diagnostics.append(
            files.diagnostic(
                .wrongManifest, in: Self.file, line: files.line(showing: excerpts, in: Self.file),
                explanation,
                excerpt: excerpts.first, closeNames: closeNames, hint: hint))
    }

    private static let needsHint = "write  needs = { sqlite = { \"orders.db\" } }"

    private static func isName(_ name: String) -> Bool {
        guard let first = name.utf8.first, isLetter(first) else { return false }
        return name.utf8.count <= 64 && name.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == 0x5F }
    }

    /// No folder, nothing hidden, no Lua text, and none of the files that SQLite keeps beside a database.
    static func isDatabaseName(_ name: String) -> Bool {
        guard name.utf8.count <= 100, !name.isEmpty, !name.hasPrefix("."), !name.hasPrefix("-") else {
            return false
        }
        guard ![".lua", "-wal", "-shm", "-journal"].contains(where: { name.hasSuffix($0) }) else {
            return false
        }
        return name.utf8.allSatisfy { isLetter($0) || isDigit($0) || [0x5F, 0x2D, 0x2E].contains($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
