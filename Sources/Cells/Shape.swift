/// A place in a drawing, in hundredths of a cell's width from the upper left, y downwards; a cell is 100
/// wide and 200 high.
public struct Place: Hashable, Sendable {
  public var x: Int
  public var y: Int

  public init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}

/// How a sample is drawn.
public enum SampleForm: Hashable, Sendable {
  case full
  /// A dot.
  case small
  /// The outline alone.
  case hollow
}

/// A shape as it is, before it becomes cells: what figures for paper are made from.
public enum Shape: Hashable, Sendable {
  /// What follows is seen only within an area, given by its upper left and lower right corners.
  case area(Place, Place)
  /// The sector of a disc from one place on its rim counter-clockwise to another; the whole disc where
  /// they are one. The glyph that hatches it is the one that cells have.
  case sector(
    center: Place, radius: Int, from: Place, to: Place, isLarge: Bool, Color,
    hatch: Unicode.Scalar?)
  /// A part of a circle, likewise.
  case arc(radius: Int, from: Place, to: Place, isLarge: Bool, Color, isDashed: Bool)
  case circle(center: Place, radius: Int, Color, isDashed: Bool)
  case line([Place], Color, isDashed: Bool)
  /// A sample of a class, in the class's own shape.
  case sample(Place, classIndex: Int, Color, SampleForm)
  case letter(Place, Unicode.Scalar, Color, isChosen: Bool)
  /// The ground of a rectangle whose upper left corner this is.
  case tint(Place, width: Int, height: Int, Color, hatch: Unicode.Scalar?)
}
