#include "ICUBridge.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucal.h>
#include <unicode/ucsdet.h>
#include <unicode/udat.h>
#include <unicode/uenum.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/unorm2.h>
#include <unicode/unum.h>
#include <unicode/uregex.h>
#include <unicode/uset.h>
#include <unicode/utf16.h>
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

int32_t icub_language_name(const char *language, const char *locale, uint16_t *out, int32_t capacity) {
  UErrorCode code = U_ZERO_ERROR;
  int32_t length = uloc_getDisplayLanguage(language, locale, (UChar *)out, capacity, &code);
  return U_SUCCESS(code) && code != U_USING_DEFAULT_WARNING ? length : 0;
}

const char *const *icub_languages(void) { return uloc_getISOLanguages(); }

void icub_likely_script(const char *locale, char *script) {
  UErrorCode code = U_ZERO_ERROR;
  char likely[ULOC_FULLNAME_CAPACITY];
  uloc_addLikelySubtags(locale, likely, sizeof likely, &code);
  script[0] = 0;
  if (U_SUCCESS(code)) uloc_getScript(likely, script, 6, &code);
  if (U_FAILURE(code)) script[0] = 0;
}

bool icub_language_is_right_to_left(const char *language) { return uloc_isRightToLeft(language); }

int32_t icub_letters(const char *language, bool is_auxiliary, uint16_t *out, int32_t capacity, icub_error *error) {
  UErrorCode code = U_ZERO_ERROR;
  int32_t length = 0;
  ULocaleData *data = ulocdata_open(language, &code);
  USet *set =
      ulocdata_getExemplarSet(data, NULL, 0, is_auxiliary ? ULOCDATA_ES_AUXILIARY : ULOCDATA_ES_STANDARD, &code);
  if (U_SUCCESS(code)) {
    // Items are ranges of code points; after them come strings, which are digraphs.
    int32_t count = uset_getItemCount(set);
    for (int32_t i = 0; i < count; i++) {
      UChar32 start = 0;
      UChar32 end = 0;
      // There is no room for a string, and none is wanted.
      UErrorCode no_room = U_ZERO_ERROR;
      if (uset_getItem(set, i, &start, &end, NULL, 0, &no_room) != 0) break;
      for (UChar32 point = start; point <= end; point++) {
        UBool is_full = false;
        if (capacity - length >= 2) {
          U16_APPEND(out, length, capacity, point, is_full);
        } else {
          length += U16_LENGTH(point);
        }
      }
    }
  }
  if (set != NULL) uset_close(set);
  if (data != NULL) ulocdata_close(data);
  report(error, code);
  return length;
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

struct icub_converter {
  UConverter *icu;
  int64_t replaced;
};

// Called by ICU for each sequence that cannot be decoded.
static void replace(const void *context, UConverterToUnicodeArgs *args, const char *bytes, int32_t length,
                    UConverterCallbackReason reason, UErrorCode *code) {
  (void)bytes;
  (void)length;
  // Above that, ICU tells of resets and copies of the converter.
  if (reason > UCNV_IRREGULAR) return;
  static const UChar replacement = 0xFFFD;
  *code = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(args, &replacement, 1, 0, code);
  ((icub_converter *)context)->replaced++;
}

icub_converter *icub_converter_open(const char *name, bool lossy, icub_error *error) {
  UErrorCode code = U_ZERO_ERROR;
  // ICU takes an empty name for the charset of the locale.
  if (name[0] == 0) {
    report(error, U_FILE_ACCESS_ERROR);
    return NULL;
  }
  UConverter *icu = ucnv_open(name, &code);
  icub_converter *converter = NULL;
  if (U_SUCCESS(code)) {
    converter = malloc(sizeof *converter);
    if (converter == NULL) {
      code = U_MEMORY_ALLOCATION_ERROR;
    } else {
      *converter = (icub_converter){.icu = icu, .replaced = 0};
      ucnv_setToUCallBack(icu, lossy ? replace : UCNV_TO_U_CALLBACK_STOP, lossy ? converter : NULL, NULL, NULL, &code);
    }
  }
  if (U_FAILURE(code)) {
    free(converter);
    if (icu != NULL) ucnv_close(icu);
    converter = NULL;
  }
  report(error, code);
  return converter;
}

const char *icub_converter_name(const icub_converter *converter) {
  UErrorCode code = U_ZERO_ERROR;
  const char *own = ucnv_getName(converter->icu, &code);
  const char *standards[] = {"MIME", "IANA"};
  for (int i = 0; i < 2; i++) {
    UErrorCode lookup = U_ZERO_ERROR;
    const char *name = ucnv_getStandardName(own, standards[i], &lookup);
    if (name != NULL) return name;
  }
  return own;
}

int32_t icub_converter_unit(const icub_converter *converter) { return ucnv_getMinCharSize(converter->icu); }

int32_t icub_converter_decode(icub_converter *converter, const uint8_t **source, const uint8_t *limit,
                              uint16_t *target, int32_t capacity, bool *full, int32_t *undecodable,
                              icub_error *error) {
  UErrorCode code = U_ZERO_ERROR;
  UChar *out = (UChar *)target;
  ucnv_toUnicode(converter->icu, &out, out + capacity, (const char **)source, (const char *)limit, NULL, true, &code);
  *full = code == U_BUFFER_OVERFLOW_ERROR;
  *undecodable = 0;
  if (*full) {
    code = U_ZERO_ERROR;
  } else if (code == U_INVALID_CHAR_FOUND || code == U_ILLEGAL_CHAR_FOUND || code == U_TRUNCATED_CHAR_FOUND ||
             code == U_ILLEGAL_ESCAPE_SEQUENCE || code == U_UNSUPPORTED_ESCAPE_SEQUENCE) {
    char bytes[64];
    int8_t length = sizeof bytes;
    UErrorCode lookup = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter->icu, bytes, &length, &lookup);
    *undecodable = U_SUCCESS(lookup) && length > 0 ? length : 1;
    code = U_ZERO_ERROR;
  }
  report(error, code);
  return (int32_t)(out - (UChar *)target);
}

