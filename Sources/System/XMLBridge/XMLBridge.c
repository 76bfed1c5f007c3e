#include "XMLBridge.h"

#include <libxml/encoding.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct xmlb_parser {
  xmlParserCtxtPtr context;
  xmlb_limits limits;
  xmlb_problem problem;
  int32_t depth;
  int32_t declared;
  bool has_document_type;
  // How many bytes were parsed since the parser was opened or restarted, and where the first of them stands in the whole text.
  int64_t fed;
  int64_t shift;
  // Where the last markup or text that was given ends, or a little before: no '<' stands between.
  int64_t done;
  xmlb_event *events;
  xmlb_attribute *attributes;
  uint8_t *bytes;
  size_t event_count, event_room;
  size_t attribute_count, attribute_room;
  size_t byte_count, byte_room;
};

int32_t xmlb_version(void) { return (int32_t)strtol(xmlParserVersion, NULL, 10); }

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void initialize(void) { xmlInitParser(); }

// MARK: Problems

static int64_t offset_of(const xmlb_parser *parser, const xmlChar *at) {
  const xmlParserInput *input = parser->context->input;
  if (input == NULL || input->base == NULL || at < input->base || at > input->end) return parser->done;
  return parser->shift + (int64_t)input->consumed + (at - input->base);
}

static int64_t here(const xmlb_parser *parser) {
  const xmlParserInput *input = parser->context->input;
  return input == NULL ? parser->done : offset_of(parser, input->cur);
}

// Keeps the first problem, and makes libxml2 give up.
static void stop(xmlb_parser *parser, int32_t code, int64_t offset, const char *name) {
  if (parser->problem.code != 0) return;
  parser->problem.code = code;
  parser->problem.offset = offset;
  parser->problem.has_document_type = parser->has_document_type;
  if (name != NULL) {
    size_t length = strlen(name);
    const size_t room = sizeof parser->problem.name - 1;
    if (length > room) {
      length = room;
      while (length > 0 && ((uint8_t)name[length] & 0xC0) == 0x80) length--;
    }
    memcpy(parser->problem.name, name, length);
  }
  parser->context->wellFormed = 0;
  parser->context->disableSAX = 1;
  if (parser->context->errNo == XML_ERR_OK) parser->context->errNo = XML_ERR_INTERNAL_ERROR;
  // Its loops look for this: they would report each further fault of a long comment with all of the comment.
  parser->context->instate = XML_PARSER_EOF;
}

static void report(void *data, xmlErrorPtr error) {
  xmlb_parser *parser = data;
  // What is wrong with namespaces, or with a document type nobody validates by, leaves a document well formed.
  if (error == NULL || error->level != XML_ERR_FATAL) return;
  stop(parser, error->code, here(parser), error->str1);
}

// MARK: Output

// Makes room for `count` more in an array of `used` things.
static bool reserve(xmlb_parser *parser, void **array, size_t *room, size_t used, size_t count, size_t size) {
  if (count <= *room - used) return true;
  // Offsets are of 32 bits.
  if (count > (size_t)INT32_MAX - used) {
    stop(parser, XMLB_MEMORY, parser->done, NULL);
    return false;
  }
  size_t wanted = used + count + (used + count) / 2 + 256;
  void *grown = realloc(*array, wanted * size);
  if (grown == NULL) {
    stop(parser, XMLB_MEMORY, parser->done, NULL);
    return false;
  }
  *array = grown;
  *room = wanted;
  return true;
}

static bool reserve_bytes(xmlb_parser *parser, size_t count) {
  return reserve(parser, (void **)&parser->bytes, &parser->byte_room, parser->byte_count, count, 1);
}

static void add(xmlb_parser *parser, const xmlChar *bytes, size_t count) {
  memcpy(parser->bytes + parser->byte_count, bytes, count);
  parser->byte_count += count;
}

// Appends a name with its prefix; returns the length of the prefix with its colon.
static uint32_t add_name(xmlb_parser *parser, const xmlChar *name, size_t length, const xmlChar *prefix, size_t before) {
  if (prefix != NULL) {
    add(parser, prefix, before);
    parser->bytes[parser->byte_count++] = ':';
  }
  add(parser, name, length);
  return prefix == NULL ? 0 : (uint32_t)before + 1;
}

// Where the tag begins that libxml2 has just parsed: at the first '<' after what was given before.
static int64_t tag_start(const xmlb_parser *parser) {
  const xmlParserInput *input = parser->context->input;
  const xmlChar *at = input->base;
  const int64_t begin = parser->done - parser->shift - (int64_t)input->consumed;
  if (begin > 0) at += begin;
  if (at >= input->cur) return parser->done;
  const xmlChar *found = memchr(at, '<', (size_t)(input->cur - at));
  return found == NULL ? parser->done : offset_of(parser, found);
}

