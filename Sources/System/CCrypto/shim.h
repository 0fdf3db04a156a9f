#include <openssl/cms.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

// A builder of parameters keeps pointers to names and values until it is read, longer than Swift lends them: so keys are made here.

static inline EVP_PKEY *CCryptoKeyFromParameters(const char *type, OSSL_PARAM_BLD *builder) {
  EVP_PKEY *key = NULL;
  OSSL_PARAM *parameters = OSSL_PARAM_BLD_to_param(builder);
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, type, NULL);
  if (parameters != NULL && context != NULL && EVP_PKEY_fromdata_init(context) == 1 &&
      EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, parameters) != 1) {
    key = NULL;
  }
  EVP_PKEY_CTX_free(context);
  OSSL_PARAM_free(parameters);
  return key;
}

/// An RSA key from its modulus and exponent; NULL if they are none.
static inline EVP_PKEY *CCryptoRSAKey(const unsigned char *modulus, int modulusLength, const unsigned char *exponent,
                                      int exponentLength) {
  EVP_PKEY *key = NULL;
  BIGNUM *n = BN_bin2bn(modulus, modulusLength, NULL);
  BIGNUM *e = BN_bin2bn(exponent, exponentLength, NULL);
  OSSL_PARAM_BLD *builder = OSSL_PARAM_BLD_new();
  if (n != NULL && e != NULL && builder != NULL && OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_N, n) == 1 &&
      OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_E, e) == 1) {
    key = CCryptoKeyFromParameters("RSA", builder);
  }
  OSSL_PARAM_BLD_free(builder);
  BN_free(n);
  BN_free(e);
  return key;
}

/// A key on a curve from its point, uncompressed; NULL if the point isn't on the curve.
static inline EVP_PKEY *CCryptoCurveKey(const char *curve, const unsigned char *point, size_t length) {
  EVP_PKEY *key = NULL;
  OSSL_PARAM_BLD *builder = OSSL_PARAM_BLD_new();
  if (builder != NULL && OSSL_PARAM_BLD_push_utf8_string(builder, OSSL_PKEY_PARAM_GROUP_NAME, curve, 0) == 1 &&
      OSSL_PARAM_BLD_push_octet_string(builder, OSSL_PKEY_PARAM_PUB_KEY, point, length) == 1) {
    key = CCryptoKeyFromParameters("EC", builder);
  }
  OSSL_PARAM_BLD_free(builder);
  return key;
}

// Web push: keys on P-256, their agreement and signatures, and AES-GCM. Each returns 1 on success.

/// A key pair on P-256 from its 32 private and 65 public bytes; NULL if they are none.
static inline EVP_PKEY *CCryptoCurvePair(const unsigned char *secret, const unsigned char *point) {
  EVP_PKEY *key = NULL;
  BIGNUM *number = BN_bin2bn(secret, 32, NULL);
  OSSL_PARAM_BLD *builder = OSSL_PARAM_BLD_new();
  OSSL_PARAM *parameters = NULL;
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "EC", NULL);
  if (number != NULL && builder != NULL && context != NULL &&
      OSSL_PARAM_BLD_push_utf8_string(builder, OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0) == 1 &&
      OSSL_PARAM_BLD_push_octet_string(builder, OSSL_PKEY_PARAM_PUB_KEY, point, 65) == 1 &&
      OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_PRIV_KEY, number) == 1 &&
      (parameters = OSSL_PARAM_BLD_to_param(builder)) != NULL && EVP_PKEY_fromdata_init(context) == 1 &&
      EVP_PKEY_fromdata(context, &key, EVP_PKEY_KEYPAIR, parameters) != 1) {
    key = NULL;
  }
  EVP_PKEY_CTX_free(context);
  OSSL_PARAM_free(parameters);
  OSSL_PARAM_BLD_free(builder);
  BN_clear_free(number);
  return key;
}

