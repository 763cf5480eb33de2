package dev.sluice.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SealingKeysetTest {
    @Test
    void holdsOneKeyOf64BytesInTinksForm() {
        var json = SealingKeyset.json();

        assertThat(json)
                .contains("\"typeUrl\": \"type.googleapis.com/google.crypto.tink.AesSivKey\"");
        var value = Pattern.compile("\"value\": \"([^\"]+)\"").matcher(json);
        assertThat(value.find()).isTrue();
        var message = Base64.getDecoder().decode(value.group(1));
        assertThat(message).hasSize(66).startsWith(0x12, 64);
    }

    @Test
    void isNewEachTime() {
        assertThat(SealingKeyset.json()).isNotEqualTo(SealingKeyset.json());
    }
}
