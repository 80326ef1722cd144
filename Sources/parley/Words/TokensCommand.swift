// `parley tokens`: standard input cut into words, a line for a line.

import ArgumentParser
import ParleyLanguage
import ParleyModel

struct TokensCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tokens",
        abstract:
            "Cuts standard input into words, numbers and marks, a line for a line, parted by one blank.",
        discussion: """
            Words are those of Unicode's word boundaries; Chinese is cut by the word list that parley dict build compiled, \
            else by the built-in one.
            """)

    @Option(
        help: ArgumentHelp(
            "The texts' locale: Chinese is cut by the word list in zh alone; in every text when not given."))
    var locale: String?

    @Flag(help: "Writes word/tag; tags are those of the word list.")
    var tags = false

    @Flag(help: "Writes start:end:word, offsets in Unicode scalars, the end exclusive.")
    var offsets = false

    @Flag(help: "Writes a JSON object a line: tokens with text, start, end, and tag with --tags.")
    var json = false

    func validate() throws {
        if let locale, Locale(written: locale) == nil {
            throw ValidationError("--locale \(locale) is no locale: \(Locale.writtenForm).")
        }
    }

    func run() throws {
        let list: WordList?
        do {
            list = isChinese ? try WordListPlace.list() : nil
        } catch {
            StandardStreams.tell("parley: " + error.message.visible)
            throw ExitCode(ExitStatus.findings)
        }
        var cutter = WordCutter(list)
        var tokens: [WordCutter.Token] = []
        var output: [UInt8] = []
        while let line = readLine() {
            let bytes = Array(line.utf8)
            bytes.withUnsafeBufferPointer { cutter.cut($0, into: &tokens) }
            output += row(tokens, bytes, list).utf8
            output.append(0x0A)
            if output.count > 1 << 16 {
                guard StandardStreams.write(output, to: 1) else { return }
                output.removeAll(keepingCapacity: true)
            }
        }
        StandardStreams.write(output, to: 1)
    }

    private var isChinese: Bool {
        locale.flatMap { Locale(written: $0) }.map { $0.text.hasPrefix("zh") } ?? true
    }

    /// What one line of input becomes.
    func row(_ tokens: [WordCutter.Token], _ bytes: [UInt8], _ list: WordList?) -> String {
        var place = 0
        var scalars = 0
        var pieces: [String] = []
        var values: [Value] = []
        for token in tokens {
            scalars += Self.scalars(bytes[place..<token.range.lowerBound])
            let start = scalars
            scalars += Self.scalars(bytes[token.range])
            place = token.range.upperBound
            let text = String(decoding: bytes[token.range], as: UTF8.self)
            let tag = token.tagName(in: list)
            if json {
                var record: Record = [
                    "text": .text(text), "start": .integer(Int64(start)), "end": .integer(Int64(scalars)),
                ]
                if tags { record["tag"] = .text(tag) }
                values.append(.record(record))
            } else {
                pieces.append((offsets ? "\(start):\(scalars):" : "") + text + (tags ? "/" + tag : ""))
            }
        }
        return json ? CanonicalJSON.text(.record(["tokens": .list(values)])) : pieces.joined(separator: " ")
    }

    private static func scalars(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }
}
