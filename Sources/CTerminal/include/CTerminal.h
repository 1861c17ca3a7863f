#pragma once

#include <stdbool.h>
#include <stdint.h>

// The screen: ncurses writes what it would send to a terminal to a descriptor of the caller's.

/// How starting ncurses ended.
typedef enum __attribute__((enum_extensibility(closed))) TerminalStart {
  TerminalStartDone,
  TerminalStartUnknownTerminal,
  TerminalStartImmovableCursor,
} TerminalStart;

/// What a terminal offers, according to its description.
typedef struct TerminalAbilities {
  int32_t colors;
  int32_t pairs;
  bool direct;
} TerminalAbilities;

/// A key that is no character.
typedef enum __attribute__((enum_extensibility(closed))) TerminalKeyKind {
  TerminalKeyUnknown,
  TerminalKeyUp,
  TerminalKeyDown,
  TerminalKeyLeft,
  TerminalKeyRight,
  TerminalKeyHome,
  TerminalKeyEnd,
  TerminalKeyPageUp,
  TerminalKeyPageDown,
  TerminalKeyEnter,
  TerminalKeyBackTab,
  TerminalKeyBackspace,
  TerminalKeyDelete,
  TerminalKeyInsert,
  TerminalKeyFunction,
} TerminalKeyKind;

/// A key and, for a function key, its number.
typedef struct TerminalKey {
  TerminalKeyKind kind;
  int32_t number;
} TerminalKey;

/// Takes the character set from the environment, or UTF-8 if told so; says whether it is UTF-8.
bool terminal_set_encoding(bool assume_utf8);

/// Opens a file without a name that lives in memory; -1 and errno when it cannot.
int32_t terminal_memory_file(void);

/// Starts ncurses for a terminal type, with the built-in direct-colour description if asked.
TerminalStart terminal_begin(const char *name, bool direct, int32_t output);

/// What the terminal offers; asked after the start.
TerminalAbilities terminal_abilities(void);

/// Sets the screen's size.
void terminal_resize(int32_t height, int32_t width);

/// Gives a pair number its colours; -1 stands for the terminal's own.
void terminal_define_pair(int32_t pair, int32_t foreground, int32_t background);

/// Blanks the screen in memory.
void terminal_erase(void);

/// Forgets every pair; the whole screen must be put again.
void terminal_forget_pairs(void);

/// A scalar that takes one column: itself, or a question mark where it does not.
uint32_t terminal_glyph(uint32_t scalar);

/// Puts one scalar into a cell; attributes are bold 1, reverse 2, underline 4.
void terminal_put(int32_t row, int32_t column, uint32_t scalar, int32_t attributes, int32_t pair);

/// Makes the next flush send every cell.
void terminal_repaint(void);

/// Writes what differs from what was sent before.
void terminal_flush(void);

/// Writes what leaves the screen.
void terminal_leave(void);

/// Asks the terminal for mouse and paste reports; the next flush enters the screen and sends every cell.
void terminal_enter(void);

/// The key that a complete sequence of bytes, ended by 0, stands for on this terminal.
TerminalKey terminal_key(const char *sequence);

/// Lets what is large go back to the system as soon as it is no longer used; over hours it would leave holes
/// between what is kept.
void memory_return_large(void);

// The guard: what was changed outside the program is put back on every way out.

/// The descriptors to watch: one byte a signal comes in, what is shown goes out and never blocks.
typedef struct GuardDescriptors {
  int32_t signals;
  int32_t output;
} GuardDescriptors;

/// Changes the terminal to raw keys, holds messages back and catches signals; -1 and errno when it cannot.
GuardDescriptors guard_begin(void);

/// Gives the terminal and the messages back; bytes that leave the screen have been sent before.
void guard_leave(void);

/// Takes the terminal and the messages again.
void guard_enter(void);

/// Stops the process group as ^Z would and returns when it goes on.
void guard_stop(void);

/// Gives everything back and lets signals go.
void guard_end(void);

/// Ends the process by a signal, as its parent expects to see it.
_Noreturn void guard_die(int32_t signal);
