// The sqlite permission: what a plugin can do with its databases, and what it cannot.

import ParleyModel
import Testing

@testable import ParleyPlugins

@Suite("A plugin's database")
struct DatabaseTests {
    /// Two actions that pass their arguments on, and one that makes the table.
    static let open = """
        local function query(args) return sqlite.open("shop.db"):query(args.sql, args.params) end
        local function execute(args) return sqlite.open("shop.db"):execute(args.sql, args.params) end
        local function read_then(args) local db = sqlite.open("shop.db") db:query("select 1") return db:execute(args.sql) end
        """

    static func host(_ limits: PluginLimits = PluginLimits()) async throws -> Bot {
        let folder = try PluginFolder.shop(open, reads: ["query"], writes: ["execute", "read_then"])
        let bot = try folder.open(limits)
        let sql: Value = "create table if not exists items (name text unique, price real, note text)"
        #expect(await bot.outcome("shop.execute", ["sql": sql]) == .ok(["changes": 0, "last_id": 0]))
        return bot
    }

    @Test("Rows are records by column; NULL is absent, whole numbers are integers")
    func rows() async throws {
        let bot = try await Self.host()
        let insert: Value = "insert into items values (?, ?, ?), (?, 2.0, null)"
        #expect(
            await bot.outcome(
                "shop.execute", ["sql": insert, "params": ["pen", .double(199.5), true, "钢笔"]])
                == .ok(["changes": 2, "last_id": 2]))
        #expect(
            await bot.outcome("shop.query", ["sql": "select * from items order by rowid"])
                == .ok([["name": "pen", "price": .double(199.5), "note": "1"], ["name": "钢笔", "price": 2]]))
    }

    @Test("Places by name take a table; a name that is not given is NULL, one that has no place is an error")
    func namedPlaces() async throws {
        let bot = try await Self.host()
        let sql: Value = "insert into items values (:name, :price, :note)"
        #expect(
            await bot.outcome("shop.execute", ["sql": sql, "params": ["name": "pen", "price": 3]])
                == .ok(["changes": 1, "last_id": 1]))
        #expect(
            await bot.outcome("shop.query", ["sql": "select * from items"])
                == .ok([["name": "pen", "price": 3]]))
        #expect(
            await bot.outcome("shop.execute", ["sql": sql, "params": ["naem": "pen"]])
                == failed("execute", "shop.db: the statement has no place :naem"))
    }

    @Test("SQL in a value stays a value")
    func injection() async throws {
        let bot = try await Self.host()
        let evil: Value = "'); drop table items; --"
        _ = await bot.outcome(
            "shop.execute", ["sql": "insert into items (name) values (?)", "params": [evil]])
        #expect(
            await bot.outcome(
                "shop.query", ["sql": "select name from items where name = ?", "params": [evil]])
                == .ok([["name": evil]]))
    }

    @Test(
        "What is not allowed is refused with a sentence",
        arguments: [
            ("attach database 'other.db' as other", "ATTACH is not allowed for plugins"),
            ("detach database main", "DETACH is not allowed for plugins"),
            ("pragma writable_schema = 1", "PRAGMA writable_schema is not allowed for plugins"),
            ("pragma journal_mode = off", "PRAGMA journal_mode is not allowed for plugins"),
            ("select load_extension('x.so')", "load_extension() is not allowed for plugins"),
            (
                "commit",
                "an action is one transaction by itself: BEGIN, COMMIT, ROLLBACK and SAVEPOINT are not allowed for plugins"
            ),
            (
                "savepoint a",
                "an action is one transaction by itself: BEGIN, COMMIT, ROLLBACK and SAVEPOINT are not allowed for plugins"
            ),
            ("create temp table t (x)", "a temporary table, view or trigger is not allowed for plugins"),
            ("create virtual table t using fts5(x)", "a virtual table is not allowed for plugins"),
            ("vacuum", "cannot VACUUM from within a transaction"),
            ("vacuum into 'copy.db'", "cannot VACUUM from within a transaction"),
            ("delete from sqlite_master", "table sqlite_master may not be modified"),
            ("select 1; select 2", "one statement a call; there is more after the first ;"),
            ("select 1; nonsense", "one statement a call; there is more after the first ;"),
            ("", "the statement is empty"),
            ("-- nothing", "the statement is empty"),
            ("select 1\u{0}; select 2", "the statement holds a zero byte"),
            ("select ?", "places in the statement: 1, values given: 0"),
            ("select missing", "no such column: missing"),
            ("insert into itemz values (1)", "no such table: itemz"),
        ]
    )
    func refusals(sql: String, why: String) async throws {
        let bot = try await Self.host()
        #expect(
            await bot.outcome("shop.execute", ["sql": .text(sql)]) == failed("execute", "shop.db: \(why)"))
        #expect(await bot.outcome("shop.query", ["sql": "select 1 as one"]) == .ok([["one": 1]]))
    }

    @Test("A comment after the statement is no second one")
    func trailingComment() async throws {
        let bot = try await Self.host()
        #expect(
            await bot.outcome("shop.query", ["sql": "select 1 as one; -- done\n /* */ "]) == .ok([["one": 1]])
        )
    }

    @Test(
        "Only plain values are bound",
        arguments: [
            ("select ?", [["a": 1]], "shop.db: value 1 is a table; only plain values are bound"),
            ("select ?, :a", ["a": 1], "shop.db: a ? takes a list of values, and named ones are given"),
            ("select ?", "x", "a statement's values are a list for ? or a table for :name; this is a text"),
        ] as [(String, Value, String)])
    func plainValues(sql: String, params: Value, why: String) async throws {
        let bot = try await Self.host()
        let outcome = await bot.outcome("shop.execute", ["sql": .text(sql), "params": params])
        // A value that is none of both is refused before the database is used.
        let isBefore = why.hasPrefix("a statement's")
        #expect(outcome == failed("execute", why, isUsed: !isBefore))
    }

    @Test("A list with a hole names its place as the plugin's author sees it")
    func holes() async throws {
        let bot = try PluginFolder.shop(
            "local function f() return sqlite.open('shop.db'):query('select ?, ?, ?', { 1, nil, 3 }) end",
            reads: ["f"]
        ).open()
        #expect(
            await bot.outcome("shop.f")
                == .failed(
                    "shop.f failed: Plugins/shop/init.lua:1: argument 3: a list with holes cannot be passed (item 2 is nil)"
                ))
    }

    @Test("A read changes nothing, neither by execute nor by query")
    func reads() async throws {
        let folder = try PluginFolder.shop(
            """
            local function make() return sqlite.open("shop.db"):execute("create table t (x)") end
            local function f() return sqlite.open("shop.db"):execute("insert into t values (1)") end
            local function g() return sqlite.open("shop.db"):query("insert into t values (1) returning x") end
            local function count() return sqlite.open("shop.db"):query("select count(*) as n from t")[1].n end
            """, reads: ["f", "g", "count"], writes: ["make"])
        let bot = try folder.open()
        _ = await bot.outcome("shop.make")
        #expect(
            await bot.outcome("shop.f")
                == .failed(
                    "shop.f failed: Plugins/shop/init.lua:2: shop.db: shop.f is a read and cannot execute; "
                        + "declare it with  effect = \"write\"  in manifest.lua"))
        #expect(
            await bot.outcome("shop.g")
                == .failed(
                    "shop.g failed: Plugins/shop/init.lua:3: shop.db: this statement changes the database, and the action "
                        + "is a read; declare it with  effect = \"write\"  in manifest.lua"))
        #expect(await bot.outcome("shop.count") == .ok(0))
    }

    @Test("A write may use RETURNING")
    func returning() async throws {
        let folder = try PluginFolder.shop(
            """
            local function f()
              local db = sqlite.open("shop.db")
              db:execute("create table t (id integer primary key, x)")
              return db:query("insert into t (x) values ('a') returning id")
            end
            """, writes: ["f"])
        let bot = try folder.open()
        #expect(await bot.outcome("shop.f") == .ok([["id": 1]]))
    }

    @Test("A blob, too many rows, and too many bytes are refused")
    func caps() async throws {
        var limits = PluginLimits()
        limits.rows = 100
        let bot = try await Self.host(limits)
        func numbers(to last: Int) -> Record {
            [
                "sql": .text(
                    "with recursive n(i) as (select 1 union all select i + 1 from n where i < \(last)) select i from n"
                )
            ]
        }
        #expect(
            await bot.outcome("shop.query", numbers(to: 100))
                == .ok(.list((1...100).map { ["i": .integer($0)] })))
        #expect(
            await bot.outcome("shop.query", numbers(to: 101))
                == read("shop.db: more than 100 rows; add a LIMIT"))
        #expect(
            await bot.outcome("shop.query", ["sql": "select x'00' as picture"])
                == read("shop.db: the column picture holds a blob; select  hex(picture)"))
        #expect(
            await bot.outcome(
                "shop.query",
                ["sql": "select printf('%.*c', 600000, 'x') as a, printf('%.*c', 600000, 'x') as b"])
                == read("shop.db: the rows hold more than 1 MB; ask for less"))
        #expect(
            await bot.outcome(
                "shop.query", ["sql": "select replace(hex(zeroblob(1000)), '0', hex(zeroblob(1000))) as a"])
                == read("shop.db: a text or the statement is too long"))
    }

    @Test("A statement without end is ended, and the plugin serves the next call")
    func endless() async throws {
        var limits = PluginLimits()
        limits.databaseTime = 50_000_000
        let bot = try await Self.host(limits)
        let endless: Value =
            "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"
        #expect(
            await bot.outcome("shop.query", ["sql": endless])
                == read("shop.db: the action's statements took longer than 0.05 s"))
        #expect(await bot.outcome("shop.query", ["sql": "select 1 as one"]) == .ok([["one": 1]]))
    }

    @Test("A colon that is missing is told")
    func colon() async throws {
        let bot = try PluginFolder.shop(
            "local function f() return sqlite.open('shop.db').query('select 1') end", reads: ["f"]
        )
        .open()
        #expect(
            await bot.outcome("shop.f")
                == .failed(
                    "shop.f failed: Plugins/shop/init.lua:1: call it with a colon:  db:query(sql, { ... })"))
    }

    // MARK: Permission and files

    @Test(
        "A database that the manifest does not name is refused",
        arguments: ["other.db", "../shop/shop.db", "/etc/passwd", ""])
    func permission(name: String) async throws {
        let folder = try PluginFolder.shop(
            "local function f(args) return sqlite.open(args.name) end", reads: ["f"])
        let outcome = try await folder.open().outcome("shop.f", ["name": .text(name)])
        #expect(
            outcome
                == .failed(
                    "shop.f failed: Plugins/shop/init.lua:1: the plugin shop has no permission for \"\(name)\"; "
                        + "manifest.lua gives it with  needs = { sqlite = { \"\(name)\" } }"))
        #expect(try Folder.names(in: "\(folder.path)/shop") == ["init.lua", "manifest.lua"])
    }

    @Test("Without any permission nothing is opened, also past sqlite.open")
    func noPermission() async throws {
        let folder = try PluginFolder.shop(
            "local function f() return _ENV['(execute)']({ name = 'shop.db' }, 'create table t (x)') end",
            writes: ["f"], needs: "")
        let problem =
            "the plugin shop has no permission for \"shop.db\"; "
            + "manifest.lua gives it with  needs = { sqlite = { \"shop.db\" } }"
        let bot = try folder.open()
        #expect(await bot.outcome("shop.f") == .failed("shop.f failed: Plugins/shop/init.lua:1: \(problem)"))
        #expect(try Folder.names(in: "\(folder.path)/shop") == ["init.lua", "manifest.lua"])
    }

    @Test("A database that is not there is named, and how to make it")
    func missingFile() async throws {
        let folder = try PluginFolder.shop(Self.open, reads: ["query"], writes: ["execute"])
        let bot = try folder.open()
        let why =
            "there is no database Plugins/shop/shop.db; make it with  sqlite3 Plugins/shop/shop.db < tables.sql  "
            + "or in a write action with  db:execute(\"create table if not exists ...\")"
        #expect(await bot.outcome("shop.query", ["sql": "select 1"]) == read(why))
        // A creation that was taken back leaves an empty file, which counts as none.
        _ = await bot.outcome("shop.execute", ["sql": "insert into items values (1)"])
        #expect(await bot.outcome("shop.query", ["sql": "select 1"]) == read(why))
    }

    @Test("A link or a file that is no database is refused")
    func strangeFiles() async throws {
        let folder = try PluginFolder.shop(Self.open, reads: ["query"], writes: ["execute"])
        let bot = try folder.open()
        try folder.write("this is no database, but long enough to have bytes", to: "shop/shop.db")
        #expect(
            await bot.outcome("shop.query", ["sql": "select 1 from sqlite_master"])
                == read("shop.db: the file is damaged or no SQLite database"))
        try folder.replaceByLink("shop/shop.db", to: "\(folder.path)/elsewhere.db")
        try folder.write("elsewhere", to: "elsewhere.db")
        #expect(
            await bot.outcome("shop.query", ["sql": "select 1"])
                == read(
                    "shop.db: the file cannot be opened; it must lie in the plugin's folder and be no link"))
    }
}

/// How a write of the plugin `shop` ends that failed in its only line of ``DatabaseTests/open``.
private func failed(_ action: String, _ why: String, isUsed: Bool = true) -> ActionOutcome {
    let sentence = "shop.\(action) failed: Plugins/shop/init.lua:2: \(why)"
    return isUsed ? .unknown(sentence) : .failed(sentence)
}

private func read(_ why: String) -> ActionOutcome {
    .failed("shop.query failed: Plugins/shop/init.lua:1: \(why)")
}
