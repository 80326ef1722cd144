// A line of text from a person at a terminal, edited with libedit.

import CEdit
import Glibc

/// Reads lines with editing, history and the right widths of Chinese characters. For the main thread only.
final class LineEditor {
    enum Line: Equatable {
        case text(String)
        /// Ctrl-D, or Ctrl-C on an empty line.
        case end
    }

    private let edit: OpaquePointer
    private let lines: OpaquePointer
    private let prompt: UnsafeMutablePointer<CChar>
    private let history: LineHistory?

    /// `nil` where the terminal cannot be edited on.
    init?(prompt text: String, history: LineHistory?) {
        LineEditor.useUTF8()
        guard let edit = edit_open("parley") else { return nil }
        guard let lines = history_init(), let prompt = strdup(text) else {
            el_end(edit)
            return nil
        }
        self.edit = edit
        self.lines = lines
        self.prompt = prompt
        self.history = history
        setUp()
    }

    deinit {
        el_end(edit)
        history_end(lines)
        free(prompt)
    }

    /// What the prompt's colours are framed with, so that they take no columns.
    static let literalMark: Character = "\u{1}"

    func read() -> Line {
        var count: Int32 = 0
        guard let bytes = el_gets(edit, &count), count > 0 else { return .end }
        var text = String(cString: bytes)
        while let last = text.unicodeScalars.last, last == "\n" || last == "\r" {
            text.unicodeScalars.removeLast()
        }
        if text.contains(where: { !$0.isWhitespace }) {
            edit_history_enter(lines, text)
            history?.append(text)
        }
        return .text(text)
    }

    private func setUp() {
        edit_set_client_data(edit, prompt)
        edit_set_prompt(
            edit,
            { edit in
                guard let edit, let prompt = edit_client_data(edit) else { return nil }
                return prompt.assumingMemoryBound(to: CChar.self)
            }, 1)
        edit_use_emacs_keys(edit)
        // Redraws after a change of the window's size and after Ctrl-Z.
        edit_handle_signals(edit, 1)
        edit_history_set_size(lines, Int32(LineHistory.limit))
        edit_history_set_unique(lines, 1)
        edit_use_history(edit, lines)
        for line in history?.load() ?? [] { edit_history_enter(lines, line) }
        edit_bind(edit, "^R", "em-inc-search-prev")
        // While a line is edited Ctrl-C and Ctrl-Z are keys like others.
        edit_set_tty(edit, "-isig")
        edit_add_function(edit, "parley-interrupt", "Clears the line, or ends the chat", interrupted)
        edit_add_function(
            edit, "parley-suspend", "Gives the terminal back to the shell for a while", suspended)
        edit_bind(edit, "^C", "parley-interrupt")
        edit_bind(edit, "^Z", "parley-suspend")
        el_source(edit, nil)
    }

    /// The editor counts columns by the locale's characters; where the locale is not UTF-8 it is made so.
    private static func useUTF8() {
        for name in ["", "C.UTF-8", "C.utf8", "en_US.UTF-8"] {
            guard setlocale(LC_CTYPE, name) != nil, let codeset = nl_langinfo(nl_item(CODESET)) else {
                continue
            }
            if String(cString: codeset) == "UTF-8" { return }
        }
    }
}

private func interrupted(_ edit: OpaquePointer?, _ key: Int32) -> UInt8 {
    guard let edit, let line = el_wline(edit) else { return UInt8(CC_EOF) }
    let count = line.pointee.lastchar - line.pointee.buffer
    guard count > 0 else { return UInt8(CC_EOF) }
    el_cursor(edit, Int32(clamping: count))
    el_deletestr(edit, Int32(clamping: count))
    return UInt8(CC_REFRESH)
}

private func suspended(_ edit: OpaquePointer?, _ key: Int32) -> UInt8 {
    raise(SIGTSTP)
    return UInt8(CC_REDISPLAY)
}
