// Matrix products for sentence encoders: the same bits on every processor.
//
// A BLAS adds in an order that depends on the processor and on the number of threads, and its results differ in their last bits. Here every sum
// is taken from the first element to the last, each step one fused multiplication and addition (IEEE 754 fusedMultiplyAdd), and vector
// instructions only work at several sums at once. Where a processor has no such instruction, the C library computes the same slowly.
#ifndef SYNOPTIC_VECTOR_KERNELS_H
#define SYNOPTIC_VECTOR_KERNELS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// The instructions that are used.
typedef enum {
  // Those that the compiler takes for granted.
  VK_PORTABLE = 0,
  // AVX2 and FMA of x86-64.
  VK_AVX2 = 1,
  // AVX-512F, BW, DQ and VL of x86-64.
  VK_AVX512 = 2,
} vk_instructions;

// The fastest instructions that this processor has.
vk_instructions vk_fastest_instructions(void);

// The columns of a panel.
enum { VK_PANEL = 32 };

// Multiplies a matrix by one that is packed in panels: `out[i][j] = start[j] + rows[i][0] * b[0][j] + rows[i][1] * b[1][j] + …`.
//
// `rows` points to the `row_count` rows of the first matrix, of `inner` elements each, which may overlap. The columns of `b` are a multiple of
// `VK_PANEL`, and of every panel of them `panels` has the elements row by row. `start` may be null, for zeros. Rows of `out` are
// `out_stride` elements apart.
void vk_product(vk_instructions instructions, const float *const *rows, size_t row_count, size_t inner, const float *panels,
                size_t columns, const float *start, float *out, size_t out_stride);

// Numbers that are kept in six bits each: `out[i] = number[i] * scale + low`, the product rounded by itself.
//
// Four times `quarter` numbers are in three times as many bytes: the first three quarters in the lower six bits of the bytes, one after the other, and of
// the last quarter the lowest two bits in the upper bits of the first third of the bytes, and so on.
void vk_unpack(const uint8_t *bytes, size_t quarter, float scale, float low, float *out);

// The scalar products of all rows of `a` with all rows of `b`, `dimension` elements each: `out[i][j] = a[i] · b[j]`.
//
// Sums are exact as long as they fit 32 bits, as those of vectors of a length of 2^15 at most do.
void vk_scalar_products(vk_instructions instructions, const int16_t *a, size_t a_count, const int16_t *b, size_t b_count,
                        size_t dimension, int32_t *out, size_t out_stride);

// Sums of numbers and of their squares.
typedef struct {
  int64_t sum, squares;
} vk_moments;

// Looks at the products of a row once.
//
// To `moments` they are added without their last `cut` bits. In `above` come, in order, the columns in which a product times `scale` is more than
// `row_least` or than the column's of `column_leasts`; it has a place for each column. Returns how many they are.
size_t vk_survey(vk_instructions instructions, const int32_t *products, size_t count, int cut, float scale,
                 float row_least, const float *column_leasts, vk_moments *moments, uint32_t *above);

// Raises each margin to that of a product, if this is more: `(2 * (products[j] * scale) - in_row - in_column[j]) * factor`, rounded at each step.
void vk_raise_margins(vk_instructions instructions, const int32_t *products, size_t count, float scale, float in_row,
                      const float *in_column, float factor, float *margins);

#ifdef __cplusplus
}
#endif

#endif
