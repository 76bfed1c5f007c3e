// The few functions of the system's libicu that Synoptic uses, behind types of our own.
//
// No ICU header is included here, on purpose. Foundation on Linux carries a second, newer ICU whose types have the same
// names, so a Swift file that saw both would not compile; and ICU's C functions are renaming macros (`ubrk_open_72`),
// which Swift cannot see. Text goes in and out as UTF-16 code units, ICU's own form.
#ifndef SYNOPTIC_ICU_BRIDGE_H
#define SYNOPTIC_ICU_BRIDGE_H

#include <stdbool.h>
#include <stdint.h>

// What went wrong: ICU's error code (0 or less: nothing did), and for transliteration rules where.
typedef struct {
  int32_t code;
  int32_t line;
  int32_t offset;
} icub_error;

// The symbolic name of an ICU error code, such as "U_ILLEGAL_ARGUMENT_ERROR".
const char *icub_error_name(int32_t code);

// The version of the system's ICU, such as "72.1"; `buffer` holds at least 20 bytes.
void icub_version(char *buffer);

// Writes ICU's code for an ISO 639 language code to `code` (12 bytes): "de" for "de" and "deu". False, and `code` is
// empty, for one that ICU does not list.
bool icub_language_code(const char *language, char *code);

// What a language is called in another, or in itself; 0 where ICU has no name. Returns the length needed.
int32_t icub_language_name(const char *language, const char *locale, uint16_t *out, int32_t capacity);
// ICU's codes of languages, with NULL behind the last.
const char *const *icub_languages(void);
// Writes the code of the script that a locale such as "zh_TW" is most likely written in to `script` (6 bytes), "" if that is not known.
void icub_likely_script(const char *locale, char *script);

// Whether a language is written from right to left.
bool icub_language_is_right_to_left(const char *language);

// The small letters that a language is written with (CLDR's exemplar characters): those of its own words, or those of names and words of
// others that it keeps. Returns the length needed.
int32_t icub_letters(const char *language, bool is_auxiliary, uint16_t *out, int32_t capacity, icub_error *error);

// Break iteration. `text` must outlive the iterator.
typedef struct icub_breaks icub_breaks;
enum { ICUB_WORD = 1, ICUB_SENTENCE = 3 };
icub_breaks *icub_breaks_open(int32_t kind, const char *locale, icub_error *error);
void icub_breaks_set_text(icub_breaks *breaks, const uint16_t *text, int32_t length, icub_error *error);
int32_t icub_breaks_next(icub_breaks *breaks);         // the next boundary, or -1 at the end
int32_t icub_breaks_rule_status(icub_breaks *breaks);  // of the boundary last returned
void icub_breaks_close(icub_breaks *breaks);

// Transliteration.
typedef struct icub_transliterator icub_transliterator;
icub_transliterator *icub_transliterator_open(const uint16_t *id, int32_t id_length, const uint16_t *rules,
                                              int32_t rules_length, bool reverse, icub_error *error);
// Transliterates `length` units of `text` in place; returns the new length. If that is more than `capacity`, the text is
// unusable and `error` says U_BUFFER_OVERFLOW_ERROR.
int32_t icub_transliterate(const icub_transliterator *transliterator, uint16_t *text, int32_t length,
                           int32_t capacity, icub_error *error);
void icub_transliterator_close(icub_transliterator *transliterator);

// Normalisation; the normalisers belong to ICU and are not closed. Returns the length needed.
typedef struct icub_normalizer icub_normalizer;
enum { ICUB_NFC, ICUB_NFD, ICUB_NFKC, ICUB_NFKC_CASEFOLD };
const icub_normalizer *icub_normalizer_get(int32_t form, icub_error *error);
int32_t icub_normalize(const icub_normalizer *normalizer, const uint16_t *text, int32_t length, uint16_t *out,
                       int32_t capacity, icub_error *error);

// Charset detection.
typedef struct icub_charset_detector icub_charset_detector;
icub_charset_detector *icub_charset_detector_open(icub_error *error);
// The name of the likeliest charset of `bytes` (owned by the detector), NULL if there is none; confidence is 0 to 100.
const char *icub_charset_detect(icub_charset_detector *detector, const char *bytes, int32_t length,
                                int32_t *confidence, icub_error *error);
void icub_charset_detector_close(icub_charset_detector *detector);

