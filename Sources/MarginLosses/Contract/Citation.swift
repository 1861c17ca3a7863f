/// Who published a loss, and where.
public struct Citation: Hashable, Sendable {
  public let authors: String
  public let title: String
  public let venue: String
  public let year: Int

  public init(authors: String, title: String, venue: String, year: Int) {
    self.authors = authors
    self.title = title
    self.venue = venue
    self.year = year
  }
}
