// The limit: what a core with AVX-512 does when nothing but the arithmetic is asked for. No general
// dimension, no variants, no check for what is not finite, one fixed reference for all exponentials,
// coordinates in arrays of their own.
//
// limit WORKLOAD: the protocol of `wedge bench serve`.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#if defined(__AVX512F__) && defined(__AVX512DQ__)
#include <immintrin.h>

typedef __m512 Lanes;
enum { WIDTH = 16, BLOCKS = 4 };
static const float SCALE = 16, MARGIN = 0.3f, RATE = 0.05f;

static Lanes all(float number) { return _mm512_set1_ps(number); }
static Lanes fused(Lanes a, Lanes b, Lanes c) { return _mm512_fmadd_ps(a, b, c); }

static void *room(size_t floats) {
  void *memory = aligned_alloc(64, (floats * sizeof(float) + 127) & ~(size_t)63);
  memset(memory, 0, floats * sizeof(float));
  return memory;
}

// 2 to the power t, within 2e-7 of its value.
static Lanes power_of_two(Lanes t) {
  Lanes shifted = _mm512_add_ps(t, all(12582912.0f));
  Lanes rest = _mm512_sub_ps(t, _mm512_sub_ps(shifted, all(12582912.0f)));
  Lanes power = fused(all(0.0013264727f), rest, all(0.0096715130f));
  power = fused(power, rest, all(0.055507336f));
  power = fused(power, rest, all(0.24022242f));
  power = fused(power, rest, all(0.69314700f));
  power = fused(power, rest, all(1));
  __m512i exponent = _mm512_slli_epi32(_mm512_castps_si512(shifted), 23);
  return _mm512_castsi512_ps(_mm512_add_epi32(_mm512_castps_si512(power), exponent));
}

static Lanes logarithm(Lanes number) {
  Lanes exponent = _mm512_getexp_ps(number), mantissa = _mm512_getmant_ps(number, 0, 0);
  // 2·artanh of (m − 1)/(m + 1), by odd powers.
  Lanes ratio = _mm512_div_ps(_mm512_sub_ps(mantissa, all(1)), _mm512_add_ps(mantissa, all(1)));
  Lanes square = _mm512_mul_ps(ratio, ratio);
  Lanes series = fused(square, all(2.0f / 9), all(2.0f / 7));
  series = fused(series, square, all(2.0f / 5));
  series = fused(series, square, all(2.0f / 3));
  series = fused(series, square, all(2));
  return fused(exponent, all(0.69314718f), _mm512_mul_ps(series, ratio));
}

// One uniform and one normal number, of a generator of our own.
static unsigned long long state = 17;
static double uniform(void) {
  state = state * 6364136223846793005ULL + 1442695040888963407ULL;
  return ((state >> 11) + 0.5) / 9007199254740992.0;
}
static double normal(void) { return sqrt(-2 * log(uniform())) * cos(2 * M_PI * uniform()); }

static int count, classes;
static float *x, *y, *wx, *wy, *norms, *ux, *uy, *lost;
static int *labels;
static Lanes *exponentials, *sums;

// Points about directions of their classes, in an order that says nothing of them.
static void draw(void) {
  x = room(count), y = room(count), labels = room(count);
  wx = room(classes + WIDTH), wy = room(classes + WIDTH), norms = room(classes + WIDTH);
  ux = room(classes + WIDTH), uy = room(classes + WIDTH), lost = room(WIDTH);
  exponentials = room((size_t)classes * BLOCKS * WIDTH), sums = room((size_t)classes * 2 * WIDTH);
  for (int i = 0; i < count; i++) labels[i] = i % classes;
  for (int i = count - 1; i > 0; i--) {
    int j = (int)(uniform() * (i + 1)), kept = labels[i];
    labels[i] = labels[j], labels[j] = kept;
  }
  for (int j = 0; j < classes; j++) {
    wx[j] = 2 * cos(2 * M_PI * j / classes), wy[j] = 2 * sin(2 * M_PI * j / classes);
  }
  for (int i = 0; i < count; i++) {
    x[i] = wx[labels[i]] + 0.6 / sqrt(2) * normal(), y[i] = wy[labels[i]] + 0.6 / sqrt(2) * normal();
  }
}

