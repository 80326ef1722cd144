// The slots of generated bots, with answers that do and answers that do not.

package struct GeneratedSlot: Hashable, Sendable {
    package var name: String
    package var type: String
    /// Options in Lua, the type among them.
    package var options: [String]
    package var valid: [String]
    package var invalid: [String]
    /// Takes free text.
    package var isText: Bool { type == "text" }

    var lua: String { "slot(\"\(name)\", { \(options.joined(separator: ", ")) })" }

    private static let kinds: [(type: String, options: [String], valid: [String], invalid: [String])] = [
        ("text", [], [], []),
        ("text", ["check = function(value) return #value > 3, \"Too short: {value}\" end"], [], ["ab"]),
        ("code", ["pattern = [[\\d{4}]]"], ["4711", "it is 2468", "１２３４"], ["12", "no idea at all"]),
        ("code", ["pattern = [[[A-Z]{2}\\d{3}]]"], ["AB123", "XY007"], ["123", "A1"]),
        ("phone", [], ["13800138000", "my phone is 139 1234 5678"], ["12"]),
        ("email", [], ["ann@example.org", "write to bob@example.com please"], ["ann at home"]),
        ("url", [], ["https://example.org/a"], ["example"]),
        (
            "choice",
            [
                "choices = { \"small\", \"medium\", { title = { en = \"large\", zh = \"大号\" }, value = \"L\", also = { \"big\" } } }"
            ],
            ["small", "the medium one", "big", "大号", "2"], ["purple", "9"]
        ),
        (
            "choice", ["choices = { { title = \"red\", value = 1 }, { title = \"blue\", value = 2 } }"],
            ["red", "blue", "1"], ["7", "loud"]
        ),
        ("number", ["min = 1", "max = 50"], ["7", "twelve", "12.5", "三"], ["99", "many"]),
        (
            "number",
            ["check = function(value) return value ~= 13, { en = \"Not {value}.\", zh = \"不行\" } end"],
            ["7", "20"], ["13"]
        ),
        ("integer", [], ["3", "一百二十三"], ["a few"]),
        ("rating", [], ["4", "5"], ["8", "fine weather"]),
        ("money", ["currency = \"CNY\""], ["¥350", "199.50", "三百五十块"], ["cheap"]),
        ("yes_no", [], ["yes", "no", "好的", "不"], ["purple"]),
        ("fruit", [], ["apple", "梨", "a banana please"], ["stone"]),
    ]

    static func generate(_ name: String, _ dice: inout Dice) -> GeneratedSlot {
        let kind = dice.pick(kinds)
        var options = ["type = \"\(kind.type)\""] + kind.options
        options.append(
            dice.chance(50)
                ? "ask = \"What is the \(name)?\"" : "ask = { en = \"Your \(name)?\", zh = \"请问\(name)？\" }")
        if dice.chance(25) { options.append("again = \"Once more, the \(name)?\"") }
        if dice.chance(25) { options.append("invalid = \"That is no \(name).\"") }
        if dice.chance(20) { options.append("help = \"The \(name) is needed.\"") }
        if dice.chance(20) { options.append("title = \"\(name)\"") }
        if dice.chance(15) { options.append("private = true") }
        if dice.chance(15) { options.append("retries = \(dice.below(3))") }
        if dice.chance(30) {
            options.append("keep = \"\(dice.pick(["session", "user", "15m", "flow"]))\"")
        }
        switch dice.below(10) {
        case 0, 1: options.append("skip = true")
        case 2 where kind.type == "text": options.append("default = \"nothing\"")
        case 2 where kind.type == "number" || kind.type == "integer": options.append("default = 5")
        default: break
        }
        return GeneratedSlot(
            name: name, type: kind.type, options: options, valid: kind.valid, invalid: kind.invalid)
    }
}
