// The sample of Embedding.md: a program in Swift that answers through a bot. The page shows it from the line below on.

import Parley

/// Serves what flows call: here one action that looks something up.
struct Shop: ActionHost {
    let actions = [ActionDeclaration(name: "orders.find", effect: .read)]

    func call(_ call: ActionCall, completion: @escaping @Sendable (ActionOutcome) -> Void) {
        guard let number = call.arguments["number"]?.text else { return completion(.refused("no number")) }
        completion(.ok(["number": .text(number), "item": "headphones", "status": "on its way"]))
    }
}

/// Opens the bot in `folder`, says each text in a session, and returns what the bot replies.
func talk(_ texts: [String], to folder: String) async throws -> [String] {
    var options = Bot.Options(folder: folder)
    options.store = .file(folder + "/sessions.db", .full)
    options.actions = [Shop()]
    let bot = try Bot.open(options)
    defer { bot.close() }

    var replies: [String] = []
    for (number, text) in texts.enumerated() {
        // The id makes a repeat harmless: the same input is answered with the same replies, and nothing happens twice.
        let input = Input(session: SessionID("s1"), id: InputID("m\(number)"), text: text)
        let turn = try await bot.send(input)
        replies += turn.replies.compactMap(\.text)
        if let problem = turn.problem { print("\(problem.code): \(problem.message)") }
    }
    return replies
}
