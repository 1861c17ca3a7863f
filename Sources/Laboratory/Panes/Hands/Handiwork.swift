internal import MarginLosses
internal import Training

/// What can be undone and done again after some deeds, the next one last.
struct Handiwork {
  /// Edits that take back what was done.
  private(set) var undoing: [Edit] = []
  /// Edits that do again what was undone.
  private(set) var redoing: [Edit] = []

  init(_ deeds: some Sequence<Deed>) {
    for deed in deeds {
      switch deed.kind {
      case .made:
        undoing.append(deed.inverse)
        redoing = []
      case .undone:
        _ = undoing.popLast()
        redoing.append(deed.inverse)
      case .redone:
        _ = redoing.popLast()
        undoing.append(deed.inverse)
      }
    }
  }
}

extension Pane {
  /// What was done by hand up to this step, on this branch.
  private var deeds: some Sequence<Deed> {
    run.timeline.revisions[..<run.revisionsTaken].lazy.compactMap(\.deed)
  }

  /// Makes an edit at this step, as an entry of the timeline.
  ///
  /// - Returns: whether it could be made; the message says why not.
  @discardableResult
  mutating func perform(_ edit: Edit) -> Bool { perform(edit, .made, after: "") }

  /// How many changes by hand can be taken back here.
  var undoableChanges: Int { Handiwork(deeds).undoing.count }

  /// Whether something was taken back that can be done again here.
  var canRedo: Bool { !Handiwork(deeds).redoing.isEmpty }

  mutating func undo() {
    guard let edit = Handiwork(deeds).undoing.last else { return }
    perform(edit, .undone, after: "undone: ")
  }

  mutating func redo() {
    guard let edit = Handiwork(deeds).redoing.last else {
      message = "nothing was undone"
      return
    }
    perform(edit, .redone, after: "again: ")
  }

  @discardableResult
  private mutating func perform(_ edit: Edit, _ kind: Deed.Kind, after prefix: String) -> Bool {
    let named = words(of: edit)
    do {
      let inverse = try run.session.apply(edit)
      let deed = Deed(kind: kind, edit: edit, inverse: inverse)
      follow(edit)
      lookAgain(isAnotherLoss: false)
      let words = prefix + (kind == .undone ? self.words(of: inverse) : named)
      mark(words)
      notice = words
      run.noteRevision(deed)
      return true
    } catch {
      message = error.description
      return false
    }
  }

  /// Marks edits on the loss axis; those that follow closely share a mark.
  private mutating func mark(_ words: String) {
    // A turn may no longer change the newest mark, which is not its own.
    run.notebook.lastTurn = nil
    guard run.step > 0 else { return }
    let before = deedsJustBefore
    if before > 0 {
      run.session.amendMark("\(before + 1) changes by hand")
    } else {
      run.session.mark(words)
    }
  }

  /// How many deeds, with nothing else between them, lead up to this step within a turn's pause.
  private var deedsJustBefore: Int {
    var (count, next) = (0, run.step)
    for revision in run.timeline.revisions[..<run.revisionsTaken].reversed() {
      guard revision.deed != nil, revision.step > 0, next - revision.step < Turn.pause else {
        break
      }
      next = revision.step
      count += 1
    }
    return count
  }

  /// What an edit is called.
  private func words(of edit: Edit) -> String {
    let names = run.session.classNames
    func name(_ label: Int) -> String {
      names.indices.contains(label) ? "“\(names[label])”" : "point"
    }
    func name(ofSample sample: Int) -> String {
      let judgements = run.snapshot.training.judgements
      return judgements.indices.contains(sample) ? name(Int(judgements[sample].label)) : "point"
    }
    switch edit {
    case .movePoint(let sample, _): return "moved a \(name(ofSample: sample))"
    case .movePrototype(let row, _):
      let deed = run.classifier.isOfAngles ? "turned w" : "moved the mean"
      return "\(deed) of \(name(row / run.perClass))"
    case .insertPoint(_, let point): return "added a \(name(point.label))"
    case .removePoint(let sample): return "struck out a \(name(ofSample: sample))"
    case .appendClass: return "added a class"
    case .removeLastClass: return "took class \(names.last ?? "") away"
    }
  }

  /// Keeps asking about the same point while samples before it come and go.
  private mutating func follow(_ edit: Edit) {
    guard let probe else { return }
    switch edit {
    case .insertPoint(let sample, _): if sample <= probe { self.probe = probe + 1 }
    case .removePoint(let sample):
      if sample < probe { self.probe = probe - 1 }
      guard sample == probe else { return }
      self.probe = nearestSample(toSample: probe).map { $0 < probe ? $0 : $0 - 1 }
    case .movePoint, .movePrototype, .appendClass, .removeLastClass: return
    }
  }

  /// The other sample that lies nearest to one.
  private func nearestSample(toSample sample: Int) -> Int? {
    let (embeddings, dimension) = (run.snapshot.training.embeddings, run.snapshot.dimension)
    var best: (sample: Int, distance: Float)?
    for other in 0..<run.snapshot.training.count where other != sample {
      var distance: Float = 0
      for axis in 0..<dimension {
        let offset = embeddings[other * dimension + axis] - embeddings[sample * dimension + axis]
        distance += offset * offset
      }
      if distance < best?.distance ?? .infinity { best = (other, distance) }
    }
    return best?.sample
  }
}

extension Run {
  /// Prototypes that a class has, in consecutive rows.
  package var perClass: Int { max(snapshot.prototypesPerClass, 1) }
}
