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

/// `then` where a == b, else `other`: said here because a choice by a mask of Swift's that goes through
/// several hands is made lane by lane.
WEDGE_INLINE wedge_lanes wedge_where_equal(
    wedge_lanes a, wedge_lanes b, wedge_lanes then, wedge_lanes other) {
  return a == b ? then : other;
}

/// `then` where a < b, else `other`.
WEDGE_INLINE wedge_lanes wedge_where_below(
    wedge_lanes a, wedge_lanes b, wedge_lanes then, wedge_lanes other) {
  return a < b ? then : other;
}

/// `then` where a <= b, else `other`.
WEDGE_INLINE wedge_lanes wedge_where_at_most(
    wedge_lanes a, wedge_lanes b, wedge_lanes then, wedge_lanes other) {
  return a <= b ? then : other;
}

/// One more where a < b: with masks one operation, where a choice between 1 and 0 is two.
WEDGE_INLINE wedge_lanes wedge_counted_below(wedge_lanes count, wedge_lanes a, wedge_lanes b) {
  return a < b ? count + 1.0f : count;
}

/// One more where a <= b.
WEDGE_INLINE wedge_lanes wedge_counted_at_most(wedge_lanes count, wedge_lanes a, wedge_lanes b) {
  return a <= b ? count + 1.0f : count;
}

/// A number more where a == b.
WEDGE_INLINE wedge_lanes wedge_added_where_equal(
    wedge_lanes sum, wedge_lanes a, wedge_lanes b, wedge_lanes more) {
  return a == b ? sum + more : sum;
}

/// The first `count` of sixteen numbers, fewer than all; zeros in place of the others, which are not
/// touched.
WEDGE_INLINE wedge_lanes wedge_load_few(const float *start, int64_t count) {
#if defined(__AVX512F__)
  return __builtin_ia32_loadups512_mask(start, (wedge_lanes)(0.0f), (uint16_t)((1u << count) - 1));
#else
  wedge_lanes lanes = (wedge_lanes)(0.0f);
  __builtin_memcpy(&lanes, start, 4 * (unsigned long)count);
  return lanes;
#endif
}

WEDGE_INLINE void wedge_store_few(wedge_lanes lanes, float *start, int64_t count) {
#if defined(__AVX512F__)
  __builtin_ia32_storeups512_mask(start, lanes, (uint16_t)((1u << count) - 1));
#else
  __builtin_memcpy(start, &lanes, 4 * (unsigned long)count);
#endif
}

#if defined(__AVX512F__)
#define WEDGE_HAS_TABLES 1
#else
#define WEDGE_HAS_TABLES 0
#endif

/// Whether a register looks numbers up in others, so that it is quicker than going through them.
WEDGE_INLINE int wedge_has_tables(void) { return WEDGE_HAS_TABLES; }

/// Every number one lane further, the last one first.
WEDGE_INLINE wedge_lanes wedge_rotated(wedge_lanes a) {
  return __builtin_shufflevector(a, a, 15, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14);
}

/// The smaller of two numbers, lane by lane; the first where either is NaN.
WEDGE_INLINE wedge_lanes wedge_smaller(wedge_lanes a, wedge_lanes b) { return b < a ? b : a; }

/// Whether a > b anywhere.
WEDGE_INLINE int wedge_any_above(wedge_lanes a, wedge_lanes b) {
  return __builtin_reduce_or(a > b) != 0;
}

WEDGE_INLINE float wedge_largest(wedge_lanes a) {
  // By halves, each the larger of two numbers: one after the other would be fifteen waits.
  wedge_lanes b = __builtin_shufflevector(
      a, a, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7);
  a = wedge_larger(a, b);
  b = __builtin_shufflevector(a, a, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3);
  a = wedge_larger(a, b);
  float left = a[0] < a[2] ? a[2] : a[0], right = a[1] < a[3] ? a[3] : a[1];
  return left < right ? right : left;
}

WEDGE_INLINE float wedge_smallest(wedge_lanes a) { return -wedge_largest(-a); }

typedef _Bool wedge_choice __attribute__((ext_vector_type(16)));

/// A bit a lane: whether a == b.
WEDGE_INLINE uint32_t wedge_equal(wedge_lanes a, wedge_lanes b) {
  wedge_choice choice = __builtin_convertvector(a == b, wedge_choice);
  uint16_t bits;
  __builtin_memcpy(&bits, &choice, sizeof bits);
  return bits;
}

