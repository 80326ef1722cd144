// Where tests write: into a copy of a plugin's database, which begins as the database is.

import Glibc
import ParleyModel
import Testing

@testable import ParleyPlugins

@Suite("A database that is written elsewhere")
struct DatabaseCopyTests {
    private static let count: Value = "select count(*) as n from items"

    private func open(_ folder: PluginFolder, copies: PluginFolder) throws -> Bot {
        Bot(folder: folder, host: try PluginHost.open(folder: folder.path, copies: copies.path))
    }

    private func outcome(_ bot: Bot, _ action: String, _ sql: Value) async -> ActionOutcome {
        await bot.outcome("shop.\(action)", ["sql": sql])
    }

    @Test("the original is read until the first write, and never changed")
    func original() async throws {
        let folder = try PluginFolder.shop(
            DatabaseTests.open, reads: ["query"], writes: ["execute", "read_then"])
        let live = try folder.open()
        _ = await outcome(live, "execute", "create table items (name text unique)")
        _ = await outcome(live, "execute", "insert into items values ('pen')")
        let copies = try PluginFolder()
        let copy = "\(copies.path)/shop/shop.db"
        for session in 1...2 {
            let bot = try open(folder, copies: copies)
            #expect(await outcome(bot, "query", Self.count) == .ok([["n": .int(session)]]))
            #expect(Folder.hasBytes(copy) == (session > 1))
            let insert: Value = .text("insert into items values ('cup \(session)')")
            #expect(
                await outcome(bot, "execute", insert) == .ok(["changes": 1, "last_id": .int(session + 1)]))
            #expect(await outcome(bot, "query", Self.count) == .ok([["n": .int(session + 1)]]))
        }
        #expect(await outcome(live, "query", Self.count) == .ok([["n": 1]]))
        let other = try open(folder, copies: try PluginFolder())
        #expect(await outcome(other, "query", Self.count) == .ok([["n": 1]]))
    }

    @Test("a database that is not there yet is made in the copy only")
    func made() async throws {
        let folder = try PluginFolder.shop(
            DatabaseTests.open, reads: ["query"], writes: ["execute", "read_then"])
        let bot = try open(folder, copies: try PluginFolder())
        _ = await outcome(bot, "execute", "create table items (name text)")
        #expect(await outcome(bot, "query", Self.count) == .ok([["n": 0]]))
        #expect(Folder.kind(of: "\(folder.path)/shop/shop.db", followingLinks: false) == nil)
    }

    @Test("an original that is no database is told, and nothing is left of the copy")
    func damaged() async throws {
        let folder = try PluginFolder.shop(
            DatabaseTests.open, reads: ["query"], writes: ["execute", "read_then"])
        try folder.write(String(repeating: "no database ", count: 100), to: "shop/shop.db")
        let copies = try PluginFolder()
        let bot = try open(folder, copies: copies)
        guard case .unknown(let why) = await outcome(bot, "execute", "create table items (name text)") else {
            return #expect(Bool(false), "the write must fail")
        }
        #expect(why.contains("shop.db: the file is damaged or no SQLite database"))
        #expect(Folder.kind(of: "\(copies.path)/shop/shop.db", followingLinks: false) == nil)
    }
}
