// Bots that are the bench bot and more: intents, flows and runs by the thousand, made of words that nobody uses.

/// The same numbers in every process (SplitMix64, Steele, Lea and Flood 2014).
struct InventedNumbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func number(below limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int(truncatingIfNeeded: (mixed ^ (mixed >> 31)) >> 1) % limit
    }
}

/// The same words in every process.
struct InventedWords {
    private var numbers: InventedNumbers

    init(seed: UInt64) { numbers = InventedNumbers(seed: seed) }

    mutating func word() -> String {
        let syllables = [
            "ba", "di", "ku", "lo", "me", "na", "po", "ri", "su", "ta", "ve", "zo", "fi", "gu", "ha", "xe",
        ]
        return (0..<3).map { _ in syllables[numbers.number(below: syllables.count)] }.joined()
    }

    /// Two characters from a stretch of rare ones.
    mutating func chinese() -> String {
        var text = ""
        for _ in 0..<2 {
            if let scalar = Unicode.Scalar(0x7600 + numbers.number(below: 1500)) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

enum GrowthBots {
    /// Intents with so many examples each, half of them Chinese, and a flow for each.
    static func intents(_ count: Int, examplesEach: Int) -> String {
        var words = InventedWords(seed: 1)
        var lines = ["-- Intents that nobody has."]
        for number in 0..<count {
            let nouns = (0..<3).map { _ in words.word() }
            let topics = (0..<3).map { _ in words.chinese() }
            let examples = (0..<examplesEach).map { index in
                let place = index / 2 % 3
                let other = index < 12 ? words.word() : words.word() + " " + words.word()
                return index.isMultiple(of: 2)
                    ? "please \(other) the \(nouns[place])" : "帮我\(topics[place])\(words.chinese())"
            }
            lines.append(
                "intent(\"extra_\(number)\", { \(examples.map { "\"\($0)\"" }.joined(separator: ", ")) })")
            lines.append(
                "flow(\"extra_\(number)\", { on = \"extra_\(number)\" }, function() say(\"\(number)\") end)")
        }
        return lines.joined(separator: "\n")
    }

    /// Flows that nothing begins, fifty a file.
    static func flows(_ count: Int) -> [String: String] {
        var files: [String: String] = [:]
        for start in stride(from: 0, to: count, by: 50) {
            let flows = (start..<min(count, start + 50)).map { number in
                """
                flow("extra_\(number)", function(args)
                  say("{number}: {item}", { number = \(number), item = args.item })
                  local sure = confirm("Number \(number), are you sure?")
                  if not sure then return say("Then not.") end
                  for attempt = 1, 3 do set("extra_\(number)_slot", "value " .. attempt) end
                end)
                slot("extra_\(number)_slot", { type = "text" })
                """
            }
            files["extra\(start).lua"] = (["-- Flows that nobody begins."] + flows).joined(separator: "\n")
        }
        return files
    }

    /// A flow that has done much before it asks.
    static func longRun(_ effects: Int) -> String {
        """
        -- A run of many effects.
        slot("count", { type = "integer", ask = "How many?" })
        slot("step", { type = "integer" })
        intent("count", { "count for me" })
        flow("count", { on = "count" }, function()
          for number = 1, \(effects) do set("step", number) end
          local count = ask("count")
          say("You said {count}.", { count = count })
        end)
        """
    }
}