static void take_directions(void) {
  for (int j = 0; j < classes; j += WIDTH) {
    Lanes a = _mm512_load_ps(wx + j), b = _mm512_load_ps(wy + j);
    Lanes norm = _mm512_sqrt_ps(fused(a, a, _mm512_mul_ps(b, b)));
    norm = _mm512_max_ps(norm, all(1e-20f));
    _mm512_store_ps(norms + j, norm);
    _mm512_store_ps(ux + j, _mm512_div_ps(a, norm)), _mm512_store_ps(uy + j, _mm512_div_ps(b, norm));
  }
}

// Forward, backward to points and classes, descent. `turns`: ArcFace; else logits w·x.
static inline __attribute__((always_inline)) void step(int turns) {
  float scale = turns ? SCALE : 1, share = 1.0f / count, bits = 1.44269504f;
  Lanes total = all(0), half = all(0.5f), three = all(1.5f);
  const float *px = turns ? ux : wx, *py = turns ? uy : wy;
  if (turns) take_directions();
  for (int j = 0; j < 2 * classes; j++) sums[j] = all(0);
  for (int first = 0; first < count; first += BLOCKS * WIDTH) {
    Lanes reach_x[BLOCKS], reach_y[BLOCKS];
    for (int block = 0; block < BLOCKS; block++) {
      int start = first + block * WIDTH;
      Lanes a = _mm512_load_ps(x + start), b = _mm512_load_ps(y + start), shorter = all(1);
      __m512i label = _mm512_load_si512(labels + start);
      if (turns) {
        Lanes squared = fused(a, a, _mm512_mul_ps(b, b));
        Lanes root = _mm512_rsqrt14_ps(squared);
        shorter = _mm512_mul_ps(
            root, _mm512_fnmadd_ps(_mm512_mul_ps(half, squared), _mm512_mul_ps(root, root), three));
        a = _mm512_mul_ps(a, shorter), b = _mm512_mul_ps(b, shorter);
      }
      Lanes own_x = _mm512_i32gather_ps(label, px, 4), own_y = _mm512_i32gather_ps(label, py, 4);
      Lanes cosine = fused(a, own_x, _mm512_mul_ps(b, own_y)), own = cosine, slope = all(1);
      if (turns) {
        Lanes sine = _mm512_abs_ps(_mm512_fmsub_ps(a, own_y, _mm512_mul_ps(b, own_x)));
        Lanes cos_m = all(cosf(MARGIN)), sin_m = all(sinf(MARGIN));
        own = _mm512_fnmadd_ps(sine, sin_m, _mm512_mul_ps(cosine, cos_m));
        slope = fused(_mm512_div_ps(cosine, _mm512_max_ps(sine, all(1e-9f))), sin_m, cos_m);
      }
      // Points stay within length 6 or so: this reference keeps softmax's exponentials in range.
      Lanes reference = all(-scale * bits * (turns ? 1 : 4));
      Lanes sum = all(0), gx = all(0), gy = all(0), size = all(scale * bits);
      Lanes ax = _mm512_mul_ps(a, size), ay = _mm512_mul_ps(b, size);
      for (int j = 0; j < classes; j++) {
        Lanes cx = all(px[j]), cy = all(py[j]);
        Lanes power = power_of_two(fused(ax, cx, fused(ay, cy, reference)));
        power = _mm512_maskz_mov_ps(_mm512_cmpneq_epi32_mask(label, _mm512_set1_epi32(j)), power);
        exponentials[j * BLOCKS + block] = power;
        sum = _mm512_add_ps(sum, power), gx = fused(power, cx, gx), gy = fused(power, cy, gy);
      }
      Lanes mine = power_of_two(fused(own, size, reference)), every = _mm512_add_ps(sum, mine);
      Lanes inverse = _mm512_div_ps(all(1), every);
      total = _mm512_add_ps(
          total, _mm512_fnmadd_ps(all(scale), own, _mm512_sub_ps(logarithm(every), _mm512_mul_ps(reference, all(0.69314718f)))));
      Lanes pulled = _mm512_mul_ps(_mm512_sub_ps(all(0), sum), slope);
      _mm512_i32scatter_ps(
          exponentials, _mm512_add_epi32(
              _mm512_slli_epi32(label, 6),
              _mm512_add_epi32(_mm512_set1_epi32(block * WIDTH),
                               _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15))),
          pulled, 4);
      gx = fused(pulled, own_x, gx), gy = fused(pulled, own_y, gy);
      Lanes weight = _mm512_mul_ps(inverse, all(scale * share));
      reach_x[block] = _mm512_mul_ps(a, weight), reach_y[block] = _mm512_mul_ps(b, weight);
      if (turns) {
        Lanes along = fused(gx, a, _mm512_mul_ps(gy, b));
        gx = _mm512_fnmadd_ps(along, a, gx), gy = _mm512_fnmadd_ps(along, b, gy);
      }
      Lanes rate = _mm512_mul_ps(_mm512_mul_ps(weight, shorter), all(RATE * (turns ? 1 : 1)));
      _mm512_store_ps(x + start, _mm512_fnmadd_ps(gx, rate, _mm512_load_ps(x + start)));
      _mm512_store_ps(y + start, _mm512_fnmadd_ps(gy, rate, _mm512_load_ps(y + start)));
    }
    for (int j = 0; j < classes; j++) {
      Lanes sx = sums[2 * j], sy = sums[2 * j + 1];
      for (int block = 0; block < BLOCKS; block++) {
        Lanes power = exponentials[j * BLOCKS + block];
        sx = fused(power, reach_x[block], sx), sy = fused(power, reach_y[block], sy);
      }
      sums[2 * j] = sx, sums[2 * j + 1] = sy;
    }
  }
  for (int j = 0; j < classes; j++) {
    float gx = _mm512_reduce_add_ps(sums[2 * j]), gy = _mm512_reduce_add_ps(sums[2 * j + 1]);
    if (turns) {
      float along = gx * ux[j] + gy * uy[j];
      gx = (gx - along * ux[j]) / norms[j], gy = (gy - along * uy[j]) / norms[j];
    }
    wx[j] -= RATE * gx, wy[j] -= RATE * gy;
  }
  lost[0] = _mm512_reduce_add_ps(total) * share;
}

