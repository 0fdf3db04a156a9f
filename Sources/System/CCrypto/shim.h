#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

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
