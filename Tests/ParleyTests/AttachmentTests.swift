// Pictures and files answer questions that ask for them.
import Parley
import ParleyModel
import Testing

@Suite struct AttachmentTests {
    private static let bot = [
        "Flows/bot.lua": """
        settings({ locale = "en" })
        slot("photo", { type = "image", ask = "Please send a photo." })
        slot("paper", { type = "file", ask = "And the receipt?" })
        slot("fault", { type = "text", ask = "What is wrong?" })
        intent("report", { "I want to report a damage", "something is broken" })
        flow("report", { on = "report", description = "report a damage" }, function()
          local photo, fault = ask("photo"), ask("fault")
          local paper = ask("paper")
          say("{kind} at {url}: {fault}; receipt {receipt}.",
            { kind = photo.type, url = photo.url, fault = fault, receipt = paper.name or paper.url })
        end)
        """
    ]

    private func talk(_ messages: [Message]) async throws -> [[String]] {
        let bot = try TemporaryBot(Self.bot).open(Bot.memoryStore())
        defer { bot.close() }
        var said: [[String]] = []
        for message in messages {
            let reply = try await bot.send(Input(session: SessionID("s"), content: .message(message)))
            said.append(reply.replies.compactMap(\.text))
        }
        return said
    }

    private static let photo = Attachment(type: "image", url: "https://a.example/1.jpg")

    @Test func aPictureAnswersAQuestionForOne() async throws {
        let said = try await talk([
            Message("I want to report a damage"), Message("here"), Message("", attachments: [Self.photo]),
            Message("the lid is cracked", attachments: [Self.photo]),
            Message(
                "", attachments: [Attachment(type: "file", url: "https://a.example/r.pdf", name: "r.pdf")]),
        ])
        #expect(said[0] == ["Please send a photo."])
        #expect(said[1].last == "Please send a photo.")
        #expect(said[2] == ["What is wrong?"])
        #expect(said[3] == ["And the receipt?"])
        #expect(said[4] == ["image at https://a.example/1.jpg: the lid is cracked; receipt r.pdf."])
    }

    @Test func aCheckHasNothingAgainstPictures() throws {
        let files = TemporaryBot(Self.bot)
        #expect(try Bot.check(Bot.Options(folder: files.folder)).map(\.report) == [])
    }

    @Test func aPictureInTheFirstMessageIsNotAskedForAndAPictureIsAFileToo() async throws {
        let said = try await talk([
            Message("something is broken", attachments: [Self.photo]), Message("the lid"),
            Message("", attachments: [Self.photo]),
        ])
        #expect(said[0] == ["What is wrong?"])
        #expect(said[1] == ["And the receipt?"])
        #expect(said[2] == ["image at https://a.example/1.jpg: the lid; receipt https://a.example/1.jpg."])
    }
}
