// The texts that a chart shows for what flows name: questions of slots, and texts with a name.

import ParleyModel

struct ChartTexts {
    let declarations: Declarations
    let locale: Locale

    /// As it is said in the chart's language, else in any.
    func plain(_ text: Text) -> String {
        switch text {
        case .plain(let text): text
        case .localised(let texts): texts[locale.text]?.text ?? texts.fields.first?.value.text ?? ""
        case .named(let name): said("texts." + name)
        }
    }

    /// What stands in the code, or the text that `texts.name` names there.
    func said(_ code: String) -> String {
        guard code.hasPrefix("texts."), let wordings = declarations.texts[String(code.dropFirst(6))] else {
            return code
        }
        return (wordings[locale] ?? wordings.min { $0.key.text < $1.key.text }?.value)?.first ?? code
    }

    /// The question of an `ask` itself, else that of each slot it asks for.
    func questions(of step: FlowOutline.Step) -> [String] {
        if let question = step.question { return [said(question)] }
        return step.text.split(separator: ", ").compactMap { name in
            declarations.slots[String(name)]?.ask.map(plain)
        }.filter { !$0.isEmpty }
    }

    /// A question takes two lines of a box at most.
    static func shortened(_ text: String) -> String {
        let line = text.replacing("\n", with: " ")
        guard TextWidth.columns(of: line) > 64 else { return line }
        var short = ""
        for character in line {
            if TextWidth.columns(of: short + String(character)) > 61 { break }
            short.append(character)
        }
        return short + "..."
    }
}
