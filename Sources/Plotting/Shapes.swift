public import Cells

/// A straight stretch between two places.
public struct Segment: Hashable, Sendable {
  public var start: Vector
  public var end: Vector

  public init(_ start: Vector, _ end: Vector) {
    self.start = start
    self.end = end
  }
}

/// All places at one distance from a centre.
public struct Circle: Hashable, Sendable {
  public var center: Vector
  public var radius: Double

  public init(center: Vector, radius: Double) {
    self.center = center
    self.radius = radius
  }

  func contains(_ place: Vector) -> Bool {
    let offset = place - center
    return offset.dot(offset) <= radius * radius
  }
}

/// The ground at a place.
public struct GroundFill: Hashable, Sendable {
  public var color: Color
  /// The glyph in every fourth cell; nil for none.
  public var hatch: Unicode.Scalar?

  public init(color: Color, hatch: Unicode.Scalar? = nil) {
    self.color = color
    self.hatch = hatch
  }
}

/// The ground of a stretch of directions, from one direction to the next sector's.
public struct SectorFill: Hashable, Sendable {
  /// Where it begins, counter-clockwise; of any length above 0.
  public var start: Vector
  public var color: Color
  /// The glyph in every fourth cell; nil for none.
  public var hatch: Unicode.Scalar?

  public init(start: Vector, color: Color, hatch: Unicode.Scalar? = nil) {
    self.start = start
    self.color = color
    self.hatch = hatch
  }
}

/// How a line is drawn.
public struct LineStyle: Hashable, Sendable {
  public var color: Color
  /// 1 draws every dot, 2 every second one.
  public var every: Int
  /// So many dots in a dash and in the gap after it; nil for no gaps.
  public var dash: Int?
  /// The glyph of every cell on the way, in all tiers of text; nil where dots or slope make it.
  public var glyph: Unicode.Scalar?
  /// How the line looks in ASCII; nil follows its slope.
  public var ascii: Unicode.Scalar?
  /// Whether all tiers coarser than braille draw it as in ASCII, so that blocks do not swell it.
  public var isThin: Bool

  public init(
    color: Color, every: Int = 1, dash: Int? = nil, glyph: Unicode.Scalar? = nil,
    ascii: Unicode.Scalar? = nil, isThin: Bool = false
  ) {
    self.color = color
    self.every = every
    self.dash = dash
    self.glyph = glyph
    self.ascii = ascii
    self.isThin = isThin
  }

  /// Whether a figure draws it with gaps.
  var isDashed: Bool { every > 1 || dash != nil }

  /// Whether the dot of an index along the line is one of a gap.
  func isGap(_ index: Int) -> Bool {
    guard let dash else { return false }
    return index / dash % 2 == 1
  }
}
