// An action is all or nothing: what stays, what is taken back, and what is told.

import Glibc
import ParleyModel
import Testing

@testable import ParleyPlugins

@Suite("An action as one transaction")
struct TransactionTests {
    /// `book` writes a row, then ends as it is told.
    static let lua = """
        local function rows()
          return sqlite.open("shop.db"):query("select name from items order by rowid")
        end
        local function make()
          sqlite.open("shop.db"):execute("create table items (name text unique not null)")
        end
        local function book(args)
          local db = sqlite.open("shop.db")
          db:execute("insert into items values (?)", { args.name })
          if args.ending == "refuse" then return nil, "sold_out" end
          if args.ending == "fail" then error("no paper") end
          if args.ending == "loop" then while true do end end
          if args.ending == "roll back" then pcall(db.execute, db, "insert or rollback into items values (?)", { args.name }) end
          if args.ending == "go on" then
            local is_done, why = pcall(db.execute, db, "insert into items values (?)", { args.name })
            return { is_done, why }
          end
          return args.name
        end
        """

    static func host(_ limits: PluginLimits = PluginLimits()) async throws -> Bot {
        let folder = try PluginFolder.shop(lua, reads: ["rows"], writes: ["make", "book"])
        let bot = try folder.open(limits)
        #expect(await bot.outcome("shop.make") == .ok(.null))
        return bot
    }

    @Test("What an action wrote stays when it returns a value, and another host reads it")
    func commits() async throws {
        let bot = try await Self.host()
        #expect(await bot.outcome("shop.book", ["name": "pen"]) == .ok("pen"))
        #expect(await bot.outcome("shop.rows") == .ok([["name": "pen"]]))
        let another = try bot.folder.open()
        #expect(await another.outcome("shop.rows") == .ok([["name": "pen"]]))
    }

    @Test(
        "What an action wrote is taken back when it refuses, fails or does not end",
        arguments: [
            ("refuse", ActionOutcome.refused("sold_out")),
            ("fail", .unknown("shop.book failed: Plugins/shop/init.lua:11: no paper")),
            (
                "loop",
                .unknown(
                    "shop.book failed: Plugins/shop/init.lua:12: it used up its budget of steps: "
                        + "look for a loop that does not end")
            ),
            (
                "roll back",
                .unknown(
                    "shop.book failed: shop.db: an earlier error has taken back all that this action did")
            ),
        ]
    )
    func rollsBack(ending: String, outcome: ActionOutcome) async throws {
        let bot = try await Self.host()
        #expect(await bot.outcome("shop.book", ["name": "pen", "ending": .text(ending)]) == outcome)
        #expect(await bot.outcome("shop.rows") == .ok([]))
        #expect(await bot.outcome("shop.book", ["name": "ink"]) == .ok("ink"))
        #expect(await bot.outcome("shop.rows") == .ok([["name": "ink"]]))
    }

    @Test("An action may catch a statement's error and go on; only that statement is undone")
    func caughtError() async throws {
        let bot = try await Self.host()
        #expect(
            await bot.outcome("shop.book", ["name": "pen", "ending": "go on"])
                == .ok([false, "shop.db: UNIQUE constraint failed: items.name"]))
        #expect(await bot.outcome("shop.rows") == .ok([["name": "pen"]]))
    }

    @Test("A write whose key is unique is carried out once, however often it is called")
    func idempotency() async throws {
        let folder = try PluginFolder.shop(
            """
            local function make()
              sqlite.open("shop.db"):execute("create table returns (id integer primary key, key text unique, number text)")
            end
            local function open_return(args, context)
              local db = sqlite.open("shop.db")
              db:execute("insert into returns (key, number) values (?, ?) on conflict (key) do nothing", { context.key, args.number })
              return { id = db:query("select id from returns where key = ?", { context.key })[1].id }
            end
            """, writes: ["make", "open_return"])
        let bot = try folder.open()
        _ = await bot.outcome("shop.make")
        for _ in 0..<3 {
            #expect(await bot.outcome("shop.open_return", ["number": "1"], key: "first") == .ok(["id": 1]))
        }
        #expect(await bot.outcome("shop.open_return", ["number": "1"], key: "second") == .ok(["id": 2]))
    }

    @Test("A database that another program holds locked is told")
    func locked() async throws {
        var limits = PluginLimits()
        limits.lockTime = 1
        let bot = try await Self.host(limits)
        let lock = try Database(
            name: "lock", path: Folder.realPath("\(bot.folder.path)/shop/shop.db"), effect: .write,
            mayCreate: false,
            deadline: .max, limits: PluginLimits())
        #expect(
            await bot.outcome("shop.book", ["name": "pen"])
                == .unknown(
                    "shop.book failed: Plugins/shop/init.lua:9: shop.db: another program holds its lock"))
        #expect(await bot.outcome("shop.rows") == .ok([]))
        try lock.commit()
        #expect(await bot.outcome("shop.book", ["name": "pen"]) == .ok("pen"))
    }

    @Test("Two databases are both committed, and both taken back")
    func twoDatabases() async throws {
        let folder = try PluginFolder.shop(
            """
            local function f(args)
              for _, name in ipairs({ "a.db", "b.db" }) do
                local db = sqlite.open(name)
                db:execute("create table if not exists t (x)")
                db:execute("insert into t values (1)")
              end
              if args.refuse then return nil, "no" end
              return true
            end
            local function count(args) return sqlite.open(args.name):query("select count(*) as n from t")[1].n end
            """, reads: ["count"], writes: ["f"], needs: "\"a.db\", \"b.db\"")
        let bot = try folder.open()
        #expect(await bot.outcome("shop.f") == .ok(true))
        #expect(await bot.outcome("shop.f", ["refuse": true]) == .refused("no"))
        for name in ["a.db", "b.db"] {
            #expect(await bot.outcome("shop.count", ["name": .text(name)]) == .ok(1))
        }
    }
}
