internal import Drawing
internal import Laboratory

extension TextPen {
  init(_ state: State) { self.init(state.display) }
}
