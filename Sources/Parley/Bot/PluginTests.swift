// The tests that plugins bring along, in Lua.
package import ParleyModel
import ParleyPlugins

package enum PluginTests {
    /// Runs the tests of one file, each with its plugin opened anew.
    ///
    /// - Parameters:
    ///   - path: the file's, as its author knows it; `text` is what is in it.
    ///   - plugin: its name; `folder` is where it lies.
    ///   - copies: a folder without links in its path: what tests write into databases goes there.
    /// - Returns: how many tests there are, and what is wrong.
    package static func run(
        _ text: [UInt8], path: String, plugin: String, folder: String, copies: String,
        coverage: LineCoverage?
    ) -> (tests: Int, mistakes: [Diagnostic]) {
        let file = PluginTestFile(plugin: plugin, folder: folder, path: path, text: text, coverage: coverage)
        let outcome = file.run(copies: copies)
        return (outcome.tests, outcome.mistakes)
    }
}
