#include "VectorKernels.h"

#include <string.h>

// No product and sum become one instruction unless it is said here.
#pragma STDC FP_CONTRACT OFF

// The rows of the second matrix that are worked at together: a panel of them fits the first cache of a processor.
enum { INNER = 256 };

#define UNROLL _Pragma("clang loop unroll(full)")

// A tile: `ROWS` rows of the result, and `VECTORS` vectors of `LANES` columns. `a` is packed: the elements of all rows at an index one after another.
#define DEFINE_TILE(NAME, TARGET, TYPE, LANES, VECTORS, ROWS)                                                       \
  TARGET static void NAME(const float *a, const float *b, size_t inner, float *out, size_t stride) {                \
    TYPE sums[ROWS][VECTORS];                                                                                       \
    UNROLL for (int r = 0; r < ROWS; r++)                                                                           \
      UNROLL for (int v = 0; v < VECTORS; v++) sums[r][v] = *(const TYPE *)(out + r * stride + v * LANES);          \
    for (size_t k = 0; k < inner; k++, a += ROWS, b += VK_PANEL) {                                                  \
      TYPE row[VECTORS];                                                                                            \
      UNROLL for (int v = 0; v < VECTORS; v++) row[v] = *(const TYPE *)(b + v * LANES);                             \
      UNROLL for (int r = 0; r < ROWS; r++) {                                                                       \
        TYPE element = a[r] - (TYPE){0};                                                                            \
        UNROLL for (int v = 0; v < VECTORS; v++) sums[r][v] = __builtin_elementwise_fma(element, row[v], sums[r][v]); \
      }                                                                                                             \
    }                                                                                                               \
    UNROLL for (int r = 0; r < ROWS; r++)                                                                           \
      UNROLL for (int v = 0; v < VECTORS; v++) *(TYPE *)(out + r * stride + v * LANES) = sums[r][v];                \
  }

// A tile of `ROWS` rows over all columns of a panel.
#define DEFINE_BAND(NAME, TARGET, TILE, COLUMNS)                                                             \
  TARGET static void NAME(const float *a, const float *b, size_t inner, float *out, size_t stride) {         \
    for (size_t column = 0; column < VK_PANEL; column += COLUMNS) TILE(a, b + column, inner, out + column, stride); \
  }

typedef void (*band)(const float *a, const float *b, size_t inner, float *out, size_t stride);

typedef float floats4 __attribute__((vector_size(16), aligned(4)));
DEFINE_TILE(tile_portable_4, , floats4, 4, 2, 4)
DEFINE_TILE(tile_portable_1, , floats4, 4, 2, 1)
DEFINE_BAND(band_portable_4, , tile_portable_4, 8)
DEFINE_BAND(band_portable_1, , tile_portable_1, 8)

#if defined(__x86_64__)
#define AVX2 __attribute__((target("avx2,fma")))
#define AVX512 __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma")))
#define AVX512_VNNI __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni,avx2,fma")))
typedef float floats8 __attribute__((vector_size(32), aligned(4)));
typedef float floats16 __attribute__((vector_size(64), aligned(4)));
DEFINE_TILE(tile_avx2_6, AVX2, floats8, 8, 2, 6)
DEFINE_TILE(tile_avx2_2, AVX2, floats8, 8, 2, 2)
DEFINE_TILE(tile_avx2_1, AVX2, floats8, 8, 2, 1)
DEFINE_BAND(band_avx2_6, AVX2, tile_avx2_6, 16)
DEFINE_BAND(band_avx2_2, AVX2, tile_avx2_2, 16)
DEFINE_BAND(band_avx2_1, AVX2, tile_avx2_1, 16)
DEFINE_TILE(tile_avx512_14, AVX512, floats16, 16, 2, 14)
DEFINE_TILE(tile_avx512_8, AVX512, floats16, 16, 2, 8)
DEFINE_TILE(tile_avx512_3, AVX512, floats16, 16, 2, 3)
DEFINE_TILE(tile_avx512_1, AVX512, floats16, 16, 2, 1)
#endif

