package dev.sluice.stack;

import java.security.SecureRandom;
import java.util.Base64;

/// A new key for sealing secrets, in the form that Google Tink reads: a keyset of one AES-SIV key.
final class SealingKeyset {
    private static final int KEY_BYTES = 64;

    // The head of the one field of the key's protocol buffer: field 2, bytes, their number.
    private static final byte[] FIELD = {0x12, KEY_BYTES};

    private SealingKeyset() {}

    static String json() {
        var random = new SecureRandom();
        var message = new byte[FIELD.length + KEY_BYTES];
        random.nextBytes(message);
        System.arraycopy(FIELD, 0, message, 0, FIELD.length);
        int id = 1 + random.nextInt(Integer.MAX_VALUE - 1);
        return """
        {
          "primaryKeyId": %1$d,
          "key": [
            {
              "keyData": {
                "typeUrl": "type.googleapis.com/google.crypto.tink.AesSivKey",
                "value": "%2$s",
                "keyMaterialType": "SYMMETRIC"
              },
              "status": "ENABLED",
              "keyId": %1$d,
              "outputPrefixType": "TINK"
            }
          ]
        }
        """
                .formatted(id, Base64.getEncoder().encodeToString(message));
    }
}
