// A bot that a seed decides: what it declares, its flows, and its files.

package struct GeneratedBot: Hashable, Sendable {
    package struct Topic: Hashable, Sendable {
        package var intent: String
        package var examples: [String]
    }

    package var seed: UInt64
    package var slots: [GeneratedSlot]
    /// What starts the flows that messages start.
    package var topics: [Topic]
    package var flows: [GeneratedFlow]
    package var questions: [String]
    package var settings: String
    /// Whether its flows use a module.
    package var hasModule: Bool

    package static let path = "Flows/flows.lua"
    /// Slots without `ask`: the flows' own.
    package static let silentSlots: Set<String> = ["note", "secret"]

    /// Paths relative to the bot's folder, and contents.
    package var files: [(path: String, text: String)] {
        [("Flows/bot.lua", declarations), (GeneratedBot.path, flowText)]
            + (hasModule ? [("Flows/lib/words.lua", GeneratedBot.module)] : [])
    }

    package var flowText: String {
        let head = (hasModule ? ["local words = require(\"lib.words\")"] : []) + ["local count = 0"]
        return (head + flows.map(\.lua)).joined(separator: "\n") + "\n"
    }

    private var declarations: String {
        let topics = topics.map { topic in
            "intent(\"\(topic.intent)\", { \(topic.examples.map(quoted).joined(separator: ", ")) })"
        }
        return
            ([
                settings,
                "entity(\"fruit\", { values = { apple = { \"苹果\" }, pear = { \"梨\" }, banana = { \"香蕉\" } } })",
                """
                messages("en", { hello = { "Hello.", "Hi!", "Good to see you." }, more = "More: {note}." })
                messages("zh", { hello = { "您好。", "你好！" }, more = "还有：{note}。" })
                slot("note", { type = "text" })
                slot("secret", { type = "code", pattern = [[\\d{4}]] })
                """,
            ] + slots.map(\.lua) + topics + questions).joined(separator: "\n") + "\n"
    }

    private static let module = """
        local words = {}
        local used = 0
        function words.join(...)
          used = used + 1
          local list = { ... }
          table.sort(list, function(a, b) return tostring(a) < tostring(b) end)
          return table.concat(list, "-") .. "#" .. used
        end
        return words

        """

    /// The most probable order of what a reader needs, for a failing seed.
    package var listing: String {
        files.map { "-- \($0.path)\n\($0.text)" }.joined(separator: "\n")
    }
}