// The bands of some instructions by how many rows they have, the most first; the last has one row.
typedef struct {
  size_t rows;
  band multiply;
} sized_band;

static const sized_band portable_bands[] = {{4, band_portable_4}, {1, band_portable_1}};
#if defined(__x86_64__)
static const sized_band avx2_bands[] = {{6, band_avx2_6}, {2, band_avx2_2}, {1, band_avx2_1}};
static const sized_band avx512_bands[] = {
    {14, tile_avx512_14}, {8, tile_avx512_8}, {3, tile_avx512_3}, {1, tile_avx512_1}};
#endif
enum { MOST_ROWS = 14 };

vk_instructions vk_fastest_instructions(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("fma"))
    return VK_AVX512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return VK_AVX2;
#endif
  return VK_PORTABLE;
}

static const sized_band *bands(vk_instructions instructions) {
#if defined(__x86_64__)
  if (instructions == VK_AVX512) return avx512_bands;
  if (instructions == VK_AVX2) return avx2_bands;
#else
  (void)instructions;
#endif
  return portable_bands;
}

void vk_product(vk_instructions instructions, const float *const *rows, size_t row_count, size_t inner, const float *panels,
                size_t columns, const float *start, float *out, size_t out_stride) {
  for (size_t i = 0; i < row_count; i++) {
    if (start)
      memcpy(out + i * out_stride, start, columns * sizeof(float));
    else
      memset(out + i * out_stride, 0, columns * sizeof(float));
  }
  const sized_band *band = bands(instructions);
  float packed[INNER * MOST_ROWS];
  for (size_t k = 0; k < inner; k += INNER) {
    size_t depth = inner - k < INNER ? inner - k : INNER;
    const sized_band *sized = band;
    for (size_t i = 0; i < row_count; i += sized->rows) {
      while (row_count - i < sized->rows) sized++;
      size_t count = sized->rows;
      for (size_t r = 0; r < count; r++) {
        const float *row = rows[i + r] + k;
        for (size_t p = 0; p < depth; p++) packed[p * count + r] = row[p];
      }
      for (size_t column = 0; column < columns; column += VK_PANEL)
        sized->multiply(packed, panels + column * inner + k * VK_PANEL, depth, out + i * out_stride + column, out_stride);
    }
  }
}

static inline float scaled(uint8_t number, float scale, float low) {
  float product = (float)number * scale;
  return product + low;
}

void vk_unpack(const uint8_t *restrict bytes, size_t quarter, float scale, float low, float *restrict out) {
  for (size_t i = 0; i < quarter; i++) {
    uint8_t first = bytes[i], second = bytes[i + quarter], third = bytes[i + 2 * quarter];
    out[i] = scaled(first & 63, scale, low);
    out[i + quarter] = scaled(second & 63, scale, low);
    out[i + 2 * quarter] = scaled(third & 63, scale, low);
    out[i + 3 * quarter] = scaled((uint8_t)(first >> 6 | second >> 6 << 2 | third >> 6 << 4), scale, low);
  }
}

// The plain loop: for what is left over, and for processors that are not known here.
static int32_t scalar_product(const int16_t *a, const int16_t *b, size_t from, size_t dimension) {
  int32_t sum = 0;
  for (size_t d = from; d < dimension; d++) sum += (int32_t)a[d] * b[d];
  return sum;
}

typedef void (*product_block)(const int16_t *a, const int16_t *b, size_t dimension, int32_t *out, size_t stride);

static void products_1x1(const int16_t *a, const int16_t *b, size_t dimension, int32_t *out, size_t stride) {
  (void)stride;
  *out = scalar_product(a, b, 0, dimension);
}

