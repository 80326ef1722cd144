// `parley explain`: what a finding's code means, and what to do.

import ArgumentParser
import ParleyModel

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explains the code of a finding, such as E104.",
        discussion: "Without a code: the list of all of them.")

    @Argument(
        help: ArgumentHelp("The code at the end of a finding's first line.", valueName: "code"),
        completion: .list(FindingPage.all.map(\.code)))
    var code: String?

    func validate() throws {
        if let code, code.trimmed.isEmpty {
            throw ValidationError("explain needs a code such as E104; without any word it lists all of them.")
        }
    }

    func run() throws {
        guard let code else {
            return _ = StandardStreams.print(
                FindingPage.all.map { "\($0.code)  \($0.title)" }.joined(separator: "\n"))
        }
        let wanted = code.uppercased()
        guard let page = FindingPage.all.first(where: { $0.code == wanted }) else {
            let close = CloseNames.of(wanted, among: FindingPage.all.map(\.code))
            let hint = close.isEmpty ? "" : " Close: \(close.joined(separator: ", "))."
            StandardStreams.tell("There is no code \"\(code.visible)\".\(hint) parley explain lists all.")
            throw ExitCode(ExitStatus.findings)
        }
        StandardStreams.print(page.report)
    }
}