// Charset conversion to UTF-16.
typedef struct icub_converter icub_converter;
// Opens the converter of a charset by any of its names. With `lossy`, what cannot be decoded becomes U+FFFD.
icub_converter *icub_converter_open(const char *name, bool lossy, icub_error *error);
// The name that the IANA registry prefers for the charset (owned by ICU), ICU's own where that has none.
const char *icub_converter_name(const icub_converter *converter);
// The size of the smallest character in bytes: 1, or 2 for UTF-16, 4 for UTF-32.
int32_t icub_converter_unit(const icub_converter *converter);
// Decodes from `*source`, which it moves on, to `limit`, the end of the text, and returns the number of UTF-16 units
// written. `*full` says that `target` is full and there is more to come. If a sequence cannot be decoded, `*undecodable`
// is the number of its bytes, which stand just before `*source`; else it is 0.
int32_t icub_converter_decode(icub_converter *converter, const uint8_t **source, const uint8_t *limit,
                              uint16_t *target, int32_t capacity, bool *full, int32_t *undecodable,
                              icub_error *error);
// Encodes a whole text and returns the number of its bytes, of which `capacity` at most are written; -1 if the charset has no bytes for
// some of it.
int32_t icub_converter_encode(icub_converter *converter, const uint16_t *text, int32_t length, uint8_t *target,
                              int32_t capacity, icub_error *error);
// How many sequences were replaced with U+FFFD.
int64_t icub_converter_replaced(const icub_converter *converter);
void icub_converter_close(icub_converter *converter);

// Regular expressions.
typedef struct icub_regex icub_regex;
enum { ICUB_REGEX_NONE, ICUB_REGEX_FOUND, ICUB_REGEX_TIME_OUT, ICUB_REGEX_OVERFLOW };
icub_regex *icub_regex_open(const uint16_t *pattern, int32_t length, bool ignores_case, icub_error *error);
// How many groups it captures.
int32_t icub_regex_group_count(const icub_regex *regex);
// Finds the first match in `text`, which is read by this call and those of `icub_regex_group` that follow. `limit` is how many thousands
// of steps that may take, more or less tenfold. Returns whether there is one, or that the search took too many steps, or too much memory.
int32_t icub_regex_find(icub_regex *regex, const uint16_t *text, int32_t length, int32_t limit);
// Where a group of the match begins and ends; false if it took no part.
bool icub_regex_group(icub_regex *regex, int32_t group, int32_t *start, int32_t *end);
void icub_regex_close(icub_regex *regex);

// How many terminal columns a code point takes by itself: 0 (combining, format, control), 1 or 2 (UAX #11 wide).
int32_t icub_column_width(uint32_t code_point);

// The sign that a locale writes numbers with (CLDR); the first code point if it has several, 0 if it has none.
enum { ICUB_DECIMAL_SEPARATOR, ICUB_GROUPING_SEPARATOR };
uint32_t icub_number_symbol(const char *locale, int32_t kind, icub_error *error);

// Names of places in a locale (CLDR). Each call writes at most `capacity` units to `out` and returns the length needed, 0 for none.
// The codes are those of regions (ISO 3166), the ids those of time zones, each with the city that CLDR calls it by.
const char *const *icub_regions(int32_t *count);
int32_t icub_region_name(const char *locale, const char *code, bool is_short, uint16_t *out, int32_t capacity,
                         icub_error *error);
typedef struct icub_zones icub_zones;
icub_zones *icub_zones_open(icub_error *error);
// The next zone's id (owned by `zones`), NULL at the end.
const uint16_t *icub_zones_next(icub_zones *zones, int32_t *length, icub_error *error);
void icub_zones_close(icub_zones *zones);
int32_t icub_zone_city(const char *locale, const uint16_t *zone, int32_t zone_length, uint16_t *out, int32_t capacity,
                       icub_error *error);

// Calendars: the proleptic Gregorian one and the Julian. Days are counted by Julian Day Number; months from 1.
typedef struct icub_calendar icub_calendar;
icub_calendar *icub_calendar_open(bool is_julian, icub_error *error);
// An error if there is no such day.
int32_t icub_calendar_day_number(const icub_calendar *calendar, int32_t year, int32_t month, int32_t day,
                                 icub_error *error);
void icub_calendar_date(const icub_calendar *calendar, int32_t number, int32_t *year, int32_t *month, int32_t *day,
                        icub_error *error);
// The day `amount` units after a day: unit 0 is a day, 1 a week, 2 a month, 3 a year.
int32_t icub_calendar_add(const icub_calendar *calendar, int32_t number, int32_t amount, int32_t unit,
                          icub_error *error);
void icub_calendar_close(icub_calendar *calendar);

#endif
