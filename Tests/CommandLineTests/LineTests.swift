// Lines of input: cut from bytes, and told apart as messages and commands.

import ParleyModel
import Testing

@testable import parley

@Suite struct LineCutterTests {
    private func cut(_ pieces: [String], limit: Int = 8) -> [LineCutter.Line] {
        var cutter = LineCutter(limit: limit)
        var lines: [LineCutter.Line] = []
        for piece in pieces { lines += cutter.cut(Array(piece.utf8)[...]) }
        if let last = cutter.finish() { lines.append(last) }
        return lines
    }

    @Test(
        "lines come whole, however the bytes arrive; the last needs no line break; a carriage return is cut off"
    )
    func lines() {
        let expected = ["one", "", "two", "3"].map { LineCutter.Line.bytes(Array($0.utf8)) }
        #expect(cut(["one\n\ntwo\r\n3"]) == expected)
        #expect(
            cut("one\n\ntwo\r\n3".map(String.init).flatMap { $0 == "\r\n" ? ["\r", "\n"] : [$0] }) == expected
        )
        #expect(cut([]) == [])
        #expect(cut(["one\n"]) == [.bytes(Array("one".utf8))])
    }

    @Test("a byte order mark before the first line is none of it, and takes no room")
    func mark() {
        #expect(cut(["\u{FEFF}one\ntwo"]) == ["one", "two"].map { .bytes(Array($0.utf8)) })
        #expect(cut(["\u{FEFF}12345678\r\n"]) == [.bytes(Array("12345678".utf8))])
        #expect(cut(["\u{FEFF}123456789\nx"]) == [.tooLong(limit: 8), .bytes(Array("x".utf8))])
        #expect(cut(["one\n\u{FEFF}two"]) == ["one", "\u{FEFF}two"].map { .bytes(Array($0.utf8)) })
        #expect(cut(["\u{FEFF}"]) == [.bytes([])])
        var cutter = LineCutter(limit: 8)
        let lines = Array("\u{FEFF}a\n".utf8).flatMap { cutter.cut([$0]) }
        #expect(lines == [.bytes(Array("a".utf8))])
    }

    @Test("a line over the limit is told and skipped, one at the limit is taken")
    func limit() {
        #expect(
            cut(["12345678\r\n123456789\nnext\n"]) == [
                .bytes(Array("12345678".utf8)), .tooLong(limit: 8), .bytes(Array("next".utf8)),
            ])
        #expect(
            cut(["123456", "789abcdef", "ghi\nnext"]) == [.tooLong(limit: 8), .bytes(Array("next".utf8))])
        #expect(cut(["123456789"]) == [.tooLong(limit: 8)])
    }
}

@Suite struct ChatLineTests {
    @Test("a colon and a small letter begin a command; smileys and times are messages")
    func kinds() {
        #expect(ChatLine(":quit") == .command(.quit))
        #expect(ChatLine(":slots ") == .command(.slots))
        #expect(ChatLine(":undo  2 ") == .command(.undo, "2"))
        #expect(ChatLine("   ") == .blank)
        for message in [":)", ":-(", ":D", ":", "::", ":退货", "18:30", " :quit"] {
            #expect(ChatLine(message) == .message(message))
        }
    }

    @Test("an unknown command is told with close names")
    func unknown() {
        #expect(ChatLine(":slot") == .unknownCommand("slot", closeNames: ["slots"]))
        #expect(
            ChatLine.unknown("slot", closeNames: ["slots"])
                == "There is no command :slot. Close: :slots. :help shows them all.")
        #expect(ChatLine.unknown("x", closeNames: []) == "There is no command :x. :help shows them all.")
    }

    @Test("a tab completes a command, and nothing else")
    func completions() {
        #expect(ChatLine.completions(of: ":w") == [":why"])
        #expect(ChatLine.completions(of: ":re") == [":reload", ":restart"])
        for line in ["", "w", ":undo 2", ":x", "hello :w"] { #expect(ChatLine.completions(of: line) == []) }
    }

    @Test("a tab completes the language of :locale, the file of :save and what :trace takes")
    func arguments() {
        func complete(_ line: String) -> [String] {
            ChatLine.completions(of: line, locales: ["en", "zh"]) { _ in ["tests/", "tests/a.chat", "x/"] }
        }
        #expect(complete(":locale ") == [":locale en", ":locale zh"])
        #expect(complete(":locale z") == [":locale zh"])
        #expect(complete(":trace o") == [":trace off", ":trace on"])
        #expect(complete(":save te") == [":save tests/", ":save tests/a.chat"])
        #expect(complete(":why z").isEmpty && complete(":none z").isEmpty && complete("zh").isEmpty)
    }

    @Test("a path of :save is one below the shell's folder, the bot's or its flows")
    func files() throws {
        try TemporaryBot.inFolder(flows: "flow(\"f\", { on = { event = \"f\" } }, function() end)") {
            folder in
            #expect(SavedTranscript.completions(of: "Fl", bot: folder) == ["Flows/"])
            #expect(SavedTranscript.completions(of: folder + "/Fl", bot: folder) == [folder + "/Flows/"])
            #expect(SavedTranscript.completions(of: "none/", bot: folder).isEmpty)
        }
    }

    @Test("help names every command")
    func help() {
        for command in ChatLine.Command.allCases { #expect(ChatLine.help.contains(":" + command.rawValue)) }
    }
}