#if defined(__x86_64__)
typedef int16_t shorts8 __attribute__((vector_size(16), aligned(2)));
typedef int16_t shorts16 __attribute__((vector_size(32), aligned(2)));
typedef int16_t shorts32 __attribute__((vector_size(64), aligned(2)));
typedef int32_t ints4 __attribute__((vector_size(16)));
typedef int32_t ints8 __attribute__((vector_size(32)));
typedef int32_t ints16 __attribute__((vector_size(64)));
typedef int16_t whole_shorts8 __attribute__((vector_size(16)));
typedef int16_t whole_shorts16 __attribute__((vector_size(32)));
typedef int16_t whole_shorts32 __attribute__((vector_size(64)));

// The sums of four lanes each.
#define FOLD4(x) (x)
#define FOLD8(x) (__builtin_shufflevector(x, x, 0, 1, 2, 3) + __builtin_shufflevector(x, x, 4, 5, 6, 7))
#define HALVES16(x) \
  (__builtin_shufflevector(x, x, 0, 1, 2, 3, 4, 5, 6, 7) + __builtin_shufflevector(x, x, 8, 9, 10, 11, 12, 13, 14, 15))
#define FOLD16(x) FOLD8(HALVES16(x))

// The sums of all lanes of four vectors, each in a lane: fewer steps than one vector after the other.
static inline ints4 totals(ints4 a, ints4 b, ints4 c, ints4 d) {
  ints4 ab = __builtin_shufflevector(a, b, 0, 4, 1, 5) + __builtin_shufflevector(a, b, 2, 6, 3, 7);
  ints4 cd = __builtin_shufflevector(c, d, 0, 4, 1, 5) + __builtin_shufflevector(c, d, 2, 6, 3, 7);
  return __builtin_shufflevector(ab, cd, 0, 1, 4, 5) + __builtin_shufflevector(ab, cd, 2, 3, 6, 7);
}

// The products of `ROWS` rows with four others, whose elements are read once for all. `MULTIPLY` multiplies and adds up neighbors in pairs.
#define DEFINE_PRODUCTS(NAME, TARGET, SHORTS, WHOLE, INTS, FOLD, MULTIPLY, ROWS)                                  \
  TARGET static void NAME(const int16_t *a, const int16_t *b, size_t dimension, int32_t *out, size_t stride) {    \
    enum { LANES = sizeof(SHORTS) / 2 };                                                                          \
    INTS sums[ROWS][4];                                                                                           \
    UNROLL for (int r = 0; r < ROWS; r++)                                                                         \
      UNROLL for (int c = 0; c < 4; c++) sums[r][c] = (INTS){0};                                                  \
    size_t d = 0;                                                                                                 \
    for (; d + LANES <= dimension; d += LANES) {                                                                  \
      WHOLE others[4];                                                                                            \
      UNROLL for (int c = 0; c < 4; c++) others[c] = (WHOLE) * (const SHORTS *)(b + c * dimension + d);           \
      UNROLL for (int r = 0; r < ROWS; r++) {                                                                     \
        WHOLE row = (WHOLE) * (const SHORTS *)(a + r * dimension + d);                                            \
        UNROLL for (int c = 0; c < 4; c++) sums[r][c] += (INTS)MULTIPLY(row, others[c]);                          \
      }                                                                                                           \
    }                                                                                                             \
    UNROLL for (int r = 0; r < ROWS; r++) {                                                                       \
      ints4 row = totals(FOLD(sums[r][0]), FOLD(sums[r][1]), FOLD(sums[r][2]), FOLD(sums[r][3]));                 \
      memcpy(out + r * stride, &row, sizeof(row));                                                                \
    }                                                                                                             \
    if (d == dimension) return;                                                                                   \
    for (int r = 0; r < ROWS; r++)                                                                                \
      for (int c = 0; c < 4; c++)                                                                                 \
        out[r * stride + c] += scalar_product(a + r * dimension, b + c * dimension, d, dimension);                \
  }

