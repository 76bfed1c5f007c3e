// The system's libxml2 as a parser that is given a text piece by piece and gives what it finds in flat arrays.
//
// A call for each element and text would cost more than the parsing: one call parses a piece, and all that was in it is
// read afterwards. Nothing but the text itself is ever read: no entity is resolved, no file or address is opened.
#ifndef SYNOPTIC_XML_BRIDGE_H
#define SYNOPTIC_XML_BRIDGE_H

#include <stdbool.h>
#include <stdint.h>

// The version of the libxml2 that runs: 20914 is 2.9.14.
int32_t xmlb_version(void);

enum { XMLB_START = 1, XMLB_END = 2, XMLB_TEXT = 3 };

// An element that begins or ends, or characters.
typedef struct {
  // Where it begins in the whole text, in bytes.
  int64_t offset;
  // Where its name with its prefix, or its characters, stand in `xmlb_output.bytes`.
  uint32_t start;
  uint32_t length;
  // Of the name, how many bytes are the prefix with its colon.
  uint32_t prefix_length;
  // What of `xmlb_output.attributes` an element has.
  uint32_t first_attribute;
  uint32_t attribute_count;
  uint32_t kind;
} xmlb_event;

// An attribute: its name with its prefix begins at `start` of `xmlb_output.bytes`, and its value follows it there.
typedef struct {
  uint32_t start;
  uint32_t name_length;
  uint32_t value_length;
} xmlb_attribute;

// What a piece had in it; valid until the next piece is parsed.
typedef struct {
  const xmlb_event *events;
  const xmlb_attribute *attributes;
  const uint8_t *bytes;
  int64_t event_count;
  int64_t attribute_count;
  int64_t byte_count;
} xmlb_output;

// Numbers of problems above libxml2's own (`xmlParserErrors`).
enum {
  XMLB_ENTITY = 100000,    // a reference to an entity that is not one of XML's five; `name` is it
  XMLB_DEPTH,              // more elements within each other than the limit
  XMLB_ATTRIBUTES,         // more attributes in an element, or declared, than the limit
  XMLB_NAMESPACES,         // more declarations of namespaces in scope than the limit
  XMLB_DECLARATIONS,       // a document type with declarations of its own, where they are refused
  XMLB_NAMES,              // different names that take more bytes than the limit
  XMLB_MEMORY              // no memory
};

// What stops the parsing.
typedef struct {
  int32_t code;            // 0: nothing does
  int64_t offset;          // where the parser stood in the text, in bytes
  bool has_document_type;  // whether a document type stands before
  char name[256];          // the name it is about, cut if it is longer
} xmlb_problem;

typedef struct {
  int32_t depth;       // of elements within each other
  int32_t attributes;  // of an element, or declared
  int32_t namespaces;  // declared at one place of the text
  int32_t names;       // the bytes of all different names
  bool allows_declarations;
} xmlb_limits;

typedef struct xmlb_parser xmlb_parser;

// A parser of a text in UTF-8; NULL if there is no memory.
xmlb_parser *xmlb_open(xmlb_limits limits);
// Parses the next piece, which must end at the end of a character; the last one is empty. Nothing follows a problem.
xmlb_output xmlb_parse(xmlb_parser *parser, const uint8_t *bytes, int32_t count, bool is_last);
// Starts anew after a problem, at a place of the whole text from which the next piece is given. `beginning` opens the elements that the place
// stands in; what is found in it is nobody's. False if it cannot be parsed, or there is no memory.
bool xmlb_restart(xmlb_parser *parser, const uint8_t *beginning, int32_t count, int64_t offset);
// The first problem met so far.
const xmlb_problem *xmlb_first_problem(const xmlb_parser *parser);
// Where the first markup or text begins of which nothing was given yet, or a little before it, in bytes.
int64_t xmlb_done(const xmlb_parser *parser);
// How many elements are open.
int32_t xmlb_depth(const xmlb_parser *parser);
// Whether the parser stands in a section of characters (CDATA) whose end it has not seen.
bool xmlb_is_in_section(const xmlb_parser *parser);
// The name of the innermost open element without its prefix, "" if there is none.
const char *xmlb_open_name(const xmlb_parser *parser);
void xmlb_close(xmlb_parser *parser);

// Where the last '<' of a text stands; -1 if there is none.
int64_t xmlb_last_tag(const uint8_t *bytes, int64_t count);
// How many values of attributes a piece of a tag has at most.
int64_t xmlb_count_values(const uint8_t *bytes, int64_t count);

// What XML forbids and can be mended: a character that it does not have, as itself or as a reference; a '&' that begins no reference; and what may be
// either of these, as the text ends within it.
enum { XMLB_FORBIDDEN = 1, XMLB_BARE = 2, XMLB_CUT = 3 };

// Where the next such thing stands, from `at` on, of which kind it is and how many bytes it takes; `count` if there is none. It is not known here
// whether a '&' stands where none needs to be written otherwise.
int64_t xmlb_next_fault(const uint8_t *bytes, int64_t count, int64_t at, int32_t *kind, int64_t *length);

// A conversion to UTF-8 by libxml2, and with it iconv.
typedef struct xmlb_decoder xmlb_decoder;
// NULL for an encoding that libxml2 does not know.
xmlb_decoder *xmlb_decoder_open(const char *encoding);
// Converts the next bytes. `*count` becomes the number of bytes of the result, which is valid until the next call.
// False: what follows the result cannot be decoded. A character that is divided between two calls is held back.
bool xmlb_decode(xmlb_decoder *decoder, const uint8_t *bytes, int32_t length, const uint8_t **result, int64_t *count);
// Whether a part of a character is held back.
bool xmlb_decoder_holds(const xmlb_decoder *decoder);
void xmlb_decoder_close(xmlb_decoder *decoder);

#endif
