// What the author of a manifest is told, word for word.

import Testing

@testable import ParleyPlugins

@Suite("Mistakes in a manifest")
struct ManifestMistakeTests {
    @Test("No manifest")
    func noManifest() throws {
        let folder = try PluginFolder([
            "shop/init.lua": PluginFolder.initial
        ])
        #expect(
            folder.mistakes() == [
                """
                E301 NO MANIFEST Plugins/shop/manifest.lua:1
                The folder Plugins/shop has no manifest.lua, so it is no plugin.
                Hint: write one:  return { name = "shop", version = "1.0.0", provides = { actions = { find = { effect = "read" } } } }
                """
            ])
    }

    @Test("A misspelt effect is told alone, whichever of the two it is of", arguments: ["pay", "cancel"])
    func aMisspeltEffectOfACompensation(misspelt: String) throws {
        let effect = { (name: String) in name == misspelt ? "wirte" : "write" }
        let folder = try PluginFolder([
            "shop/manifest.lua": """
            return {
              name = "shop", version = "1.0.0",
              provides = { actions = {
                pay = { effect = "\(effect("pay"))", compensate = "cancel" },
                cancel = { effect = "\(effect("cancel"))" },
              } },
            }
            """,
            "shop/init.lua": """
            local function act() return true end
            return { actions = { pay = act, cancel = act } }
            """,
        ])
        let told = folder.mistakes()
        #expect(told.count == 1)
        #expect(told.first?.contains("The action \(misspelt) has the effect \"wirte\"; it is") == true)
    }

    @Test(
        "What takes a write back is another write of the same plugin",
        arguments: [
            (
                "{ effect = \"write\", compensate = \"undo\" }",
                "The action pay is to be taken back by undo, which is no action of this plugin."
            ),
            (
                "{ effect = \"write\", compensate = \"pay\" }",
                "The action pay is to be taken back by itself."
            ),
            (
                "{ effect = \"write\", compensate = \"find\" }",
                "The action pay is to be taken back by find, which is a read."
            ),
            (
                "{ effect = \"send\", compensate = \"find\" }",
                "The action pay is no write, so there is nothing that find could take back."
            ),
            (
                "{ effect = \"write\", compensate = true }",
                "compensate names an action of this plugin; this is"
            ),
        ])
    func aWrongCompensation(action: String, sentence: String) throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": """
            return {
              name = "shop", version = "1.0.0",
              provides = { actions = { find = { effect = "read" }, pay = \(action) } },
            }
            """,
            "shop/init.lua": """
            local function act() return true end
            return { actions = { find = act, pay = act } }
            """,
        ])
        let told = folder.mistakes()
        #expect(told.count == 1)
        #expect(told.first?.hasPrefix("E303 WRONG MANIFEST Plugins/shop/manifest.lua:3\n\(sentence)") == true)
    }

    @Test("A missing comma")
    func aMissingComma() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": """
            return {
              name = "shop"
              version = "1.0.0",
            }
            """,
            "shop/init.lua": PluginFolder.initial,
        ])
        #expect(
            folder.mistakes() == [
                """
                E302 ERROR IN A MANIFEST Plugins/shop/manifest.lua:2
                A comma is missing at the end of this line.
                |   name = "shop"
                ^ "shop"
                Hint: write a comma behind it; version on line 3 is the next thing in the same table.
                """
            ])
    }

    @Test("A call in the manifest")
    func aCallInTheManifest() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": """
            return {
              name = os.getenv("HOME"),
            }
            """,
            "shop/init.lua": PluginFolder.initial,
        ])
        #expect(
            folder.mistakes() == [
                """
                E302 ERROR IN A MANIFEST Plugins/shop/manifest.lua:2
                Lua: attempt to index a nil value (global 'os').
                |   name = os.getenv("HOME"),
                Hint: a manifest is one table of plain values; nothing can be called in it.
                """
            ])
    }

    @Test("A loop in the manifest")
    func aLoopInTheManifest() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": "while true do end",
            "shop/init.lua": PluginFolder.initial,
        ])
        #expect(
            folder.mistakes() == [
                """
                E302 ERROR IN A MANIFEST Plugins/shop/manifest.lua:1
                Lua: it used up its budget of steps: look for a loop that does not end.
                | while true do end
                Hint: a manifest is one table of plain values; nothing can be called in it.
                """
            ])
    }

    @Test("No return")
    func noReturn() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": """
            local manifest = { name = "shop" }
            """,
            "shop/init.lua": PluginFolder.initial,
        ])
        #expect(
            folder.mistakes() == [
                """
                E303 WRONG MANIFEST Plugins/shop/manifest.lua:1
                A manifest returns a table; this one returns nothing.
                | local manifest = { name = "shop" }
                Hint: such as  return { name = "orders", version = "1.0.0", provides = { actions = { find = { effect = "read" } } } }
                """
            ])
    }

    @Test("A table in itself")
    func aTableInItself() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": """
            local t = {}
            t.t = t
            return t
            """,
            "shop/init.lua": PluginFolder.initial,
        ])
        #expect(
            folder.mistakes() == [
                """
                E302 ERROR IN A MANIFEST Plugins/shop/manifest.lua:1
                Lua: argument 1, field "t": a table that contains itself cannot be passed.
                | local t = {}
                Hint: a manifest is one table of plain values; nothing can be called in it.
                """
            ])
    }

    @Test("The host's own words")
    func theHostsOwnWords() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": """
            _ENV["(load)"]()
            """,
            "shop/init.lua": PluginFolder.initial,
        ])
        #expect(
            folder.mistakes() == [
                """
                E302 ERROR IN A MANIFEST Plugins/shop/manifest.lua:1
                Lua: nothing can be called here.
                | _ENV["(load)"]()
                Hint: a manifest is one table of plain values; nothing can be called in it.
                """
            ])
    }

    @Test("Another name than the folder's")
    func anotherNameThanTheFolders() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": """
            return { name = "shopp", version = "1.0.0", provides = { actions = { find = { effect = "read" } } } }
            """,
            "shop/init.lua": PluginFolder.initial,
        ])
        #expect(
            folder.mistakes() == [
                """
                E303 WRONG MANIFEST Plugins/shop/manifest.lua:1
                The manifest names the plugin "shopp", and its folder is "shop": one name is needed.
                | return { name = "shopp", version = "1.0.0", provides = { actions = { find = { effect = "read" } } } }
                ^ "shopp"
                Hint: write  name = "shop"  or rename the folder.
                """
            ])
    }

    @Test("No name and no version")
    func noNameAndNoVersion() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": """
            return {
              version = 1,
              provides = { actions = { find = { effect = "read" } } },
            }
            """,
            "shop/init.lua": PluginFolder.initial,
        ])
        #expect(
            folder.mistakes() == [
                """
                E303 WRONG MANIFEST Plugins/shop/manifest.lua:1
                name must be a text, the name of the plugin's folder.
                | return {
                ^ name
                Hint: write  name = "shop"
                """,
                """
                E303 WRONG MANIFEST Plugins/shop/manifest.lua:2
                version must be a text.
                |   version = 1,
                ^ version
                Hint: write  version = "1.0.0"
                """,
            ])
    }

    @Test("A field with a typing error is told once")
    func aFieldWithATypingError() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": """
            return {
              name = "shop", version = "1.0.0",
              provide = { actions = { find = { effect = "read" } } },
            }
            """,
            "shop/init.lua": PluginFolder.initial,
        ])
        #expect(
            folder.mistakes() == [
                """
                E304 UNKNOWN FIELD Plugins/shop/manifest.lua:3
                provide is no field of a manifest.
                |   provide = { actions = { find = { effect = "read" } } },
                ^ provide
                Close: provides
                Hint: the fields are: name, version, needs, provides.
                """
            ])
    }

    @Test("A folder whose name is none")
    func aFolderWhoseNameIsNone() throws {
        let folder = try PluginFolder([
            "my-shop/manifest.lua": """
            return { name = "my-shop", version = "1.0.0", provides = { actions = { find = { effect = "read" } } } }
            """,
            "my-shop/init.lua": PluginFolder.initial,
        ])
        #expect(
            folder.mistakes() == [
                """
                E303 WRONG MANIFEST Plugins/my-shop/manifest.lua:1
                A plugin's name has letters, digits and _ only, and starts with a letter.
                | return { name = "my-shop", version = "1.0.0", provides = { actions = { find = { effect = "read" } } } }
                ^ "my-shop"
                Hint: rename the folder, and the name here.
                """
            ])
    }

    @Test("Mistakes of two plugins, in their order")
    func mistakesOfTwoPluginsInTheirOrder() throws {
        let folder = try PluginFolder([
            "a/init.lua": PluginFolder.initial,
            "b/manifest.lua": """
            return { name = "b", version = "1.0.0", provides = { actions = { find = { effect = "read" } } } }
            """,
        ])
        #expect(
            folder.mistakes() == [
                """
                E301 NO MANIFEST Plugins/a/manifest.lua:1
                The folder Plugins/a has no manifest.lua, so it is no plugin.
                Hint: write one:  return { name = "a", version = "1.0.0", provides = { actions = { find = { effect = "read" } } } }
                """,
                """
                E306 NO INIT.LUA Plugins/b/init.lua:1
                The plugin b has no init.lua, so nothing can be called in it.
                Hint: write one:  return { actions = { find = function(args) return nil end } }
                """,
            ])
    }

    @Test("Files and folders that cannot be read")
    func unreadable() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": PluginFolder.manifest, "elsewhere.lua": "return {}",
        ])
        try folder.replaceByLink("shop/init.lua", to: "\(folder.path)/elsewhere.lua")
        #expect(
            folder.mistakes() == [
                """
                E312 CANNOT BE READ Plugins/shop/init.lua:1
                Plugins/shop/init.lua cannot be read: it is a symbolic link.
                Hint: a plugin's files are plain files in its folder that the bot's user may read.
                """
            ])
        #expect(throws: PluginFailure.self) { try PluginHost.open(folder: "\(folder.path)/elsewhere.lua") }
    }

    @Test("Every mistake has a code and a title of its own")
    func codes() {
        #expect(Set(PluginMistake.allCases.map(\.rawValue)).count == PluginMistake.allCases.count)
        #expect(Set(PluginMistake.allCases.map(\.title)).count == PluginMistake.allCases.count)
        #expect(PluginMistake.allCases.allSatisfy { $0.rawValue.hasPrefix("E3") })
    }
}
