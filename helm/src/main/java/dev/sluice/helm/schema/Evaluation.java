package dev.sluice.helm.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value on its way through a schema (`validator.go` of santhosh-tekuri/jsonschema).
final class Evaluation {

    /// Schemas may lead to each other in ways that multiply.
    private static final int MOST_STEPS = 1_000_000;

    private final @Nullable Evaluation around;
    private final Course course;
    private final Schema scope;
    private final Schema schema;
    private final @Nullable Meta meta;
    private final @Nullable Object value;
    private final Place place;
    private final String keyword;
    private final boolean isSilent;
    private final Unevaluated unevaluated;
    private final List<Failure> failures = new ArrayList<>();

    /// How far a validation has come.
    private static final class Course {
        private int steps;

        void step() {
            steps++;
            if (steps > MOST_STEPS) {
                throw new SchemaFlaw("values.schema.json: the validation takes too many steps");
            }
        }
    }

    /// That the value is a schema: a resource in it follows a draft of its own.
    private static final class Meta {
        private final Schema schema;
        private final Map<String, Resource> resources;

        Meta(Schema schema, Map<String, Resource> resources) {
            this.schema = schema;
            this.resources = resources;
        }
    }

    private Evaluation(
            @Nullable Evaluation around,
            Course course,
            Schema schema,
            @Nullable Meta meta,
            @Nullable Object value,
            Place place,
            String keyword,
            boolean isSilent) {
        this.around = around;
        this.course = course;
        this.scope = schema;
        this.meta = followed(schema, meta, place);
        this.schema = this.meta == meta || this.meta == null ? schema : this.meta.schema;
        this.value = value;
        this.place = place;
        this.keyword = keyword;
        this.isSilent = isSilent;
        var isAsked = around != null && around.place == place && !around.unevaluated.isEmpty();
        this.unevaluated = Unevaluated.of(value, schema, isAsked);
    }

    private static @Nullable Meta followed(Schema schema, @Nullable Meta meta, Place place) {
        if (meta == null || schema != meta.schema) {
            return meta;
        }
        var resource = meta.resources.get(place.toString());
        return resource == null || Metaschemas.of(resource.draft()) == schema
                ? meta
                : new Meta(Metaschemas.of(resource.draft()), meta.resources);
    }

    /// What is wrong with a value; null if nothing is.
    static @Nullable Failure of(@Nullable Object value, Schema schema) {
        return new Evaluation(null, new Course(), schema, null, value, Place.root(), "", false)
                .outcome();
    }

    /// What is wrong with a schema that has resources at some places.
    static @Nullable Failure ofSchema(
            @Nullable Object value, Schema meta, Map<String, Resource> resources) {
        var how = new Meta(meta, resources);
        return new Evaluation(null, new Course(), meta, how, value, Place.root(), "", false)
                .outcome();
    }

    private @Nullable Failure outcome() {
        course.step();
        var verdict = schema.verdict();
        if (verdict != null) {
            return verdict ? null : failure(() -> "false schema");
        }
        var same = circle();
        if (same != null) {
            return failure(
                    () ->
                            "both %s and %s resolve to \"%s\" causing reference cycle"
                                    .formatted(way(), same.way(), schema.address()));
        }
        for (var rule : schema.decisive()) {
            rule.check(this);
            if (!failures.isEmpty()) {
                return failures.getFirst();
            }
        }
        var reference = schema.soleReference();
        if (reference != null) {
            return byReference(reference, "$ref");
        }
        for (var rule : schema.rules()) {
            if (isSilent && !failures.isEmpty()) {
                return Failure.UNTOLD;
            }
            rule.check(this);
        }
        return Failure.of(failures, place);
    }

    /// The same schema around, for the same value.
    private @Nullable Evaluation circle() {
        for (var other = around; other != null && other.place == place; other = other.around) {
            if (other.scope == scope) {
                return other;
            }
        }
        return null;
    }

    /// By which keywords the validation came here.
    private String way() {
        if (around == null) {
            return "";
        }
        var here = scope.address().toString();
        var above = around.scope.address().toString();
        var step =
                keyword.isEmpty()
                        ? here.substring(Math.min(above.length(), here.length()))
                        : "/" + keyword;
        return around.way() + step;
    }

    @Nullable Object value() {
        return value;
    }

    boolean isSilent() {
        return isSilent;
    }

    Unevaluated unevaluated() {
        return unevaluated;
    }

    /// What is wrong with the same value by another schema.
    @Nullable Failure by(Schema other) {
        return by(other, "", isSilent);
    }

    /// Whether the same value is valid by another schema.
    boolean isValidBy(Schema other) {
        return by(other, "", true) == null;
    }

    private @Nullable Failure by(Schema other, String reference, boolean silently) {
        var inner = new Evaluation(this, course, other, meta, value, place, reference, silently);
        var failure = inner.outcome();
        if (failure == null) {
            unevaluated.keepOnly(inner.unevaluated);
        }
        return failure;
    }

    @Nullable Failure byReference(Schema other, String reference) {
        var failure = by(other, reference, isSilent);
        return failure == null || isSilent
                ? failure
                : new Failure(Failure.Kind.REFERENCE, place, "validation failed", failure.each());
    }

    /// What is wrong with a member or an item by a schema.
    @Nullable Failure below(String name, @Nullable Object inner, Schema other) {
        return new Evaluation(this, course, other, meta, inner, place.below(name), "", isSilent)
                .outcome();
    }

    /// What is wrong with a text that stands nowhere in the value.
    @Nullable Failure apart(String text, Schema other) {
        return new Evaluation(null, course, other, meta, text, Place.root(), "", isSilent)
                .outcome();
    }

    /// The outermost schema of the way here for which something holds, or else another.
    Schema outermost(Function<Schema, @Nullable Schema> choice, Schema otherwise) {
        var chosen = otherwise;
        for (var here = this; here != null; here = here.around) {
            var found = choice.apply(here.scope);
            chosen = found == null ? chosen : found;
        }
        return chosen;
    }

    void fail(Supplier<String> words) {
        failures.add(failure(words));
    }

    void fail(Supplier<String> words, List<Failure> causes) {
        failures.add(
                isSilent
                        ? Failure.UNTOLD
                        : new Failure(Failure.Kind.DEMAND, place, words.get(), causes));
    }

    void add(@Nullable Failure failure) {
        if (failure != null) {
            failures.add(failure);
        }
    }

    private Failure failure(Supplier<String> words) {
        return isSilent
                ? Failure.UNTOLD
                : new Failure(Failure.Kind.DEMAND, place, words.get(), List.of());
    }
}
