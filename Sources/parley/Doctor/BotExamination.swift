// What `parley doctor` says of the bot in a folder.

import Parley
import ParleyModel

enum BotExamination {
    static func of(_ folder: String) -> [Examination] {
        do throws(BotError) {
            let declarations = try Bot.outline(Bot.Options(folder: folder)).declarations
            let findings = try Bot.check(Bot.Options(folder: folder))
            return [
                Examination(
                    subject: "bot",
                    found:
                        "\(folder): \(counted(declarations.flows.count, "flow")), \(counted(declarations.intents.count, "intent"))"
                ),
                checked(findings, folder),
            ]
        } catch .diagnostics(let findings) {
            return [checked(findings, folder)]
        } catch {
            return [
                Examination(
                    // Nobody said that there is one here.
                    subject: "bot", outcome: folder == "." ? .note : .fault, found: error.message,
                    advice: "To begin one: parley new DIR")
            ]
        }
    }

    private static func checked(_ findings: [Diagnostic], _ folder: String) -> Examination {
        let errors = findings.count { !$0.isWarning }
        return Examination(
            subject: "bot's files",
            outcome: errors > 0 ? .fault : findings.isEmpty ? .sound : .note,
            found: findings.isEmpty ? "no findings" : CheckCommand.summary(of: findings),
            advice: findings.isEmpty ? "" : "They are told by: parley check --bot \(folder)")
    }

    private static func counted(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }
}
