// Searching questions with written answers.
import ParleyLanguage
import ParleyModel
import Testing

@Suite struct AnswerIndexTests {
    private static let entries: [AnswerIndex.Entry] = [
        .init(
            id: "invoice", questions: ["How do I get an invoice?", "where can I download my bill"],
            answer: "Under orders, choose invoice."),
        .init(
            id: "delivery", questions: ["How long does delivery take?", "when will my parcel arrive"],
            answer: "Two to three days."),
        .init(id: "abroad", questions: ["Do you deliver to other countries?"], answer: "Not yet."),
        .init(id: "refund", questions: ["退款多久到账？", "钱什么时候退给我"], answer: "三个工作日内。"),
        .init(id: "pay", questions: ["可以用什么方式付款？", "支持微信支付吗"], answer: "微信、支付宝、信用卡。"),
    ]
    private static let index = AnswerIndex(entries)

    @Test("a question word for word is certain")
    func exact() {
        #expect(
            Self.index.rank("how long does delivery take").first == Ranked(name: "delivery", confidence: 1))
        #expect(Self.index.rank("支持微信支付吗").first == Ranked(name: "pay", confidence: 1))
    }

    @Test(
        "other words find the same answer",
        arguments: [
            ("how many days until my delivery arrives", "delivery"), ("download an invoice", "invoice"),
            ("退款几天到账", "refund"), ("能用微信付款吗", "pay"),
        ])
    func paraphrases(text: String, id: String) {
        let first = Self.index.rank(text).first
        #expect(first?.name == id)
        #expect((first?.confidence ?? 0) >= 0.5)
    }

    @Test(
        "what none of them is about is not known",
        arguments: ["what is the capital of France", "今天天气怎么样", "asdf qwer", "", "?!"])
    func unknown(text: String) {
        #expect((Self.index.rank(text).first?.confidence ?? 0) < 0.5)
    }

    @Test("a follow-up is read with the question before it")
    func followUp() {
        let alone = Self.index.rank("and to other countries?").first
        let joined = Self.index.rank("and to other countries?", after: "How long does delivery take?")
        #expect(alone?.name == "abroad")
        #expect(joined.prefix(2).map(\.name).contains("abroad"))
    }

    @Test("the same entries rank alike however often they are learned")
    func deterministic() {
        let again = AnswerIndex(Self.entries)
        for text in ["delivery", "退款", "how do I pay my bill", "钱"] {
            #expect(again.rank(text) == Self.index.rank(text))
        }
    }

    @Test("a bot with many answers searches them")
    func manyAnswers() {
        var declarations = Declarations()
        for number in 0..<200 {
            declarations.answers.append(
                AnswerDeclaration(
                    id: "a\(number)", questions: ["How do I use part \(number) of the machine?"],
                    reply: .run("none"),
                    position: SourcePosition(file: "x", line: 1)))
        }
        declarations.answers.append(
            AnswerDeclaration(
                id: "clean", questions: ["how is the filter cleaned"], reply: .run("none"),
                position: SourcePosition(file: "x", line: 1)))
        let recogniser = ParleyTrainer().train(on: declarations)
        let answers = recogniser.understand("how do I clean the filter", locale: Locale("en"), expected: nil)
            .answers
        #expect(answers.first?.name == "clean")
    }
}