int32_t icub_converter_encode(icub_converter *converter, const uint16_t *text, int32_t length, uint8_t *target,
                              int32_t capacity, icub_error *error) {
  UErrorCode code = U_ZERO_ERROR;
  ucnv_setFromUCallBack(converter->icu, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
  // No letter is written as another that looks like it.
  ucnv_setFallback(converter->icu, false);
  int32_t count = ucnv_fromUChars(converter->icu, (char *)target, capacity, (const UChar *)text, length, &code);
  if (code == U_BUFFER_OVERFLOW_ERROR || code == U_STRING_NOT_TERMINATED_WARNING) code = U_ZERO_ERROR;
  if (code == U_INVALID_CHAR_FOUND || code == U_ILLEGAL_CHAR_FOUND || code == U_TRUNCATED_CHAR_FOUND) {
    code = U_ZERO_ERROR;
    count = -1;
  }
  report(error, code);
  return count;
}

int64_t icub_converter_replaced(const icub_converter *converter) { return converter->replaced; }

void icub_converter_close(icub_converter *converter) {
  ucnv_close(converter->icu);
  free(converter);
}

uint32_t icub_number_symbol(const char *locale, int32_t kind, icub_error *error) {
  UErrorCode code = U_ZERO_ERROR;
  UChar symbol[16];
  UChar32 first = 0;
  UNumberFormat *format = unum_open(UNUM_DECIMAL, NULL, 0, locale, NULL, &code);
  int32_t length = unum_getSymbol(
      format, kind == ICUB_DECIMAL_SEPARATOR ? UNUM_DECIMAL_SEPARATOR_SYMBOL : UNUM_GROUPING_SEPARATOR_SYMBOL, symbol,
      16, &code);
  if (U_SUCCESS(code) && length > 0 && length <= 16) U16_GET(symbol, 0, 0, length, first);
  unum_close(format);
  report(error, code);
  return (uint32_t)first;
}

icub_regex *icub_regex_open(const uint16_t *pattern, int32_t length, bool ignores_case, icub_error *error) {
  UErrorCode code = U_ZERO_ERROR;
  URegularExpression *regex =
      uregex_open((const UChar *)pattern, length, ignores_case ? UREGEX_CASE_INSENSITIVE : 0, NULL, &code);
  report(error, code);
  return (icub_regex *)regex;
}

int32_t icub_regex_group_count(const icub_regex *regex) {
  UErrorCode code = U_ZERO_ERROR;
  int32_t count = uregex_groupCount((URegularExpression *)regex, &code);
  return U_SUCCESS(code) ? count : 0;
}

int32_t icub_regex_find(icub_regex *regex, const uint16_t *text, int32_t length, int32_t limit) {
  UErrorCode code = U_ZERO_ERROR;
  URegularExpression *own = (URegularExpression *)regex;
  uregex_setTimeLimit(own, limit, &code);
  uregex_setText(own, (const UChar *)text, length, &code);
  bool found = uregex_find(own, 0, &code);
  if (U_FAILURE(code)) return code == U_REGEX_TIME_OUT ? ICUB_REGEX_TIME_OUT : ICUB_REGEX_OVERFLOW;
  return found ? ICUB_REGEX_FOUND : ICUB_REGEX_NONE;
}

bool icub_regex_group(icub_regex *regex, int32_t group, int32_t *start, int32_t *end) {
  UErrorCode code = U_ZERO_ERROR;
  *start = uregex_start((URegularExpression *)regex, group, &code);
  *end = uregex_end((URegularExpression *)regex, group, &code);
  return U_SUCCESS(code) && *start >= 0;
}

void icub_regex_close(icub_regex *regex) { uregex_close((URegularExpression *)regex); }

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

const char *const *icub_regions(int32_t *count) {
  const char *const *regions = uloc_getISOCountries();
  *count = 0;
  while (regions && regions[*count]) ++*count;
  return regions;
}

int32_t icub_region_name(const char *locale, const char *region, bool is_short, uint16_t *out, int32_t capacity,
                         icub_error *error) {
  UErrorCode code = U_ZERO_ERROR;
  UDisplayContext contexts[] = {is_short ? UDISPCTX_LENGTH_SHORT : UDISPCTX_LENGTH_FULL, UDISPCTX_NO_SUBSTITUTE};
  ULocaleDisplayNames *names = uldn_openForContext(locale, contexts, 2, &code);
  int32_t length = U_SUCCESS(code) ? uldn_regionDisplayName(names, region, (UChar *)out, capacity, &code) : 0;
  if (names) uldn_close(names);
  report(error, code);
  return U_SUCCESS(code) ? length : 0;
}

icub_zones *icub_zones_open(icub_error *error) {
  UErrorCode code = U_ZERO_ERROR;
  UEnumeration *zones = ucal_openTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, NULL, NULL, &code);
  report(error, code);
  return (icub_zones *)zones;
}

