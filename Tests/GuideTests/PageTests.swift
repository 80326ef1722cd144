// Holds the pages together: each is listed in the catalogue, and each link leads somewhere.

import Foundation
import Testing

@Suite struct PageTests {
    static let pages = GuidePage.all.filter { $0.path.hasPrefix(GuidePage.catalogue) }

    static func name(of page: GuidePage) -> String {
        let file = page.path.split(separator: "/").last ?? ""
        return String(file.dropLast(".md".count))
    }

    @Test("every link to a page has its page, and every page is listed in Parley.md")
    func links() throws {
        let names = Set(Self.pages.map(Self.name))
        var listed: Set<String> = []
        for page in Self.pages {
            let links = page.text.matches(of: /<doc:([^>]+)>/).map { String($0.output.1) }
            for link in links { #expect(names.contains(link), "\(page.path) links to \(link)") }
            if Self.name(of: page) == "Parley" { listed = Set(links) }
        }
        #expect(names.subtracting(listed) == ["Parley"])
    }

    @Test("every file that the README links to is there")
    func readme() throws {
        let readme = try #require(GuidePage.all.first { $0.path == "README.md" })
        let links = readme.text.matches(of: /\]\(([^)#:]+)\)/).map { String($0.output.1) }
        #expect(links.count > 15)
        for link in links {
            let there = try? GuidePage.root.appending(path: link).checkResourceIsReachable()
            #expect(there == true, "\(link)")
        }
    }
}
