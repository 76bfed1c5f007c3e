#include "CLD2Bridge.h"

// CLD2's header counts on this one.
#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

const char *cld2b_version(void) { return CLD2::DetectLanguageVersion(); }

void cld2b_detect(const char *text, int32_t length, bool best_effort, cld2b_result *result) {
  const CLD2::CLDHints no_hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language languages[CLD2B_GUESSES];
  int percents[CLD2B_GUESSES];
  double scores[CLD2B_GUESSES];
  int text_bytes = 0;
  int valid_bytes = 0;
  bool is_reliable = false;
  CLD2::ExtDetectLanguageSummaryCheckUTF8(text, length, true, &no_hints,
                                          best_effort ? CLD2::kCLDFlagBestEffort : 0, languages, percents, scores,
                                          nullptr, &text_bytes, &is_reliable, &valid_bytes);
  *result = {};
  // What is no valid UTF-8 leaves the languages as they were.
  if (valid_bytes < length) return;
  result->is_reliable = is_reliable;
  for (int i = 0; i < CLD2B_GUESSES; i++) {
    if (languages[i] == CLD2::UNKNOWN_LANGUAGE || percents[i] == 0) continue;
    result->guesses[result->count++] = {CLD2::LanguageCode(languages[i]), percents[i], scores[i]};
  }
  // The vouching is for the first; where that is unknown, for none.
  if (result->count == 0 || languages[0] == CLD2::UNKNOWN_LANGUAGE) result->is_reliable = false;
}
