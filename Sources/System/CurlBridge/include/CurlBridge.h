// One request of HTTP by the system's libcurl, as one function of C.
//
// It contacts the host of the address and no other: no proxy, no redirection, no file of passwords. Threads may call it at once.
#ifndef SYNOPTIC_CURL_BRIDGE_H
#define SYNOPTIC_CURL_BRIDGE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// The version of libcurl, such as "7.88.1".
const char *curlb_version(void);

// How a request ended.
typedef enum {
  // There is an answer, of whatever status.
  CURLB_ANSWERED = 0,
  // The host has no address.
  CURLB_UNKNOWN_HOST,
  // Nobody listens there.
  CURLB_REFUSED,
  // No answer, or not all of it, in the time that was given.
  CURLB_TIMED_OUT,
  // The answer ended before its end, or is no HTTP.
  CURLB_BROKEN,
  // The answer is larger than was allowed.
  CURLB_TOO_LARGE,
  // The certificate is not right, or there is no encryption.
  CURLB_NO_TRUST,
  // The address is none of HTTP.
  CURLB_BAD_ADDRESS,
  // Anything else; `message` says what.
  CURLB_FAILED,
} curlb_outcome;

// What came of a request.
typedef struct {
  curlb_outcome outcome;
  // The status of the answer, such as 200.
  int32_t status;
  // How many seconds the server asks to be left alone, if it says so; 0 if not.
  int64_t retry_after;
  // The answer, which `curlb_free` frees.
  uint8_t *body;
  size_t length;
  // libcurl's words for what went wrong.
  char message[256];
} curlb_result;

// Sends a body to an address with the method POST, and waits for the answer.
//
// `headers` are `header_count` lines such as "Content-Type: application/json". Times are in milliseconds.
void curlb_post(const char *address, const char *const *headers, size_t header_count, const uint8_t *body, size_t length,
                int64_t connect_timeout, int64_t timeout, size_t largest, curlb_result *result);

// Frees what a result has.
void curlb_free(curlb_result *result);

#ifdef __cplusplus
}
#endif

#endif
