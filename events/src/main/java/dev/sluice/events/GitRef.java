package dev.sluice.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/// What of a repository is followed.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = GitRef.Head.class, name = "Head"),
    @JsonSubTypes.Type(value = GitRef.Branch.class, name = "Branch"),
    @JsonSubTypes.Type(value = GitRef.Tag.class, name = "Tag"),
    @JsonSubTypes.Type(value = GitRef.SemVer.class, name = "SemVer"),
    @JsonSubTypes.Type(value = GitRef.Name.class, name = "Name"),
    @JsonSubTypes.Type(value = GitRef.Commit.class, name = "Commit"),
    @JsonSubTypes.Type(value = GitRef.Revision.class, name = "Revision"),
    @JsonSubTypes.Type(value = GitRef.Chart.class, name = "ChartVersion"),
    @JsonSubTypes.Type(value = GitRef.Content.class, name = "Content"),
    @JsonSubTypes.Type(value = GitRef.Inherited.class, name = "Inherited")
})
public sealed interface GitRef {

    /// The default branch.
    record Head() implements GitRef {}

    record Branch(String name) implements GitRef {}

    record Tag(String name) implements GitRef {}

    /// The highest tag in a range of versions.
    ///
    /// @param filter a regular expression in which a tag must match to count, null for all
    record SemVer(String range, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String filter)
            implements GitRef {

        /// Among all tags.
        public SemVer(String range) {
            this(range, null);
        }
    }

    /// A full reference name: `refs/pull/420/head`.
    record Name(String name) implements GitRef {}

    record Commit(String id) implements GitRef {}

    /// As `targetRevision` of Argo CD has it: a branch, else a tag, else a commit of this name.
    record Revision(String name) implements GitRef {}

    /// The highest version of a chart in a range.
    ///
    /// @param name its name in the index, or below the URL of an OCI registry; empty where the URL
    ///     itself names the chart
    record Chart(String name, String range) implements GitRef {}

    /// The artifact of an OCI registry with this digest.
    record Content(Digest digest) implements GitRef {}

    /// What the repository that the source names follows.
    record Inherited() implements GitRef {}
}