DEFINE_PRODUCTS(products_portable_2, , shorts8, whole_shorts8, ints4, FOLD4, __builtin_ia32_pmaddwd128, 2)
DEFINE_PRODUCTS(products_portable_1, , shorts8, whole_shorts8, ints4, FOLD4, __builtin_ia32_pmaddwd128, 1)
DEFINE_PRODUCTS(products_avx2_2, AVX2, shorts16, whole_shorts16, ints8, FOLD8, __builtin_ia32_pmaddwd256, 2)
DEFINE_PRODUCTS(products_avx2_1, AVX2, shorts16, whole_shorts16, ints8, FOLD8, __builtin_ia32_pmaddwd256, 1)
DEFINE_PRODUCTS(products_avx512_4, AVX512, shorts32, whole_shorts32, ints16, FOLD16, __builtin_ia32_pmaddwd512, 4)
DEFINE_PRODUCTS(products_avx512_1, AVX512, shorts32, whole_shorts32, ints16, FOLD16, __builtin_ia32_pmaddwd512, 1)
// Here the compiler makes one instruction of a multiplication and an addition.
DEFINE_PRODUCTS(products_vnni_4, AVX512_VNNI, shorts32, whole_shorts32, ints16, FOLD16, __builtin_ia32_pmaddwd512, 4)
DEFINE_PRODUCTS(products_vnni_1, AVX512_VNNI, shorts32, whole_shorts32, ints16, FOLD16, __builtin_ia32_pmaddwd512, 1)
#endif

void vk_scalar_products(vk_instructions instructions, const int16_t *a, size_t a_count, const int16_t *b, size_t b_count,
                        size_t dimension, int32_t *out, size_t out_stride) {
  size_t rows = 1, columns = 1;
  product_block multiply = products_1x1, multiply_row = products_1x1;
#if defined(__x86_64__)
  columns = 4;
  rows = instructions == VK_AVX512 ? 4 : 2;
  if (instructions == VK_AVX512 && __builtin_cpu_supports("avx512vnni")) {
    multiply = products_vnni_4;
    multiply_row = products_vnni_1;
  } else if (instructions == VK_AVX512) {
    multiply = products_avx512_4;
    multiply_row = products_avx512_1;
  } else if (instructions == VK_AVX2) {
    multiply = products_avx2_2;
    multiply_row = products_avx2_1;
  } else {
    multiply = products_portable_2;
    multiply_row = products_portable_1;
  }
#else
  (void)instructions;
#endif
  // Rows of `b` that stay in the first cache while those of `a` pass by.
  enum { BLOCK = 16 };
  for (size_t block = 0; block < b_count; block += BLOCK) {
    size_t end = b_count - block < BLOCK ? b_count : block + BLOCK;
    for (size_t i = 0; i < a_count; i += rows) {
      size_t height = a_count - i < rows ? a_count - i : rows;
      for (size_t j = block; j < end; j += columns) {
        size_t width = end - j < columns ? end - j : columns;
        if (height == rows && width == columns) {
          multiply(a + i * dimension, b + j * dimension, dimension, out + i * out_stride + j, out_stride);
          continue;
        }
        for (size_t r = 0; r < height; r++) {
          const int16_t *row = a + (i + r) * dimension;
          int32_t *to = out + (i + r) * out_stride + j;
          if (width == columns) {
            multiply_row(row, b + j * dimension, dimension, to, out_stride);
            continue;
          }
          for (size_t c = 0; c < width; c++) to[c] = scalar_product(row, b + (j + c) * dimension, 0, dimension);
        }
      }
    }
  }
}

