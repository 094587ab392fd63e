package io.piloted.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.piloted.tck.Assertion;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests of the demo with Consul, by mouse: backends are stopped and started, and Consul and the supervisor react. */
class StoryPageIT {

    @RegisterExtension
    static final ChromiumPages CHROMIUM = new ChromiumPages();

    private final DemoProcess story = DemoProcess.story();

    @AfterEach
    void end() throws IOException {
        story.close();
    }

    @Test
    @Assertion({"C3.2", "C5.1"})
    void stopAndStart_areFollowedBySighupAlone() {
        Page page = CHROMIUM.open(story.ready());
        Locator call = page.locator("#call");
        for (int i = 0; i < 3; i++) {
            call.click();
            assertThat(page.locator("#response")).containsText("responded from 127.0.0.1:");
        }
        assertThat(page.locator("#backends .calls")).hasText(new String[] {"1", "1", "1"});

        page.locator("#backend-2 button").click();
        assertThat(page.locator("#backend-2")).containsText("stopped");
        assertThat(endpoints(page)).hasCount(2);
        assertThat(page.locator("#events li").first()).containsText("SIGNAL");
        call.click();
        assertThat(page.locator("#response")).hasText(Pattern.compile("backend-[13] responded.*"));
        ChromiumPages.screenshot(page, "story.png");

        page.locator("#backend-2 button").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#backend-2")).containsText("running");
        assertThat(endpoints(page)).hasCount(3);
        assertThat(page.locator("#events li")).hasCount(2);
    }

    /** A backend stops during calls: the page marks it as ejected before Consul notices, and no call fails. */
    @Test
    @Assertion({"C12.1", "C12.4.3"})
    void auto_whileABackendStops_marksItAsEjected() {
        Page page = CHROMIUM.open(story.ready());
        page.locator("#auto").click();
        Locator ejected = page.locator("#events li", new Page.LocatorOptions().setHasText("EJECTED"));
        await().atMost(DemoProcess.SOON).until(() -> {
            page.locator("#backend-2 button").click();
            Locator mark = page.locator("[data-service=appserver] .row.out");
            while (endpoints(page).count() == 3 && mark.count() == 0) { // Consul's check may be first
                assertThat(page.locator("#response")).containsText(Pattern.compile("responded|stopped|back"));
            }
            if (mark.count() == 1) {
                assertThat(mark).containsText("ejected until");
                ChromiumPages.screenshot(page, "ejected.png");
            }
            assertThat(endpoints(page)).hasCount(2);
            page.locator("#backend-2 button").click();
            assertThat(endpoints(page)).hasCount(3);
            return ejected.count() > 0;
        });
        assertThat(ejected.first()).containsText("appserver");
    }

    private static Locator endpoints(Page page) {
        return page.locator("[data-service=appserver] .row");
    }
}
