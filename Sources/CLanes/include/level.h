#ifndef WEDGE_LEVEL_H
#define WEDGE_LEVEL_H

/// The fastest level that this processor runs: 0 any, 1 x86-64-v3 (AVX2, FMA), 2 x86-64-v4 (AVX-512).
int wedge_best_level(void);

/// The level that kernels run at: the fastest, until another one is forced.
int wedge_level_in_force(void);

void wedge_force_level(int level);

#endif
