public import Cells

/// One command of a tape and where it stands.
public struct TapeCommand: Equatable, Sendable {
  public var action: Action
  public var position: TapePosition

  public init(_ action: Action, at position: TapePosition = TapePosition(line: 1, column: 1)) {
    self.action = action
    self.position = position
  }

  /// What a tape can ask for.
  public enum Action: Equatable, Sendable {
    /// A file that the recording is written to.
    case output(String)
    /// A setting by its name and its value, as they stand.
    case set(String, String)
    /// A variable of the environment and its value.
    case environment(String, String)
    /// A program that has to be there.
    case require(String)
    case type(String, Pace)
    case key(Key, count: Int, Pace)
    /// A text that comes in one go.
    case paste(String)
    case mouse([Mouse])
    /// So many turns of the wheel over the main view; downwards below 0.
    case scroll(Int)
    case sleep(Micros)
    case wait(Wait)
    case hide
    case show
    /// Training steps, taken at once.
    case step(Int)
    /// Goes on until the run is at a step, at its speed or in just this time.
    case until(Int, Pace)
    case marker(String)
    /// A still in a file.
    case capture(String)
    /// The recording fails where the screen does not show this.
    case expect(String)
    /// A line for the audience; empty takes it away.
    case say(String)
    /// Goes over to another run, made of options as the command line has them.
    case state([String])
    /// Another main view, by its name.
    case view(String)
    /// A place to stop at, and what is said of it.
    case stop(String)
    /// A stop with a question to the audience.
    case ask(String)
  }

  /// Whole microseconds, so that times do not depend on rounding.
  public typealias Micros = Int

  /// How long a key lasts, or the way to a step; nil is as the tape or the run is set.
  public struct Pace: Equatable, Sendable {
    public var micros: Micros?

    public init(micros: Micros? = nil) { self.micros = micros }
  }

  /// What is waited for, and how long.
  public struct Wait: Equatable, Sendable {
    public var pattern: String
    /// Whether only the last line that is not empty counts.
    public var isLine: Bool
    public var micros: Micros?
  }
}

/// A tape as it was read.
public struct Tape: Equatable, Sendable {
  public var commands: [TapeCommand]
}
