#include "CurlBridge.h"

#include <curl/curl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

const char *curlb_version(void) { return curl_version_info(CURLVERSION_NOW)->version; }

static pthread_once_t once = PTHREAD_ONCE_INIT;
static CURLcode started;

static void start(void) { started = curl_global_init(CURL_GLOBAL_DEFAULT); }

// The answer as far as it has come.
typedef struct {
  curlb_result *result;
  size_t largest;
  int is_too_large;
} answer;

static size_t receive(char *bytes, size_t size, size_t count, void *context) {
  answer *answer = context;
  curlb_result *result = answer->result;
  size_t length = size * count;
  if (length > answer->largest - result->length) {
    answer->is_too_large = 1;
    return 0;
  }
  uint8_t *body = realloc(result->body, result->length + length + 1);
  if (!body) return 0;
  memcpy(body + result->length, bytes, length);
  result->body = body;
  result->length += length;
  return length;
}

static curlb_outcome outcome(CURLcode code) {
  switch (code) {
  case CURLE_OK: return CURLB_ANSWERED;
  case CURLE_COULDNT_RESOLVE_HOST: return CURLB_UNKNOWN_HOST;
  case CURLE_COULDNT_CONNECT: return CURLB_REFUSED;
  case CURLE_OPERATION_TIMEDOUT: return CURLB_TIMED_OUT;
  case CURLE_GOT_NOTHING:
  case CURLE_PARTIAL_FILE:
  case CURLE_RECV_ERROR:
  case CURLE_SEND_ERROR:
  case CURLE_WEIRD_SERVER_REPLY:
  case CURLE_UNSUPPORTED_PROTOCOL:
  case CURLE_HTTP2:
  case CURLE_HTTP2_STREAM:
  case CURLE_BAD_CONTENT_ENCODING: return CURLB_BROKEN;
  case CURLE_PEER_FAILED_VERIFICATION:
  case CURLE_SSL_CONNECT_ERROR:
  case CURLE_SSL_CACERT_BADFILE: return CURLB_NO_TRUST;
  case CURLE_URL_MALFORMAT: return CURLB_BAD_ADDRESS;
  default: return CURLB_FAILED;
  }
}

void curlb_post(const char *address, const char *const *headers, size_t header_count, const uint8_t *body, size_t length,
                int64_t connect_timeout, int64_t timeout, size_t largest, curlb_result *result) {
  *result = (curlb_result){.outcome = CURLB_FAILED};
  pthread_once(&once, start);
  CURL *handle = started == CURLE_OK ? curl_easy_init() : NULL;
  if (!handle) return;
  struct curl_slist *list = NULL;
  // Without this, libcurl asks a server first whether it may send a large body, and waits for a second.
  list = curl_slist_append(list, "Expect:");
  for (size_t i = 0; i < header_count; i++) {
    struct curl_slist *longer = curl_slist_append(list, headers[i]);
    if (longer) list = longer;
  }
  answer answer = {.result = result, .largest = largest};
  char message[CURL_ERROR_SIZE] = "";
  curl_easy_setopt(handle, CURLOPT_URL, address);
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_PROXY, "");
  curl_easy_setopt(handle, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_POST, 1L);
  curl_easy_setopt(handle, CURLOPT_POSTFIELDS, body);
  curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)length);
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, list);
  curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, (long)connect_timeout);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, (long)timeout);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, receive);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &answer);
  curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, message);
  CURLcode code = curl_easy_perform(handle);
  long status = 0;
  curl_off_t retry_after = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(handle, CURLINFO_RETRY_AFTER, &retry_after);
  result->outcome = answer.is_too_large ? CURLB_TOO_LARGE : outcome(code);
  result->status = (int32_t)status;
  result->retry_after = retry_after;
  const char *words = message[0] ? message : curl_easy_strerror(code);
  strncpy(result->message, words, sizeof result->message - 1);
  curl_slist_free_all(list);
  curl_easy_cleanup(handle);
}

void curlb_free(curlb_result *result) {
  free(result->body);
  result->body = NULL;
  result->length = 0;
}
