#include "ICUBridge.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucsdet.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>
#include <unicode/utrans.h>
#include <unicode/uversion.h>

static void report(icub_error *error, UErrorCode code) {
  error->code = U_FAILURE(code) ? (int32_t)code : 0;
}

const char *icub_error_name(int32_t code) { return u_errorName((UErrorCode)code); }

void icub_version(char *buffer) {
  UVersionInfo version;
  u_getVersion(version);
  u_versionToString(version, buffer);
}

bool icub_language_code(const char *language, char *code) {
  UErrorCode status = U_ZERO_ERROR;
  uloc_getLanguage(language, code, 12, &status);
  if (U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING) {
    for (const char *const *known = uloc_getISOLanguages(); *known != NULL; known++) {
      if (strcmp(*known, code) == 0) return true;
    }
  }
  code[0] = 0;
  return false;
}

icub_breaks *icub_breaks_open(int32_t kind, const char *locale, icub_error *error) {
  UErrorCode code = U_ZERO_ERROR;
  UBreakIterator *breaks = ubrk_open((UBreakIteratorType)kind, locale, NULL, 0, &code);
  report(error, code);
  return (icub_breaks *)breaks;
}

void icub_breaks_set_text(icub_breaks *breaks, const uint16_t *text, int32_t length, icub_error *error) {
  UErrorCode code = U_ZERO_ERROR;
  ubrk_setText((UBreakIterator *)breaks, (const UChar *)text, length, &code);
  report(error, code);
}

int32_t icub_breaks_next(icub_breaks *breaks) {
  int32_t boundary = ubrk_next((UBreakIterator *)breaks);
  return boundary == UBRK_DONE ? -1 : boundary;
}

int32_t icub_breaks_rule_status(icub_breaks *breaks) { return ubrk_getRuleStatus((UBreakIterator *)breaks); }

void icub_breaks_close(icub_breaks *breaks) { ubrk_close((UBreakIterator *)breaks); }

icub_transliterator *icub_transliterator_open(const uint16_t *id, int32_t id_length, const uint16_t *rules,
                                              int32_t rules_length, bool reverse, icub_error *error) {
  UErrorCode code = U_ZERO_ERROR;
  UParseError parse = {0};
  UTransliterator *opened = utrans_openU((const UChar *)id, id_length, reverse ? UTRANS_REVERSE : UTRANS_FORWARD,
                                         (const UChar *)rules, rules_length, &parse, &code);
  report(error, code);
  error->line = parse.line;
  error->offset = parse.offset;
  return (icub_transliterator *)opened;
}

int32_t icub_transliterate(const icub_transliterator *transliterator, uint16_t *text, int32_t length,
                           int32_t capacity, icub_error *error) {
  UErrorCode code = U_ZERO_ERROR;
  int32_t limit = length;
  utrans_transUChars((const UTransliterator *)transliterator, (UChar *)text, &length, capacity, 0, &limit, &code);
  report(error, code);
  return length;
}

void icub_transliterator_close(icub_transliterator *transliterator) {
  utrans_close((UTransliterator *)transliterator);
}

const icub_normalizer *icub_normalizer_get(int32_t form, icub_error *error) {
  UErrorCode code = U_ZERO_ERROR;
  const UNormalizer2 *normalizer = NULL;
  switch (form) {
    case ICUB_NFC: normalizer = unorm2_getNFCInstance(&code); break;
    case ICUB_NFD: normalizer = unorm2_getNFDInstance(&code); break;
    case ICUB_NFKC: normalizer = unorm2_getNFKCInstance(&code); break;
    case ICUB_NFKC_CASEFOLD: normalizer = unorm2_getNFKCCasefoldInstance(&code); break;
    default: code = U_ILLEGAL_ARGUMENT_ERROR;
  }
  report(error, code);
  return (const icub_normalizer *)normalizer;
}

int32_t icub_normalize(const icub_normalizer *normalizer, const uint16_t *text, int32_t length, uint16_t *out,
                       int32_t capacity, icub_error *error) {
  UErrorCode code = U_ZERO_ERROR;
  int32_t needed = unorm2_normalize((const UNormalizer2 *)normalizer, (const UChar *)text, length, (UChar *)out,
                                    capacity, &code);
  report(error, code);
  return needed;
}

icub_charset_detector *icub_charset_detector_open(icub_error *error) {
  UErrorCode code = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open(&code);
  report(error, code);
  return (icub_charset_detector *)detector;
}

const char *icub_charset_detect(icub_charset_detector *detector, const char *bytes, int32_t length,
                                int32_t *confidence, icub_error *error) {
  UErrorCode code = U_ZERO_ERROR;
  const char *name = NULL;
  *confidence = 0;
  ucsdet_setText((UCharsetDetector *)detector, bytes, length, &code);
  const UCharsetMatch *match = ucsdet_detect((UCharsetDetector *)detector, &code);
  if (match != NULL) {
    name = ucsdet_getName(match, &code);
    *confidence = ucsdet_getConfidence(match, &code);
  }
  // So ICU says that no charset fits, which is an answer and not an error.
  if (code == U_INVALID_CHAR_FOUND) code = U_ZERO_ERROR;
  report(error, code);
  return name;
}

void icub_charset_detector_close(icub_charset_detector *detector) { ucsdet_close((UCharsetDetector *)detector); }

int32_t icub_column_width(uint32_t code_point) {
  UChar32 c = (UChar32)code_point;
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR: return 0;
    default: break;
  }
  switch (u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_FULLWIDTH:
    case U_EA_WIDE: return 2;
    default: return 1;
  }
}
