// The bots that `parley new` begins with, as files.

import ArgumentParser

enum BotTemplate: String, ExpressibleByArgument, CaseIterable {
    case empty, action, returns, faq

    /// The bot's own, and what each has for editors and version control; paths from the bot's folder on.
    var files: [ProgramFile] {
        ProgramFile.all(below: "templates/shared") + ProgramFile.all(below: "templates/\(rawValue)")
    }

    /// What to say to it first.
    var firstMessage: String {
        switch self {
        case .empty: "hello"
        case .action: "I want to book a table"
        case .returns: "I want to return order 20231120001"
        case .faq: "how long does delivery take?"
        }
    }
}
