// Products of matrices, a register tile at a time.
#ifndef WEDGE_PRODUCT_H
#define WEDGE_PRODUCT_H

#include <stdbool.h>
#include <stdint.h>

#include "lanes.h"

// Everything here is inlined: no vector crosses a call, so that its way of doing so does not matter.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wpsabi"

/// Rows and columns (in sixteens) of the tile that stays in registers while the inner index runs: as
/// many sums as hide the latency of an addition and leave room for the numbers that go into them.
#if defined(__AVX512F__)
#define WEDGE_TILE_ROWS 8
#define WEDGE_TILE_LANES 2
#else
#define WEDGE_TILE_ROWS 6
#define WEDGE_TILE_LANES 1
#endif

#define WEDGE_TILE(NAME, ROWS, LANES)                                                             \
  static inline void NAME(                                                                        \
      const float *_Nonnull a, int64_t row_step, int64_t inner_step, const float *_Nonnull b,     \
      int64_t b_step, float *_Nonnull c, int64_t c_step, int64_t inner, bool accumulates) {       \
    wedge_lanes sums[ROWS][LANES];                                                                \
    _Pragma("clang loop unroll(full)") for (int i = 0; i < ROWS; i++)                             \
        _Pragma("clang loop unroll(full)") for (int j = 0; j < LANES; j++) {                      \
      sums[i][j] = (wedge_lanes)(0.0f);                                                           \
      if (accumulates) __builtin_memcpy(&sums[i][j], c + i * c_step + 16 * j, 64);                \
    }                                                                                             \
    for (int64_t k = 0; k < inner; k++) {                                                         \
      wedge_lanes row[LANES];                                                                     \
      _Pragma("clang loop unroll(full)") for (int j = 0; j < LANES; j++)                          \
          __builtin_memcpy(&row[j], b + k * b_step + 16 * j, 64);                                 \
      _Pragma("clang loop unroll(full)") for (int i = 0; i < ROWS; i++) {                         \
        wedge_lanes factor = (wedge_lanes)(a[i * row_step + k * inner_step]);                     \
        _Pragma("clang loop unroll(full)") for (int j = 0; j < LANES; j++)                        \
            sums[i][j] = wedge_fused(factor, row[j], sums[i][j]);                                 \
      }                                                                                           \
    }                                                                                             \
    _Pragma("clang loop unroll(full)") for (int i = 0; i < ROWS; i++)                             \
        _Pragma("clang loop unroll(full)") for (int j = 0; j < LANES; j++)                        \
            __builtin_memcpy(c + i * c_step + 16 * j, &sums[i][j], 64);                           \
  }

/// C = A·B, or C + A·B, for a tile of C: its sums over the inner index in ascending order, each product
/// and the sum it goes into rounded once.
WEDGE_TILE(wedge_tile, WEDGE_TILE_ROWS, WEDGE_TILE_LANES)
WEDGE_TILE(wedge_narrow_tile, WEDGE_TILE_ROWS, 1)
WEDGE_TILE(wedge_row_tile, 1, WEDGE_TILE_LANES)
WEDGE_TILE(wedge_small_tile, 1, 1)

static inline int64_t wedge_tile_rows(void) { return WEDGE_TILE_ROWS; }
static inline int64_t wedge_tile_lanes(void) { return WEDGE_TILE_LANES; }

#pragma clang diagnostic pop

#endif