static xmlb_event *add_event(xmlb_parser *parser, uint32_t kind, int64_t offset) {
  if (!reserve(parser, (void **)&parser->events, &parser->event_room, parser->event_count, 1, sizeof(xmlb_event))) {
    return NULL;
  }
  xmlb_event *event = &parser->events[parser->event_count++];
  event->kind = kind;
  event->offset = offset;
  event->start = (uint32_t)parser->byte_count;
  event->first_attribute = (uint32_t)parser->attribute_count;
  event->attribute_count = 0;
  event->prefix_length = 0;
  event->length = 0;
  return event;
}

static void start_element(
  void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespace_count,
  const xmlChar **namespaces, int attribute_count, int defaulted, const xmlChar **attributes) {
  xmlb_parser *parser = data;
  if (parser->problem.code != 0) return;
  const int64_t offset = tag_start(parser);
  // Defaults come last. Only a document type of the text itself could give them, and one default would grow with each element.
  const int32_t count = attribute_count - defaulted;
  if (parser->depth >= parser->limits.depth) return stop(parser, XMLB_DEPTH, offset, NULL);
  if (count > parser->limits.attributes) return stop(parser, XMLB_ATTRIBUTES, offset, NULL);
  if (parser->context->nsNr / 2 > parser->limits.namespaces) return stop(parser, XMLB_NAMESPACES, offset, NULL);
  const size_t length = strlen((const char *)name);
  const size_t before = prefix == NULL ? 0 : strlen((const char *)prefix);
  if (!reserve_bytes(parser, length + before + 1)) return;
  if (!reserve(
        parser, (void **)&parser->attributes, &parser->attribute_room, parser->attribute_count, (size_t)count,
        sizeof(xmlb_attribute))) {
    return;
  }
  xmlb_event *event = add_event(parser, XMLB_START, offset);
  if (event == NULL) return;
  event->prefix_length = add_name(parser, name, length, prefix, before);
  event->length = (uint32_t)parser->byte_count - event->start;
  event->attribute_count = (uint32_t)count;
  for (int32_t index = 0; index < count; index++) {
    const xmlChar **attribute = attributes + 5 * (size_t)index;
    const size_t name_length = strlen((const char *)attribute[0]);
    const size_t name_before = attribute[1] == NULL ? 0 : strlen((const char *)attribute[1]);
    const size_t value_length = (size_t)(attribute[4] - attribute[3]);
    if (!reserve_bytes(parser, name_length + name_before + 1 + value_length)) return;
    xmlb_attribute *added = &parser->attributes[parser->attribute_count++];
    added->start = (uint32_t)parser->byte_count;
    add_name(parser, attribute[0], name_length, attribute[1], name_before);
    added->name_length = (uint32_t)parser->byte_count - added->start;
    added->value_length = (uint32_t)value_length;
    add(parser, attribute[3], value_length);
  }
  parser->depth++;
  parser->done = here(parser);
}

static void end_element(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
  xmlb_parser *parser = data;
  if (parser->problem.code != 0) return;
  const size_t length = strlen((const char *)name);
  const size_t before = prefix == NULL ? 0 : strlen((const char *)prefix);
  if (!reserve_bytes(parser, length + before + 1)) return;
  xmlb_event *event = add_event(parser, XMLB_END, tag_start(parser));
  if (event == NULL) return;
  event->prefix_length = add_name(parser, name, length, prefix, before);
  event->length = (uint32_t)parser->byte_count - event->start;
  parser->depth--;
  parser->done = here(parser);
}

static void add_text(xmlb_parser *parser, const xmlChar *text, int length) {
  if (length <= 0 || !reserve_bytes(parser, (size_t)length)) return;
  xmlb_event *last = parser->event_count > 0 ? &parser->events[parser->event_count - 1] : NULL;
  // What a reference, a comment or the end of a section divides is one text.
  if (last == NULL || last->kind != XMLB_TEXT) last = add_event(parser, XMLB_TEXT, parser->done);
  if (last == NULL) return;
  add(parser, text, (size_t)length);
  last->length += (uint32_t)length;
}

static void characters(void *data, const xmlChar *text, int length) {
  xmlb_parser *parser = data;
  if (parser->problem.code != 0) return;
  add_text(parser, text, length);
  parser->done = here(parser);
}

