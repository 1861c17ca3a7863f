package import Training

/// A run that was looked at for its numbers.
package struct SeenRun: Sendable {
  package let session: Session
  package let metrics: Metrics

  package init(_ session: Session) {
    self.session = session
    metrics = session.metrics()
  }
}
