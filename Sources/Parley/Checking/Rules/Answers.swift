// Rules about written answers: questions that have two, and places that nothing fills.
import ParleyFlows
import ParleyLanguage
import ParleyModel

extension CheckRules {
    /// The same question, in words that count, under two answers of one language.
    static func questionsTwice(_ bot: CheckedBot) -> [Finding] {
        var findings: [Finding] = []
        var first: [String: [(question: String, answer: AnswerDeclaration)]] = [:]
        for answer in bot.declarations.answers {
            for question in answer.questions {
                guard let key = ExampleReading.key(of: question) else { continue }
                let others = first[key] ?? []
                first[key, default: []].append((question, answer))
                guard let other = others.first(where: { competes($0.answer, answer) }) else { continue }
                let place = "\(other.answer.position.file):\(other.answer.position.line)"
                findings.append(
                    Finding(
                        kind: .questionTwice, position: bot.line(of: question, in: answer.position),
                        explanation: other.answer.reply == answer.reply
                            ? "This question stands a second time, with the same answer as at \(place)."
                            : "This question reads like \"\(other.question)\" at \(place), which has another answer.",
                        excerpt: question,
                        hint: "leave one of the two, or say in the question what makes it another one."))
                break
            }
        }
        return findings
    }

    /// A question that is an example of an intent, too: its flow begins, and the answer is not given. An answer that runs
    /// that flow does the same.
    static func questionsOfIntents(_ bot: CheckedBot) -> [Finding] {
        var begun: [String: (intent: String, position: SourcePosition)] = [:]
        let used = Set(bot.declarations.flows.values.flatMap(\.intents))
        for intent in bot.declarations.intents.values.sorted(by: { $0.name < $1.name })
        where used.contains(intent.name) {
            for example in intent.examples where TextTemplate.places(in: example).isEmpty {
                guard let key = ExampleReading.key(of: example) else { continue }
                begun[key] = begun[key] ?? (intent.name, bot.line(of: example, in: intent.position))
            }
        }
        return bot.declarations.answers.compactMap { answer in
            for question in answer.questions {
                guard let key = ExampleReading.key(of: question), let other = begun[key] else { continue }
                if case .run(let name) = answer.reply,
                    bot.declarations.flows[name]?.intents.contains(other.intent) ?? false
                {
                    continue
                }
                return Finding(
                    kind: .questionTwice, position: bot.line(of: question, in: answer.position),
                    explanation:
                        "This question is an example of the intent \"\(other.intent)\" too, at \(other.position.file):\(other.position.line): its flow begins, and the answer is not given.",
                    excerpt: question, hint: "leave it with the one that it is meant for.")
            }
            return nil
        }
    }

    /// A file that `answers` names and that has no question in it, as it is read.
    static func filesWithoutQuestions(_ bot: CheckedBot) -> [Finding] {
        bot.calls(of: "answers").compactMap { call -> Finding? in
            guard let name = call.arguments.first?.text else { return nil }
            let position = bot.position(call.span, in: call.file)
            let path = FlowPath.resolve(name, beside: position.file)
            let isThere = bot.declarations.answers.contains {
                $0.position.file == path || $0.position.file.hasPrefix(path + "/")
            }
            if isThere { return nil }
            return Finding(
                kind: .noQuestions, position: position, explanation: "No question is found in \(path).",
                excerpt: "\"\(name)\"",
                hint:
                    "in Markdown a question is a heading,  ## When are you open?,  with its answer below; a table has the columns question and answer."
            )
        }
    }

    /// What stands in a file of answers and is cut off, or read as part of something else.
    static func unreadAnswers(_ bot: CheckedBot) -> [Finding] {
        let named = Set(bot.declarations.answers.map(\.position.file))
        return bot.source.files.filter { named.contains($0.path) }.flatMap { file in
            AnswersFile.unread(in: file).map { unread in
                let (explanation, hint) = wording(of: unread.kind)
                return Finding(
                    kind: .unreadAnswer, position: SourcePosition(file: file.path, line: unread.line),
                    explanation: explanation, excerpt: unread.excerpt, hint: hint)
            }
        }
    }

    private static func wording(of kind: UnreadAnswer.Kind) -> (explanation: String, hint: String) {
        switch kind {
        case .overlongRow:
            (
                "This row has more columns than the table: the answer ends at a comma, and the rest is lost.",
                "put a question or an answer with a comma in it in quotes:  \"Yes, from 9 to 12.\""
            )
        case .namesOfColumns:
            (
                "This row names columns, and is read as a question and its answer: they are called otherwise.",
                "the first column is question, the second answer:  question,answer"
            )
        case .headingWithoutBlank:
            (
                "This is no heading, since no blank follows its #: people are told it as part of the answer above.",
                "write  ## When are you open?"
            )
        case .emptyHeading:
            (
                "This heading is empty: people are told it as part of the answer above.",
                "write its question behind it, or remove it."
            )
        case .rowWithoutAnswer:
            (
                "This row has no answer, so it is not read.",
                "write the answer behind a comma, or remove the row."
            )
        case .questionWithoutAnswer:
            (
                "Nothing stands below this question, so nobody gets an answer to it.",
                "write one, or remove it."
            )
        case .textWithoutQuestion:
            (
                "This stands below no question, so nobody is told it.",
                "a question is a heading with two or more #:  ## When are you open?"
            )
        case .refusedStatement(let why):
            (
                "This line is not read: \(why).",
                "a conversation is a list:  - - Hello  with  - Hi!  below its second dash."
            )
        case .oddStatement(let why):
            (
                "YAML does not take this so, and it is read as it stands: \(why).",
                "put the text in quotes:  \"...\""
            )
        }
    }

    private static func competes(_ left: AnswerDeclaration, _ right: AnswerDeclaration) -> Bool {
        left.id != right.id && (left.locale == right.locale || left.locale == nil || right.locale == nil)
    }

    /// Nobody gives an answer values: its places are those of slots.
    static func unfilledPlacesOfAnswers(_ bot: CheckedBot) -> [Finding] {
        let known = Set(bot.declarations.slots.keys)
        return bot.declarations.answers.compactMap { answer in
            guard let place = bot.places(of: answer).first(where: { !known.contains($0) }) else { return nil }
            return Finding(
                kind: .unfilledPlace, position: bot.nearestLine(of: "{\(place)}", from: answer.position),
                explanation: "The answer has the place {\(place)}, but no slot of that name is there.",
                excerpt: "{\(place)}",
                closeNames: CloseNames.of(place, among: known.sorted()).map {
                    Diagnostic.CloseName(name: $0, position: bot.declarations.slots[$0]?.position)
                },
                hint:
                    "an answer takes its values from slots; what is looked up needs a flow:  answer(..., { run = \"a_flow\" })"
            )
        }
    }
}

extension CheckedBot {
    /// The places in what an answer says, in every language.
    func places(of answer: AnswerDeclaration) -> [String] {
        guard case .saying(let saying) = answer.reply else { return [] }
        let buttons = saying.buttons + saying.cards.flatMap(\.buttons)
        let texts =
            [saying.text] + buttons.map { Optional($0.title) } + saying.cards.flatMap { [$0.title, $0.text] }
        return texts.compactMap(\.self).flatMap(wordings).flatMap { TextTemplate.places(in: $0) }
    }

    private func wordings(of text: Text) -> [String] {
        switch text {
        case .plain(let text): [text]
        case .localised(let texts): texts.compactMap(\.value.text)
        case .named(let name): declarations.texts[name]?.values.flatMap { $0 } ?? []
        }
    }
}