const uint16_t *icub_zones_next(icub_zones *zones, int32_t *length, icub_error *error) {
  UErrorCode code = U_ZERO_ERROR;
  const UChar *zone = uenum_unext((UEnumeration *)zones, length, &code);
  report(error, code);
  return (const uint16_t *)zone;
}

void icub_zones_close(icub_zones *zones) { uenum_close((UEnumeration *)zones); }

int32_t icub_zone_city(const char *locale, const uint16_t *zone, int32_t zone_length, uint16_t *out, int32_t capacity,
                       icub_error *error) {
  // The pattern field of UTS #35 for a zone's exemplar city.
  static const UChar pattern[] = {'V', 'V', 'V', 0};
  UErrorCode code = U_ZERO_ERROR;
  UDateFormat *format =
      udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, (const UChar *)zone, zone_length, pattern, 3, &code);
  int32_t length = U_SUCCESS(code) ? udat_format(format, 0, (UChar *)out, capacity, NULL, &code) : 0;
  if (format) udat_close(format);
  report(error, code);
  return U_SUCCESS(code) ? length : 0;
}

icub_calendar *icub_calendar_open(bool is_julian, icub_error *error) {
  static const UChar zone[] = {'G', 'M', 'T', 0};
  UErrorCode code = U_ZERO_ERROR;
  // The root locale with the calendar named, for some locales have others.
  UCalendar *calendar = ucal_open(zone, 3, "@calendar=gregorian", UCAL_GREGORIAN, &code);
  // The change of calendars lies after all days, or before them.
  if (U_SUCCESS(code)) ucal_setGregorianChange(calendar, is_julian ? 8.64e15 : -8.64e15, &code);
  if (U_SUCCESS(code)) ucal_setAttribute(calendar, UCAL_LENIENT, 0);
  report(error, code);
  if (U_FAILURE(code) && calendar) {
    ucal_close(calendar);
    return NULL;
  }
  return (icub_calendar *)calendar;
}

int32_t icub_calendar_day_number(const icub_calendar *calendar, int32_t year, int32_t month, int32_t day,
                                 icub_error *error) {
  UCalendar *icu = (UCalendar *)calendar;
  UErrorCode code = U_ZERO_ERROR;
  ucal_clear(icu);
  ucal_set(icu, UCAL_EXTENDED_YEAR, year);
  ucal_set(icu, UCAL_MONTH, month - 1);
  ucal_set(icu, UCAL_DATE, day);
  int32_t number = ucal_get(icu, UCAL_JULIAN_DAY, &code);
  report(error, code);
  return number;
}

static void set_day(UCalendar *icu, int32_t number) {
  ucal_clear(icu);
  ucal_set(icu, UCAL_JULIAN_DAY, number);
}

void icub_calendar_date(const icub_calendar *calendar, int32_t number, int32_t *year, int32_t *month, int32_t *day,
                        icub_error *error) {
  UCalendar *icu = (UCalendar *)calendar;
  UErrorCode code = U_ZERO_ERROR;
  set_day(icu, number);
  *year = ucal_get(icu, UCAL_EXTENDED_YEAR, &code);
  *month = ucal_get(icu, UCAL_MONTH, &code) + 1;
  *day = ucal_get(icu, UCAL_DATE, &code);
  report(error, code);
}

int32_t icub_calendar_add(const icub_calendar *calendar, int32_t number, int32_t amount, int32_t unit,
                          icub_error *error) {
  static const UCalendarDateFields fields[] = {UCAL_DATE, UCAL_WEEK_OF_YEAR, UCAL_MONTH, UCAL_EXTENDED_YEAR};
  UCalendar *icu = (UCalendar *)calendar;
  UErrorCode code = U_ZERO_ERROR;
  set_day(icu, number);
  ucal_add(icu, fields[unit], amount, &code);
  int32_t sum = ucal_get(icu, UCAL_JULIAN_DAY, &code);
  report(error, code);
  return sum;
}

void icub_calendar_close(icub_calendar *calendar) { ucal_close((UCalendar *)calendar); }
