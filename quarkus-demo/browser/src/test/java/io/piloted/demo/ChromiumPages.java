package io.piloted.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A JUnit extension with one headless Chromium for a test class. An error in a page's console, or a request to another
 * server than the demo, fails the test. Without Chromium the class is skipped with a message.
 */
final class ChromiumPages implements BeforeAllCallback, AfterTestExecutionCallback, AfterAllCallback {

    private static final double PATIENCE_MILLIS = 30_000;

    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    private final List<BrowserContext> contexts = new ArrayList<>();
    private Playwright playwright;
    private Browser browser;

    @Override
    public void beforeAll(ExtensionContext test) {
        Optional<Path> chromium = Chromium.find(System.getenv());
        if (chromium.isEmpty()) {
            System.out.println(Chromium.REMEDY);
        }
        assumeTrue(chromium.isPresent(), Chromium.REMEDY);
        playwright = Playwright.create();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.get())
                        .setChromiumSandbox(false) // root cannot use the sandbox
                        .setArgs(Chromium.ARGUMENTS));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    /** Closes the pages before the test ends the demo, which would cause errors in them. */
    @Override
    public void afterTestExecution(ExtensionContext test) {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        List<String> all = List.copyOf(complaints);
        complaints.clear();
        assertThat(all).as("what the console and the network complained of").isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext test) {
        if (playwright != null) {
            playwright.close();
        }
    }

    /** Opens the demo's page, and waits until it is connected and filled. */
    Page open(DemoProcess demo) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 860));
        contexts.add(context);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(demo.url())) {
                complaints.add("request to another server: " + request.url());
            }
        });
        page.navigate(demo.url());
        assertThat(page.locator("#live")).hasText("live");
        assertThat(page.locator("#services .row").first()).isVisible();
        assertThat(page.locator("#config tr").first()).isVisible();
        return page;
    }

    /** Saves a screenshot of a page. */
    static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of(System.getProperty("demo.screenshots"), name))
                .setFullPage(true));
    }
}