// What `vk_survey` does, with vectors of 16 elements.
#define DEFINE_SURVEY(NAME, TARGET)                                                                                 \
  TARGET static size_t NAME(const int32_t *products, size_t count, int cut, float scale, float row_least,           \
                            const float *column_leasts, vk_moments *moments, uint32_t *above) {                     \
    longs16 sum = {0}, squares = {0};                                                                               \
    size_t found = 0, j = 0;                                                                                        \
    for (; j + 16 <= count; j += 16) {                                                                              \
      products16 product = *(const products16 *)(products + j);                                                     \
      longs16 shortened = __builtin_convertvector(product >> cut, longs16);                                         \
      sum += shortened;                                                                                             \
      squares += shortened * shortened;                                                                             \
      values16 value = __builtin_convertvector(product, values16) * scale;                                          \
      products16 is_above = (value > row_least) | (value > *(const values16 *)(column_leasts + j));                 \
      if (__builtin_reduce_or(is_above))                                                                            \
        for (size_t k = 0; k < 16; k++)                                                                             \
          if (is_above[k]) above[found++] = (uint32_t)(j + k);                                                      \
    }                                                                                                               \
    moments->sum += __builtin_reduce_add(sum);                                                                      \
    moments->squares += __builtin_reduce_add(squares);                                                              \
    for (; j < count; j++) {                                                                                        \
      int64_t shortened = products[j] >> cut;                                                                       \
      moments->sum += shortened;                                                                                    \
      moments->squares += shortened * shortened;                                                                    \
      float value = (float)products[j] * scale;                                                                     \
      if (value > row_least || value > column_leasts[j]) above[found++] = (uint32_t)j;                              \
    }                                                                                                               \
    return found;                                                                                                   \
  }

typedef int32_t products16 __attribute__((vector_size(64), aligned(4)));
typedef float values16 __attribute__((vector_size(64), aligned(4)));
typedef int64_t longs16 __attribute__((vector_size(128)));
DEFINE_SURVEY(survey_portable, )
#if defined(__x86_64__)
DEFINE_SURVEY(survey_avx2, AVX2)
DEFINE_SURVEY(survey_avx512, AVX512)
#endif

size_t vk_survey(vk_instructions instructions, const int32_t *products, size_t count, int cut, float scale,
                 float row_least, const float *column_leasts, vk_moments *moments, uint32_t *above) {
#if defined(__x86_64__)
  if (instructions == VK_AVX512)
    return survey_avx512(products, count, cut, scale, row_least, column_leasts, moments, above);
  if (instructions == VK_AVX2) return survey_avx2(products, count, cut, scale, row_least, column_leasts, moments, above);
#else
  (void)instructions;
#endif
  return survey_portable(products, count, cut, scale, row_least, column_leasts, moments, above);
}

// What `vk_raise_margins` does; the compiler makes vectors of it.
#define DEFINE_RAISE(NAME, TARGET)                                                                                  \
  TARGET static void NAME(const int32_t *products, size_t count, float scale, float in_row, const float *in_column, \
                          float factor, float *margins) {                                                           \
    for (size_t j = 0; j < count; j++) {                                                                            \
      float margin = (2 * ((float)products[j] * scale) - in_row - in_column[j]) * factor;                           \
      margins[j] = margin >= margins[j] ? margin : margins[j];                                                      \
    }                                                                                                               \
  }

DEFINE_RAISE(raise_portable, )
#if defined(__x86_64__)
DEFINE_RAISE(raise_avx2, AVX2)
DEFINE_RAISE(raise_avx512, AVX512)
#endif

void vk_raise_margins(vk_instructions instructions, const int32_t *products, size_t count, float scale, float in_row,
                      const float *in_column, float factor, float *margins) {
#if defined(__x86_64__)
  if (instructions == VK_AVX512) {
    raise_avx512(products, count, scale, in_row, in_column, factor, margins);
    return;
  }
  if (instructions == VK_AVX2) {
    raise_avx2(products, count, scale, in_row, in_column, factor, margins);
    return;
  }
#else
  (void)instructions;
#endif
  raise_portable(products, count, scale, in_row, in_column, factor, margins);
}
