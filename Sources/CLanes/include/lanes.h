// Sixteen floats side by side: the few operations that Swift's SIMD16<Float> does lane by lane.
//
// Each is one instruction a register where the processor has it, and gives the same bits where it has
// not. Header only, so that every level compiles them with its own instructions.
#ifndef WEDGE_LANES_H
#define WEDGE_LANES_H

#include <stdint.h>

// Everything here is inlined: no vector crosses a call, so that its way of doing so does not matter.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wpsabi"

typedef float wedge_lanes __attribute__((ext_vector_type(16)));

#define WEDGE_INLINE static inline __attribute__((always_inline))

WEDGE_INLINE wedge_lanes wedge_square_root(wedge_lanes a) { return __builtin_elementwise_sqrt(a); }

/// The larger of two numbers, lane by lane; the first where either is NaN.
WEDGE_INLINE wedge_lanes wedge_larger(wedge_lanes a, wedge_lanes b) { return a < b ? b : a; }

/// Whether a > b anywhere.
WEDGE_INLINE int wedge_any_above(wedge_lanes a, wedge_lanes b) {
  return __builtin_reduce_or(a > b) != 0;
}

WEDGE_INLINE float wedge_largest(wedge_lanes a) {
  float largest = a[0];
  for (int lane = 1; lane < 16; lane++) largest = largest < a[lane] ? a[lane] : largest;
  return largest;
}

typedef int32_t wedge_words __attribute__((ext_vector_type(16)));

/// Sixteen whole numbers of at most 22 bits from any address, as floats.
WEDGE_INLINE wedge_lanes wedge_numbers(const int32_t *start) {
  wedge_words words;
  __builtin_memcpy(&words, start, sizeof words);
  return (wedge_lanes)(words + 0x4B400000) - 12582912.0f;
}

WEDGE_INLINE int32_t wedge_least_word(const int32_t *start) {
  wedge_words words;
  __builtin_memcpy(&words, start, sizeof words);
  return __builtin_reduce_min(words);
}

WEDGE_INLINE int32_t wedge_most_word(const int32_t *start) {
  wedge_words words;
  __builtin_memcpy(&words, start, sizeof words);
  return __builtin_reduce_max(words);
}

/// The numbers at even places of two registers, one after the other: the x of (x, y) pairs.
WEDGE_INLINE wedge_lanes wedge_evens(wedge_lanes a, wedge_lanes b) {
  return __builtin_shufflevector(
      a, b, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
}

/// The numbers at odd places.
WEDGE_INLINE wedge_lanes wedge_odds(wedge_lanes a, wedge_lanes b) {
  return __builtin_shufflevector(
      a, b, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31);
}

/// The first eight pairs of two registers, taken in turns.
WEDGE_INLINE wedge_lanes wedge_low_pairs(wedge_lanes a, wedge_lanes b) {
  return __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

/// The last eight pairs.
WEDGE_INLINE wedge_lanes wedge_high_pairs(wedge_lanes a, wedge_lanes b) {
  return __builtin_shufflevector(
      a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

#if defined(__x86_64__) && !defined(__FMA__)

typedef float wedge_four __attribute__((ext_vector_type(4)));
typedef double wedge_four_doubles __attribute__((ext_vector_type(4)));
typedef int32_t wedge_four_words __attribute__((ext_vector_type(4)));
typedef int32_t wedge_eight_words __attribute__((ext_vector_type(8)));

/// a·b + c rounded once, whatever the numbers: the sum is rounded to odd in double, which has more
/// than two bits to spare, and then to float. Boldo & Melquiond, "Emulation of FMA and correctly
/// rounded sums: proved algorithms using rounding to odd", IEEE Transactions on Computers, 2008.
static inline __attribute__((noinline)) wedge_four wedge_fused_to_odd(
    wedge_four a, wedge_four b, wedge_four c) {
  wedge_four result;
  for (int i = 0; i < 4; i++) {
    double product = (double)a[i] * (double)b[i], addend = c[i];
    double sum = product + addend, part = sum - product;
    double lost = (product - (sum - part)) + (addend - part);
    union { double number; uint64_t bits; } odd = {sum};
    if ((lost > 0 || lost < 0) && !(odd.bits & 1)) odd.bits += (lost > 0) == (sum > 0) ? 1 : -1;
    result[i] = (float)odd.number;
  }
  return result;
}

/// The product is exact in double, so that two roundings differ from one only where the sum came to
/// lie on a tie between two floats, or below the smallest normal float: those go the long way.
WEDGE_INLINE wedge_four wedge_fused_four(wedge_four a, wedge_four b, wedge_four c) {
  wedge_four_doubles sum =
      __builtin_convertvector(a, wedge_four_doubles) * __builtin_convertvector(b, wedge_four_doubles) +
      __builtin_convertvector(c, wedge_four_doubles);
  wedge_eight_words words = (wedge_eight_words)sum;
  wedge_four_words low = __builtin_shufflevector(words, words, 0, 2, 4, 6) & 0x1fffffff;
  wedge_four_words high = __builtin_shufflevector(words, words, 1, 3, 5, 7) & 0x7fffffff;
  wedge_four_words rare = (low == 0x10000000) | ((high < 0x38100000) & (high > 0));
  if (__builtin_expect(__builtin_reduce_or(rare) != 0, 0)) return wedge_fused_to_odd(a, b, c);
  return __builtin_convertvector(sum, wedge_four);
}

/// a·b + c, rounded once.
WEDGE_INLINE wedge_lanes wedge_fused(wedge_lanes a, wedge_lanes b, wedge_lanes c) {
  wedge_lanes result;
  result.lo.lo = wedge_fused_four(a.lo.lo, b.lo.lo, c.lo.lo);
  result.lo.hi = wedge_fused_four(a.lo.hi, b.lo.hi, c.lo.hi);
  result.hi.lo = wedge_fused_four(a.hi.lo, b.hi.lo, c.hi.lo);
  result.hi.hi = wedge_fused_four(a.hi.hi, b.hi.hi, c.hi.hi);
  return result;
}

#else

/// a·b + c, rounded once.
WEDGE_INLINE wedge_lanes wedge_fused(wedge_lanes a, wedge_lanes b, wedge_lanes c) {
  return __builtin_elementwise_fma(a, b, c);
}

#endif

#pragma clang diagnostic pop

#endif
