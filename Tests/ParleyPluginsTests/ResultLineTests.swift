// Where the author of a plugin is told that what init.lua returns is wrong.

import Testing

@testable import ParleyPlugins

@Suite("The lines of a plugin's result")
struct ResultLineTests {
    @Test(
        "What is wrong with the result is told where it is returned, and not where the same name stands before"
    )
    func linesOfTheResult() throws {
        func line(_ result: String) throws -> Int? {
            let folder = try PluginFolder([
                "shop/manifest.lua": PluginFolder.manifest,
                "shop/init.lua": "local function find(args)\n  return { find = 2, find_all = 3 }\nend\n"
                    + result,
            ])
            return folder.mistakes().first?.firstMatch(of: #/init\.lua:(\d+)/#).flatMap { Int($0.1) }
        }
        #expect(try line("return { find = find }") == 4)
        #expect(try line("return { actions = {\n  find = find(),\n} }") == 5)
        #expect(try line("return { actions = {\n  find = find, find_all = find\n} }") == 5)
        #expect(try line("local actions = {\n  find = find(),\n}\nreturn { actions = actions }") == 5)
    }
}
