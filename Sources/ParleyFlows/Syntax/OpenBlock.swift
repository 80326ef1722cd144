// Finds the block that is not closed, by how the lines are indented: Lua notices it only at the end of the file.

import LuaRuntime

/// A `function`, `if`, `for`, `while`, `do` or `repeat` without an end of its own.
struct OpenBlock: Equatable {
    let keyword: String
    let line: Int
    /// Where an end stands that belongs to a block further out; `nil`: the file ends before.
    let outerEnd: Int?

    /// The first block whose end stands further left than the line that opens it, else the innermost that is still open at the
    /// end of the file; `nil` where every block is closed.
    init?(in source: [UInt8]) {
        var open: [(keyword: String, line: Int, indentation: Int, awaitsDo: Bool)] = []
        var lastLine = 0
        for token in LuaLexer.tokens(source) {
            let isFirst = token.line != lastLine
            lastLine = token.line
            guard case .keyword(let keyword) = token.kind else { continue }
            switch keyword {
            // The `do` of a loop's head opens nothing new.
            case "do" where open.last?.awaitsDo == true: open[open.count - 1].awaitsDo = false
            case "function", "if", "for", "while", "repeat", "do":
                let indentation = OpenBlock.indentation(of: token, in: source)
                open.append((keyword, token.line, indentation, keyword == "for" || keyword == "while"))
            case "end", "until":
                guard let block = open.popLast() else { return nil }
                if isFirst, OpenBlock.indentation(of: token, in: source) < block.indentation {
                    self.init(keyword: block.keyword, line: block.line, outerEnd: token.line)
                    return
                }
            default: break
            }
        }
        guard let block = open.last else { return nil }
        self.init(keyword: block.keyword, line: block.line, outerEnd: nil)
    }

    private init(keyword: String, line: Int, outerEnd: Int?) {
        self.keyword = keyword
        self.line = line
        self.outerEnd = outerEnd
    }

    /// How many blanks and tabs the line of a token begins with; a tab counts as four.
    private static func indentation(of token: LuaToken, in source: [UInt8]) -> Int {
        let before = source[..<token.start]
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        var columns = 0
        for byte in source[start...] {
            switch byte {
            case UInt8(ascii: " "): columns += 1
            case UInt8(ascii: "\t"): columns += 4
            default: return columns
            }
        }
        return columns
    }

    /// What Lua says of the same, when it is this block that it misses the end of.
    func isMeant(by message: String, at line: Int?) -> Bool {
        if message.contains("'end' expected") || message.contains("'until' expected") {
            return message.contains("near <eof>") || message.contains("at line \(self.line))")
        }
        // The end that stood there was taken for this block's.
        return message.contains("near ')'") && outerEnd != nil && outerEnd == line
    }

    var mistake: Mistake {
        let reason =
            outerEnd.map { "the next one, on line \($0), stands further left and is another's" }
            ?? "the file ends before"
        let closing = keyword == "repeat" ? "until" : "end"
        return Mistake(
            .syntax, "This \(keyword) is not closed with  \(closing):  \(reason).", excerpt: keyword,
            hint: "write  \(closing)  below the last line that belongs to it.")
    }
}
