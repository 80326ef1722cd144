// Holds the page of commands equal to what the program says of itself.

import ArgumentParser
import Foundation
import Testing

@testable import parley

@Suite struct CommandPageTests {
    /// With `PARLEY_ACCEPT=1` the page is written anew.
    @Test("Commands.md is what the program says of its commands and options")
    func isUpToDate() throws {
        let made = CommandPage(try Self.commands()).text
        let file = GuidePage.root.appending(path: GuidePage.catalogue + "/Commands.md")
        if SnippetTests.isAccepting { try made.write(to: file, atomically: true, encoding: .utf8) }
        let page = try String(contentsOf: file, encoding: .utf8)
        #expect(page == made, "run the tests with PARLEY_ACCEPT=1 and commit what they write")
    }

    @Test("every command, argument and option says what it is")
    func isWhole() throws {
        let commands = try Self.commands()
        #expect(commands.count > 15)
        for command in commands {
            #expect(!command.abstract.isEmpty, "\(command.name)")
            for argument in command.arguments {
                #expect(!argument.what.isEmpty, "\(command.name) \(argument.written)")
            }
        }
    }

    /// Those that do something themselves, in the order of `parley --help`.
    private static func commands() throws -> [DescribedCommand] {
        let dump = Data(ParleyCommand._dumpHelp().utf8)
        let root = try JSONDecoder().decode(Dump.self, from: dump).command
        return (root.subcommands ?? []).flatMap { DescribedCommand.all(in: $0, of: root.commandName) }
    }
}

/// The page as Markdown.
private struct CommandPage {
    let text: String

    init(_ commands: [DescribedCommand]) {
        var lines = [
            "# Commands", "", "Every command of `parley`, with its arguments and options.", "", "## Overview",
            "",
            "This page is made of what the program says of itself: `parley help COMMAND` tells the same. Exit status: 0 done, 1 findings or failed",
            "tests, 2 wrong usage, 70 a fault of the program. With `--json`, what keeps a command from its result is an object on standard output,",
            "`{\"error\":{\"code\":\"no-bot\",\"message\":\"…\"}}`, and a sentence on standard error.",
        ]
        for command in commands {
            lines += ["", "### \(command.name)", "", DescribedCommand.escaped(command.abstract)]
            if !command.discussion.isEmpty { lines += ["", command.discussion] }
            if command.arguments.isEmpty { continue }
            lines += ["", "| | |", "|---|---|"]
            for argument in command.arguments { lines.append("| `\(argument.written)` | \(argument.told) |") }
        }
        text = lines.joined(separator: "\n") + "\n"
    }
}

private struct DescribedCommand {
    var name: String
    var abstract: String
    var discussion: String
    var arguments: [DescribedArgument]

    static func all(in command: Dump.Command, of parent: String) -> [DescribedCommand] {
        let name = parent + " " + command.commandName
        let inner = (command.subcommands ?? []).filter { $0.commandName != "help" }
        if command.commandName == "help" { return [] }
        if !inner.isEmpty { return inner.flatMap { all(in: $0, of: name) } }
        let own = (command.arguments ?? []).filter { argument in
            argument.shouldDisplay && !["help", "version"].contains(argument.preferredName?.name ?? "")
        }
        return [
            DescribedCommand(
                name: name, abstract: command.abstract ?? "",
                discussion: DescribedCommand.plain(command.discussion ?? ""),
                arguments: own.map(DescribedArgument.init))
        ]
    }

    /// Marks that Markdown takes for its own; of two hyphens it would make a dash.
    static func escaped(_ text: String) -> String {
        text.replacing("*", with: "\\*").replacing(/--[a-z][a-z-]*/) { "`\($0.output)`" }
    }

    /// What is indented stays as it is set, in a block of its own.
    private static func plain(_ text: String) -> String {
        var lines: [String] = []
        var isBlock = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("  ") != isBlock, !line.isEmpty {
                lines += isBlock ? ["```", ""] : ["", "```text"]
                isBlock.toggle()
            }
            lines.append(isBlock ? String(line.dropFirst(2)) : escaped(line))
        }
        if isBlock { lines.append("```") }
        return lines.joined(separator: "\n").trimmingCharacters(in: .newlines)
    }
}

private struct DescribedArgument {
    var written: String
    var what: String
    var told: String

    init(_ argument: Dump.Argument) {
        let value = argument.valueName.map { "<\($0)>" } ?? ""
        let names = (argument.names ?? []).sorted { $0.name.count > $1.name.count }
            .map { $0.kind == "long" ? "--\($0.name)" : "-\($0.name)" }
        switch argument.kind {
        case "positional": written = value
        case "option": written = names.joined(separator: ", ") + " " + value
        default: written = names.joined(separator: ", ")
        }
        if argument.isRepeating { written += " ..." }
        what = [argument.abstract, argument.discussion].compactMap(\.self).filter { !$0.isEmpty }
            .joined(separator: " ").replacing("\n", with: " ")
        told = DescribedCommand.escaped(what).replacing("|", with: "\\|")
        if argument.kind != "flag", let standard = argument.defaultValue, !standard.isEmpty {
            told += " (`\(standard)`)"
        }
    }
}

/// What ArgumentParser writes of a command, as far as it is read here.
private struct Dump: Decodable {
    struct Name: Decodable {
        var kind: String
        var name: String
    }

    struct Argument: Decodable {
        var kind: String
        var shouldDisplay: Bool
        var isRepeating: Bool
        var names: [Name]?
        var preferredName: Name?
        var valueName: String?
        var defaultValue: String?
        var abstract: String?
        var discussion: String?
    }

    struct Command: Decodable {
        var commandName: String
        var abstract: String?
        var discussion: String?
        var subcommands: [Command]?
        var arguments: [Argument]?
    }

    var command: Command
}
