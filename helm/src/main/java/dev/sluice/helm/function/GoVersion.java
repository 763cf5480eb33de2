package dev.sluice.helm.function;

import static dev.sluice.helm.value.GoType.BOOL;
import static dev.sluice.helm.value.GoType.INT;
import static dev.sluice.helm.value.GoType.STRING;
import static dev.sluice.helm.value.GoType.UINT64;

import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoInt;
import dev.sluice.helm.value.GoNumber;
import dev.sluice.helm.value.GoType;
import dev.sluice.helm.value.JsonForm;
import dev.sluice.helm.value.MethodTable;
import dev.sluice.helm.value.YamlForm;
import dev.sluice.manifest.version.InvalidVersion;
import dev.sluice.manifest.version.Version;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A `semver.Version` in a template, or a pointer to one, which alone can be compared.
record GoVersion(Version version, boolean isPointer) implements JsonForm, YamlForm {

    private static final GoType STRUCT =
            GoType.struct("semver.Version").printedBy(value -> of(value).toString());
    private static final GoType POINTER = GoType.pointerTo(STRUCT);
    private static final GoType VALUE_TYPE = STRUCT.with(description());

    static final GoType TYPE =
            POINTER.printedBy(value -> of(value).toString()).with(comparison(description()));

    static Version of(@Nullable Object value) {
        if (value instanceof GoVersion version) {
            return version.version;
        }
        throw new IllegalArgumentException("no version: " + value);
    }

    private static MethodTable<GoVersion> description() {
        return new MethodTable<>(GoVersion.class)
                .add("String", STRING, (v, _) -> v.version.toString())
                .add("Major", UINT64, (v, _) -> new GoNumber(UINT64, v.version.major()))
                .add("Minor", UINT64, (v, _) -> new GoNumber(UINT64, v.version.minor()))
                .add("Patch", UINT64, (v, _) -> new GoNumber(UINT64, v.version.patch()))
                .add("Prerelease", STRING, (v, _) -> v.version.prerelease())
                .add("Metadata", STRING, (v, _) -> v.version.metadata())
                .add("IncMajor", STRUCT, (v, _) -> v.changed(Version::nextMajor))
                .add("IncMinor", STRUCT, (v, _) -> v.changed(Version::nextMinor))
                .add("IncPatch", STRUCT, (v, _) -> v.changed(Version::nextPatch))
                .add(
                        "SetPrerelease",
                        STRUCT,
                        (v, a) -> v.changed(version -> version.withPrerelease(a.string(0))),
                        STRING)
                .add(
                        "SetMetadata",
                        STRUCT,
                        (v, a) -> v.changed(version -> version.withMetadata(a.string(0))),
                        STRING);
    }

    private static MethodTable<GoVersion> comparison(MethodTable<GoVersion> methods) {
        return methods.add("Original", STRING, (v, _) -> v.version.original())
                .add("Compare", INT, (v, a) -> GoInt.of(v.compare(a.any(0))), POINTER)
                .add("Equal", BOOL, (v, a) -> v.compare(a.any(0)) == 0, POINTER)
                .add("LessThan", BOOL, (v, a) -> v.compare(a.any(0)) < 0, POINTER)
                .add("LessThanEqual", BOOL, (v, a) -> v.compare(a.any(0)) <= 0, POINTER)
                .add("GreaterThan", BOOL, (v, a) -> v.compare(a.any(0)) > 0, POINTER)
                .add("GreaterThanEqual", BOOL, (v, a) -> v.compare(a.any(0)) >= 0, POINTER);
    }

    /// The version that nobody filled in.
    GoVersion blank() {
        return new GoVersion(new Version(0, 0, 0, "", "", ""), isPointer);
    }

    private int compare(@Nullable Object other) {
        return Integer.signum(version.compareTo(of(other)));
    }

    private GoVersion changed(UnaryOperator<Version> change) {
        try {
            return new GoVersion(change.apply(version), false);
        } catch (InvalidVersion invalid) {
            throw new FunctionError(String.valueOf(invalid.getMessage()));
        }
    }

    @Override
    public GoType type() {
        return isPointer ? TYPE : VALUE_TYPE;
    }

    @Override
    public List<Field> fields() {
        return List.of(
                new Field("major", UINT64, new GoNumber(UINT64, version.major())),
                new Field("minor", UINT64, new GoNumber(UINT64, version.minor())),
                new Field("patch", UINT64, new GoNumber(UINT64, version.patch())),
                new Field("pre", STRING, version.prerelease()),
                new Field("metadata", STRING, version.metadata()),
                new Field("original", STRING, version.original()));
    }

    @Override
    public Object inJson() {
        return version.toString();
    }

    @Override
    public String inYaml() {
        return version.toString();
    }
}
