/// What actions of one kind mean beside what is on the screen already.
protocol ActionFamily {
  /// Whom it is meant for while runs stand side by side.
  var reach: ActionReach { get }
  /// What becomes of a point or a prototype that is held.
  var hold: ActionHold { get }
  /// Whether it leaves a number that is being typed.
  var leavesEntry: Bool { get }
}

/// Whom an action is meant for while runs stand side by side.
enum ActionReach {
  /// The program, whatever it shows.
  case program
  /// Whether all runs go on.
  case running
  /// The way of all runs through their steps.
  case together(TravelAction)
  /// A step of all runs, chosen where one of them is shown.
  case step(Int)
  /// The grid itself.
  case grid(PaneAction)
  /// Whatever is to be left first.
  case back
  /// What was done last: by hand in the run that is shown, else what began the runs.
  case earlier
  /// What was undone last.
  case later
  /// Every run alike.
  case everyPane
  /// The marked run, or all when none is.
  case marked
  /// The run that fills the screen; no other can be asked.
  case enlarged
}

/// What becomes of a point or a prototype that is held.
enum ActionHold {
  /// It belongs to the hand, or changes nothing of the run.
  case keeps
  /// What is held is put down first.
  case putsDown
}
