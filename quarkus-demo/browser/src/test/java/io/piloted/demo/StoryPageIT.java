package io.piloted.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.piloted.tck.Assertion;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole story by mouse: backends are stopped and started, Consul and the supervisor do the rest. */
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
            assertThat(page.locator("#answer")).containsText("answered from 127.0.0.1:");
        }
        assertThat(page.locator("#backends .calls")).hasText(new String[] {"1", "1", "1"});

        page.locator("#backend-2 button").click();
        assertThat(page.locator("#backend-2")).containsText("stopped");
        assertThat(endpoints(page)).hasCount(2);
        assertThat(page.locator("#events li").first()).containsText("SIGNAL");
        call.click();
        assertThat(page.locator("#answer")).hasText(Pattern.compile("backend-[13] answered.*"));
        ChromiumPages.screenshot(page, "story.png");

        page.locator("#backend-2 button").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#backend-2")).containsText("running");
        assertThat(endpoints(page)).hasCount(3);
        assertThat(page.locator("#events li")).hasCount(2);
    }

    private static Locator endpoints(Page page) {
        return page.locator("[data-service=appserver] .row");
    }
}
