// Which files of a plugin are its tests.

import Glibc
import Testing

@testable import ParleyPlugins

@Suite struct PluginTestFileTests {
    @Test("A link to a folder above leads to nothing new")
    func links() throws {
        let folder = try PluginFolder(["shop/a_test.lua": "local x = ("])
        try #require(symlink(".", "\(folder.path)/shop/again") == 0)
        withExtendedLifetime(folder) {
            #expect(PluginTestFile.mistakes(inPluginsOf: folder.path).count == 1)
        }
    }
}
