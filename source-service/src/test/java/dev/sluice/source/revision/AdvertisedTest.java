package dev.sluice.source.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.GitRef;
import dev.sluice.source.revision.Advertised.Tip;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

class AdvertisedTest {

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private final Advertised advertised = advertised();

    @Test
    void aBranchIsNamedShortOrInFull() {
        assertThat(ref(new GitRef.Branch("main"))).isEqualTo("refs/heads/main@main");
        assertThat(ref(new GitRef.Branch("refs/heads/main"))).isEqualTo("refs/heads/main@main");
        assertThat(ref(new GitRef.Branch("none"))).isEqualTo("nothing");
    }

    @Test
    void anAnnotatedTagLeadsToItsCommit() {
        assertThat(ref(new GitRef.Tag("v1.2.0"))).isEqualTo("refs/tags/v1.2.0@one-two");
    }

    @Test
    void theHeadIsTheBranchItNames() {
        assertThat(ref(new GitRef.Head())).isEqualTo("refs/heads/main@main");
    }

    @Test
    void theHighestVersionOfTheRangeIsTaken() {
        assertThat(ref(new GitRef.SemVer(">=1.0.0"))).isEqualTo("refs/tags/v1.10.0@one-ten");
        assertThat(ref(new GitRef.SemVer("~1.2"))).isEqualTo("refs/tags/v1.2.0@one-two");
        assertThat(ref(new GitRef.SemVer(">=2.0.0-0"))).isEqualTo("refs/tags/2.0.0-rc.1@two");
        assertThat(ref(new GitRef.SemVer(">=3.0.0"))).isEqualTo("nothing");
    }

    @Test
    void aFullNameIsTakenAsItIs() {
        assertThat(ref(new GitRef.Name("refs/pull/7/head"))).isEqualTo("refs/pull/7/head@pull");
    }

    @Test
    void aRevisionIsABranchElseATagElseARangeElseACommit() {
        assertThat(ref(new GitRef.Revision("both"))).isEqualTo("refs/heads/both@branch");
        assertThat(ref(new GitRef.Revision("v1.2.0"))).isEqualTo("refs/tags/v1.2.0@one-two");
        assertThat(ref(new GitRef.Revision("1.x"))).isEqualTo("refs/tags/v1.10.0@one-ten");
        assertThat(ref(new GitRef.Revision(COMMIT))).isEqualTo(COMMIT + "@" + COMMIT);
        assertThat(ref(new GitRef.Revision("none"))).isEqualTo("nothing");
    }

    private String ref(GitRef ref) {
        return advertised
                .choose(ref)
                .map(choice -> choice.ref() + "@" + choice.tip().commit())
                .orElse("nothing");
    }

    private static Advertised advertised() {
        var tips = new LinkedHashMap<String, Tip>();
        tips.put("HEAD", new Tip("main", "main"));
        tips.put("refs/heads/main", new Tip("main", "main"));
        tips.put("refs/heads/both", new Tip("branch", "branch"));
        tips.put("refs/tags/both", new Tip("tag", "tag"));
        tips.put("refs/tags/v1.2.0", new Tip("tag-object", "one-two"));
        tips.put("refs/tags/v1.10.0", new Tip("one-ten", "one-ten"));
        tips.put("refs/tags/2.0.0-rc.1", new Tip("two", "two"));
        tips.put("refs/tags/nightly", new Tip("night", "night"));
        tips.put("refs/pull/7/head", new Tip("pull", "pull"));
        return new Advertised(tips, "refs/heads/main");
    }
}
