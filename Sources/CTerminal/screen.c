#define NCURSES_WIDECHAR 1
#define _GNU_SOURCE 1

#include "CTerminal.h"

#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#include "description.h"
#include "restoration.h"

/// Synchronised output, mouse, bracketed paste and focus, all off.
static const char modes_off[] = "\033[?2026l\033[?1002;1003;1006;1000l\033[?2004l\033[?1004l";

/// Presses, drags and the wheel by cell numbers of any size, and pasted text marked as such.
static const char modes_on[] = "\033[?1002;1006h\033[?2004h";

static FILE *stream;
static char restoration[512];
static size_t restoration_length;

bool terminal_set_encoding(bool assume_utf8) {
  const char *set = setlocale(LC_CTYPE, assume_utf8 ? "C.UTF-8" : "");
  if (set == NULL) {
    // A locale that is named but not installed still says what the terminal shows.
    const char *names[] = {getenv("LC_ALL"), getenv("LC_CTYPE"), getenv("LANG")};
    for (int i = 0; i < 3; i++) {
      if (names[i] == NULL || *names[i] == 0) continue;
      if (strcasestr(names[i], "utf-8") || strcasestr(names[i], "utf8")) {
        setlocale(LC_CTYPE, "C.UTF-8");
      }
      break;
    }
  }
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

void memory_return_large(void) {
#ifdef __GLIBC__
  // Set, it no longer grows with what is freed.
  mallopt(M_MMAP_THRESHOLD, 128 << 10);
#endif
}

int32_t terminal_memory_file(void) { return memfd_create("frame", MFD_CLOEXEC); }

static int keep_byte(int byte) {
  if (restoration_length < sizeof restoration) restoration[restoration_length++] = (char)byte;
  return byte;
}

static void keep_capability(const char *capability) {
  if (capability != NULL) tputs(capability, 1, keep_byte);
}

/// Lets every row scroll again, and homes the cursor; nothing where no region can be set.
static const char *region_off(void) {
  bool has_region = change_scroll_region != NULL && strncmp(change_scroll_region, "\033[", 2) == 0;
  return has_region ? "\033[r" : "";
}

static void keep_text(const char *text) {
  for (; *text; text++) keep_byte(*text);
}

static void prepare_restoration(void) {
  restoration_length = 0;
  keep_text(modes_off);
  // Where a second screen is left, the cursor goes back by that; else it stays where it is.
  keep_text(exit_ca_mode ? "" : "\0337");
  keep_text(region_off());
  keep_text(exit_ca_mode ? "" : "\0338");
  keep_capability(keypad_local);
  keep_capability(exit_attribute_mode);
  keep_capability(orig_pair);
  keep_capability(cursor_normal);
  keep_capability(exit_ca_mode ? exit_ca_mode : "\r\n");
  guard_keep_restoration(restoration, restoration_length);
}

/// Starts ncurses, which draws into a pipe that has no size: told none, it would let as many rows scroll as the
/// terminal's description has.
static SCREEN *start(const char *name, FILE *output) {
  struct winsize size;
  bool is_known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0;
  if (is_known) {
    char height[16], width[16];
    snprintf(height, sizeof height, "%d", size.ws_row);
    snprintf(width, sizeof width, "%d", size.ws_col);
    setenv("LINES", height, 1);
    setenv("COLUMNS", width, 1);
  }
  SCREEN *screen = newterm(name, output, stdin);
  if (is_known) {
    unsetenv("LINES");
    unsetenv("COLUMNS");
  }
  return screen;
}

/// Starts ncurses while TERMINFO holds the built-in description.
static SCREEN *start_direct(FILE *output) {
  const char *inherited = getenv("TERMINFO");
  char *kept = inherited ? strdup(inherited) : NULL;
  setenv("TERMINFO", direct_description, 1);
  SCREEN *screen = start("wedge-direct", output);
  if (kept) {
    setenv("TERMINFO", kept, 1);
  } else {
    unsetenv("TERMINFO");
  }
  free(kept);
  return screen;
}

TerminalStart terminal_begin(const char *name, bool direct, int32_t output) {
  if (stream == NULL || fileno(stream) != output) stream = fdopen(output, "w");
  if (stream == NULL) return TerminalStartUnknownTerminal;
  SCREEN *screen = direct ? start_direct(stream) : start(name, stream);
  if (screen == NULL) return TerminalStartUnknownTerminal;
  if (cursor_address == NULL) {
    endwin();
    return TerminalStartImmovableCursor;
  }
  prepare_restoration();
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
  nonl();
  curs_set(0);
  leaveok(stdscr, TRUE);
  idcok(stdscr, FALSE);
  typeahead(-1);
  keypad(stdscr, TRUE);
  terminal_enter();
  return TerminalStartDone;
}

TerminalAbilities terminal_abilities(void) {
  TerminalAbilities abilities = {0, 0, false};
  if (!has_colors()) return abilities;
  abilities.colors = COLORS;
  abilities.pairs = COLOR_PAIRS;
  abilities.direct = tigetflag("RGB") > 0;
  return abilities;
}

void terminal_resize(int32_t height, int32_t width) { resize_term(height, width); }

void terminal_define_pair(int32_t pair, int32_t foreground, int32_t background) {
  init_extended_pair(pair, foreground, background);
}

void terminal_erase(void) { werase(stdscr); }

void terminal_forget_pairs(void) { reset_color_pairs(); }

uint32_t terminal_glyph(uint32_t scalar) {
  // A glyph of another width than one would move every cell after it.
  return scalar > 0x7E && wcwidth((wchar_t)scalar) != 1 ? '?' : scalar;
}

void terminal_put(int32_t row, int32_t column, uint32_t scalar, int32_t attributes, int32_t pair) {
  wchar_t glyph[2] = {(wchar_t)terminal_glyph(scalar), 0};
  attr_t renditions = (attributes & 1 ? A_BOLD : 0) | (attributes & 2 ? A_REVERSE : 0) |
                      (attributes & 4 ? A_UNDERLINE : 0);
  cchar_t cell;
  int extended = pair;
  setcchar(&cell, glyph, renditions, 0, &extended);
  mvwadd_wch(stdscr, row, column, &cell);
}

void terminal_repaint(void) { clearok(curscr, TRUE); }

void terminal_flush(void) {
  wnoutrefresh(stdscr);
  doupdate();
  fflush(stream);
}

static int send_byte(int byte) { return fputc(byte, stream); }

void terminal_leave(void) {
  fputs(modes_off, stream);
  fputs(region_off(), stream);
  // Of a second screen that has grown, tmux leaves rows of the picture above the shell's otherwise.
  if (exit_ca_mode != NULL && clear_screen != NULL) tputs(clear_screen, 1, send_byte);
  fflush(stream);
  endwin();
  // Without a second screen the picture stays, and what is said next must not mix with its last row.
  if (exit_ca_mode == NULL && clr_eol != NULL) tputs(clr_eol, 1, send_byte);
  fflush(stream);
}

void terminal_enter(void) {
  fputs(modes_on, stream);
  fflush(stream);
  terminal_repaint();
}

static TerminalKeyKind kind_of(int code) {
  switch (code) {
    case KEY_UP: case KEY_SR: return TerminalKeyUp;
    case KEY_DOWN: case KEY_SF: return TerminalKeyDown;
    case KEY_LEFT: case KEY_SLEFT: return TerminalKeyLeft;
    case KEY_RIGHT: case KEY_SRIGHT: return TerminalKeyRight;
    case KEY_HOME: case KEY_SHOME: case KEY_A1: return TerminalKeyHome;
    case KEY_END: case KEY_SEND: case KEY_C1: return TerminalKeyEnd;
    case KEY_PPAGE: case KEY_SPREVIOUS: case KEY_A3: return TerminalKeyPageUp;
    case KEY_NPAGE: case KEY_SNEXT: case KEY_C3: return TerminalKeyPageDown;
    case KEY_ENTER: return TerminalKeyEnter;
    case KEY_BTAB: return TerminalKeyBackTab;
    case KEY_BACKSPACE: return TerminalKeyBackspace;
    case KEY_DC: case KEY_SDC: return TerminalKeyDelete;
    case KEY_IC: case KEY_SIC: return TerminalKeyInsert;
    default: return TerminalKeyUnknown;
  }
}

TerminalKey terminal_key(const char *sequence) {
  TerminalKey key = {TerminalKeyUnknown, 0};
  int code = key_defined(sequence);
  if (code > KEY_F0 && code <= KEY_F(63)) {
    key.kind = TerminalKeyFunction;
    key.number = code - KEY_F0;
  } else if (code > 0) {
    key.kind = kind_of(code);
  }
  return key;
}