// The parser stands before the characters of a section here, which may have '<' in them.
static void section(void *data, const xmlChar *text, int length) {
  xmlb_parser *parser = data;
  if (parser->problem.code != 0) return;
  add_text(parser, text, length);
  parser->done = here(parser) + length;
}

static void pass(xmlb_parser *parser) {
  if (parser->problem.code == 0) parser->done = here(parser);
}

static void comment(void *data, const xmlChar *text) { pass(data); }

static void instruction(void *data, const xmlChar *target, const xmlChar *text) { pass(data); }

static void start_document(void *data) { pass(data); }

static void end_of_document_type(void *data, const xmlChar *name, const xmlChar *id, const xmlChar *system) {
  pass(data);
}

static void document_type(void *data, const xmlChar *name, const xmlChar *id, const xmlChar *system) {
  xmlb_parser *parser = data;
  parser->has_document_type = true;
  // Then a parameter entity that is not resolved is no error: what it would give are declarations, and entities are refused where
  // they are used.
  parser->context->hasPErefs = 1;
  const xmlParserInput *input = parser->context->input;
  if (!parser->limits.allows_declarations && input->cur < input->end && *input->cur == '[') {
    stop(parser, XMLB_DECLARATIONS, here(parser), NULL);
  }
}

static void declared_attribute(
  void *data, const xmlChar *element, const xmlChar *name, int type, int kind, const xmlChar *value,
  xmlEnumerationPtr tree) {
  xmlb_parser *parser = data;
  xmlFreeEnumeration(tree);
  // libxml2 goes through them at each element.
  if (++parser->declared > parser->limits.attributes) stop(parser, XMLB_ATTRIBUTES, here(parser), NULL);
}

// Called for all entities but XML's own, wherever they are declared. Declarations are asked for what they have declared, and may
// refer to others in defaults, which are not used.
static xmlEntityPtr entity(void *data, const xmlChar *name) {
  xmlb_parser *parser = data;
  if (parser->context->inSubset != 0) return NULL;
  // The parser stands behind "&name;".
  stop(parser, XMLB_ENTITY, here(parser) - (int64_t)strlen((const char *)name) - 2, (const char *)name);
  return NULL;
}

static xmlEntityPtr parameter_entity(void *data, const xmlChar *name) { return NULL; }

// MARK: Parser

// Gives a parser a new context of libxml2; false if there is no memory.
static bool make_context(xmlb_parser *parser) {
  xmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = start_element;
  handler.endElementNs = end_element;
  handler.characters = characters;
  handler.ignorableWhitespace = characters;
  handler.cdataBlock = section;
  handler.comment = comment;
  handler.processingInstruction = instruction;
  handler.startDocument = start_document;
  handler.internalSubset = document_type;
  handler.externalSubset = end_of_document_type;
  handler.attributeDecl = declared_attribute;
  handler.getEntity = entity;
  handler.getParameterEntity = parameter_entity;
  handler.serror = report;
  parser->context = xmlCreatePushParserCtxt(&handler, parser, NULL, 0, NULL);
  if (parser->context == NULL) return false;
  // The text is in UTF-8 whatever it says, and its sizes are bounded by who gives it.
  xmlCtxtUseOptions(parser->context, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_HUGE);
  return true;
}

static void free_context(xmlb_parser *parser) {
  if (parser->context == NULL) return;
  // libxml2 keeps declared entities in a document of its own.
  if (parser->context->myDoc != NULL) xmlFreeDoc(parser->context->myDoc);
  parser->context->myDoc = NULL;
  xmlFreeParserCtxt(parser->context);
  parser->context = NULL;
}

xmlb_parser *xmlb_open(xmlb_limits limits) {
  pthread_once(&once, initialize);
  xmlb_parser *parser = calloc(1, sizeof *parser);
  if (parser == NULL) return NULL;
  parser->limits = limits;
  if (make_context(parser)) return parser;
  free(parser);
  return NULL;
}

static void ignore(void *data, xmlErrorPtr error) {}

// Whether a text begins as no UTF-8 does, but texts in other encodings that libxml2 would take it for.
static bool begins_otherwise(const uint8_t *bytes, int32_t count) {
  static const uint8_t mainframe[] = {0x4C, 0x6F, 0xA7, 0x94};
  return count > 0 && (bytes[0] >= 0xFE || (count >= 4 && memcmp(bytes, mainframe, 4) == 0));
}

