package dev.sluice.helm.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A schema as rules. It is filled after it was made, because schemas may lead to each other in
/// circles, and never changed after that.
final class Schema {

    static final Schema ANYTHING = anything();

    private final Address address;
    private Schema resource = this;
    private @Nullable Boolean verdict;
    private @Nullable Schema soleReference;
    private List<Rule> decisive = List.of();
    private List<Rule> rules = List.of();
    private Evaluated evaluated = Evaluated.NOTHING;
    private Anchors anchors = Anchors.NONE;
    private final Map<String, Schema> dynamicAnchors = new LinkedHashMap<>();

    /// What a schema says of the members and items of a value by itself.
    ///
    /// @param allMembers whether it has a word for each member
    /// @param items of how many items it has one, all for the highest number
    /// @param asksForMembers whether it has a rule for members that nothing else speaks of
    record Evaluated(boolean allMembers, int items, boolean asksForMembers, boolean asksForItems) {
        static final Evaluated NOTHING = new Evaluated(false, 0, false, false);
    }

    /// Under what names references find a schema that depend on how validation came there.
    record Anchors(boolean isRecursive, String dynamic) {
        static final Anchors NONE = new Anchors(false, "");
    }

    Schema(Address address) {
        this.address = address;
    }

    private static Schema anything() {
        var schema = new Schema(new Address("", ""));
        schema.verdict = true;
        return schema;
    }

    void decide(boolean isValid) {
        verdict = isValid;
    }

    /// @param first the rules of which one that fails ends the validation
    void rule(List<Rule> first, List<Rule> others, Evaluated spokenOf, Anchors names) {
        decisive = List.copyOf(first);
        rules = List.copyOf(others);
        evaluated = spokenOf;
        anchors = names;
    }

    /// Of the older drafts: beside a reference nothing else is heeded.
    void ruleByReference(List<Rule> first, Schema reference) {
        decisive = List.copyOf(first);
        soleReference = reference;
    }

    void belongTo(Schema owner) {
        resource = owner;
    }

    void dynamicAnchor(String name, Schema schema) {
        dynamicAnchors.put(name, schema);
    }

    Address address() {
        return address;
    }

    Schema resource() {
        return resource;
    }

    @Nullable Boolean verdict() {
        return verdict;
    }

    @Nullable Schema soleReference() {
        return soleReference;
    }

    List<Rule> decisive() {
        return decisive;
    }

    List<Rule> rules() {
        return rules;
    }

    Evaluated evaluated() {
        return evaluated;
    }

    Anchors anchors() {
        return anchors;
    }

    @Nullable Schema dynamicAnchor(String name) {
        return dynamicAnchors.get(name);
    }
}
