// The system's CLD2 (Compact Language Detector 2) as one function of C, as Swift calls no C++ here.
//
// CLD2 takes text as UTF-8 and keeps nothing between calls, so that threads may call it at once.
#ifndef SYNOPTIC_CLD2_BRIDGE_H
#define SYNOPTIC_CLD2_BRIDGE_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { CLD2B_GUESSES = 3 };

// A language that a text may be in.
typedef struct {
  // CLD2's code for it, such as "de", "iw" or "zh-Hant"; it lives for ever.
  const char *code;
  // How much of the text's letters is in it, in percent of their bytes.
  int32_t percent;
  // How usual the text's groups of letters are in it; of running text mostly 300 to 2,000.
  double score;
} cld2b_guess;

// What CLD2 makes of a text: the likeliest first.
typedef struct {
  cld2b_guess guesses[CLD2B_GUESSES];
  int32_t count;
  // Whether CLD2 vouches for the first.
  bool is_reliable;
} cld2b_result;

// The version of CLD2 and of its tables; it lives for ever.
const char *cld2b_version(void);

// Tells the language of `length` bytes of plain text in UTF-8.
//
// With `best_effort` a guess is made also where none is reliable, of a few words for example.
void cld2b_detect(const char *text, int32_t length, bool best_effort, cld2b_result *result);

#ifdef __cplusplus
}
#endif

#endif
