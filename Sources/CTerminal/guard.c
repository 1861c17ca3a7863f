#define _GNU_SOURCE

#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

#include "restoration.h"

// Everything that a signal handler touches lives here, so that it needs neither Swift nor an allocation.

static const int fatal_signals[] = {SIGSEGV, SIGBUS,  SIGILL,  SIGTRAP, SIGFPE,  SIGABRT,
                                    SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGXCPU, SIGVTALRM};
static const int polite_signals[] = {SIGTERM, SIGINT, SIGHUP};
static const int notices[] = {SIGWINCH, SIGTSTP, SIGCONT};

#define COUNT(list) (sizeof(list) / sizeof *(list))

static char restoration[512];
static size_t restoration_length;
static struct termios cooked;
static struct sigaction previous[NSIG];
static int terminal = -1;
static int shared_flags = -1;
static int signal_pipe[2] = {-1, -1};
static int own_error = -1;
static int held_error = -1;
static bool wants_backtrace;
static volatile sig_atomic_t is_entered;
static volatile sig_atomic_t is_ending;
static char handler_stack[1 << 16];

void guard_keep_restoration(const char *bytes, size_t length) {
  if (length > sizeof restoration) length = sizeof restoration;
  memcpy(restoration, bytes, length);
  restoration_length = length;
}

/// Writes all, waiting for a slow reader up to a second at a time, then gives up.
static void write_patiently(int descriptor, const char *bytes, size_t length) {
  while (length > 0) {
    struct pollfd ready = {.fd = descriptor, .events = POLLOUT};
    if (poll(&ready, 1, 1000) <= 0 || (ready.revents & (POLLERR | POLLHUP | POLLNVAL))) return;
    ssize_t written = write(descriptor, bytes, length < 512 ? length : 512);
    if (written < 0 && errno != EAGAIN && errno != EINTR) return;
    if (written > 0) {
      bytes += written;
      length -= (size_t)written;
    }
  }
}

static void hold_messages(void) {
  if (!isatty(STDERR_FILENO)) return;
  held_error = memfd_create("messages", MFD_CLOEXEC);
  own_error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (held_error >= 0 && own_error >= 0) dup2(held_error, STDERR_FILENO);
}

static void give_messages(void) {
  if (own_error < 0) return;
  dup2(own_error, STDERR_FILENO);
  char bytes[512];
  off_t offset = 0;
  ssize_t length;
  while (held_error >= 0 && (length = pread(held_error, bytes, sizeof bytes, offset)) > 0) {
    write_patiently(own_error, bytes, (size_t)length);
    offset += length;
  }
  close(own_error);
  close(held_error);
  own_error = held_error = -1;
}

void guard_leave(void) {
  if (!is_entered) return;
  is_entered = 0;
  tcsetattr(STDIN_FILENO, TCSANOW, &cooked);
  if (shared_flags >= 0) fcntl(terminal, F_SETFL, shared_flags);
  give_messages();
}

void guard_enter(void) {
  if (is_entered) return;
  struct termios raw = cooked;
  cfmakeraw(&raw);
  tcsetattr(STDIN_FILENO, TCSANOW, &raw);
  if (shared_flags >= 0) fcntl(terminal, F_SETFL, shared_flags | O_NONBLOCK);
  hold_messages();
  is_entered = 1;
}

/// Brings the terminal back from any place, a signal handler included.
static void restore_now(void) {
  if (!is_entered) return;
  write_patiently(terminal, restoration, restoration_length);
  guard_leave();
}

static void on_fatal(int number) {
  restore_now();
  // Swift's own handler would ask at the terminal what to do with its backtrace: only for those who want one.
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigaction(number, wants_backtrace ? &previous[number] : &standard, NULL);
  raise(number);
}

static void on_notice(int number) {
  int kept = errno;
  unsigned char byte = (unsigned char)number;
  if (write(signal_pipe[1], &byte, 1) < 0) errno = kept;
  errno = kept;
}

static void on_polite(int number) {
  // A terminal that closes hangs up once by the system and once by its shell.
  if (is_ending == SIGHUP && number == SIGHUP) return;
  if (is_ending) {
    restore_now();
    _exit(128 + number);
  }
  is_ending = number;
  on_notice(number);
}

/// Catches signals; those that a parent had ignored, as nohup does, stay ignored.
static void catch_all(const int *list, size_t count, void (*handler)(int), int flags) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
  // Blocked while a handler runs: a background process may then put its terminal back without being stopped.
  sigemptyset(&action.sa_mask);
  sigaddset(&action.sa_mask, SIGTTOU);
  for (size_t i = 0; i < count; i++) {
    sigaction(list[i], &action, &previous[list[i]]);
    if (previous[list[i]].sa_handler == SIG_IGN) sigaction(list[i], &previous[list[i]], NULL);
  }
}

static void release_all(const int *list, size_t count) {
  for (size_t i = 0; i < count; i++) sigaction(list[i], &previous[list[i]], NULL);
}

static void use_handler_stack(void) {
  stack_t current;
  if (sigaltstack(NULL, &current) != 0 || !(current.ss_flags & SS_DISABLE)) return;
  stack_t own = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
  sigaltstack(&own, NULL);
}

/// Opens the terminal anew, since not blocking is a property that all who share an opening would feel.
static void open_terminal(void) {
  terminal = open("/proc/self/fd/1", O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  shared_flags = -1;
  if (terminal >= 0) return;
  // Not ours to open, as after su: share it, and put its flags back on every way out.
  terminal = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  shared_flags = fcntl(STDOUT_FILENO, F_GETFL);
}

GuardDescriptors guard_begin(void) {
  GuardDescriptors none = {-1, -1};
  if (tcgetattr(STDIN_FILENO, &cooked) != 0) return none;
  if (pipe2(signal_pipe, O_NONBLOCK | O_CLOEXEC) != 0) return none;
  open_terminal();
  static bool is_registered;
  if (!is_registered) is_registered = atexit(restore_now) == 0;
  is_ending = 0;
  wants_backtrace = getenv("SWIFT_BACKTRACE") != NULL;
  use_handler_stack();
  catch_all(fatal_signals, COUNT(fatal_signals), on_fatal, SA_ONSTACK);
  catch_all(polite_signals, COUNT(polite_signals), on_polite, SA_ONSTACK);
  catch_all(notices, COUNT(notices), on_notice, SA_ONSTACK | SA_RESTART);
  guard_enter();
  return (GuardDescriptors){.signals = signal_pipe[0], .output = terminal};
}

void guard_stop(void) {
  struct sigaction standard = {.sa_handler = SIG_DFL}, own;
  sigaction(SIGTSTP, &standard, &own);
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &own, NULL);
}

void guard_end(void) {
  guard_leave();
  release_all(fatal_signals, COUNT(fatal_signals));
  release_all(polite_signals, COUNT(polite_signals));
  release_all(notices, COUNT(notices));
  close(signal_pipe[0]);
  close(signal_pipe[1]);
  close(terminal);
  terminal = signal_pipe[0] = signal_pipe[1] = -1;
}

void guard_die(int32_t number) {
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigaction(number, &standard, NULL);
  raise(number);
  _exit(128 + number);
}
