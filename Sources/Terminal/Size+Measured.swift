import Cells
import Glibc

extension Size {
  /// The number of cells that the terminal has now; nil where it does not tell.
  static var measured: Size? {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0
    else { return nil }
    return Size(width: Int(window.ws_col), height: Int(window.ws_row))
  }
}
