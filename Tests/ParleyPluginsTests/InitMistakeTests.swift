// What the author of a plugin's Lua is told when it loads, word for word.

import Testing

@testable import ParleyPlugins

@Suite("Mistakes in init.lua and lib/")
struct InitMistakeTests {
    @Test("No init.lua")
    func noInitlua() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": PluginFolder.manifest
        ])
        #expect(
            folder.mistakes() == [
                """
                E306 NO INIT.LUA Plugins/shop/init.lua:1
                The plugin shop has no init.lua, so nothing can be called in it.
                Hint: write one:  return { actions = { find = function(args) return nil end } }
                """
            ])
    }

    @Test("A syntax error")
    func aSyntaxError() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": PluginFolder.manifest,
            "shop/init.lua": """
            local x =
            return {}
            """,
        ])
        #expect(
            folder.mistakes() == [
                """
                E307 ERROR IN A PLUGIN Plugins/shop/init.lua:2
                Lua: unexpected symbol near 'return'.
                | return {}
                Hint: look at this line and the one before it.
                """
            ])
    }

    @Test("Compiled Lua")
    func compiledLua() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": PluginFolder.manifest,
            "shop/init.lua": "\u{1B}Lua",
        ])
        #expect(
            folder.mistakes() == [
                """
                E307 ERROR IN A PLUGIN Plugins/shop/init.lua:1
                Lua: this is compiled Lua; only text is loaded.
                """
            ])
    }

    @Test("An end too many")
    func anEndTooMany() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": PluginFolder.manifest,
            "shop/init.lua": """
            local function find() end end
            return {}
            """,
        ])
        #expect(
            folder.mistakes() == [
                """
                E307 ERROR IN A PLUGIN Plugins/shop/init.lua:1
                Lua: <eof> expected near 'end'.
                | local function find() end end
                Hint: look at this line and the one before it.
                """
            ])
    }

    @Test("A function that plugins do not have")
    func aFunctionThatPluginsDoNotHave() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": PluginFolder.manifest,
            "shop/init.lua": """
            local home = os.getenv("HOME")
            return {}
            """,
        ])
        #expect(
            folder.mistakes() == [
                """
                E307 ERROR IN A PLUGIN Plugins/shop/init.lua:1
                Lua: attempt to index a nil value (global 'os').
                | local home = os.getenv("HOME")
                Hint: a plugin has no print, os, io, load, loadfile, dofile, package, debug, coroutine; it has sqlite, require and Lua's other functions.
                """
            ])
    }

    @Test("A misspelt function")
    func aMisspeltFunction() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": PluginFolder.manifest,
            "shop/init.lua": """
            local x = tostrin(1)
            return {}
            """,
        ])
        #expect(
            folder.mistakes() == [
                """
                E307 ERROR IN A PLUGIN Plugins/shop/init.lua:1
                Lua: attempt to call a nil value (global 'tostrin').
                | local x = tostrin(1)
                Hint: look at the spelling, and at where the value comes from.
                """
            ])
    }

    @Test("A syntax error in a module that nobody needs")
    func aSyntaxErrorInAModuleThatNobodyNeeds() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": PluginFolder.manifest,
            "shop/init.lua": PluginFolder.initial,
            "shop/lib/prices.lua": "retrn 1",
        ])
        #expect(
            folder.mistakes() == [
                """
                E307 ERROR IN A PLUGIN Plugins/shop/lib/prices.lua:1
                Lua: syntax error near '1'.
                | retrn 1
                ^ retrn
                Hint: Lua writes  return  for  retrn.
                """
            ])
    }

    @Test("An error in a module")
    func anErrorInAModule() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": PluginFolder.manifest,
            "shop/init.lua": """
            local prices = require("lib.prices")
            return {}
            """,
            "shop/lib/prices.lua": """
            return {
              pen = nil .. 1,
            }
            """,
        ])
        #expect(
            folder.mistakes() == [
                """
                E307 ERROR IN A PLUGIN Plugins/shop/lib/prices.lua:2
                Lua: attempt to concatenate a nil value.
                |   pen = nil .. 1,
                Hint: look at the spelling, and at where the value comes from.
                """
            ])
    }

    @Test("A module that is not there")
    func aModuleThatIsNotThere() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": PluginFolder.manifest,
            "shop/init.lua": """
            local prices = require("lib.prizes")
            return {}
            """,
            "shop/lib/prices.lua": "return {}",
        ])
        #expect(
            folder.mistakes() == [
                """
                E307 ERROR IN A PLUGIN Plugins/shop/init.lua:1
                Lua: require("lib.prizes") finds no Plugins/shop/lib/prizes.lua; there is lib/prices.lua.
                | local prices = require("lib.prizes")
                Hint: require("lib.prices")  is  lib/prices.lua  in the plugin's own folder.
                """
            ])
    }

    @Test("A module outside of the folder")
    func aModuleOutsideOfTheFolder() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": PluginFolder.manifest,
            "shop/init.lua": """
            local prices = require("../orders/init")
            return {}
            """,
        ])
        #expect(
            folder.mistakes() == [
                """
                E307 ERROR IN A PLUGIN Plugins/shop/init.lua:1
                Lua: require("../orders/init") is no name of a file: small letters, digits, _ . and / are allowed.
                | local prices = require("../orders/init")
                Hint: require("lib.prices")  is  lib/prices.lua  in the plugin's own folder.
                """
            ])
    }

    @Test("A module outside of lib/")
    func aModuleOutsideOfLib() throws {
        let beside = try PluginFolder([
            "shop/manifest.lua": PluginFolder.manifest, "shop/rules.lua": "return {}",
            "shop/init.lua": "local rules = require(\"rules\")\nreturn {}",
        ])
        #expect(
            beside.mistakes().first?.contains(
                "finds no Plugins/shop/rules.lua among the plugin's modules: those lie in its folder lib/, lib/rules.lua."
            ) == true)
        let folder = try PluginFolder([
            "shop/manifest.lua": PluginFolder.manifest,
            "shop/init.lua": """
            local prices = require("manifest")
            return {}
            """,
        ])
        #expect(
            folder.mistakes() == [
                """
                E307 ERROR IN A PLUGIN Plugins/shop/init.lua:1
                Lua: require("manifest") finds no Plugins/shop/manifest.lua.
                | local prices = require("manifest")
                Hint: require("lib.prices")  is  lib/prices.lua  in the plugin's own folder.
                """
            ])
    }

    @Test("Modules in a circle")
    func modulesInACircle() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": PluginFolder.manifest,
            "shop/init.lua": """
            local a = require("lib.a")
            return {}
            """,
            "shop/lib/a.lua": """
            local b = require("lib.b")
            return b
            """,
            "shop/lib/b.lua": """
            local a = require("lib.a")
            return a
            """,
        ])
        #expect(
            folder.mistakes() == [
                """
                E307 ERROR IN A PLUGIN Plugins/shop/lib/b.lua:1
                Lua: require("lib.a") goes in a circle.
                | local a = require("lib.a")
                Hint: move what both need into a third file.
                """
            ])
    }

    @Test("A database at load")
    func aDatabaseAtLoad() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": PluginFolder.manifest,
            "shop/init.lua": """
            local db = sqlite.open("shop.db")
            return {}
            """,
        ])
        #expect(
            folder.mistakes() == [
                """
                E310 ACTS WHILE LOADING Plugins/shop/init.lua:1
                sqlite.open() acts, and a plugin does nothing while it loads.
                | local db = sqlite.open("shop.db")
                ^ sqlite.open
                Hint: put it inside the action's function.
                """
            ])
    }

    @Test("A statement at load")
    func aStatementAtLoad() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": PluginFolder.manifest,
            "shop/init.lua": """
            _ENV["(query)"]({ name = "shop.db" }, "select 1")
            return {}
            """,
        ])
        #expect(
            folder.mistakes() == [
                """
                E310 ACTS WHILE LOADING Plugins/shop/init.lua:1
                db:query() acts, and a plugin does nothing while it loads.
                | _ENV["(query)"]({ name = "shop.db" }, "select 1")
                ^ db:query
                Hint: put it inside the action's function.
                """
            ])
    }

    @Test("A loop at load")
    func aLoopAtLoad() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": PluginFolder.manifest,
            "shop/init.lua": "while true do end",
        ])
        #expect(
            folder.mistakes() == [
                """
                E307 ERROR IN A PLUGIN Plugins/shop/init.lua:1
                Lua: it used up its budget of steps: look for a loop that does not end.
                | while true do end
                """
            ])
    }

    @Test("No return")
    func noReturn() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": PluginFolder.manifest,
            "shop/init.lua": "local function find() end",
        ])
        #expect(
            folder.mistakes() == [
                """
                E311 WRONG RESULT Plugins/shop/init.lua:1
                init.lua returns nothing; it returns a table with its actions.
                | local function find() end
                Hint: init.lua ends with  return { actions = { find = find } }
                """
            ])
    }

    @Test("No return below functions that return something")
    func noReturnOfItsOwn() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": PluginFolder.manifest,
            "shop/init.lua": """
            local actions = {}
            function actions.find()
              return { price = 3 }
            end

            """,
        ])
        #expect(
            folder.mistakes() == [
                """
                E311 WRONG RESULT Plugins/shop/init.lua:4
                init.lua returns nothing; it returns a table with its actions.
                | end
                Hint: init.lua ends with  return { actions = { find = find } }
                """
            ])
    }

    @Test("A function without its end")
    func aFunctionWithoutItsEnd() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": PluginFolder.manifest,
            "shop/init.lua": """
            local function find()
              return { price = 3 }

            return { actions = { find = find } }
            """,
        ])
        #expect(
            folder.mistakes() == [
                """
                E307 ERROR IN A PLUGIN Plugins/shop/init.lua:4
                Lua: 'end' expected (to close 'function' at line 1) near 'return'.
                | return { actions = { find = find } }
                Hint: the function of line 1 is not closed with  end.
                """
            ])
    }

    @Test("A number returned")
    func aNumberReturned() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": PluginFolder.manifest,
            "shop/init.lua": "return 7",
        ])
        #expect(
            folder.mistakes() == [
                """
                E311 WRONG RESULT Plugins/shop/init.lua:1
                init.lua returns a number; it returns a table with its actions.
                | return 7
                Hint: init.lua ends with  return { actions = { find = find } }
                """
            ])
    }

    @Test("No actions")
    func noActions() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": PluginFolder.manifest,
            "shop/init.lua": "return {}",
        ])
        #expect(
            folder.mistakes() == [
                """
                E311 WRONG RESULT Plugins/shop/init.lua:1
                init.lua returns no table of actions.
                | return {}
                Hint: init.lua ends with  return { actions = { find = find } }
                """
            ])
    }

    @Test("A field with a typing error")
    func aFieldWithATypingError() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": PluginFolder.manifest,
            "shop/init.lua": "return { acts = {} }",
        ])
        #expect(
            folder.mistakes() == [
                """
                E304 UNKNOWN FIELD Plugins/shop/init.lua:1
                acts is no field of what init.lua returns.
                | return { acts = {} }
                ^ acts
                Close: actions
                Hint: init.lua returns  { actions = { ... } }
                """
            ])
    }

    @Test("An action that is a number")
    func anActionThatIsANumber() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": PluginFolder.manifest,
            "shop/init.lua": """
            return {
              actions = { find = 3 },
            }
            """,
        ])
        #expect(
            folder.mistakes() == [
                """
                E311 WRONG RESULT Plugins/shop/init.lua:2
                init.lua returns a number as the action find; it is a function.
                |   actions = { find = 3 },
                ^ find
                Hint: the function itself stands there, without brackets:  find = find
                """
            ])
    }

    @Test("An action with a typing error")
    func anActionWithATypingError() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": PluginFolder.manifest,
            "shop/init.lua": """
            local function fnd() end
            return { actions = { fnd = fnd } }
            """,
        ])
        #expect(
            folder.mistakes() == [
                """
                E308 ACTION NOT RETURNED Plugins/shop/manifest.lua:1
                The manifest declares the action find, and init.lua returns no function of that name.
                | return { name = "shop", version = "1.0.0", provides = { actions = { find = { effect = "read" } } } }
                ^ find
                Close: fnd
                Hint: init.lua ends with  return { actions = { find = find } }
                """,
                """
                E309 ACTION NOT DECLARED Plugins/shop/init.lua:2
                init.lua returns the action fnd, and the manifest does not declare it.
                | return { actions = { fnd = fnd } }
                ^ fnd
                Close: find
                Hint: add it to provides.actions in manifest.lua:  fnd = { effect = "read" }
                """,
            ])
    }
}