/// Makes a key pair on P-256: 32 private and 65 public bytes.
static inline int CCryptoMakeCurvePair(unsigned char *secret, unsigned char *point) {
  int done = 0;
  size_t length = 0;
  BIGNUM *number = NULL;
  EVP_PKEY *key = EVP_PKEY_Q_keygen(NULL, NULL, "EC", "P-256");
  if (key != NULL && EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_PRIV_KEY, &number) == 1 &&
      BN_bn2binpad(number, secret, 32) == 32 &&
      EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, point, 65, &length) == 1 && length == 65) {
    done = 1;
  }
  BN_clear_free(number);
  EVP_PKEY_free(key);
  return done;
}

/// The 32 bytes that both holders of a key pair can compute, and nobody else.
static inline int CCryptoAgree(EVP_PKEY *own, EVP_PKEY *other, unsigned char *shared) {
  size_t length = 32;
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_pkey(NULL, own, NULL);
  int done = context != NULL && EVP_PKEY_derive_init(context) == 1 && EVP_PKEY_derive_set_peer(context, other) == 1 &&
             EVP_PKEY_derive(context, shared, &length) == 1 && length == 32;
  EVP_PKEY_CTX_free(context);
  return done;
}

/// A signature by ECDSA with SHA-256 as its two numbers, 64 bytes.
static inline int CCryptoSignES256(EVP_PKEY *own, const unsigned char *text, size_t length, unsigned char *signature) {
  unsigned char der[80];
  size_t size = sizeof der;
  int done = 0;
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  if (context != NULL && EVP_DigestSignInit_ex(context, NULL, "SHA256", NULL, NULL, own, NULL) == 1 &&
      EVP_DigestSign(context, der, &size, text, length) == 1) {
    const unsigned char *start = der;
    ECDSA_SIG *parsed = d2i_ECDSA_SIG(NULL, &start, (long)size);
    done = parsed != NULL && BN_bn2binpad(ECDSA_SIG_get0_r(parsed), signature, 32) == 32 &&
           BN_bn2binpad(ECDSA_SIG_get0_s(parsed), signature + 32, 32) == 32;
    ECDSA_SIG_free(parsed);
  }
  EVP_MD_CTX_free(context);
  return done;
}

/// AES-128-GCM: writes as many bytes as the plain text has, and the tag of 16 bytes behind them.
static inline int CCryptoSealGCM(const unsigned char *key, const unsigned char *nonce, const unsigned char *plain,
                                 int length, unsigned char *sealed) {
  int size = 0, rest = 0;
  EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
  int done = context != NULL && EVP_EncryptInit_ex(context, EVP_aes_128_gcm(), NULL, key, nonce) == 1 &&
             EVP_EncryptUpdate(context, sealed, &size, plain, length) == 1 && size == length &&
             EVP_EncryptFinal_ex(context, sealed + size, &rest) == 1 && rest == 0 &&
             EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, 16, sealed + length) == 1;
  EVP_CIPHER_CTX_free(context);
  return done;
}

// Passes: a file in PEM with a key and its certificate, and signatures by them.

/// Answers that there is no pass phrase: libcrypto would ask for one on the terminal.
static inline int CCryptoNoPassphrase(char *buffer, int size, int isWriting, void *context) {
  (void)buffer; (void)size; (void)isWriting; (void)context;
  return -1;
}

/// The private key of a text in PEM; NULL if there is none that can be read.
static inline EVP_PKEY *CCryptoReadKey(const char *pem, int length) {
  BIO *text = BIO_new_mem_buf(pem, length);
  EVP_PKEY *key = text != NULL ? PEM_read_bio_PrivateKey(text, NULL, CCryptoNoPassphrase, NULL) : NULL;
  BIO_free(text);
  ERR_clear_error();
  return key;
}

