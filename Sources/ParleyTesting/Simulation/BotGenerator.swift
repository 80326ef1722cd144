// From a seed to a bot: what it declares, and which flows it has; the statements are in BotGenerator+Statements.swift.

package struct BotGenerator {
    var dice: Dice
    var slots: [GeneratedSlot] = []
    var statements = 0
    /// The variables of the flow that is being made, and what may be in them.
    var variables: [Variable] = []
    /// Flows that the one being made may run: those made before, so that none runs itself.
    var callees: [String] = []
    /// Flows that it may leave for.
    var targets: [String] = []
    var hasModule = false
    /// Whether flows look at the latest message, whatever it was.
    var readsMessages = true

    struct Variable {
        enum Kind { case text, number, flag, result, anything }
        var name: String
        var kind: Kind
    }

    private static let slotNames = ["alpha", "bravo", "carrot", "delta", "ember", "fjord", "garnet"]
    private static let topics: [[String]] = [
        ["order a shirt", "I want a shirt", "我要买衬衫"],
        ["book a table", "reserve a table for dinner", "订一张桌子"],
        ["repair my bicycle", "my bicycle is broken", "修自行车"],
        ["report lost luggage", "my suitcase is gone", "行李丢了"],
        ["water the plants", "the garden is dry", "给花浇水"],
    ]

    package static func bot(_ seed: UInt64, readsMessages: Bool = true) -> GeneratedBot {
        var generator = BotGenerator(dice: Dice(seed, purpose: 1))
        generator.readsMessages = readsMessages
        return generator.make(seed)
    }

    private mutating func make(_ seed: UInt64) -> GeneratedBot {
        hasModule = dice.chance(30)
        slots = BotGenerator.slotNames.prefix(3 + dice.below(5)).map { GeneratedSlot.generate($0, &dice) }
        var topics: [GeneratedBot.Topic] = []
        for index in 0..<(2 + dice.below(BotGenerator.topics.count - 1)) {
            var examples = BotGenerator.topics[index]
            if dice.chance(40) { examples.append(examples[0] + " with {\(dice.pick(slots).name)}") }
            topics.append(GeneratedBot.Topic(intent: "topic\(index)", examples: examples))
        }
        var flows: [GeneratedFlow] = []
        for index in 0..<dice.below(3) {
            flows.append(
                flow("part\(index)", options: dice.chance(20) ? "{ digress = false }, " : "", size: 4))
            callees.append("part\(index)")
        }
        targets = ["last"]
        for (index, topic) in topics.enumerated() {
            flows.append(flow("task\(index)", options: "{ \(options(topic)) }, ", size: 4 + dice.below(6)))
        }
        targets = []
        flows.append(flow("last", options: "", size: 3))
        if dice.chance(25) {
            flows.append(flow("welcome", options: "{ on = { event = \"session_start\" } }, ", size: 2))
        }
        if dice.chance(40) { flows.append(flow("paid", options: "{ on = { event = \"paid\" } }, ", size: 2)) }
        return GeneratedBot(
            seed: seed, slots: slots, topics: topics, flows: flows, questions: questions(),
            settings:
                "settings({ locale = \"\(dice.pick(["en", "en", "zh"]))\", time_zone = \"\(dice.pick(["UTC", "Asia/Shanghai"]))\" })",
            hasModule: hasModule)
    }

    private mutating func options(_ topic: GeneratedBot.Topic) -> String {
        var options = ["on = \"\(topic.intent)\""]
        if dice.chance(60) {
            options.append("description = { en = \"\(topic.examples[0])\", zh = \"\(topic.examples[2])\" }")
        }
        if dice.chance(10) { options.append("digress = false") }
        return options.joined(separator: ", ")
    }

    private mutating func questions() -> [String] {
        var lines = ["answer({ \"where is your shop\", \"what is your address\" }, \"At the harbour.\")"]
        if dice.chance(40) { lines.append("answer({ \"who are you really\" }, { run = \"last\" })") }
        return lines
    }

    private mutating func flow(_ name: String, options: String, size: Int) -> GeneratedFlow {
        variables = []
        let body = block(size: size, depth: 0)
        return GeneratedFlow(name: name, options: options, variables: variables.map(\.name), body: body)
    }

    mutating func number() -> Int {
        statements += 1
        return statements
    }

    mutating func variable(_ kind: Variable.Kind) -> String {
        let name = "v\(variables.count + 1)"
        variables.append(Variable(name: name, kind: kind))
        return name
    }
}