xmlb_output xmlb_parse(xmlb_parser *parser, const uint8_t *bytes, int32_t count, bool is_last) {
  parser->event_count = 0;
  parser->attribute_count = 0;
  parser->byte_count = 0;
  if (parser->fed == 0 && begins_otherwise(bytes, count)) stop(parser, XML_ERR_INVALID_ENCODING, 0, NULL);
  if (parser->problem.code == 0) {
    // libxml2 takes a NUL for the end of what it has.
    const uint8_t *nul = count > 0 ? memchr(bytes, 0, (size_t)count) : NULL;
    if (nul != NULL) count = (int32_t)(nul - bytes);
    parser->fed += count;
    // What it reports to nobody it prints.
    xmlStructuredErrorFunc before = xmlStructuredError;
    void *data = xmlStructuredErrorContext;
    xmlSetStructuredErrorFunc(NULL, ignore);
    const int code = xmlParseChunk(parser->context, (const char *)bytes, count, is_last);
    xmlSetStructuredErrorFunc(data, before);
    if (nul != NULL) stop(parser, XML_ERR_INVALID_CHAR, parser->shift + parser->fed, NULL);
    if (xmlDictGetUsage(parser->context->dict) > (size_t)parser->limits.names) stop(parser, XMLB_NAMES, parser->done, NULL);
    // libxml2 may give up without an error, such as for want of memory.
    if (code != 0 && parser->context->disableSAX) stop(parser, code, here(parser), NULL);
  }
  return (xmlb_output){
    parser->events,
    parser->attributes,
    parser->bytes,
    (int64_t)parser->event_count,
    (int64_t)parser->attribute_count,
    (int64_t)parser->byte_count,
  };
}

bool xmlb_restart(xmlb_parser *parser, const uint8_t *beginning, int32_t count, int64_t offset) {
  free_context(parser);
  memset(&parser->problem, 0, sizeof parser->problem);
  parser->depth = 0;
  parser->fed = 0;
  parser->shift = offset - count;
  parser->done = parser->shift;
  if (!make_context(parser)) return false;
  xmlb_parse(parser, beginning, count, false);
  return parser->problem.code == 0;
}

const xmlb_problem *xmlb_first_problem(const xmlb_parser *parser) { return &parser->problem; }

int64_t xmlb_done(const xmlb_parser *parser) { return parser->done; }

int32_t xmlb_depth(const xmlb_parser *parser) { return parser->depth; }

bool xmlb_is_in_section(const xmlb_parser *parser) { return parser->context->instate == XML_PARSER_CDATA_SECTION; }

const char *xmlb_open_name(const xmlb_parser *parser) {
  return parser->context->name == NULL ? "" : (const char *)parser->context->name;
}

void xmlb_close(xmlb_parser *parser) {
  free_context(parser);
  free(parser->events);
  free(parser->attributes);
  free(parser->bytes);
  free(parser);
}

int64_t xmlb_last_tag(const uint8_t *bytes, int64_t count) {
  while (count > 0 && bytes[count - 1] != '<') count--;
  return count - 1;
}

int64_t xmlb_count_values(const uint8_t *bytes, int64_t count) {
  int64_t values = 0;
  for (int64_t at = 0; at + 1 < count; at++) {
    const uint8_t next = bytes[at + 1];
    values += bytes[at] == '=' && (next == '"' || next == '\'' || next <= ' ');
  }
  return values;
}

// MARK: Faults

// Whether a character reference of these digits is to a character that XML has (XML 1.0, production 2).
static bool is_character(uint32_t code) {
  return code == 0x9 || code == 0xA || code == 0xD || (code >= 0x20 && code < 0xD800) ||
         (code >= 0xE000 && code < 0xFFFE) || (code >= 0x10000 && code < 0x110000);
}

static bool is_name_byte(uint8_t byte, bool is_first) {
  const uint8_t letter = byte | 0x20;
  return (letter >= 'a' && letter <= 'z') || byte == '_' || byte == ':' || byte >= 0x80 ||
         (!is_first && ((byte >= '0' && byte <= '9') || byte == '-' || byte == '.'));
}