static void step_arcface(void) { step(1); }
static void step_softmax(void) { step(0); }

static float *gradient_x, *gradient_y;

// Every pair once, sixteen of one row at a time.
static void step_contrastive(void) {
  Lanes loss = all(0), margin = all(1);
  memset(gradient_x, 0, count * sizeof(float)), memset(gradient_y, 0, count * sizeof(float));
  __m512i places = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  for (int i = 0; i < count; i++) {
    Lanes a = all(x[i]), b = all(y[i]), gx = all(0), gy = all(0);
    __m512i label = _mm512_set1_epi32(labels[i]);
    for (int j = i & ~15; j < count; j += WIDTH) {
      Lanes dx = _mm512_sub_ps(a, _mm512_load_ps(x + j)), dy = _mm512_sub_ps(b, _mm512_load_ps(y + j));
      __mmask16 later = _mm512_cmpgt_epi32_mask(_mm512_add_epi32(places, _mm512_set1_epi32(j)), _mm512_set1_epi32(i));
      __mmask16 same = _mm512_cmpeq_epi32_mask(label, _mm512_load_si512(labels + j));
      Lanes squared = fused(dx, dx, fused(dy, dy, all(1e-12f)));
      Lanes root = _mm512_rsqrt14_ps(squared);
      root = _mm512_mul_ps(root, _mm512_fnmadd_ps(_mm512_mul_ps(all(0.5f), squared), _mm512_mul_ps(root, root), all(1.5f)));
      Lanes gap = _mm512_max_ps(_mm512_fnmadd_ps(squared, root, margin), all(0));
      Lanes cost = _mm512_mask_mov_ps(_mm512_mul_ps(gap, gap), same, squared);
      Lanes pull = _mm512_mask_mov_ps(_mm512_mul_ps(_mm512_sub_ps(all(0), gap), root), same, all(1));
      loss = _mm512_add_ps(loss, _mm512_maskz_mov_ps(later, cost));
      pull = _mm512_maskz_mov_ps(later, pull);
      dx = _mm512_mul_ps(dx, pull), dy = _mm512_mul_ps(dy, pull);
      gx = _mm512_add_ps(gx, dx), gy = _mm512_add_ps(gy, dy);
      _mm512_store_ps(gradient_x + j, _mm512_sub_ps(_mm512_load_ps(gradient_x + j), dx));
      _mm512_store_ps(gradient_y + j, _mm512_sub_ps(_mm512_load_ps(gradient_y + j), dy));
    }
    gradient_x[i] += _mm512_reduce_add_ps(gx), gradient_y[i] += _mm512_reduce_add_ps(gy);
  }
  float rate = RATE * 4 / ((float)count * (count - 1));
  for (int i = 0; i < count; i++) x[i] -= rate * gradient_x[i], y[i] -= rate * gradient_y[i];
  lost[0] = _mm512_reduce_add_ps(loss);
}

