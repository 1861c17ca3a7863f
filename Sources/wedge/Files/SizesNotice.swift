import Laboratory
import Training

/// Tells of a loss that gives the rarest class most room, where it is told that another one is.
enum SizesNotice {
  static func say(of session: Session) {
    let snapshot = session.snapshot()
    guard
      let words = session.configuration.otherSizes(in: snapshot, names: snapshot.classTitles)
    else { return }
    Notice.say("\(words). '--size-growth 1' asks all alike.")
  }
}
