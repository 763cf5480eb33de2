package dev.sluice.status.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.sluice.status.Sample.DEFINED;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.sluice.events.DeliveryId;
import dev.sluice.status.Sample;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageIT {
    private static final double PATIENCE = 20_000;
    private static final String FAILED = "Kustomization/payments/worker-041";

    @TempDir static Path directory;
    private static RunningService service;
    private static Browser browser;
    private Page page;

    @BeforeAll
    static void aFleet() {
        service = RunningService.start(directory, Map.of());
        DemoFleet.write(service);
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        browser.close();
        service.close();
    }

    @BeforeEach
    void open() {
        browser.complaints().clear();
        page = browser.page(ColorScheme.LIGHT, 1440, 900);
        page.setDefaultTimeout(PATIENCE);
    }

    @AfterEach
    void close() {
        page.context().close();
    }

    private void go(String route) {
        page.navigate(service.url() + "/#/" + route);
    }

    private Locator row(String delivery) {
        return page.locator("sluice-fleet tbody tr")
                .filter(
                        new Locator.FilterOptions()
                                .setHas(page.locator("[title='" + delivery + "']")));
    }

    private static HasTextOptions soon() {
        return new HasTextOptions().setTimeout(PATIENCE);
    }

    private static ContainsTextOptions within() {
        return new ContainsTextOptions().setTimeout(PATIENCE);
    }

    @Test
    void showsEveryDeliveryOnEveryControlPlane() {
        go("");

        assertThat(page.locator("sluice-fleet tbody tr").last()).isVisible();
        assertThat(page.locator("sluice-fleet tbody tr").count())
                .isEqualTo(DemoFleet.DELIVERIES + 1);
        assertThat(page.getByRole(AriaRole.COLUMNHEADER)).hasCount(6);
        assertThat(row(FAILED)).containsText("Failed");
        assertThat(row("Application/checkout/api-080")).containsText("abc0002");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Live", soon());
        browser.look(page, "fleet");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void saysWhatNeedsAttentionAndWhatToDo() {
        go("");

        var setbacks = page.locator(".setbacks li");
        assertThat(setbacks.filter(new Locator.FilterOptions().setHasText("worker-041")))
                .containsText("Next: Correct spec.replicas and push.");
        assertThat(setbacks.filter(new Locator.FilterOptions().setHasText("loyalty-programme")))
                .containsText("apps.yaml:7:3 spec.postBuild is not supported");
        assertThat(setbacks.filter(new Locator.FilterOptions().setHasText("us-east-1")))
                .hasCount(1);
    }

    @Test
    void findsDeliveriesByNameAndByState() {
        go("");
        page.getByRole(AriaRole.SEARCHBOX).fill("ledger-0");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(2)).last())
                .containsText(Pattern.compile("\\d+ of 401"));

        page.getByRole(AriaRole.SEARCHBOX).fill("");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Held 1")).click();
        assertThat(page.locator("sluice-fleet tbody tr")).hasCount(1);
        assertThat(row("Kustomization/search/ledger-058")).isVisible();

        page.getByRole(AriaRole.SEARCHBOX).fill("nothing is called so");
        assertThat(page.getByText("No delivery matches.")).isVisible();
    }

    @Test
    void tellsADeliverysStory() {
        go("");
        row(FAILED).getByRole(AriaRole.LINK).first().click();

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("worker-041");
        assertThat(page.getByText("Objects that are not as wanted").first()).isVisible();
        var timeline = page.locator("table.timeline");
        assertThat(timeline.getByRole(AriaRole.COLUMNHEADER).nth(3)).hasText("Fetched");
        assertThat(timeline.locator("tbody tr").first()).containsText("+27 ms");
        assertThat(timeline.getByRole(AriaRole.IMG).first())
                .hasAttribute("aria-label", Pattern.compile("fetch 27 ms.*apply 18 ms"));
        browser.look(page, "delivery");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void tellsWhereACommitIsAndWhyNot() {
        go("");
        page.getByRole(AriaRole.SEARCHBOX).fill(Sample.sha(2).substring(0, 7));
        page.getByRole(AriaRole.SEARCHBOX).press("Enter");

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Change number 2");
        assertThat(page.locator(".sum")).containsText("Complete on 0 of 3 control planes");
        assertThat(page.locator("tbody tr").first()).containsText("396 of 400");
        assertThat(page.locator("tbody tr").first())
                .containsText("deploy/apps/web.yaml:14:7 a mapping needs a ':'");
        page.getByText("deliveries unchanged by it").first().click();
        assertThat(page.getByText("Found unchanged: this commit touches nothing").first())
                .isVisible();
        browser.look(page, "commit");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void saysThatACommitIsNotKnown() {
        go("commits/fffffff");

        assertThat(page.getByText("No source stands or stood at a commit fffffff")).isVisible();
    }

    @Test
    void followsACommitWithoutBeingReloaded() {
        var id = new DeliveryId("Kustomization", "live", "followed");
        var on = DemoFleet.CONTROL_PLANES.getFirst();
        service.write(Sample.delivery(id, DemoFleet.APPS, DEFINED, false));
        go("");
        assertThat(row(id.toString())).containsText("Rendering", within());

        var placement = Sample.placement(id, DemoFleet.APPS, on, 2, 2, Instant.now());
        service.write(
                placement,
                Sample.rendering(id, DemoFleet.APPS, DEFINED, 2, List.of(), Sample.placed(on, 2)));
        assertThat(row(id.toString())).containsText("Applying", within());

        service.write(Sample.ready(placement));
        assertThat(row(id.toString())).containsText("Ready", within());
        assertThat(row(id.toString())).containsText("abc0002");

        service.end(placement);
        service.end(Sample.rendering(id, DemoFleet.APPS, DEFINED, 2, List.of()));
        service.end(Sample.delivery(id, DemoFleet.APPS, DEFINED, false));
        assertThat(row(id.toString())).hasCount(0);
    }

    @Test
    void saysThatItIsDisconnectedAndComesBack() {
        go("");
        var status = page.getByRole(AriaRole.STATUS);
        assertThat(status).hasText("Live", soon());

        service.stop();
        assertThat(status).hasText("Disconnected", soon());
        assertThat(page.getByText("The connection broke")).isVisible();
        assertThat(row(FAILED)).isVisible();
        browser.look(page, "disconnected");

        service.restart();
        assertThat(status).hasText("Live", soon());
    }

    @Test
    void isReadInTheDarkAndOnATelephone() {
        try (var dark = browser.page(ColorScheme.DARK, 1440, 900)) {
            dark.navigate(service.url() + "/#/deliveries/" + FAILED);
            assertThat(dark.locator("table.timeline")).isVisible();
            browser.look(dark, "delivery-dark");
        }
        try (var narrow = browser.page(ColorScheme.LIGHT, 390, 844)) {
            narrow.navigate(service.url() + "/#/");
            assertThat(narrow.locator("sluice-fleet tbody tr").first()).isVisible();
            var isNoWiderThanTheScreen =
                    narrow.evaluate("document.documentElement.scrollWidth <= window.innerWidth");
            assertThat(isNoWiderThanTheScreen).isEqualTo(true);
            browser.look(narrow, "fleet-narrow");
        }
    }

    @Test
    void isUsedWithTheKeyboardAlone() {
        go("");
        assertThat(row(FAILED)).isVisible();

        page.keyboard().press("Tab");
        assertThat(page.getByText("To the content")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        assertThat(page.getByRole(AriaRole.SEARCHBOX)).isFocused();
        page.keyboard().type("abc0001");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Change number 1");
        assertThat(page.locator("main")).isFocused();
    }

    @Test
    void loadsNothingFromElsewhereAndRunsNothingInline() {
        var asked = new CopyOnWriteArrayList<String>();
        page.onRequest(request -> asked.add(request.url()));
        var response = page.navigate(service.url().toString());
        assertThat(page.locator("sluice-fleet tbody tr").first()).isVisible();

        assertThat(asked).allSatisfy(url -> assertThat(url).startsWith(service.url().toString()));
        assertThat(response.headerValue("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("script-src 'self';")
                .contains("style-src 'self';")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(response.headerValue("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.headerValue("Cache-Control")).isEqualTo("no-cache");
    }
}
