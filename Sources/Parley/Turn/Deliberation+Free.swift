// Whether a number of a correction stands for itself, and is no part of a name or an address, and no count of something else.
import ParleyFlows
import ParleyModel

extension Deliberation {
    /// Whether a slot for a number takes it where nothing but its type says so: the message names the slot or says what it
    /// counts, or a number of this value stands free.
    func mayTake(_ value: Value, _ slot: SlotDeclaration, _ text: String, _ values: [FoundValue]) -> Bool {
        guard Deliberation.isNumeric(slot.type), let amount = value.number else { return true }
        let said = values.filter { $0.value == value && Deliberation.isNumeric($0.type) }
        let numbers = said.isEmpty ? numbers(in: text).filter { $0.value.number == amount } : said
        return numbers.isEmpty || numbers.contains { mayTake($0, slot, text) }
    }

    /// The same of a number where it stands.
    func mayTake(_ number: FoundValue, _ slot: SlotDeclaration, _ text: String) -> Bool {
        guard Deliberation.isNumeric(slot.type) else { return true }
        if let measure = measure(behind: number, text), countsLetters(number, measure, text) { return false }
        return isFree(number, for: slot, text) || isNamed(slot, in: text)
    }

    /// Whether neither the character before a number nor the word behind it makes it a part of something else.
    func isFree(_ number: FoundValue, for slot: SlotDeclaration, _ text: String) -> Bool {
        guard slot.type != .choice else { return true }
        if counts(slot, number, text) { return true }
        let scalars = Array(text.lowercased().unicodeScalars)
        guard number.start >= 0, number.start < number.end, number.end <= scalars.count else { return true }
        // 李四, 人民路6号: what stands right before a number and only leads up to it is a word of grammar.
        if number.start > 0 {
            let before = scalars[number.start - 1]
            if before.properties.isIdeographic, !Self.hanLeads.contains(before) { return false }
        }
        if isLabelled(number, scalars) { return false }
        guard number.type != .money || number.value.number != nil else { return true }
        return !countsOther(number, than: slot, scalars, text)
    }

    /// 错了一位, "one digit is wrong": of what is written that much is wrong.
    func countsLetters(_ number: FoundValue, _ measure: [Unicode.Scalar], _ text: String) -> Bool {
        if Self.letters.contains(measure) { return true }
        guard measure == ["位"] || measure == ["字"] || measure == ["数"] else { return false }
        let before = Self.part(of: text, from: 0, to: number.start)
        return ["错了", "错", "漏了", "漏", "少了", "多了", "少写", "多写"].contains(where: before.hasSuffix)
    }

    /// "Flat 4", "Elm Street 7": the word before a number has it as its name.
    private func isLabelled(_ number: FoundValue, _ scalars: [Unicode.Scalar]) -> Bool {
        let before = scalars[..<number.start].reversed().drop { $0 == " " || $0 == "#" }
        let word = Array(
            before.prefix { $0.properties.isAlphabetic && !$0.properties.isIdeographic }.reversed())
        return Self.labels.contains(word)
    }

    /// Whether the word behind a number is what it counts, and not what the slot does.
    private func countsOther(
        _ number: FoundValue, than slot: SlotDeclaration, _ scalars: [Unicode.Scalar], _ text: String
    ) -> Bool {
        guard let measure = measure(behind: number, text) else { return false }
        if measure.count == 1, measure[0].properties.isIdeographic {
            if Self.hanTrails.contains(measure[0]) { return false }
            if Self.hanLabels.contains(measure[0]) || Self.isMeasureOfPeople(measure) {
                // 三个 counts anything.
                return scalars[number.end] != "个" || Self.isMeasureOfPeople(measure) && measure[0] != "个"
            }
            return hasUnit(slot) && Self.hanMeasures.contains(measure[0])
        }
        // "3 big boxes": any word up to one of grammar says what is counted.
        var shifted = number
        for _ in 0..<Self.longestCounted {
            guard let next = self.measure(behind: shifted, text), !Self.grammar.contains(next) else { break }
            if counts(slot, shifted, text) { return false }
            let gap = scalars[shifted.end...].prefix { $0 == " " }.count
            shifted.end = min(shifted.end + gap + next.count, scalars.count)
        }
        guard shifted.end > number.end else { return false }
        return Self.isMeasureOfPeople(measure) || hasUnit(slot)
    }

    private static let letters = Set(
        [
            "digit", "digits", "letter", "letters", "character", "characters", "typo", "typos", "mistake",
            "mistakes",
        ]
        .map { Array($0.unicodeScalars) })
    /// A number and the words behind it that say what it counts.
    private static let longestCounted = 3
    private static let hanLeads = Set(
        "是成为到要了有约共才就只仅来得该写填换改加减说于至给多少个让订买报付把用花算做定留拿带取住去叫不好和与及或跟加,，"
            .unicodeScalars)
    private static let hanTrails = Set("吧了的呢啊呀哦嘛才就不而也是和与跟或对行好可请谢就够到至".unicodeScalars)
    /// What stands behind the number of a house, a floor, a place in a row.
    private static let hanLabels = Set("楼层号栋幢弄巷路街室门单排座班级期".unicodeScalars)
    private static let hanMeasures = Set("张间辆台盒箱包本件条只头匹份套杯瓶碗把双副枚棵朵支卷袋桶块片节门次趟场天晚夜周月年人位名口户家".unicodeScalars)
    private static let labels = Set(
        [
            "street", "road", "avenue", "lane", "square", "floor", "flat", "apartment", "room", "house",
            "block",
            "building", "gate", "unit", "suite", "door", "platform", "terminal", "box", "line", "row", "page",
            "step",
            "exit", "hall", "stair", "level", "no", "nr",
        ].filter { $0 != "no" }.map { Array($0.unicodeScalars) })
    private static let grammar = Set(
        """
        a an the this that these those it my me we us our you your he she they is are was were be in on at for with
        from by to of and or but if so than then there here just not no yes please instead now today tomorrow only too
        also sorry thanks thank actually rather really would will should can could i as per each together total
        """.split { $0 == " " || $0.isNewline }.map { Array($0.unicodeScalars) })
}