/// The certificates of a text in PEM but the key's own, which is handed out; NULL if the key's isn't among them.
static inline STACK_OF(X509) *CCryptoReadCertificates(const char *pem, int length, EVP_PKEY *key, X509 **own) {
  BIO *text = BIO_new_mem_buf(pem, length);
  STACK_OF(X509) *others = sk_X509_new_null();
  X509 *found;
  *own = NULL;
  while (text != NULL && others != NULL && (found = PEM_read_bio_X509(text, NULL, CCryptoNoPassphrase, NULL)) != NULL) {
    if (*own == NULL && X509_check_private_key(found, key) == 1) {
      *own = found;
    } else if (sk_X509_push(others, found) <= 0) {
      X509_free(found);
    }
  }
  BIO_free(text);
  ERR_clear_error();
  if (*own == NULL) {
    sk_X509_pop_free(others, X509_free);
    return NULL;
  }
  return others;
}

/// What the certificate of the key in a text in PEM says: a part of its subject's name, and since and until when it is valid, in Unix
/// seconds. Returns 1 on success.
static inline int CCryptoCertificate(const char *pem, int length, int part, char *name, int size, long long *from,
                                     long long *until) {
  int done = 0, days = 0, seconds = 0;
  X509 *own = NULL;
  EVP_PKEY *key = CCryptoReadKey(pem, length);
  STACK_OF(X509) *others = key != NULL ? CCryptoReadCertificates(pem, length, key, &own) : NULL;
  ASN1_TIME *start = ASN1_TIME_set(NULL, 0);
  if (others != NULL && start != NULL && X509_NAME_get_text_by_NID(X509_get_subject_name(own), part, name, size) > 0 &&
      ASN1_TIME_diff(&days, &seconds, start, X509_get0_notBefore(own)) == 1) {
    *from = days * 86400LL + seconds;
    if (ASN1_TIME_diff(&days, &seconds, start, X509_get0_notAfter(own)) == 1) {
      *until = days * 86400LL + seconds;
      done = 1;
    }
  }
  ASN1_TIME_free(start);
  sk_X509_pop_free(others, X509_free);
  X509_free(own);
  EVP_PKEY_free(key);
  return done;
}

/// Signs bytes by the key and certificate of a text in PEM: a detached signature of PKCS #7 (CMS) in DER, with the other certificates
/// and the time in it. It is to be freed by `CCryptoFree`; NULL on failure.
static inline unsigned char *CCryptoSignDetached(const char *pem, int length, const unsigned char *bytes, int count,
                                                 int *size) {
  unsigned char *der = NULL;
  X509 *own = NULL;
  CMS_ContentInfo *signature = NULL;
  EVP_PKEY *key = CCryptoReadKey(pem, length);
  STACK_OF(X509) *others = key != NULL ? CCryptoReadCertificates(pem, length, key, &own) : NULL;
  BIO *content = BIO_new_mem_buf(bytes, count);
  if (others != NULL && content != NULL) {
    signature = CMS_sign(own, key, others, content, CMS_DETACHED | CMS_BINARY | CMS_NOSMIMECAP);
  }
  *size = signature != NULL ? i2d_CMS_ContentInfo(signature, &der) : 0;
  CMS_ContentInfo_free(signature);
  BIO_free(content);
  sk_X509_pop_free(others, X509_free);
  X509_free(own);
  EVP_PKEY_free(key);
  ERR_clear_error();
  return *size > 0 ? der : NULL;
}

/// Signs bytes by RSASSA-PKCS1-v1_5 with SHA-256 and the key of a text in PEM; the signature's length, 0 on failure.
static inline size_t CCryptoSignRS256(const char *pem, int length, const unsigned char *bytes, size_t count,
                                      unsigned char *signature, size_t size) {
  EVP_PKEY *key = CCryptoReadKey(pem, length);
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  int done = key != NULL && context != NULL && EVP_PKEY_is_a(key, "RSA") == 1 &&
             EVP_DigestSignInit_ex(context, NULL, "SHA256", NULL, NULL, key, NULL) == 1 &&
             EVP_DigestSign(context, signature, &size, bytes, count) == 1;
  EVP_MD_CTX_free(context);
  EVP_PKEY_free(key);
  ERR_clear_error();
  return done ? size : 0;
}

static inline void CCryptoFree(void *memory) { OPENSSL_free(memory); }