// Of each anchor the farthest of its class and the nearest of the others.
static void step_batch_hard(void) {
  memset(gradient_x, 0, count * sizeof(float)), memset(gradient_y, 0, count * sizeof(float));
  __m512i places = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  float total = 0;
  for (int i = 0; i < count; i++) {
    Lanes a = all(x[i]), b = all(y[i]), farthest = all(-1), nearest = all(1e30f);
    __m512i far_at = places, near_at = places, here = places, label = _mm512_set1_epi32(labels[i]);
    for (int j = 0; j < count; j += WIDTH) {
      Lanes dx = _mm512_sub_ps(a, _mm512_load_ps(x + j)), dy = _mm512_sub_ps(b, _mm512_load_ps(y + j));
      Lanes squared = fused(dx, dx, _mm512_mul_ps(dy, dy));
      __mmask16 same = _mm512_cmpeq_epi32_mask(label, _mm512_load_si512(labels + j));
      __mmask16 is_far = _mm512_mask_cmp_ps_mask(same, squared, farthest, _CMP_GT_OQ);
      __mmask16 is_near = _mm512_mask_cmp_ps_mask(~same, squared, nearest, _CMP_LT_OQ);
      farthest = _mm512_mask_mov_ps(farthest, is_far, squared), far_at = _mm512_mask_mov_epi32(far_at, is_far, here);
      nearest = _mm512_mask_mov_ps(nearest, is_near, squared), near_at = _mm512_mask_mov_epi32(near_at, is_near, here);
      here = _mm512_add_epi32(here, _mm512_set1_epi32(WIDTH));
    }
    float far = _mm512_reduce_max_ps(farthest), near = _mm512_reduce_min_ps(nearest);
    int p = _mm512_mask_reduce_min_epi32(_mm512_cmp_ps_mask(farthest, all(far), _CMP_EQ_OQ), far_at);
    int n = _mm512_mask_reduce_min_epi32(_mm512_cmp_ps_mask(nearest, all(near), _CMP_EQ_OQ), near_at);
    float cost = far + 0.2f - near;
    if (!(cost > 0)) continue;
    total += cost;
    gradient_x[i] += x[n] - x[p], gradient_y[i] += y[n] - y[p];
    gradient_x[p] += x[p] - x[i], gradient_y[p] += y[p] - y[i];
    gradient_x[n] += x[i] - x[n], gradient_y[n] += y[i] - y[n];
  }
  for (int i = 0; i < count; i++) {
    x[i] -= RATE * 2 / count * gradient_x[i], y[i] -= RATE * 2 / count * gradient_y[i];
  }
  lost[0] = total / count;
}

