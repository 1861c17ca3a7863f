#include "level.h"

#include <stdatomic.h>

int wedge_best_level(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("x86-64-v4")) return 2;
  if (__builtin_cpu_supports("x86-64-v3")) return 1;
#endif
  return 0;
}

static atomic_int chosen = -1;

int wedge_level_in_force(void) {
  int level = atomic_load_explicit(&chosen, memory_order_relaxed);
  if (level >= 0) return level;
  level = wedge_best_level();
  atomic_store_explicit(&chosen, level, memory_order_relaxed);
  return level;
}

void wedge_force_level(int level) {
  atomic_store_explicit(&chosen, level, memory_order_relaxed);
}
