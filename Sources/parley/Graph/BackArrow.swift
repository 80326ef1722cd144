// An arrow that goes back up, as a loop's does: out of the side of its box, and into the side of the other.

/// Below a box are the arrows that go on from it, above it those that come to it. `nil` for an arrow that goes down, and where
/// something stands in the way.
struct BackArrow {
    /// Where it touches a box, and how far it goes on level from there.
    private struct Side {
        var point: LayeredLayout.Point
        var reach: Double
    }
    private let begin: Side
    private let end: Side
    /// Through the layers between.
    private let points: [LayeredLayout.Point]

    init?(_ index: Int, _ chart: FlowChart, _ sizes: [LayeredLayout.Size], _ layout: LayeredLayout) {
        let edge = chart.edges[index]
        let route = layout.routes[index]
        // The first two points and the last two are the boxes' own.
        guard route.count > 4, let first = route.first, let last = route.last, first.y > last.y else {
            return nil
        }
        points = Array(route[2..<(route.count - 2)])
        func side(of box: Int, towards point: LayeredLayout.Point?) -> Side? {
            guard let point else { return nil }
            let (place, half) = (layout.places[box], sizes[box].width / 2)
            let nearest: [Double] = point.x < place.x ? [-1, 1] : [1, -1]
            for sign in nearest {
                let side = LayeredLayout.Point(x: place.x + sign * half, y: place.y)
                // Where the way up is over the box itself, it first goes out and then back.
                let beside = sign * (point.x - side.x)
                let reach = sign * max(beside, BackArrow.bend)
                let corner = LayeredLayout.Point(x: side.x + reach, y: point.y)
                let isFree = layout.places.indices.allSatisfy { other in
                    other == box
                        || !BackArrow.isCrossed(layout.places[other], sizes[other], from: side, to: corner)
                }
                if isFree { return Side(point: side, reach: reach) }
            }
            return nil
        }
        guard let begin = side(of: edge.from, towards: points.first),
            let end = side(of: edge.to, towards: points.last)
        else { return nil }
        (self.begin, self.end) = (begin, end)
    }

    /// So far an arrow keeps from boxes that it does not belong to.
    private static let room = 6.0
    /// So far it goes out of a box at least.
    private static let bend = 26.0

    /// Whether a way that goes level from a point and then upright to another meets a box.
    private static func isCrossed(
        _ place: LayeredLayout.Point, _ size: LayeredLayout.Size, from: LayeredLayout.Point,
        to: LayeredLayout.Point
    ) -> Bool {
        let (width, height) = (size.width / 2 + room, size.height / 2 + room)
        let isLevel =
            abs(from.y - place.y) < height && max(from.x, to.x) > place.x - width
            && min(from.x, to.x) < place.x + width
        let isUpright =
            abs(to.x - place.x) < width && max(from.y, to.y) > place.y - height
            && min(from.y, to.y) < place.y + height
        return isLevel || isUpright
    }

    var path: String {
        func n(_ number: Double) -> String { SVGDrawing.number(number) }
        guard let first = points.first, let last = points.last else { return "" }
        func curve(_ side: Side, _ point: LayeredLayout.Point) -> [LayeredLayout.Point] {
            [
                side.point, LayeredLayout.Point(x: side.point.x + side.reach, y: side.point.y),
                LayeredLayout.Point(x: point.x, y: point.y + (side.point.y - point.y) / 3), point,
            ]
        }
        func written(_ points: some Sequence<LayeredLayout.Point>) -> String {
            points.map { "\(n($0.x)) \(n($0.y))" }.joined(separator: " ")
        }
        let out = curve(begin, first)
        let into = curve(end, last).reversed()
        return "M\(written(out.prefix(1))) C\(written(out.dropFirst()))" + SVGDrawing.curves(through: points)
            + " C\(written(into.dropFirst()))"
    }

    /// Where a label stands on it.
    var middleOfBeginning: (Double, Double) {
        (begin.point.x + begin.reach / 2, begin.point.y)
    }
}