// The multiplications of an encoder step, 128 rows through 64-128-128-2 and back, as fast as a core
// multiplies: twice the numbers forward for the way back, but for the inputs' own slope.
static void multiply_encoder(void) {
  enum { SUMS = 12 };
  Lanes sum[SUMS];
  for (int i = 0; i < SUMS; i++) sum[i] = all(i);
  Lanes factor = all(0.999f), addend = all(0.001f);
  long fused_numbers = 128L * (3 * (64 * 128 + 128 * 128 + 128 * 2) - 64 * 128);
  for (long done = 0; done < fused_numbers; done += SUMS * WIDTH) {
    for (int i = 0; i < SUMS; i++) sum[i] = fused(sum[i], factor, addend);
    __asm__ volatile("" : "+v"(factor));
  }
  for (int i = 1; i < SUMS; i++) sum[0] = _mm512_add_ps(sum[0], sum[i]);
  lost[0] = _mm512_reduce_add_ps(sum[0]);
}

static double now(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return time.tv_sec * 1e9 + time.tv_nsec;
}

static void serve(void (*unit)(void)) {
  long units = 1;
  unit();
  for (;;) {
    double start = now(CLOCK_MONOTONIC);
    for (long i = 0; i < units; i++) unit();
    double taken = now(CLOCK_MONOTONIC) - start;
    if (taken >= 2e7 || units > 1 << 24) break;
    double wanted = units * 2.5e7 / (taken > 1 ? taken : 1);
    units = wanted > 8 * units ? 8 * units : (long)wanted + 1;
  }
  printf("ready %ld\n", units);
  fflush(stdout);
  char line[64];
  while (fgets(line, sizeof line, stdin)) {
    double wall = now(CLOCK_MONOTONIC), processor = now(CLOCK_PROCESS_CPUTIME_ID);
    for (long i = 0; i < units; i++) unit();
    processor = now(CLOCK_PROCESS_CPUTIME_ID) - processor, wall = now(CLOCK_MONOTONIC) - wall;
    printf("%.0f %.0f\n", wall / units, processor / units);
    fflush(stdout);
  }
}

int main(int argc, char **argv) {
  const char *work = argc > 1 ? argv[1] : "";
  int axes = 0;
  void (*unit)(void) = NULL;
  if (sscanf(work, "step:arcface:%d:%d:%d", &count, &classes, &axes) == 3) unit = step_arcface;
  if (sscanf(work, "step:softmax/nobias:%d:%d:%d", &count, &classes, &axes) == 3) unit = step_softmax;
  if (sscanf(work, "metric:contrastive:%d", &count) == 1) unit = step_contrastive, classes = 8, axes = 2;
  if (sscanf(work, "metric:triplet/batch_hard:%d", &count) == 1) unit = step_batch_hard, classes = 8, axes = 2;
  if (strcmp(work, "encoder:digits") == 0) unit = multiply_encoder, count = 64, classes = 10, axes = 2;
  if (!unit || axes != 2 || count % (BLOCKS * WIDTH) != 0 || classes < 2) {
    puts("no such workload here");
    return 0;
  }
  draw();
  gradient_x = room(count), gradient_y = room(count);
  if (getenv("LIMIT_CHECK")) {
    for (int i = 0; i < 20; i++) unit();
    fprintf(stderr, "after 20 steps %g\n", lost[0]);
  }
  serve(unit);
  return 0;
}
#else
int main(void) {
  puts("no such workload here");
  return 0;
}
#endif
