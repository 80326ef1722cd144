// What `parley doctor` finds, and what it advises.

import Foundation
import Parley
import ParleyModel
import Testing

@testable import parley

@Suite struct DoctorTests {
    private func sound(_ folder: String) -> [Examination] {
        BotExamination.of(folder) + StoreExamination(path: folder + "/sessions.db").all
    }

    private func talk(_ options: Bot.Options) throws -> Conversation {
        Conversation(
            bot: try LiveBot(ChatEngine(options, begin: nil), watches: false), session: SessionID("s1"),
            user: nil, locale: nil)
    }

    @Test("a sound bot, its store before and after the first turn, and who writes to it")
    func sound() throws {
        try TemporaryBot.inFolder(flows: SessionsTests.flows) { folder in
            let before = sound(folder)
            #expect(before.map(\.subject) == ["bot", "bot's files", "store", "disk"])
            #expect(before[0].found == "\(folder): 1 flow, 1 intent")
            #expect(
                before[2].found == "\(folder)/sessions.db is not there yet; it is made with the first turn")
            var options = Bot.Options(folder: folder)
            options.store = .file(folder + "/sessions.db", .relaxed)
            let talk = try talk(options)
            _ = try talk.send(.message(Message("open the door"))).get()
            let during = StoreExamination(path: folder + "/sessions.db").all
            #expect(during.map(\.subject) == ["store", "writer", "disk"])
            #expect(during[0].found.hasPrefix("\(folder)/sessions.db: 1 session, "))
            #expect(
                during[1].found == "process \(ProcessInfo.processInfo.processIdentifier) serves on this store"
            )
            talk.close()
            #expect(StoreExamination(path: folder + "/sessions.db").all.map(\.subject) == ["store", "disk"])
        }
    }

    @Test("a bot with mistakes, and one with warnings, lead to parley check")
    func mistakes() throws {
        try TemporaryBot.inFolder(flows: "flow(\"a\", function() say(\"x\" end)") { folder in
            let found = BotExamination.of(folder)
            #expect(found.map(\.outcome) == [.fault])
            #expect(found[0].found == "1 error.")
            #expect(found[0].advice == "They are told by: parley check --bot \(folder)")
        }
        try TemporaryBot.inFolder(flows: "flow(\"a\", function() say(\"x\") end)") { folder in
            #expect(BotExamination.of(folder).map(\.outcome) == [.sound, .note])
        }
    }

    @Test("no bot is a fault where somebody named one")
    func noBot() {
        #expect(BotExamination.of("/nowhere").map(\.outcome) == [.fault])
    }

    @Test("somebody else's file, and a session that was changed on the disk, are faults")
    func damage() throws {
        try TemporaryBot.inFolder(flows: SessionsTests.flows) { folder in
            let path = folder + "/sessions.db"
            try "not a store, but long enough to be read as one".write(
                toFile: path, atomically: true, encoding: .utf8)
            let foreign = StoreExamination(path: path).all[0]
            #expect(foreign.outcome == .fault)
            #expect(foreign.found == "\(path) is not a store of parley. Choose another file with --store.")
            try FileManager.default.removeItem(atPath: path)

            var options = Bot.Options(folder: folder)
            options.store = .file(path, .full)
            let talk = try talk(options)
            _ = try talk.send(.message(Message("open the door, please do"))).get()
            talk.close()
            var bytes = try Array(Data(contentsOf: URL(fileURLWithPath: path)))
            let spoken = try #require(bytes.firstRange(of: Array("open the door, please do".utf8)))
            bytes[spoken.lowerBound] ^= 1
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            let store = StoreExamination(path: path).all[0]
            #expect(store.outcome == .fault)
            #expect(store.found.contains("; 1 cannot be read: session s1 cannot be read at entry "))
            #expect(store.advice == "Keep a copy of the file, and take these sessions from a backup.")
        }
    }

    @Test("an advice stands under what it is about; objects leave out what is not there")
    func text() {
        let rows = [
            Examination(subject: "parley", found: "0.1.0"),
            Examination(subject: "词", outcome: .fault, found: "none", advice: "Make one."),
        ]
        #expect(
            Examination.text(rows) == """
                ok     parley  0.1.0
                fault  词      none
                               Make one.
                """)
        #expect(
            CanonicalJSON.text(.list(rows.map(\.value)))
                == #"[{"found":"0.1.0","outcome":"ok","subject":"parley"},{"advice":"Make one.","found":"none","outcome":"fault","subject":"词"}]"#
        )
        #expect(Examination.words(.unreadable(path: "/x")).outcome == .fault)
        #expect(Examination.words(.none).outcome == .fault)
    }
}
