package dev.sluice.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlPlaneFilesTest {
    private static final String CERTIFICATE =
            """
            -----BEGIN CERTIFICATE-----
            MIIB
            -----END CERTIFICATE-----
            """;

    @TempDir Path directory;

    @Test
    void theServingCertificateIsThereOnceItsContentIs() throws IOException {
        var files = ControlPlaneFiles.in(directory);

        assertThat(files.hasServingCertificate()).as("before it is made").isFalse();

        Files.createFile(files.servingCertificate());
        assertThat(files.hasServingCertificate()).as("made and not written").isFalse();

        Files.writeString(files.servingCertificate(), CERTIFICATE.substring(0, 40));
        assertThat(files.hasServingCertificate()).as("written in part").isFalse();

        Files.writeString(files.servingCertificate(), CERTIFICATE);
        assertThat(files.hasServingCertificate()).as("written").isTrue();
    }
}
