// A file of examples, as lines with their numbers.

import ParleyModel

/// Lines of UTF-8; empty ones, and a first line that begins with `# `, are left out.
struct EvalFile: Sendable {
    struct Line: Sendable {
        /// From 1.
        var number: Int
        var text: String
    }

    let path: String
    let lines: [Line]

    init(path: String) throws(EvalFailure) {
        guard let bytes = ScratchFolder.bytes(of: path) else {
            throw EvalFailure("\(path): the file cannot be read. Check its name, and that it may be read.")
        }
        try self.init(path: path, bytes: bytes)
    }

    init(path: String, bytes: [UInt8]) throws(EvalFailure) {
        self.path = path
        var lines: [Line] = []
        var number = 0
        for piece in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            let content = piece.last == 0x0D ? piece.dropLast() : piece
            guard let text = String(validating: content, as: UTF8.self) else {
                throw EvalFailure("\(path):\(number): the line is not UTF-8. Save the file as UTF-8.")
            }
            if text.isEmpty || (number == 1 && text.hasPrefix("# ")) { continue }
            lines.append(Line(number: number, text: text))
        }
        self.lines = lines
        if lines.isEmpty { throw EvalFailure("\(path): the file has no lines. Give it one example a line.") }
    }

    /// The columns of a line, parted by TAB; the last one keeps further TABs.
    func columns(_ count: Int, of line: Line, named names: String) throws(EvalFailure) -> [String] {
        let columns = line.text.split(separator: "\t", maxSplits: count - 1, omittingEmptySubsequences: false)
        guard columns.count == count else {
            throw EvalFailure(
                self, line: line.number,
                "the line has \(columns.count) of \(count) columns. Write \(names), parted by a TAB.")
        }
        return columns.map(String.init)
    }

    /// The object that a line of JSON is.
    func record(of line: Line) throws(EvalFailure) -> Record {
        do {
            guard let record = try Value(json: line.text).record else {
                throw EvalFailure(
                    self, line: line.number, "the line is no JSON object. Write one object a line.")
            }
            return record
        } catch let error as JSONError {
            throw EvalFailure(self, line: line.number, "the line is no JSON: \(error.message).")
        } catch { throw error as? EvalFailure ?? EvalFailure("\(error)") }
    }

    /// A field of a line of JSON that must be a text.
    func text(_ name: String, of record: Record, line: Line) throws(EvalFailure) -> String {
        guard let text = record[name]?.text else {
            throw EvalFailure(self, line: line.number, "the object has no text \"\(name)\".")
        }
        return text
    }
}
