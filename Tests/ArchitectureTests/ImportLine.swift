// Reads the module out of an import line of Swift, whatever stands around it.

enum ImportLine {
    /// The modules that a file's text imports.
    static func modules(in text: String) -> Set<String> {
        var modules: Set<String> = []
        for line in text.split(whereSeparator: \.isNewline) {
            for statement in line.split(separator: ";") {
                if let module = module(of: statement) { modules.insert(module) }
            }
        }
        return modules
    }

    /// `nil` when the statement is no import. A submodule or a single declaration counts as its module.
    static func module(of statement: Substring) -> String? {
        let access = /(?:(?:public|package|internal|fileprivate|private)\s+)?/
        let attributes = /(?:@\w+(?:\([^)]*\))?\s+)*/
        let kind = /(?:(?:typealias|struct|class|enum|protocol|let|var|func)\s+)?/
        var rest = statement.drop(while: \.isWhitespace)
        rest = rest.trimmingPrefix(attributes)
        rest = rest.trimmingPrefix(access)
        // An attribute may also stand between access and import.
        rest = rest.trimmingPrefix(attributes)
        guard rest.starts(with: /import\s/) else { return nil }
        rest = rest.dropFirst("import".count).drop(while: \.isWhitespace).trimmingPrefix(kind)
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        return name.isEmpty ? nil : String(name)
    }
}