/// A bit a lane: whether a <= b.
WEDGE_INLINE uint32_t wedge_at_most(wedge_lanes a, wedge_lanes b) {
  wedge_choice choice = __builtin_convertvector(a <= b, wedge_choice);
  uint16_t bits;
  __builtin_memcpy(&bits, &choice, sizeof bits);
  return bits;
}

/// Writes the lanes whose bits are set one after the other, with room for sixteen.
WEDGE_INLINE void wedge_keep(float *target, wedge_lanes a, uint32_t bits) {
#if defined(__AVX512F__)
  wedge_lanes kept = __builtin_ia32_compresssf512_mask(a, (wedge_lanes)(0.0f), (uint16_t)bits);
  __builtin_memcpy(target, &kept, sizeof kept);
#else
  for (; bits != 0; bits &= bits - 1) *target++ = a[__builtin_ctz(bits)];
#endif
}

typedef int32_t wedge_words __attribute__((ext_vector_type(16)));

/// Sixteen whole numbers of at most 22 bits from any address, as floats.
WEDGE_INLINE wedge_lanes wedge_numbers(const int32_t *start) {
  wedge_words words;
  __builtin_memcpy(&words, start, sizeof words);
  return (wedge_lanes)(words + 0x4B400000) - 12582912.0f;
}

WEDGE_INLINE wedge_lanes wedge_looked_up(const float *table, wedge_words places) {
#if defined(__AVX512F__)
  wedge_lanes low, high;
  __builtin_memcpy(&low, table, sizeof low);
  __builtin_memcpy(&high, table + 16, sizeof high);
  return __builtin_ia32_vpermi2varps512(low, places, high);
#else
  wedge_lanes found;
  for (int lane = 0; lane < 16; lane++) found[lane] = table[places[lane]];
  return found;
#endif
}

/// The numbers at sixteen even places, given by half of them, of the 32 that begin at `table`.
WEDGE_INLINE wedge_lanes wedge_own_evens(const float *table, const int32_t *halves) {
  wedge_words places;
  __builtin_memcpy(&places, halves, sizeof places);
  return wedge_looked_up(table, places + places);
}

/// The same of odd places.
WEDGE_INLINE wedge_lanes wedge_own_odds(const float *table, const int32_t *halves) {
  wedge_words places;
  __builtin_memcpy(&places, halves, sizeof places);
  return wedge_looked_up(table, places + places + 1);
}

