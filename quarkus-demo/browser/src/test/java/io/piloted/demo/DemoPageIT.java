package io.piloted.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.piloted.tck.Assertion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests of the demo's page in a real browser, with the packaged demo as a process, a real {@code kill -HUP}, and
 * keyboard input.
 */
class DemoPageIT {

    private static final String BEFORE = """
            {
              appserver: [
                { address: '10.0.10.10', port: 3000, id: 'appserver-1', node: 'rack-a' },
                { address: '10.0.10.11', port: 3000, id: 'appserver-2', node: 'rack-b' },
                { address: '10.0.10.12', port: 3000, id: 'appserver-3', node: 'rack-c', tags: ['canary'] },
              ],
              database: [
                { address: '10.0.20.10', port: 5432, tags: ['large'], weight: 3 },
                { address: '10.0.20.11', port: 5432, tags: ['small'] },
              ],
            }
            """;

    /** The file of endpoints after the change: one instance removed, two added. */
    private static final String AFTER = """
            {
              appserver: [
                { address: '10.0.10.11', port: 3000, id: 'appserver-2', node: 'rack-b' },
                { address: '10.0.10.12', port: 3000, id: 'appserver-3', node: 'rack-c', tags: ['canary'] },
                { address: '10.0.10.13', port: 3000, id: 'appserver-4', node: 'rack-d' },
                { address: '2001:db8::14', port: 3000, id: 'appserver-5', node: 'rack-e' },
              ],
              database: [
                { address: '10.0.20.10', port: 5432, tags: ['large'], weight: 3 },
                { address: '10.0.20.11', port: 5432, tags: ['small'] },
              ],
            }
            """;

    private static final double GOOD_LAYOUT_SHIFT = 0.1;

    @RegisterExtension
    static final ChromiumPages CHROMIUM = new ChromiumPages();

    @TempDir
    Path folder;

    private DemoProcess demo;
    private Page page;

    @BeforeEach
    void open() throws IOException {
        String file = Files.readString(Path.of(System.getProperty("demo.containerpilot")));
        Path own = Files.writeString(
                folder.resolve("containerpilot.json5"), file.replace("\"anonymous\"", "\"my-own-token\""));
        demo = new DemoProcess("containerpilot=" + own, "piloted.catalog=" + endpoints(BEFORE)).ready();
        page = CHROMIUM.open(demo);
    }

    @AfterEach
    void end() throws IOException {
        demo.close();
    }

