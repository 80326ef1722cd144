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
    fileprivate let prompt: UnsafeMutablePointer<CChar>
    private let history: LineHistory?
    /// What a line may become by a tab.
    var completions: (String) -> [String] = { _ in [] }
    /// Asked twenty times a second while nobody types: lines to show above the one that is being edited.
    var whenIdle: (() -> [String])? {
        didSet { if whenIdle != nil { edit_set_reader(edit, readCharacter) } }
    }

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
        // Not retained: the editor goes with this object.
        edit_set_client_data(edit, Unmanaged.passUnretained(self).toOpaque())
        edit_set_prompt(
            edit,
            { edit in
                edit.flatMap(LineEditor.of)?.prompt
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
        edit_add_function(edit, "parley-complete", "Completes a command", completed)
        edit_bind(edit, "^C", "parley-interrupt")
        edit_bind(edit, "^I", "parley-complete")
        edit_bind(edit, LineEditor.redisplayKey, "ed-redisplay")
        edit_bind(edit, "^Z", "parley-suspend")
        el_source(edit, nil)
    }

    /// Typed by nobody: the line is drawn again after something was shown above it.
    fileprivate static let redisplayKey = "^_"
    fileprivate static let redisplay: wchar_t = 0x1F

    fileprivate static func of(_ edit: OpaquePointer) -> LineEditor? {
        edit_client_data(edit).map { Unmanaged<LineEditor>.fromOpaque($0).takeUnretainedValue() }
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

/// The one thing that the line begins, with a blank unless it is a folder, or as much as all that it may begin have in common.
private func completed(_ edit: OpaquePointer?, _ key: Int32) -> UInt8 {
    guard let edit, let editor = LineEditor.of(edit), let info = el_line(edit) else { return UInt8(CC_ERROR) }
    let count = info.pointee.lastchar - info.pointee.buffer
    let line = String(
        decoding: UnsafeRawBufferPointer(start: info.pointee.buffer, count: count), as: UTF8.self)
    let candidates = editor.completions(line)
    guard let first = candidates.first else { return UInt8(CC_ERROR) }
    let common = candidates.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
    let rest = common.dropFirst(line.count) + (candidates.count == 1 && !first.hasSuffix("/") ? " " : "")
    if rest.isEmpty {
        StandardStreams.print("\r\n" + candidates.joined(separator: "  "))
        return UInt8(CC_REDISPLAY)
    }
    return el_insertstr(edit, String(rest)) == 0 ? UInt8(CC_REFRESH) : UInt8(CC_ERROR)
}

extension String {
    fileprivate func commonPrefix(with other: String) -> String {
        String(zip(self, other).prefix { $0 == $1 }.map(\.0))
    }
}

/// The next character of the terminal; while none comes, what the chat has to say is shown.
private func readCharacter(_ edit: OpaquePointer?, _ character: UnsafeMutablePointer<wchar_t>?) -> Int32 {
    guard let edit, let character else { return -1 }
    while true {
        var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        let ready = poll(&waiting, 1, 50)
        if ready < 0, errno != EINTR { return -1 }
        if ready > 0 { break }
        let lines = LineEditor.of(edit)?.whenIdle?() ?? []
        if lines.isEmpty { continue }
        StandardStreams.print("\r\u{1B}[K" + lines.joined(separator: "\n"))
        character.pointee = LineEditor.redisplay
        return 1
    }
    return readScalar(into: character)
}

/// One scalar of UTF-8; what is none is passed over. 1, or 0 at the end of input.
private func readScalar(into character: UnsafeMutablePointer<wchar_t>) -> Int32 {
    while true {
        guard let first = readByte() else { return 0 }
        // The first byte says how many follow.
        let count = first < 0x80 ? 0 : first < 0xC0 ? -1 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
        guard count >= 0 else { continue }
        var bytes = [first]
        for _ in 0..<count {
            guard let byte = readByte() else { return 0 }
            bytes.append(byte)
        }
        guard let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first else { continue }
        character.pointee = wchar_t(bitPattern: scalar.value)
        return 1
    }
}

private func readByte() -> UInt8? {
    var byte: UInt8 = 0
    return read(STDIN_FILENO, &byte, 1) == 1 ? byte : nil
}

private func suspended(_ edit: OpaquePointer?, _ key: Int32) -> UInt8 {
    raise(SIGTSTP)
    return UInt8(CC_REDISPLAY)
}
