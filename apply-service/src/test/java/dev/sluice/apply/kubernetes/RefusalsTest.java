package dev.sluice.apply.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.apply.controlplane.FieldConflict;
import dev.sluice.apply.controlplane.Refusal.Reason;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {\"message\":\"Unauthorized\"} | UNAUTHORIZED",
                "403 | {\"message\":\"configmaps \\\"x\\\" is forbidden: User \\\"u\\\" cannot patch resource\"} | FORBIDDEN",
                "403 | {\"message\":\"admission webhook \\\"w\\\" denied the request: no\"} | REJECTED",
                "403 | {\"message\":\"exceeded quota: q\"} | REJECTED",
                "403 | {\"message\":\"unable to create new content in namespace n because it is being terminated\",\"details\":{\"causes\":[{\"reason\":\"NamespaceTerminating\"}]}} | NAMESPACE_TERMINATING",
                "404 | 404 page not found | MISSING_KIND",
                "404 | {\"message\":\"namespaces \\\"n\\\" not found\",\"details\":{\"name\":\"n\",\"kind\":\"namespaces\"}} | MISSING_NAMESPACE",
                "404 | {\"message\":\"configmaps \\\"x\\\" not found\",\"details\":{\"name\":\"x\",\"kind\":\"configmaps\"}} | ABSENT",
                "409 | {\"reason\":\"AlreadyExists\",\"message\":\"exists\"} | PRESENT",
                "409 | {\"reason\":\"Conflict\",\"message\":\"uid mismatch\"} | OUTDATED",
                "422 | {\"message\":\"metadata.uid: field is immutable\",\"details\":{\"causes\":[{\"field\":\"metadata.uid\"}]}} | OUTDATED",
                "422 | {\"message\":\"spec.selector: Invalid value: field is immutable\"} | IMMUTABLE",
                "422 | {\"message\":\"spec.clusterIPs[0]: Invalid value: may not change once set\"} | IMMUTABLE",
                "422 | {\"message\":\"spec.replicas: Invalid value: -1\"} | REJECTED",
                "429 | {\"message\":\"too many\"} | BUSY",
                "500 | {\"message\":\"failed to create typed patch object: .data: expected map\"} | REJECTED",
                "500 | {\"message\":\"failed calling webhook\"} | FAULT",
                "503 | gone | FAULT"
            })
    void areToldFromStatusAndBody(int code, String body, Reason reason) {
        var refusal = Refusals.of(code, body.getBytes(StandardCharsets.UTF_8), null);

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.message()).isNotEmpty();
    }

    @Test
    void nameTheOwnersOfConflictingFields() {
        var body =
                """
                {"reason":"Conflict","message":"Apply failed with 2 conflicts","details":{"causes":[
                  {"reason":"FieldManagerConflict","message":"conflict with \\"kubectl-edit\\" using v1","field":".data.a"},
                  {"reason":"FieldManagerConflict","message":"conflict with \\"sluice-Kustomization/a/b\\"","field":".data.b"}]}}
                """;

        var refusal = Refusals.of(409, body.getBytes(StandardCharsets.UTF_8), null);

        assertThat(refusal.reason()).isEqualTo(Reason.CONFLICT);
        assertThat(refusal.conflicts())
                .containsExactly(
                        new FieldConflict("kubectl-edit", ".data.a"),
                        new FieldConflict("sluice-Kustomization/a/b", ".data.b"));
    }
}