    @Test
    @Assertion({"C5.1", "C6.1"})
    void hangup_theCommandOfThePage_showsEventAndEndpointsWithoutReload() throws Exception {
        page.evaluate("window.sameDocument = true");
        pick("appserver").click(new Locator.ClickOptions().setClickCount(5));
        pick("database").click();
        assertThat(rows("appserver").nth(1)).hasClass(Pattern.compile("hit"));
        ChromiumPages.screenshot(page, "before-sighup.png");

        endpoints(AFTER);
        Process kill = new ProcessBuilder("sh", "-c", page.locator("#kill").textContent()).start();
        assertThat(kill.waitFor(DemoProcess.SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(kill.exitValue()).isZero();

        assertThat(page.locator("#events li").first()).containsText("SIGNAL");
        assertThat(page.locator("#events .added")).hasText(new String[] {"+ 10.0.10.13:3000", "+ [2001:db8::14]:3000"});
        assertThat(page.locator("#events .removed")).hasText("− 10.0.10.10:3000");
        assertThat(rows("appserver")).hasCount(4);
        assertThat(row("10.0.10.13:3000")).containsText("new");
        assertThat(row("10.0.10.13:3000")).containsText("node rack-d");
        assertThat(row("10.0.10.10:3000")).hasCount(0);
        assertThat(page.locator("#health")).hasText(Pattern.compile("UP piloted.*appserver4.*"));
        assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);
        assertThat(pick("database")).isFocused();
        for (int i = 0; i < 6; i++) {
            pick("appserver").click();
        }
        assertThat(rows("appserver").locator(".count")).hasText(new String[] {"2", "2", "1", "1"});
        ChromiumPages.screenshot(page, "after-sighup.png");
        String readme = System.getProperty("demo.screenshot", "");
        if (!readme.isBlank()) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(readme)));
        }
    }

    @Test
    @Assertion("C4.1")
    void pickButton_turnsTheRotation() {
        for (String address : new String[] {"10.0.10.10", "10.0.10.11", "10.0.10.12", "10.0.10.10"}) {
            pick("appserver").click();
            assertThat(page.locator("[data-service=appserver] .hit")).hasAttribute("data-endpoint", address + ":3000");
            assertThat(page.locator("#message")).containsText(address);
        }
        assertThat(rows("appserver").locator(".count")).hasText(new String[] {"2", "1", "1"});

        page.locator("#form").selectOption("List<Endpoint>");
        pick("appserver").click();
        assertThat(page.locator("[data-service=appserver] .hit")).hasCount(3);
    }

    @Test
    @Assertion({"C4.1", "C4.3"})
    void auto_isFairByWeight() {
        page.locator("#auto").click();
        assertThat(page.locator("#auto")).hasAttribute("aria-pressed", "true");
        assertThat(row("10.0.20.11:5432").locator(".count")).hasText(Pattern.compile("^([3-9]|\\d\\d+)$"));
        page.locator("#auto").click();
        assertThat(page.locator("#auto")).hasAttribute("aria-pressed", "false");

        List<Integer> appserver = counts("appserver");
        assertThat(Collections.max(appserver) - Collections.min(appserver)).isLessThanOrEqualTo(1);
        List<Integer> database = counts("database");
        assertThat(database.get(0)).isBetween(3 * (database.get(1) - 1), 3 * (database.get(1) + 1));

        page.locator("#reset").click();
        assertThat(counts("appserver")).containsOnly(0);
    }

    @Test
    void keyboard_reachesEverythingAndPicks() {
        List<String> reached = new ArrayList<>();
        for (int i = 0; i < 30 && !reached.contains("auto"); i++) {
            page.keyboard().press("Tab");
            reached.add(focused());
        }
        assertThat(reached)
                .startsWith("Skip to the services")
                .containsSubsequence("kill", "copy", "refresh", "form", "auto");

        page.keyboard().press("Space");
        assertThat(page.locator("#auto")).hasAttribute("aria-pressed", "true");
        page.keyboard().press("Enter");
        assertThat(page.locator("#auto")).hasAttribute("aria-pressed", "false");

        page.keyboard().press("Tab");
        assertThat(focused()).isEqualTo("reset");
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(focused()).isEqualTo("Pick appserver");
        page.keyboard().press("Enter");
        page.keyboard().press("Space");
        assertThat(page.locator("[data-service=appserver]")).containsText("2 picks");

        for (int i = 0; i < 3; i++) {
            page.keyboard().press("Shift+Tab");
        }
        assertThat(focused()).isEqualTo("form");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#form")).hasValue("Instance<Endpoint>");
    }

    @Test
    void refreshButton_isAnEventThatSaysSo() {
        page.locator("#refresh").click();
        assertThat(page.locator("#events li")).hasText(Pattern.compile("PROGRAM.*nothing changed"));
    }

    @Test
    void configuration_masksSecrets() {
        Locator token = page.locator("#config tr").filter(new Locator.FilterOptions().setHasText("consul.token"));
        assertThat(token).hasCount(1);
        assertThat(token.locator("td").nth(1)).hasText("•••");
        assertThat(page.content())
                .contains("containerpilot.watches[0].interval")
                .doesNotContain("my-own-token");
    }

    @Test
    void load_movesNothingAround() {
        Object shift = page.evaluate("""
                () => new Promise(done => {
                  let sum = 0;
                  new PerformanceObserver(list => {
                    list.getEntries().filter(e => !e.hadRecentInput).forEach(e => sum += e.value);
                  }).observe({type: 'layout-shift', buffered: true});
                  requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
                })
                """);
        assertThat(((Number) shift).doubleValue()).isLessThan(GOOD_LAYOUT_SHIFT);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void axe_findsNoViolation(ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.locator("#refresh").click();
        pick("appserver").click();
        assertThat(page.locator("#events li")).containsText("PROGRAM");
        ChromiumPages.screenshot(page, scheme.name().toLowerCase(Locale.ROOT) + ".png");

        assertThat(new AxeBuilder(page).analyze().getViolations())
                .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                .isEmpty();
    }

    @Test
    void narrowScreen_scrollsOneWayOnly() {
        page.setViewportSize(380, 800);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        ChromiumPages.screenshot(page, "narrow.png");
    }

    private Path endpoints(String text) throws IOException {
        // Replaced in one step, because a refresh may read it at any time.
        Path written = Files.writeString(folder.resolve("endpoints.new"), text);
        return Files.move(written, folder.resolve("endpoints.json5"), StandardCopyOption.ATOMIC_MOVE);
    }

    private Locator rows(String service) {
        return page.locator("[data-service=" + service + "] .row");
    }

    private Locator row(String endpoint) {
        return page.locator("[data-endpoint='" + endpoint + "']");
    }

    private Locator pick(String service) {
        return page.locator("[data-service=" + service + "] button");
    }

    private List<Integer> counts(String service) {
        return rows(service).locator(".count").allTextContents().stream()
                .map(Integer::valueOf)
                .toList();
    }

    private String focused() {
        return (String) page.evaluate(
                "(e => e.getAttribute('aria-label') && e.tagName === 'BUTTON' ? e.getAttribute('aria-label')"
                        + " : e.id || e.textContent.trim())(document.activeElement)");
    }
}
