// Where the word list for Chinese is looked for.

import Glibc
import ParleyLanguage

/// A compiled list is mapped; where there is none, the one that is part of the program cuts.
enum WordListPlace {
    /// Names a compiled list that goes before all others.
    static let variable = "PARLEY_WORDS"
    /// What `parley dict build` compiles; Debian's package python3-jieba installs it: `word count tag` a line.
    static let debian = "/usr/lib/python3/dist-packages/jieba/dict.txt"
    private static let file = "parley/chinese.words"

    /// Where `parley dict build` writes to when it is not told; `nil` without a home.
    static var own: String? {
        if let data = text("XDG_DATA_HOME"), data.hasPrefix("/") { return data + "/" + file }
        return text("HOME").map { $0 + "/.local/share/" + file }
    }

    /// Where a compiled list is looked for, in this order.
    static var places: [String] {
        if let named = text(variable) { return [named] }
        return [own, "/usr/local/share/" + file, "/usr/share/" + file].compactMap { $0 }
    }

    /// What `parley dict info` tells about.
    static func inUse() -> (path: String, list: WordList)? {
        if let found = compiled() { return found }
        return text(variable) == nil ? WordList.builtIn.map { ("built in", $0) } : nil
    }

    static func compiled() -> (path: String, list: WordList)? {
        for path in places { if let list = WordList(path: path) { return (path, list) } }
        return nil
    }

    /// What stands in the place of the list.
    enum Found: Equatable {
        case compiled(path: String, count: Int)
        case builtIn(count: Int)
        /// The variable names a file that is no compiled list.
        case unreadable(path: String)
        case none
    }

    static func found() -> Found {
        if let found = compiled() { return .compiled(path: found.path, count: found.list.count) }
        if let named = text(variable) { return .unreadable(path: named) }
        return WordList.builtIn.map { .builtIn(count: $0.count) } ?? .none
    }

    static var debianIsThere: Bool { access(debian, R_OK) == 0 }

    static func list() throws(EvalFailure) -> WordList? {
        if let found = compiled() { return found.list }
        if let named = text(variable) {
            throw EvalFailure(
                "\(variable) names \(named), which is no compiled word list. See parley dict build.")
        }
        return WordList.builtIn
    }

    private static func text(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}