// What stands at a '&'; `*length` becomes the length of a reference.
static int32_t reference_fault(const uint8_t *bytes, int64_t count, int64_t *length) {
  // No name of an entity that anybody uses is longer; of zeros before digits there may be some.
  const int64_t most = count < 64 ? count : 64;
  int64_t at = 1;
  *length = 1;
  if (most > 1 && bytes[1] == '#') {
    const bool is_hexadecimal = most > 2 && bytes[2] == 'x';
    const int64_t first = is_hexadecimal ? 3 : 2;
    uint32_t code = 0;
    for (at = first; at < most; at++) {
      const uint8_t byte = bytes[at];
      const uint8_t letter = byte | 0x20;
      uint32_t digit;
      if (byte >= '0' && byte <= '9') digit = byte - '0';
      else if (is_hexadecimal && letter >= 'a' && letter <= 'f') digit = letter - 'a' + 10;
      else break;
      if (code < 0x110000) code = code * (is_hexadecimal ? 16 : 10) + digit;
    }
    if (at == most && most == count) return XMLB_CUT;
    if (at == first || at == most || bytes[at] != ';') return XMLB_BARE;
    *length = at + 1;
    return is_character(code) ? 0 : XMLB_FORBIDDEN;
  }
  while (at < most && is_name_byte(bytes[at], at == 1)) at++;
  if (at == most && most == count) return XMLB_CUT;
  return at == 1 || at == most || bytes[at] != ';' ? XMLB_BARE : 0;
}

int64_t xmlb_next_fault(const uint8_t *bytes, int64_t count, int64_t at, int32_t *kind, int64_t *length) {
  *kind = 0;
  *length = 0;
  while (at < count) {
    // Blocks without anything to look at, which nearly all are, are passed at once.
    while (count - at >= 32) {
      uint8_t hit = 0;
      for (int step = 0; step < 32; step++) {
        const uint8_t byte = bytes[at + step];
        hit |= (uint8_t)((byte < 0x20) & (byte != 0x9) & (byte != 0xA) & (byte != 0xD));
        hit |= (uint8_t)((byte == '&') | (byte == 0xEF));
      }
      if (hit) break;
      at += 32;
    }
    if (at >= count) break;
    const uint8_t byte = bytes[at];
    if (byte == '&') {
      *kind = reference_fault(bytes + at, count - at, length);
      if (*kind != 0) return at;
    } else if (byte < 0x20 && byte != 0x9 && byte != 0xA && byte != 0xD) {
      *kind = XMLB_FORBIDDEN;
      *length = 1;
      return at;
    } else if (byte == 0xEF && count - at >= 3 && bytes[at + 1] == 0xBF && bytes[at + 2] >= 0xBE) {
      *kind = XMLB_FORBIDDEN;
      *length = 3;
      return at;
    } else if (byte == 0xEF && count - at < 3) {
      *kind = XMLB_CUT;
      return at;
    }
    at++;
  }
  return count;
}

// MARK: Decoder

struct xmlb_decoder {
  xmlCharEncodingHandlerPtr handler;
  xmlBufferPtr input;
  xmlBufferPtr output;
};

xmlb_decoder *xmlb_decoder_open(const char *encoding) {
  pthread_once(&once, initialize);
  xmlCharEncodingHandlerPtr handler = xmlFindCharEncodingHandler(encoding);
  if (handler == NULL) return NULL;
  xmlb_decoder *decoder = calloc(1, sizeof *decoder);
  if (decoder != NULL) {
    decoder->handler = handler;
    decoder->input = xmlBufferCreate();
    decoder->output = xmlBufferCreate();
    if (decoder->input != NULL && decoder->output != NULL) return decoder;
    xmlb_decoder_close(decoder);
    return NULL;
  }
  xmlCharEncCloseFunc(handler);
  return NULL;
}

bool xmlb_decode(xmlb_decoder *decoder, const uint8_t *bytes, int32_t length, const uint8_t **result, int64_t *count) {
  xmlBufferEmpty(decoder->output);
  *result = NULL;
  *count = 0;
  if (length > 0 && xmlBufferAdd(decoder->input, bytes, length) != 0) return false;
  // libxml2 prints what it cannot convert, unless somebody listens.
  xmlStructuredErrorFunc before = xmlStructuredError;
  void *data = xmlStructuredErrorContext;
  xmlSetStructuredErrorFunc(NULL, ignore);
  int status = 0;
  while (xmlBufferLength(decoder->input) > 0) {
    const int left = xmlBufferLength(decoder->input);
    status = xmlCharEncInFunc(decoder->handler, decoder->output, decoder->input);
    if (xmlBufferLength(decoder->input) == left) break;
  }
  xmlSetStructuredErrorFunc(data, before);
  *result = xmlBufferContent(decoder->output);
  *count = xmlBufferLength(decoder->output);
  return status >= 0;
}

bool xmlb_decoder_holds(const xmlb_decoder *decoder) { return xmlBufferLength(decoder->input) > 0; }

void xmlb_decoder_close(xmlb_decoder *decoder) {
  xmlCharEncCloseFunc(decoder->handler);
  xmlBufferFree(decoder->input);
  xmlBufferFree(decoder->output);
  free(decoder);
}