/// Numbers that stood so many lanes further, modulo sixteen.
WEDGE_INLINE wedge_lanes wedge_turned_back(wedge_lanes a, int32_t lanes) {
#if defined(__AVX512F__)
  wedge_words places = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  return __builtin_ia32_permvarsf512(a, (places + lanes) & 15);
#else
  float twice[32];
  __builtin_memcpy(twice, &a, sizeof a);
  __builtin_memcpy(twice + 16, &a, sizeof a);
  wedge_lanes turned;
  __builtin_memcpy(&turned, twice + (lanes & 15), sizeof turned);
  return turned;
#endif
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

/// The halves of two registers, each added up: eight sums of each.
WEDGE_INLINE wedge_lanes wedge_halves(wedge_lanes a, wedge_lanes b) {
  return __builtin_shufflevector(a, b, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23) +
         __builtin_shufflevector(a, b, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31);
}

/// The same of the halves of halves: four sums of each.
WEDGE_INLINE wedge_lanes wedge_quarters(wedge_lanes a, wedge_lanes b) {
  return __builtin_shufflevector(a, b, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27) +
         __builtin_shufflevector(a, b, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31);
}

/// And of those: two sums of each.
WEDGE_INLINE wedge_lanes wedge_eighths(wedge_lanes a, wedge_lanes b) {
  return __builtin_shufflevector(a, b, 0, 1, 4, 5, 8, 9, 12, 13, 16, 17, 20, 21, 24, 25, 28, 29) +
         __builtin_shufflevector(a, b, 2, 3, 6, 7, 10, 11, 14, 15, 18, 19, 22, 23, 26, 27, 30, 31);
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

typedef double wedge_doubles __attribute__((ext_vector_type(8)));

typedef float wedge_eight __attribute__((ext_vector_type(8)));

/// Eight floats from any address, in double.
WEDGE_INLINE wedge_doubles wedge_widened(const float *start) {
  wedge_eight eight;
  __builtin_memcpy(&eight, start, sizeof eight);
  return __builtin_convertvector(eight, wedge_doubles);
}

/// a·b + c of numbers that were floats, whose product is exact in double: fused or not, the same.
WEDGE_INLINE wedge_doubles wedge_exact_sum(wedge_doubles a, wedge_doubles b, wedge_doubles c) {
#if defined(__x86_64__) && !defined(__FMA__)
  return a * b + c;
#else
  return __builtin_elementwise_fma(a, b, c);
#endif
}

typedef _Bool wedge_eight_choices __attribute__((ext_vector_type(8)));

/// A bit a lane: whether a is not below b; NaN is not.
WEDGE_INLINE uint32_t wedge_not_below(wedge_doubles a, wedge_doubles b) {
  wedge_eight_choices choices = __builtin_convertvector(~(a < b), wedge_eight_choices);
  uint8_t bits;
  __builtin_memcpy(&bits, &choices, sizeof bits);
  return bits;
}

WEDGE_INLINE wedge_doubles wedge_negative_root(wedge_doubles a) {
  return -__builtin_elementwise_sqrt(a);
}

/// Writes the lanes whose bits are set one after the other, with room for eight.
WEDGE_INLINE void wedge_keep_doubles(double *target, wedge_doubles a, uint32_t bits) {
#if defined(__AVX512F__)
  wedge_doubles kept = __builtin_ia32_compressdf512_mask(a, (wedge_doubles)(0.0), (uint8_t)bits);
  __builtin_memcpy(target, &kept, sizeof kept);
#else
  for (; bits != 0; bits &= bits - 1) *target++ = a[__builtin_ctz(bits)];
#endif
}

/// Writes which of sixteen bits are set, counted from a first number, with room for sixteen.
WEDGE_INLINE void wedge_keep_places(int32_t *target, int32_t first, uint32_t bits) {
#if defined(__AVX512F__)
  wedge_words places = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  wedge_words kept = __builtin_ia32_compresssi512_mask(
      places + first, (wedge_words)(0), (uint16_t)bits);
  __builtin_memcpy(target, &kept, sizeof kept);
#else
  for (; bits != 0; bits &= bits - 1) *target++ = first + __builtin_ctz(bits);
#endif
}

/// The first eight of sixteen floats, in double.
WEDGE_INLINE wedge_doubles wedge_low_doubles(wedge_lanes a) {
  return __builtin_convertvector(a.lo, wedge_doubles);
}

/// The last eight.
WEDGE_INLINE wedge_doubles wedge_high_doubles(wedge_lanes a) {
  return __builtin_convertvector(a.hi, wedge_doubles);
}

/// Sixteen doubles rounded to float.
WEDGE_INLINE wedge_lanes wedge_narrowed(wedge_doubles low, wedge_doubles high) {
  wedge_lanes result;
  result.lo = __builtin_convertvector(low, wedge_eight);
  result.hi = __builtin_convertvector(high, wedge_eight);
  return result;
}

/// `then` where a < b, else `other`.
WEDGE_INLINE wedge_doubles wedge_doubles_where_below(
    wedge_doubles a, wedge_doubles b, wedge_doubles then, wedge_doubles other) {
  return a < b ? then : other;
}

typedef uint64_t wedge_double_bits __attribute__((ext_vector_type(8)));

/// 2 to the powers of whole numbers −1022…1023 that 1.5·2⁵² was added to.
WEDGE_INLINE wedge_doubles wedge_power_of_two(wedge_doubles shifted) {
  return (wedge_doubles)(((wedge_double_bits)shifted + 1023) << 52);
}

/// `then` where an odd whole number was added to 1.5·2⁵², else `other`.
WEDGE_INLINE wedge_doubles wedge_where_odd(
    wedge_doubles shifted, wedge_doubles then, wedge_doubles other) {
  return ((wedge_double_bits)shifted & 1) != 0 ? then : other;
}

/// Another sign where a whole number that was added to 1.5·2⁵² is 2 or 3 modulo 4.
WEDGE_INLINE wedge_doubles wedge_negated_by_half_turns(
    wedge_doubles shifted, wedge_doubles a) {
  return (wedge_doubles)((wedge_double_bits)a ^ (((wedge_double_bits)shifted & 2) << 62));
}

/// The k of positive normal numbers 2^k·f, 1 ≤ f < 2.
WEDGE_INLINE wedge_doubles wedge_exponents(wedge_doubles a) {
  // Set below 2⁵², a whole number is a double without being converted.
  wedge_double_bits bits = ((wedge_double_bits)a >> 52) | 0x4330000000000000;
  return (wedge_doubles)bits - (4503599627370496.0 + 1023.0);
}

/// The f of the same.
WEDGE_INLINE wedge_doubles wedge_significands(wedge_doubles a) {
  wedge_double_bits bits = (wedge_double_bits)a & 0x000fffffffffffff;
  return (wedge_doubles)(bits | 0x3ff0000000000000);
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
